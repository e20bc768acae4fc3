import {
  annotate,
  type Dictionary,
  FactType,
  type FeelCase,
  type FeelValue,
  fromTypedValue,
  kindOf,
  money,
  parse,
  parseDate,
  parseDateTime,
  parseDuration,
  parseNumber,
  parseTime,
  toSql,
  type TypedValue,
} from '@ceyuan/feel'
import type { Result } from '@ceyuan/values'
import type { SqlText } from '@ceyuan/feel'

/** The instant that the clock functions tell in these tests. */
export const testNow = '2026-11-23T01:02:03Z'

const types: Readonly<Record<string, FactType>> = {
  number: FactType.number,
  string: FactType.string,
  boolean: FactType.boolean,
  date: FactType.date,
  time: FactType.time,
  dateTime: FactType.dateTime,
  dayTimeDuration: FactType.daysDuration,
  yearMonthDuration: FactType.monthsDuration,
}

const typeOfInput = (typed: TypedValue, declared: string | undefined): FactType => {
  if (declared !== undefined && declared !== 'Any' && types[declared]) return types[declared]
  if (typed.type === 'duration') {
    return kindOf(fromTypedValue(typed)) === 'years and months duration'
      ? FactType.monthsDuration
      : FactType.daysDuration
  }
  return types[typed.type] ?? FactType.any
}

/** Gives the types of a case's inputs. */
export const dictionaryOf = ({ inputs = {}, inputTypes = {} }: FeelCase): Dictionary =>
  Object.fromEntries(Object.entries(inputs).map(([name, typed]) => [name, typeOfInput(typed, inputTypes[name])]))

/** Compiles the last expression of a case, earlier ones put in its place by name. */
export const compileCase = (feelCase: FeelCase, fold: boolean): Result<SqlText> => {
  const dictionary = dictionaryOf(feelCase)
  const last = feelCase.steps.at(-1)
  const expression = feelCase.steps
    .slice(0, -1)
    .reduce((text, { name, expression: inner }) => text.replaceAll(name, `(${inner})`), last?.expression ?? '')
  const parsed = parse(expression, dictionary)
  if (parsed.kind === 'failure') return parsed
  const typed = annotate(parsed.value, dictionary)
  return toSql(typed, { dialect: 'postgres', column: (name) => `"${name}"`, now: testNow, timeZone: 'UTC', fold })
}

const sqlTypes: Readonly<Record<string, string>> = {
  number: 'numeric',
  string: 'text',
  boolean: 'boolean',
  date: 'date',
  'date and time': 'timestamptz',
  'days and time duration': 'numeric',
  'years and months duration': 'numeric',
}

const contentOf = (typed: TypedValue): string | null => {
  if (typed.type === 'null' || typed.type === 'list' || typed.type === 'context') return null
  const value = fromTypedValue(typed)
  if (value !== null && typeof value === 'object' && 'kind' in value) {
    if (value.kind === 'days and time duration') return String(Number(value.nanos) / 1e9)
    if (value.kind === 'years and months duration') return String(value.months)
  }
  return String(typed.value)
}

/** Gives a row with a case's inputs as SQL: `select … as "name"`. */
export const rowOf = (feelCase: FeelCase): string => {
  const columns = Object.entries(dictionaryOf(feelCase)).map(([name, type]) => {
    const typed = feelCase.inputs?.[name] ?? { type: 'null' }
    const content = contentOf(typed)
    const literal = content === null ? 'null' : `'${content.replaceAll("'", "''")}'`
    return `${literal}::${sqlTypes[type.kind] ?? 'text'} as "${name}"`
  })
  return `select ${columns.length === 0 ? '1' : columns.join(', ')}`
}

const temporal: Readonly<Record<string, (text: string) => FeelValue>> = {
  number: parseNumber,
  date: parseDate,
  'date and time': parseDateTime,
  time: parseTime,
  boolean: (text) => text === 'true',
  any: (text) => parseDuration(text) ?? parseNumber(text) ?? text,
  'days and time duration': (text) => parseDuration(text.startsWith('-') ? `-PT${text.slice(1)}S` : `PT${text}S`),
  'years and months duration': (text) => parseDuration(text.startsWith('-') ? `-P${text.slice(1)}M` : `P${text}M`),
  money: (text) => {
    const fen = parseNumber(text)
    return fen && money(fen)
  },
}

/** Gives the FEEL value of a result shown as text, by the type that the compiler told. */
export const fromColumn = (text: string | null, type: FactType): FeelValue =>
  text === null ? null : (temporal[type.kind]?.(text) ?? text)
