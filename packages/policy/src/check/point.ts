import { type FeelValue, kindOf } from '@ceyuan/feel'
import type { Fact } from '../clause/fact.ts'

/** How many units of a point are one: 18 decimals. */
export const one: bigint = 10n ** 18n

const days = (year: number, month: number, day: number): bigint => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const ofEra = y - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return BigInt(era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468)
}

const fromDecimal = (text: string): bigint | null => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return null
  const [, sign = '', whole = '', part = ''] = match
  if (part.length > 18) return null
  const size = BigInt(whole) * one + BigInt(part.padEnd(18, '0'))
  return sign === '-' ? -size : size
}

/** A number, an amount (in fen) or a date (in days from 1970-01-01) on one line of integers; null for what has no such place. */
export const toPoint = (value: FeelValue): bigint | null => {
  if (value === null || typeof value !== 'object') return null
  if ('toFixed' in value) return fromDecimal(value.toFixed())
  if (kindOf(value) === 'money' && 'fen' in value) return fromDecimal(value.fen.toFixed())
  return value.kind === 'date' ? days(value.year, value.month, value.day) * one : null
}

/** The least step between two values of a fact, on the line of points. */
export const gridOf = ({ kind }: Pick<Fact, 'kind'>): bigint => (kind === 'number' || kind === 'rate' ? 1n : one)

/** The nearest point of a grid that is not below. */
export const upTo = (point: bigint, grid: bigint): bigint => {
  const over = ((point % grid) + grid) % grid
  return over === 0n ? point : point + grid - over
}

/** The nearest point of a grid that is not above. */
export const downTo = (point: bigint, grid: bigint): bigint => point - (((point % grid) + grid) % grid)
