import { Problem, Result, type ProblemValue } from '@ceyuan/values'
import type { z } from 'zod'

type Issue = z.core.$ZodIssue
type Values = Readonly<Record<string, ProblemValue>>

const shown = (input: unknown): string =>
  (typeof input === 'string' ? input : (JSON.stringify(input) ?? 'undefined')).slice(0, 100)

const bound = (value: number | bigint): number => Number(value)

const describe = (issue: Issue): readonly [code: string, values: Values] => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? ['field.required', {}] : ['field.type', { wanted: issue.expected }]
    case 'invalid_value':
      return issue.input === undefined
        ? ['field.required', {}]
        : ['field.not-one-of', { wanted: issue.values.map(String) }]
    case 'too_small':
      return ['field.too-small', { kind: issue.origin, min: bound(issue.minimum) }]
    case 'too_big':
      return ['field.too-big', { kind: issue.origin, max: bound(issue.maximum) }]
    case 'invalid_format':
      return ['field.format', { format: issue.format, found: shown(issue.input) }]
    case 'unrecognized_keys':
      return ['field.unknown', { fields: issue.keys }]
    default:
      return ['field.invalid', {}]
  }
}

const escaped = (key: PropertyKey): string => String(key).replaceAll('~', '~0').replaceAll('/', '~1')

const toProblem = (issue: Issue, root: string): Problem => {
  const [code, values] = describe(issue)
  return Problem.create(code, values, { path: [root, ...issue.path.map(escaped)].map((part) => `/${part}`).join('') })
}

const maxProblems = 100

/** Checks a part of a request; every problem at once, each with the JSON pointer of its field. */
export const validate = (schema: z.ZodType | undefined, input: unknown, root: string): Result<unknown> => {
  if (!schema) return Result.success(undefined)
  const checked = schema.safeParse(input, { reportInput: true })
  if (checked.success) return Result.success(checked.data)
  const [first, ...rest] = checked.error.issues.slice(0, maxProblems).map((issue) => toProblem(issue, root))
  return Result.failure(first ?? Problem.create('field.invalid', {}, { path: `/${root}` }), ...rest)
}
