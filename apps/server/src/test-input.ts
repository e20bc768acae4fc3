import { randomUUID } from 'node:crypto'

type Json = unknown
type Schema = Readonly<Record<string, unknown>>

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const byFormat: Readonly<Record<string, string>> = {
  uuid: '01900000-0000-7000-8000-000000000000',
  date: '2026-02-28',
  'date-time': '2026-02-28T00:00:00.000Z',
  email: 'a@example.org',
  uri: 'https://example.org/',
}

const textOf = (schema: Schema, text: string): string => {
  const format = byFormat[String(schema['format'])]
  if (format !== undefined) return format
  const least = Number(schema['minLength'] ?? 0)
  const most = Number(schema['maxLength'] ?? 300)
  return text.padEnd(least, 'x').slice(0, most)
}

const numberOf = (schema: Schema): number => {
  const least = Number(schema['minimum'] ?? schema['exclusiveMinimum'] ?? 0)
  return Math.max(least, Math.min(1, Number(schema['maximum'] ?? 1)))
}

const objectOf = (schema: Schema, text: string): Json =>
  Object.fromEntries(
    Object.entries(isSchema(schema['properties']) ? schema['properties'] : {}).map(([name, part]) => [
      name,
      isSchema(part) ? hostileInput(part, text) : null,
    ]),
  )

/** A value that a JSON Schema would take, with every free text set to the given one: for tests that send nonsense of the right form. */
export const hostileInput = (schema: Schema, text: string): Json => {
  const [choice] = [...listOf(schema['anyOf']), ...listOf(schema['oneOf'])]
  if (isSchema(choice)) return hostileInput(choice, text)
  const [first] = listOf(schema['enum'])
  if (first !== undefined) return first
  if ('const' in schema) return schema['const']
  switch (schema['type']) {
    case 'string':
      return textOf(schema, text)
    case 'integer':
    case 'number':
      return numberOf(schema)
    case 'boolean':
      return true
    case 'array':
      return isSchema(schema['items']) ? [hostileInput(schema['items'], text)] : []
    case 'object':
      return objectOf(schema, text)
    default:
      return null
  }
}

/** Texts that have broken other programs: quotes, wildcards, escapes, signs beyond the basic plane, formulas, markup. */
export const hostileTexts: readonly string[] = [
  `'; drop table person; --`,
  String.raw`%_\' "$1 {{x}} ${'${x}'}`,
  '\u{1F600}\u202e\u0001\ufeff\u3000',
  '=cmd|calc!A1',
  '<script>alert(1)</script>',
  '-1',
  '99999999999999999999',
  randomUUID(),
]
