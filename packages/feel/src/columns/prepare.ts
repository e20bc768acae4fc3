import { evaluateExpression, type Facts } from '../interpret/interpret.ts'
import { fromDays, toDays } from '../temporal/civil.ts'
import { isNumber } from '../value/kind.ts'
import type { FeelValue } from '../value/value.ts'
import type { Chunk } from './chunk.ts'
import { setBitInto } from './chunk.ts'
import type { Column } from './column.ts'
import type { Mapping } from './compilation.ts'
import type { ColumnClock } from './compile.ts'
import type { Distinct } from './distinct.ts'

/** Where what a mapping makes of a chunk is written: truth as two bitmaps, a whole number as vector with a bitmap of what is known. */
export type MappingTarget = {
  readonly vector: () => Float64Array
  readonly bits: (sense: 'known' | 'true' | 'false') => Uint32Array
}

/** Fills what a mapping makes of a chunk into its target. */
export type Preparation = (chunk: Chunk, target: MappingTarget) => void

const wholeOf = (value: FeelValue): number | null => {
  if (value === null || typeof value !== 'object') return null
  if (isNumber(value)) return value.toNumber()
  if (value.kind === 'date') return toDays(value)
  return value.kind === 'years and months duration' ? value.months : null
}

type Asked = (values: readonly FeelValue[]) => FeelValue

const asking =
  ({ expression, columns }: Mapping, clock: ColumnClock): Asked =>
  (values) => {
    const facts: Facts = Object.fromEntries(columns.map(({ name }, index) => [name, values[index] ?? null]))
    const result = evaluateExpression(expression, facts, { ...clock, trace: false })
    if (result.kind === 'failure') throw new Error(result.problems[0].code)
    return result.value.value
  }

const mostKept = 1 << 20
const dayShift = 800_000

const unset = Symbol('unset')

const valueAt = (column: Column | undefined, chunk: Chunk, code: number): FeelValue =>
  column && column.storage === 'codes'
    ? (chunk.distinct(column.name).values[code] ?? null)
    : code === 0
      ? null
      : fromDays(code - dayShift)

// The answer for each distinct value; kept while the distinct values are the same set.
const remembering = (columns: readonly Column[], ask: Asked) => {
  const [first, next] = columns
  let sets: readonly (Distinct | undefined)[] = []
  let answers: (FeelValue | typeof unset)[] = []
  const others = new Map<number, FeelValue>()
  return {
    begin: (chunk: Chunk): void => {
      const now = columns.map(({ name, storage }) => (storage === 'codes' ? chunk.distinct(name) : undefined))
      if (now.some((set, index) => set !== sets[index])) {
        answers = []
        others.clear()
      }
      sets = now
    },
    answer: (chunk: Chunk, code: number, other: number): FeelValue => {
      if (!next && code < mostKept) {
        const known = answers[code] ?? null
        if (known !== unset && code in answers) return known
        const value = ask([valueAt(first, chunk, code)])
        while (answers.length < code) answers.push(unset)
        answers[code] = value
        return value
      }
      const key = code * 65_536 + other
      const known = others.get(key)
      if (known !== undefined) return known
      const value = ask([valueAt(first, chunk, code), ...(next ? [valueAt(next, chunk, other)] : [])])
      if (others.size > mostKept) others.clear()
      others.set(key, value)
      return value
    },
  }
}

// Codes of a text column as they are, days moved so that they are above zero; zero is null.
const codesOf = (column: Column, chunk: Chunk): ((row: number) => number) => {
  if (column.storage === 'codes') {
    const codes = chunk.codes(column.name)
    return (row) => codes[row] ?? 0
  }
  const [days, known] = [chunk.days(column.name), chunk.bits(column.name, 'known')]
  return (row) => (((known[row >>> 5] ?? 0) >>> (row & 31)) & 1 ? (days[row] ?? 0) + dayShift : 0)
}

/** The most distinct values whose answers are kept as a table of bytes. */
export const tableSize = 256

/** Gives what writes the answers of a mapping of one text column as bytes by code: two tables, of true and of false; it tells how many codes there are, and more than a table holds where there are too many. */
export const prepareTable = (
  mapping: Mapping,
  clock: ColumnClock,
): ((chunk: Chunk, yes: Uint8Array, no: Uint8Array) => number) | null => {
  const [column, second] = mapping.columns
  if (mapping.result !== 'truth' || !column || second || column.storage !== 'codes') return null
  const ask = asking(mapping, clock)
  let [set, done]: [Distinct | null, number] = [null, 0]
  return (chunk, yes, no) => {
    const distinct = chunk.distinct(column.name)
    const count = distinct.values.length
    if (count > tableSize) return count
    if (distinct !== set) done = 0
    for (let code = done; code < count; code += 1) {
      const value = ask([distinct.values[code] ?? null])
      yes[code] = value === true ? 255 : 0
      no[code] = value === false ? 255 : 0
    }
    ;[set, done] = [distinct, count]
    return count
  }
}

/** Gives what fills a mapping's target: `interpret` is asked once for each distinct value. */
export const prepareMapping = (mapping: Mapping, clock: ColumnClock): Preparation => {
  const { columns, result } = mapping
  const memory = remembering(columns, asking(mapping, clock))
  const [first, next] = columns
  return (chunk, { vector, bits }) => {
    if (!first) return
    memory.begin(chunk)
    const [codes, others] = [codesOf(first, chunk), next ? codesOf(next, chunk) : () => 0]
    const rows = chunk.rows()
    if (result === 'truth') {
      const [yes, no] = [bits('true').fill(0), bits('false').fill(0)]
      for (let row = 0; row < rows; row += 1) {
        const value = memory.answer(chunk, codes(row), others(row))
        if (value === true) setBitInto(yes, row)
        else if (value === false) setBitInto(no, row)
      }
      return
    }
    const [numbers, known] = [vector(), bits('known').fill(0)]
    for (let row = 0; row < rows; row += 1) {
      const value = wholeOf(memory.answer(chunk, codes(row), others(row)))
      numbers[row] = value ?? 0
      if (value !== null) setBitInto(known, row)
    }
  }
}
