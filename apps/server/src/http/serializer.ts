import build from 'fast-json-stringify'
import { z } from 'zod'

type Json = Readonly<Record<string, unknown>>

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

// Lists before words: the compiled code would take a list for a word.
const order = ['null', 'array', 'object', 'boolean', 'number', 'integer', 'string']

const inOrder = (types: readonly unknown[]): readonly string[] => order.filter((type) => types.includes(type))

// Alternatives that differ in their type alone become one schema of several types, which is written without trying each in turn.
const merge = (schema: Json): Json => {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf)) return schema
  const parts = anyOf.filter(isJson)
  const types = parts.map(({ type }) => type)
  const isPlain = types.every((type) => typeof type === 'string') && new Set(types).size === types.length
  return isPlain ? Object.assign({ ...rest }, ...parts, { type: inOrder(types) }) : schema
}

const simplify = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(simplify)
  if (!isJson(value)) return value
  return merge(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, simplify(part)])))
}

/**
 * Compiles the writer of an answer from its schema: it writes what the schema declares, in its types, and nothing else, and throws
 * where a declared part is missing. Unlike a check it does not look at formats and bounds, which tests do.
 */
export const compileSerializer = (schema: z.ZodType): ((value: unknown) => string) => {
  const json = simplify(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }))
  if (!isJson(json)) throw new Error('The schema has no JSON Schema')
  const { $schema: _dialect, ...plain } = json
  const write = build(plain)
  return (value) => write(value)
}
