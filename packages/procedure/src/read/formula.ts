import { check, type FactType, parse } from '@ceyuan/feel'
import { Problem, Result } from '@ceyuan/values'
import type { Formula } from '../definition/formula.ts'
import type { Reading, Site } from './reading.ts'
import { toFeel } from './to-feel.ts'

const placed = (problem: Problem, { id, line }: Site): Problem =>
  Problem.create(problem.code, problem.values, { path: id, ...(line > 0 ? { line } : {}) })

/** Reads an expression, and checks it where the facts are known; its problems are told at the element. */
export const readFormula = (
  written: string,
  site: Site,
  { dictionary }: Reading,
  wanted?: FactType,
): Result<Formula> => {
  const text = toFeel(written)
  const parsed = parse(text, dictionary ?? {})
  const checked =
    parsed.kind === 'success' && dictionary !== null
      ? check(parsed.value, dictionary, wanted === undefined ? {} : { wanted })
      : parsed
  if (parsed.kind === 'success' && checked.kind === 'success') {
    return Result.success(Object.freeze({ kind: 'formula', text, parsed: parsed.value }))
  }
  const problems = checked.kind === 'failure' ? checked.problems : []
  const [first, ...rest] = problems.map((each) => placed(each, site))
  if (first === undefined) throw new Error('a failure without problems')
  return Result.failure(first, ...rest)
}

/** Reads an expression that may be absent. */
export const readOptional = (
  written: string | null,
  site: Site,
  reading: Reading,
  wanted?: FactType,
): Result<Formula | null> => (written === null ? Result.success(null) : readFormula(written, site, reading, wanted))
