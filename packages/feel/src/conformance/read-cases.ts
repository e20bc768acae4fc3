import { Problem, Result } from '@ceyuan/values'
import type { CaseStep, FeelCase } from './case.ts'
import type { TypeDefinition } from './declared-type.ts'
import type { TypedValue } from './typed-value.ts'

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const texts = new Set(['number', 'string', 'date', 'time', 'dateTime', 'duration'])

const isTextType = (type: unknown): type is Extract<TypedValue, { readonly value: string }>['type'] =>
  typeof type === 'string' && texts.has(type)

const all = <T>(values: readonly unknown[], read: (value: unknown) => T | null): readonly T[] | null => {
  const found = values.map(read)
  return found.some((value) => value === null) ? null : found.filter((value) => value !== null)
}

const readRecord = <T>(value: unknown, read: (value: unknown) => T | null): Readonly<Record<string, T>> | null => {
  if (value === undefined) return {}
  if (!isRecord(value)) return null
  const values = all(Object.values(value), read)
  return values && Object.fromEntries(Object.keys(value).flatMap((name, index) => pair(name, values[index])))
}

const pair = <T>(name: string, value: T | undefined): readonly (readonly [string, T])[] =>
  value === undefined ? [] : [[name, value]]

const readTyped = (value: unknown): TypedValue | null => {
  if (!isRecord(value)) return null
  const { type, value: content } = value
  if (type === 'null') return { type }
  if (type === 'boolean' && typeof content === 'boolean') return { type, value: content }
  if (isTextType(type) && typeof content === 'string') return { type, value: content }
  if (type === 'list' && Array.isArray(content)) {
    const items = all(content, readTyped)
    return items && { type, value: items }
  }
  const entries = type === 'context' ? readRecord(content, readTyped) : null
  return entries && { type: 'context', value: entries }
}

const optionalText = (name: string, value: unknown): Readonly<Record<string, string>> =>
  typeof value === 'string' ? { [name]: value } : {}

const readComponent = (value: unknown): string | TypeDefinition | null =>
  typeof value === 'string' ? value : readDefinition(value)

const readDefinition = (value: unknown): TypeDefinition | null => {
  if (!isRecord(value)) return null
  const components = value['components'] === undefined ? null : readRecord(value['components'], readComponent)
  return {
    ...optionalText('base', value['base']),
    ...optionalText('allowedValues', value['allowedValues']),
    ...optionalText('typeConstraint', value['typeConstraint']),
    ...(value['list'] === true ? { list: true } : {}),
    ...(components === null ? {} : { components }),
  }
}

const readStep = (value: unknown): CaseStep | null => {
  if (!isRecord(value) || typeof value['name'] !== 'string' || typeof value['expression'] !== 'string') return null
  const { uses } = value
  return {
    name: value['name'],
    expression: value['expression'],
    ...optionalText('typeRef', value['typeRef']),
    ...(Array.isArray(uses) ? { uses: uses.filter((name) => typeof name === 'string') } : {}),
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const readCase = (value: unknown): FeelCase | null => {
  if (!isRecord(value) || typeof value['id'] !== 'string' || !Array.isArray(value['steps'])) return null
  const { expected } = value
  const wanted = isRecord(expected) && expected['error'] === true ? ({ error: true } as const) : readTyped(expected)
  const steps = all(value['steps'], readStep)
  const inputs = readRecord(value['inputs'], readTyped)
  const inputTypes = readRecord(value['inputTypes'], text)
  const types = readRecord(value['types'], readDefinition)
  if (!wanted || !steps || !inputs || !inputTypes || !types) return null
  return { id: value['id'], scalar: value['scalar'] === true, inputs, inputTypes, types, steps, expected: wanted }
}

const parseJson = (source: string): unknown => {
  try {
    return JSON.parse(source)
  } catch {
    // Not JSON as a whole: perhaps one record a line.
    return source
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(parseLine)
  }
}

const parseLine = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** Reads a file of cases: a JSON list, or one record a line. */
export const readCases = (source: string): Result<readonly FeelCase[]> => {
  const records = parseJson(source)
  if (!Array.isArray(records) || records.length === 0) return Result.failure(Problem.create('feel.no-cases'))
  const cases = records.map(readCase)
  const wrong = cases.flatMap((found, index) =>
    found === null ? [Problem.create('feel.unreadable-case', { position: index + 1 })] : [],
  )
  const [first, ...rest] = wrong
  return first ? Result.failure(first, ...rest) : Result.success(cases.filter((found) => found !== null))
}
