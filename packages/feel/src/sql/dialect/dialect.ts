/** What the databases write differently. Everything else is one visitor; numbers are whole and of 64 bits everywhere. */
export type Dialect = {
  readonly name: 'postgres' | 'duckdb' | 'spark'
  /** A name as identifier. */
  readonly identifier: (name: string) => string
  readonly text: (value: string) => string
  /** A text that is not known, with its type. */
  readonly nullText: string
  /** The whole quotient of two whole numbers, cut off towards zero. */
  readonly quotient: (left: string, right: string) => string
  readonly whole: (value: string) => string
  /** Whether a condition is true: never unknown. */
  readonly isTrue: (condition: string) => string
  readonly isNotTrue: (condition: string) => string
  readonly date: (text: string) => string
  /** The days from 1970-01-01 to a date, and back. */
  readonly days: (date: string) => string
  readonly fromDays: (days: string) => string
  readonly addMonths: (date: string, months: number) => string
  /** The part of a date: year, month, day, or the weekday from Monday 1; a date that was calculated may lie before the year 1. */
  readonly part: (field: DateField, date: string, isCalculated: boolean) => string
  readonly contains: (text: string, part: string) => string
  readonly startsWith: (text: string, part: string) => string
  readonly endsWith: (text: string, part: string) => string
  readonly length: (text: string) => string
  /** Where a text begins in another, from 1. */
  readonly position: (text: string, part: string) => string
  /** So many signs of a text from a place on, or all of them. */
  readonly slice: (text: string, from: string, count: string | null) => string
  readonly listHas: (list: string, item: string) => string
  readonly listLength: (list: string) => string
}

/** A part of a date. */
export type DateField = 'year' | 'month' | 'day' | 'weekday'

const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`
const doubleQuoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const epoch = "date '1970-01-01'"

const common = {
  identifier: doubleQuoted,
  text: quoted,
  nullText: 'cast(null as varchar)',
  whole: (value: string) => `cast(${value} as bigint)`,
  isTrue: (condition: string) => `(${condition}) is true`,
  isNotTrue: (condition: string) => `(${condition}) is not true`,
  date: (text: string) => `date '${text}'`,
  length: (text: string) => `cast(length(${text}) as bigint)`,
}

// Places and counts of signs have 32 bits.
const sliced =
  (name: string, type: string) =>
  (text: string, from: string, count: string | null): string => {
    const parts = [from, ...(count === null ? [] : [count])].map((part) =>
      /^\d+$/.test(part) ? part : `cast(${part} as ${type})`,
    )
    return `${name}(${[text, ...parts].join(', ')})`
  }

/** PostgreSQL. */
export const postgresDialect: Dialect = Object.freeze({
  ...common,
  name: 'postgres',
  quotient: (left, right) => `${left} / ${right}`,
  days: (date) => `cast(${date} - ${epoch} as bigint)`,
  fromDays: (days) => `(${epoch} + cast(${days} as integer))`,
  addMonths: (date, months) => `cast(${date} + make_interval(months => ${months}) as date)`,
  part: (field, date, isCalculated) => {
    const part = `extract(${field === 'weekday' ? 'isodow' : field} from ${date})`
    // The year before 1 is -1 there.
    const year = `${part} + case when ${date} < date '0001-01-01' then 1 else 0 end`
    return `cast(${field === 'year' && isCalculated ? year : part} as bigint)`
  },
  contains: (text, part) => `strpos(${text}, ${part}) > 0`,
  position: (text, part) => `strpos(${text}, ${part})`,
  slice: sliced('substr', 'integer'),
  startsWith: (text, part) => `starts_with(${text}, ${part})`,
  endsWith: (text, part) => `right(${text}, length(${part})) = ${part}`,
  listHas: (list, item) => `coalesce(${item} = any(${list}), false)`,
  listLength: (list) => `cast(cardinality(${list}) as bigint)`,
})

/** DuckDB. */
export const duckdbDialect: Dialect = Object.freeze({
  ...common,
  name: 'duckdb',
  quotient: (left, right) => `${left} // ${right}`,
  days: (date) => `date_diff('day', ${epoch}, ${date})`,
  fromDays: (days) => `(${epoch} + cast(${days} as integer))`,
  addMonths: (date, months) => `cast(${date} + to_months(${months}) as date)`,
  part: (field, date) => `${field === 'weekday' ? 'isodow' : field}(${date})`,
  position: (text, part) => `strpos(${text}, ${part})`,
  slice: sliced('substring', 'bigint'),
  contains: (text, part) => `contains(${text}, ${part})`,
  startsWith: (text, part) => `starts_with(${text}, ${part})`,
  endsWith: (text, part) => `ends_with(${text}, ${part})`,
  listHas: (list, item) => `coalesce(list_contains(${list}, ${item}), false)`,
  listLength: (list) => `len(${list})`,
})

/** Spark SQL. */
export const sparkDialect: Dialect = Object.freeze({
  ...common,
  name: 'spark',
  identifier: (name) => `\`${name.replaceAll('`', '``')}\``,
  nullText: 'cast(null as string)',
  text: (value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
  quotient: (left, right) => `${left} div ${right}`,
  days: (date) => `cast(datediff(${date}, ${epoch}) as bigint)`,
  fromDays: (days) => `date_add(${epoch}, cast(${days} as int))`,
  addMonths: (date, months) => `add_months(${date}, ${months})`,
  part: (field, date) => (field === 'weekday' ? `weekday(${date}) + 1L` : `cast(${field}(${date}) as bigint)`),
  position: (text, part) => `instr(${text}, ${part})`,
  slice: sliced('substring', 'int'),
  contains: (text, part) => `contains(${text}, ${part})`,
  startsWith: (text, part) => `startswith(${text}, ${part})`,
  endsWith: (text, part) => `endswith(${text}, ${part})`,
  // A null must have a type to be looked for.
  listHas: (list, item) => `coalesce(array_contains(${list}, cast(${item} as string)), false)`,
  listLength: (list) => `cast(cardinality(${list}) as bigint)`,
})

/** The dialects by name. */
export const dialects: Readonly<Record<Dialect['name'], Dialect>> = Object.freeze({
  postgres: postgresDialect,
  duckdb: duckdbDialect,
  spark: sparkDialect,
})
