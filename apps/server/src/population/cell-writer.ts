import { type Chunk, type Column, type FeelValue, money, parseNumber, putValueInto, setBitInto } from '@ceyuan/feel'
import { type Fact, readFactValue } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'

/** Writes the values of one column into a chunk; gives what is wrong with a value that cannot be written. */
export type CellWriter = {
  readonly column: Column
  readonly write: (chunk: Chunk, row: number, value: unknown) => Problem | null
  /** Makes a row unknown again. */
  readonly clear: (chunk: Chunk, row: number) => void
}

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

const fenOf = (value: bigint | number): Result<FeelValue> | null => {
  const fen = typeof value === 'bigint' || Number.isInteger(value) ? parseNumber(value.toString()) : null
  return fen && Result.success(money(fen))
}

const readValue = (value: unknown, fact: Fact, unit: 'fen' | 'yuan'): Result<FeelValue> => {
  if (fact.kind === 'money' && unit === 'fen' && (typeof value === 'bigint' || typeof value === 'number')) {
    const found = fenOf(value)
    if (found) return found
  }
  return readFactValue(fact, asWritten(value, fact, unit))
}

const misfitProblem = (fact: Fact, value: unknown, misfit: string): Problem =>
  misfit === 'range'
    ? Problem.create('policy.amount-too-large', { found: String(value) })
    : Problem.create('policy.fact-unreadable', { name: fact.name, kind: fact.kind, found: String(value) })

const clearBit = (bits: Uint32Array, row: number): void => {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) & ~(1 << (row & 31))
}

const clearCell = (chunk: Chunk, { name, storage }: Column, row: number): void => {
  if (storage === 'codes') chunk.codes(name)[row] = 0
  else if (storage === 'truth') {
    clearBit(chunk.bits(name, 'true'), row)
    clearBit(chunk.bits(name, 'false'), row)
  } else {
    clearBit(chunk.bits(name, 'known'), row)
    if (storage === 'float64') chunk.numbers(name)[row] = 0
    else chunk.days(name)[row] = 0
  }
}

const isAbsent = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '')

const plainDecimal = /^(\d{1,12})(?:\.(\d{1,6}))?$/u

// A plain decimal as whole number of so many decimals, digit by digit; null where it has more of them.
const wholeOfText = (text: string, decimals: number): number | null => {
  const [, whole, part = ''] = plainDecimal.exec(text) ?? []
  if (whole === undefined || part.length > decimals || whole.length + decimals > 15) return null
  return Number(whole + part.padEnd(decimals, '0'))
}

const yuanDecimals = 2

const wholeOf = (value: unknown, { decimals, type }: Column, unit: 'fen' | 'yuan'): number | null => {
  const isYuan = type.kind === 'money' && unit === 'yuan'
  if (typeof value === 'bigint') return decimals === 0 && !isYuan ? Number(value) : null
  return typeof value === 'string' && (type.kind === 'number' || isYuan)
    ? wholeOfText(value, isYuan ? yuanDecimals : decimals)
    : null
}

// The most frequent cases without a detour: truth values, and plain numbers within the bounds.
const writePlain = (chunk: Chunk, row: number, column: Column, given: readonly [unknown, 'fen' | 'yuan']): boolean => {
  const [value, unit] = given
  if (typeof value === 'boolean' && column.storage === 'truth') {
    setBitInto(chunk.bits(column.name, value ? 'true' : 'false'), row)
    return true
  }
  const whole = column.storage === 'float64' ? wholeOf(value, column, unit) : null
  if (whole === null || whole < Number(column.min) || whole > Number(column.max)) return false
  chunk.numbers(column.name)[row] = whole
  setBitInto(chunk.bits(column.name, 'known'), row)
  return true
}

/** Gives what writes a fact's column; the same text is read once. */
export const createCellWriter = (fact: Fact, column: Column, unit: 'fen' | 'yuan'): CellWriter => {
  const kept = new Map<string, Result<FeelValue>>()
  const read = (value: unknown): Result<FeelValue> => {
    if (typeof value !== 'string') return readValue(value, fact, unit)
    const known = kept.get(value) ?? readValue(value, fact, unit)
    if (kept.size < mostKept) kept.set(value, known)
    return known
  }
  return {
    column,
    clear: (chunk, row) => clearCell(chunk, column, row),
    write: (chunk, row, value) => {
      if (isAbsent(value) || writePlain(chunk, row, column, [value, unit])) return null
      const found = read(value)
      if (found.kind === 'failure') return found.problems[0]
      const misfit = putValueInto(chunk, row, column, found.value)
      return misfit === null ? null : misfitProblem(fact, value, misfit)
    },
  }
}
