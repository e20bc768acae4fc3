/** Object ids of the PostgreSQL types whose values this product reads in its own way, and of their arrays. */
const typeIds = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700 } as const
const arrayTypeIds = { int8: 1016, date: 1182, timestamp: 1115, timestamptz: 1185, numeric: 1231 } as const

const toIsoInstant = (text: string): string => {
  const match = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text)
  if (!match) return text
  const [, day, time, fraction = ''] = match
  return `${day}T${time}.${fraction.padEnd(3, '0')}Z`
}

type ColumnParser = (text: string) => unknown
const asText: ColumnParser = (text) => text

/**
 * How a column's text becomes a value, by type id, the same on both engines: date → 'YYYY-MM-DD', int8 → bigint,
 * numeric → decimal string, timestamptz → ISO 8601 in UTC with at least milliseconds. Sessions must be in UTC.
 */
export const columnParsers: Readonly<Record<number, ColumnParser>> = Object.freeze({
  [typeIds.int8]: BigInt,
  [typeIds.date]: asText,
  [typeIds.timestamp]: asText,
  [typeIds.timestamptz]: toIsoInstant,
  [typeIds.numeric]: asText,
})

/** The same parsers by the id of the array type, for an engine that has to be told about arrays. */
export const elementParsers: Readonly<Record<number, ColumnParser>> = Object.freeze({
  [arrayTypeIds.int8]: BigInt,
  [arrayTypeIds.date]: asText,
  [arrayTypeIds.timestamp]: asText,
  [arrayTypeIds.timestamptz]: toIsoInstant,
  [arrayTypeIds.numeric]: asText,
})

const toText = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    default:
      return JSON.stringify(value)
  }
}

const toElement = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL'
  if (Array.isArray(value)) return toArrayLiteral(value)
  return `"${toText(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}

const toArrayLiteral = (values: readonly unknown[]): string => `{${values.map(toElement).join(',')}}`

/**
 * A parameter as both engines take it: text, null, or bytes. Arrays become PostgreSQL arrays and plain objects JSON;
 * a JSON array is therefore passed as `JSON.stringify(…)` with `::jsonb`.
 */
export const toParameter = (value: unknown): string | Uint8Array | null => {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array) return value
  return Array.isArray(value) ? toArrayLiteral(value) : toText(value)
}
