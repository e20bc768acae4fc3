import {
  context,
  type FeelValue,
  list,
  money,
  parseDate,
  parseDateTime,
  parseDuration,
  parseNumber,
  parseTime,
  range,
  toText,
} from '@ceyuan/feel'

/** A FEEL value as JSON: dates, times and durations as `@"…"`, what JSON cannot say as an object with one key that begins with `@`. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [name: string]: Plain }

const fromText = (text: string): FeelValue => {
  const moment = /^@"(.*)"$/u.exec(text)?.[1]
  if (moment === undefined) return text
  return parseDate(moment) ?? parseTime(moment) ?? parseDateTime(moment) ?? parseDuration(moment) ?? text
}

const fromMarked = (mark: string, value: unknown): FeelValue | undefined => {
  if (mark === '@text') return typeof value === 'string' ? value : undefined
  if (mark === '@number') return parseNumber(String(value)) ?? undefined
  if (mark === '@fen') {
    const fen = parseNumber(String(value))
    return fen === null || typeof fen !== 'object' ? undefined : money(fen)
  }
  if (mark !== '@range' || !Array.isArray(value)) return undefined
  const [start, end, isStartIn, isEndIn]: readonly unknown[] = value
  return range(fromPlain(start), fromPlain(end), isStartIn === true, isEndIn === true)
}

/** Gives the FEEL value that JSON says; what is no JSON value is null. */
export const fromPlain = (value: unknown): FeelValue => {
  if (typeof value === 'boolean') return value
  if (typeof value === 'number') return parseNumber(String(value))
  if (typeof value === 'string') return fromText(value)
  if (Array.isArray(value)) return list(value.map(fromPlain))
  if (typeof value !== 'object' || value === null) return null
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value)
  const [first, ...others] = entries
  const marked = first && others.length === 0 ? fromMarked(...first) : undefined
  return marked ?? context(entries.map(([name, each]) => [name, fromPlain(each)]))
}

const plainNumber = (text: string): Plain => (String(Number(text)) === text ? Number(text) : { '@number': text })

/** Gives a FEEL value as JSON that reads back as the same; a function has none and is null. */
export const toPlain = (value: FeelValue): Plain => {
  if (value === null || typeof value === 'boolean') return value
  if (typeof value === 'string') return value.startsWith('@') ? { '@text': value } : value
  if (!('kind' in value)) return plainNumber(toText(value))
  switch (value.kind) {
    case 'money':
      return { '@fen': value.fen.toFixed() }
    case 'list':
      return value.items.map(toPlain)
    case 'context':
      return Object.fromEntries([...value.entries].map(([name, each]) => [name, toPlain(each)]))
    case 'range':
      return { '@range': [toPlain(value.start), toPlain(value.end), value.startIncluded, value.endIncluded] }
    case 'function':
      return null
    default:
      return `@"${toText(value)}"`
  }
}
