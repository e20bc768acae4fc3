import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Problem, Result, type Place } from '@ceyuan/values'
import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import { nearestName } from './nearest-name.ts'

/** Where something stands in a YAML file: keys and indexes from the top. */
export type YamlPath = readonly (string | number)[]

/** A YAML file of a city pack, checked against its schema; `placeOf` finds the line and column of any of its parts. */
export type YamlFile<T> = {
  readonly source: string
  readonly value: T
  readonly placeOf: (path: YamlPath) => Place
  /** The text of the file from that place to the end of its line. */
  readonly textAt: (path: YamlPath) => string
}

const toPath = (path: readonly PropertyKey[]): YamlPath =>
  path.map((part) => (typeof part === 'symbol' ? String(part) : part))

const findOffset = (document: Document, path: YamlPath): number => {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return document.contents?.range?.[0] ?? 0
}

const show = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text === undefined ? '' : text.slice(0, 80)
}

const valueAt = (root: unknown, path: YamlPath): unknown => {
  let value = root
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.entries(value).find(([key]) => key === String(part))?.[1]
  }
  return value
}

type Fault = { readonly path: YamlPath; readonly code: string; readonly values: Problem['values'] }

const unknownKeys = (
  issue: z.core.$ZodIssueUnrecognizedKeys,
  path: YamlPath,
  known: readonly string[],
): readonly Fault[] =>
  issue.keys.map((key) => ({
    path: [...path, key],
    code: 'city.unknown-key',
    values: { key, nearest: nearestName(key, known) ?? '' },
  }))

const describe = (issue: z.core.$ZodIssue, root: unknown, known: readonly string[]): readonly Fault[] => {
  const path = toPath(issue.path)
  const found = valueAt(root, path)
  if (found === undefined) return [{ path, code: 'city.missing', values: { path: path.join('.') } }]
  const values = { path: path.join('.'), found: show(found) }
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownKeys(issue, path, known)
    case 'invalid_value': {
      const wanted = issue.values.map(String)
      const nearest = nearestName(values.found, wanted) ?? ''
      return [{ path, code: 'city.not-one-of', values: { ...values, wanted, nearest } }]
    }
    case 'invalid_type':
      return [{ path, code: 'city.wrong-type', values: { ...values, wanted: issue.expected } }]
    default:
      return [{ path, code: 'city.invalid', values: { ...values, reason: issue.message } }]
  }
}

/** Parses the text of a pack file and checks it; every problem has its line and column. `known` are key names to suggest. */
export const parseYaml = <T>(
  text: string,
  source: string,
  schema: z.ZodType<T>,
  known: readonly string[] = [],
): Result<YamlFile<T>> => {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { source, line, column: col, offset }
  }
  const [error, ...errors] = document.errors.map((problem) =>
    Problem.create('city.not-yaml', { reason: problem.message }, placeAt(problem.pos[0])),
  )
  if (error) return Result.failure(error, ...errors)
  const root: unknown = document.toJS()
  const placeOf = (path: YamlPath): Place => placeAt(findOffset(document, path))
  const checked = schema.safeParse(root, { reportInput: true })
  const textAt = (path: YamlPath): string => text.slice(findOffset(document, path)).split('\n', 1)[0] ?? ''
  if (checked.success) return Result.success({ source, value: checked.data, placeOf, textAt })
  const [first, ...rest] = checked.error.issues
    .flatMap((issue) => describe(issue, root, known))
    .map(({ path, code, values }) => Problem.create(code, values, placeOf(path)))
  if (!first) throw new Error(`${source} was refused without an issue`)
  return Result.failure(first, ...rest)
}

/** Reads and parses one file of the pack in `folder`. */
export const readYaml = async <T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
  known: readonly string[] = [],
): Promise<Result<YamlFile<T>>> => {
  const source = relative(folder, join(folder, file))
  try {
    return parseYaml(await readFile(join(folder, file), 'utf8'), source, schema, known)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return Result.failure(Problem.create('city.file-unreadable', { file: source, reason }, { source }))
  }
}
