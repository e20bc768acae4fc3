import {
  check,
  type Dictionary,
  type Facts,
  FactType,
  type FeelValue,
  list,
  money,
  parse,
  parseDate,
  parseNumber,
  type Typed,
} from '@ceyuan/feel'
import * as fc from 'fast-check'

/** The facts that random expressions speak of. */
export const dictionary: Dictionary = {
  名称: FactType.string,
  层级: FactType.string,
  人数: FactType.number,
  比率: FactType.number,
  收入: FactType.money,
  利润: FactType.money,
  成立: FactType.date,
  认定: FactType.date,
  上市: FactType.boolean,
  有效: FactType.boolean,
  领域: FactType.list(FactType.string),
}

const sqlType: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'numeric',
  money: 'bigint',
  date: 'date',
  boolean: 'boolean',
  list: 'text[]',
}

const namesOf = (kind: string): readonly string[] =>
  Object.entries(dictionary).flatMap(([name, type]) => (type.kind === kind ? [name] : []))

const words = ['甲', '乙', '国际先进', 'Ab', 'b', '', '🐎甲', '￿']
const word = fc.constantFrom(...words)
const date = fc.constantFrom('2024-02-29', '2024-08-17', '2025-12-31', '2026-11-23', '2023-01-01')
const numeral = fc.oneof(
  fc.integer({ min: -20, max: 20 }).map(String),
  fc.constantFrom('0.5', '2.25', '-1.75', '0', '100'),
)

const arithmetic = ['+', '-', '*', '/']
const comparison = ['=', '!=', '<', '<=', '>', '>=']

/** Random expressions as text, of a given type each, so that all of them pass the check. */
export const expressions = fc.letrec<Record<'number' | 'string' | 'money' | 'date' | 'boolean', string>>((tie) => {
  const pair = (name: 'number' | 'string' | 'money' | 'date' | 'boolean') => fc.tuple(tie(name), tie(name))
  const compared = fc
    .oneof(pair('number'), pair('string'), pair('money'), pair('date'))
    .chain(([left, right]) => fc.constantFrom(...comparison).map((operator) => `(${left} ${operator} ${right})`))
  const listed = fc
    .oneof(
      fc.tuple(
        tie('string'),
        fc.array(
          word.map((text) => `"${text}"`),
          { minLength: 1, maxLength: 3 },
        ),
      ),
      fc.tuple(tie('number'), fc.array(numeral, { minLength: 1, maxLength: 3 })),
    )
    .map(([value, items]) => `(${value} in (${items.join(', ')}))`)
  const chosen = (name: 'number' | 'string' | 'money' | 'date') =>
    fc.tuple(tie('boolean'), tie(name), tie(name)).map(([test, yes, no]) => `(if ${test} then ${yes} else ${no})`)
  return {
    number: fc.oneof(
      { maxDepth: 4 },
      numeral,
      fc.constantFrom(...namesOf('number')),
      fc.tuple(pair('number'), fc.constantFrom(...arithmetic)).map(([[l, r], o]) => `(${l} ${o} ${r})`),
      pair('money').map(([l, r]) => `(${l} / ${r})`),
      tie('string').map((text) => `string length(${text})`),
      fc.tuple(fc.constantFrom('floor', 'ceiling', 'abs'), tie('number')).map(([f, n]) => `${f}(${n})`),
      fc
        .tuple(fc.constantFrom('round up', 'round down', 'round half up', 'round half down', 'decimal'), tie('number'))
        .map(([f, n]) => `${f}(${n}, 1)`),
      fc.tuple(tie('number'), numeral).map(([n, d]) => `modulo(${n}, ${d})`),
      fc.tuple(fc.constantFrom('year', 'month', 'day', 'weekday'), tie('date')).map(([p, d]) => `${d}.${p}`),
      fc.constant('count(领域)'),
      chosen('number'),
      fc.tuple(fc.constantFrom('min', 'max', 'sum'), pair('number')).map(([f, [l, r]]) => `${f}(${l}, ${r})`),
    ),
    string: fc.oneof(
      { maxDepth: 3 },
      word.map((text) => `"${text}"`),
      fc.constantFrom(...namesOf('string')),
      pair('string').map(([l, r]) => `(${l} + ${r})`),
      pair('string').map(([l, r]) => `substring before(${l}, ${r})`),
      pair('string').map(([l, r]) => `substring after(${l}, ${r})`),
      fc.tuple(tie('string'), fc.integer({ min: -3, max: 3 })).map(([s, n]) => `substring(${s}, ${n})`),
      fc
        .tuple(tie('string'), fc.integer({ min: -3, max: 3 }), fc.integer({ min: 0, max: 3 }))
        .map(([s, n, length]) => `substring(${s}, ${n}, ${length})`),
      chosen('string'),
    ),
    money: fc.oneof(
      { maxDepth: 3 },
      fc.integer({ min: -9, max: 9 }).map((n) => `万元(${n})`),
      fc.constantFrom(...namesOf('money')),
      fc.tuple(pair('money'), fc.constantFrom('+', '-')).map(([[l, r], o]) => `(${l} ${o} ${r})`),
      fc.tuple(tie('money'), tie('number')).map(([m, n]) => `(${m} * ${n})`),
      fc.tuple(tie('money'), fc.constantFrom(-4, 0, 2)).map(([m, scale]) => `round down(${m}, ${scale})`),
      fc.tuple(tie('money'), tie('number')).map(([m, n]) => `round half up(${m} / ${n}, 2)`),
      pair('money').map(([l, r]) => `min(${l}, ${r})`),
      chosen('money'),
    ),
    date: fc.oneof(
      { maxDepth: 3 },
      date.map((text) => `date("${text}")`),
      fc.constantFrom(...namesOf('date')),
      fc
        .tuple(tie('date'), fc.constantFrom('+', '-'), fc.constantFrom('P1M', 'P1Y', 'P10D', 'PT36H'))
        .map(([d, o, p]) => `(${d} ${o} duration("${p}"))`),
      chosen('date'),
    ),
    boolean: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('true', 'false', ...namesOf('boolean')),
      compared,
      listed,
      fc.tuple(tie('number'), numeral, numeral).map(([n, a, b]) => `(${n} between ${a} and ${b})`),
      fc.tuple(tie('date'), date, date).map(([d, a, b]) => `(${d} in [date("${a}")..date("${b}")))`),
      fc.tuple(pair('boolean'), fc.constantFrom('and', 'or')).map(([[l, r], o]) => `(${l} ${o} ${r})`),
      tie('boolean').map((test) => `not(${test})`),
      fc
        .tuple(fc.constantFrom('contains', 'starts with', 'ends with'), pair('string'))
        .map(([f, [l, r]]) => `${f}(${l}, ${r})`),
      fc.tuple(fc.constantFrom('odd', 'even'), tie('number')).map(([f, n]) => `${f}(${n})`),
      tie('string').map((text) => `(${text} = null)`),
      tie('string').map((text) => `(${text} in 领域)`),
      tie('string').map((text) => `list contains(领域, ${text})`),
    ),
  }
})

const cells: Readonly<Record<string, fc.Arbitrary<string | null>>> = {
  string: fc.option(word),
  number: fc.option(numeral),
  money: fc.option(fc.bigInt({ min: -900_000_000n, max: 900_000_000n }).map(String)),
  date: fc.option(date),
  boolean: fc.option(fc.constantFrom('true', 'false')),
  list: fc.option(fc.array(fc.constantFrom('甲', '乙', 'b'), { maxLength: 3 }).map((items) => items.join('|'))),
}

/** A random row of the facts, as text. */
export const row = fc.record(
  Object.fromEntries(Object.entries(dictionary).map(([name, type]) => [name, cells[type.kind] ?? fc.constant(null)])),
)

const limits: Readonly<Record<string, fc.Arbitrary<string | null>>> = {
  ...cells,
  number: fc.constantFrom('90071992547409.91', '-90071992547409.91', '0.01', '-0.01', '0', '3', null),
  money: fc.constantFrom('9007199254740991', '-9007199254740991', '1', '-1', '0', '300', null),
  date: fc.constantFrom('0001-01-01', '9999-12-31', '1970-01-01', '2024-02-29', null),
}

/** A random row at the limits of what columns hold. */
export const limitRow = fc.record(
  Object.fromEntries(Object.entries(dictionary).map(([name, type]) => [name, limits[type.kind] ?? fc.constant(null)])),
)

const valueOf = (kind: string, text: string | null): FeelValue => {
  if (text === null) return null
  if (kind === 'boolean') return text === 'true'
  if (kind === 'date') return parseDate(text)
  if (kind === 'string') return text
  if (kind === 'list') return list(text === '' ? [] : text.split('|'))
  const number = parseNumber(text)
  return kind === 'money' ? number && money(number) : number
}

/** The facts of a row as text; null where unknown. */
export type Row = Readonly<Record<string, string | null>>

/** Gives the facts of a row as values. */
export const factsOf = (cellsOfRow: Row): Facts =>
  Object.fromEntries(
    Object.entries(dictionary).map(([name, { kind }]) => [name, valueOf(kind, cellsOfRow[name] ?? null)]),
  )

/** Gives a cell as SQL for PostgreSQL. */
const literal = (text: string | null | undefined, kind: string): string =>
  kind === 'list' ? `string_to_array(${quoted(text)}, '|')` : `${quoted(text)}::${sqlType[kind] ?? 'text'}`

const quoted = (text: string | null | undefined): string =>
  text === null || text === undefined ? 'null' : `'${text.replaceAll("'", "''")}'`

/** Gives rows as a query of PostgreSQL, with their number as `place`. */
export const rowsSql = (rows: readonly Row[]): string =>
  rows
    .map((cellsOfRow, index) => {
      const columns = Object.entries(dictionary).map(
        ([name, { kind }]) => `${literal(cellsOfRow[name], kind)} as "${name}"`,
      )
      return `select ${index} as place, ${columns.join(', ')}`
    })
    .join(' union all ')

/** Reads and checks a random expression. */
export const typedOf = (text: string): Typed => {
  const parsed = parse(text, dictionary)
  const typed = parsed.kind === 'failure' ? parsed : check(parsed.value, dictionary)
  if (typed.kind === 'failure') throw new Error(`${text}: ${JSON.stringify(typed.problems)}`)
  return typed.value
}
