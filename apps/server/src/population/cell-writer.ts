import { type Chunk, type Column, type FeelValue, parseNumber, putValueInto, setBitInto } from '@ceyuan/feel'
import { type Fact, readFactValue } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import { hasBit } from './outcome.ts'

/** Writes a value into a row of a column; gives what is wrong with one that cannot be written. */
export type WriteCell = (row: number, value: unknown) => Problem | null

/** Writes the values of one column into chunks, opened anew after each clearing. */
export type CellWriter = { readonly column: Column; readonly open: (chunk: Chunk) => WriteCell }

/** So many different texts of a column are kept with what they mean. */
const mostKept = 20_000

const isDate = (value: unknown): value is Date => value instanceof Date

// What typed files hold becomes what people would write: fen as yuan, a moment as its day.
const asWritten = (value: unknown, fact: Fact, unit: 'fen' | 'yuan'): unknown => {
  if (isDate(value)) return value.toISOString().slice(0, 10)
  if (typeof value === 'bigint') return value.toString()
  if (fact.kind === 'date' && typeof value === 'number' && unit === 'fen') {
    return new Date(value).toISOString().slice(0, 10)
  }
  return value
}

const unreadable = (fact: Fact, value: unknown): Problem =>
  Problem.create('policy.fact-unreadable', { name: fact.name, kind: fact.kind, found: String(value) })

// Whole fen as people write them, in yuan; a part of a fen is none, and is not taken for yuan either.
const readFen = (value: bigint | number, fact: Fact): Result<FeelValue> => {
  const fen = typeof value === 'bigint' || Number.isInteger(value) ? parseNumber(value.toString()) : null
  return fen ? readFactValue(fact, fen.div(100).toFixed()) : Result.failure(unreadable(fact, value))
}

const readValue = (value: unknown, fact: Fact, unit: 'fen' | 'yuan'): Result<FeelValue> =>
  fact.kind === 'money' && unit === 'fen' && (typeof value === 'bigint' || typeof value === 'number')
    ? readFen(value, fact)
    : readFactValue(fact, asWritten(value, fact, unit))

const misfitProblem = (fact: Fact, value: unknown, misfit: string): Problem =>
  misfit === 'range' ? Problem.create('policy.amount-too-large', { found: String(value) }) : unreadable(fact, value)

const isAbsent = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

const [zero, nine] = [48, 57]
const mostDigits = 15

/** The whole number that the digits of a text make, without its point at a place (-1: none); null where there is another sign. */
const digitsOf = (text: string, point: number): number | null => {
  let whole = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign >= zero && sign <= nine) whole = whole * 10 + sign - zero
    else if (at !== point) return null
  }
  return whole
}

/** A plain decimal such as `12.50` as whole number of so many decimals, digit by digit; null where it is none, or has more of them. */
const wholeOfText = (text: string, decimals: number): number | null => {
  const { length } = text
  const point = text.indexOf('.')
  const places = point === -1 ? 0 : length - point - 1
  if (length === 0 || point === 0 || point === length - 1) return null
  if (places > decimals || length + decimals - places > mostDigits) return null
  const whole = digitsOf(text, point)
  return whole === null ? null : whole * 10 ** (decimals - places)
}

const yuanDecimals = 2

type Reading = { readonly fact: Fact; readonly column: Column; readonly unit: 'fen' | 'yuan' }

const wholeOf = (value: unknown, { column, unit }: Reading): number | null => {
  const isYuan = column.type.kind === 'money' && unit === 'yuan'
  if (typeof value === 'bigint') return column.decimals === 0 && !isYuan ? Number(value) : null
  if (typeof value === 'number') return isYuan || !Number.isInteger(value) ? null : value * 10 ** column.decimals
  return typeof value === 'string' && (column.type.kind === 'number' || isYuan)
    ? wholeOfText(value, isYuan ? yuanDecimals : column.decimals)
    : null
}

/** A column of a chunk with its buffers at hand: what a cell holds, as a whole number. */
type Cells = { readonly set: (row: number, whole: number) => void; readonly get: (row: number) => number }

const truthCells = (chunk: Chunk, { name }: Column): Cells => {
  const [yes, no] = [chunk.bits(name, 'true'), chunk.bits(name, 'false')]
  return { set: (row, whole) => setBitInto(whole === 1 ? yes : no, row), get: (row) => (hasBit(yes, row) ? 1 : 0) }
}

const cellsOf = (chunk: Chunk, column: Column): Cells => {
  const { name, storage } = column
  if (storage === 'truth') return truthCells(chunk, column)
  if (storage === 'codes') {
    const codes = chunk.codes(name)
    return { set: (row, whole) => void (codes[row] = whole), get: (row) => codes[row] ?? 0 }
  }
  const vector = storage === 'float64' ? chunk.numbers(name) : chunk.days(name)
  const known = chunk.bits(name, 'known')
  const set = (row: number, whole: number): void => {
    vector[row] = whole
    setBitInto(known, row)
  }
  return { set, get: (row) => vector[row] ?? 0 }
}

// The most frequent case without a detour: a plain number within the bounds.
const plainWhole = (value: unknown, reading: Reading): number | null => {
  const whole = wholeOf(value, reading)
  const { min, max } = reading.column
  return whole === null || whole < Number(min) || whole > Number(max) ? null : whole
}

// What needs no reading: truth values, plain numbers, and texts that were read before; null where it must be read.
const knownWhole = (value: unknown, reading: Reading, kept: ReadonlyMap<string, number>): number | null => {
  const { storage } = reading.column
  if (storage === 'float64') return plainWhole(value, reading)
  if (typeof value === 'string') return kept.get(value) ?? null
  return typeof value === 'boolean' && storage === 'truth' ? Number(value) : null
}

const openCells = (chunk: Chunk, reading: Reading, kept: Map<string, number>): WriteCell => {
  const { fact, column, unit } = reading
  const cells = cellsOf(chunk, column)
  const slowly: WriteCell = (row, value) => {
    if (isAbsent(value)) return null
    const found = readValue(value, fact, unit)
    if (found.kind === 'failure') return found.problems[0]
    const misfit = putValueInto(chunk, row, column, found.value)
    if (misfit !== null) return misfitProblem(fact, value, misfit)
    if (typeof value === 'string' && kept.size < mostKept) kept.set(value, cells.get(row))
    return null
  }
  return (row, value) => {
    if (value === null || value === undefined || value === '') return null
    const whole = knownWhole(value, reading, kept)
    if (whole === null) return slowly(row, value)
    cells.set(row, whole)
    return null
  }
}

/** Gives what writes a fact's column; the same text is read once. */
export const createCellWriter = (fact: Fact, column: Column, unit: 'fen' | 'yuan'): CellWriter => {
  let [kept, distinct]: [Map<string, number>, unknown] = [new Map(), null]
  return {
    column,
    open: (chunk) => {
      // Codes mean something within one set of distinct values alone.
      const now = column.storage === 'codes' ? chunk.distinct(column.name) : null
      if (now !== distinct) kept = new Map()
      distinct = now
      return openCells(chunk, { fact, column, unit }, kept)
    },
  }
}
