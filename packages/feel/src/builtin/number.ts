import { Decimal } from 'decimal.js'
import { isNumber, money } from '../value/kind.ts'
import { Exact, finite, parseNumber, roundTo } from '../value/number.ts'
import { daysDuration, monthsDuration } from '../value/arithmetic.ts'
import type { FeelValue } from '../value/value.ts'
import { number, numberOr, text } from './argument.ts'
import { type Builtin, builtin, signature, type Signature } from './signature.ts'

const least = -6111
const greatest = 6176

const scaled = (value: FeelValue | undefined, scale: number, mode: Decimal.Rounding): FeelValue => {
  const whole = Math.trunc(scale)
  if (whole < least || whole > greatest) return null
  if (value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'money') {
    return money(roundTo(value.fen, whole - 2, mode))
  }
  return roundTo(number(value), whole, mode)
}

const scaleOf = (value: FeelValue | undefined): number => numberOr(value, 0)

const rounding = (name: string, mode: Decimal.Rounding, optional: boolean): Builtin => {
  const mark = optional ? '?' : ''
  return builtin(
    name,
    signature(`n: number, scale${mark}: number -> number`, ([n, scale]) => scaled(n, scaleOf(scale), mode)),
    signature(`n: money, scale${mark}: number -> money`, ([n, scale]) => scaled(n, scaleOf(scale), mode)),
  )
}

const modulo = (dividend: Decimal, divisor: Decimal): FeelValue =>
  divisor.isZero() ? null : finite(Exact.sub(dividend, Exact.mul(divisor, Exact.div(dividend, divisor).floor())))

const abs = (value: FeelValue | undefined): FeelValue => {
  if (value === null || value === undefined || typeof value !== 'object') return null
  if (isNumber(value)) return value.abs()
  if (value.kind === 'days and time duration') return daysDuration(value.nanos < 0n ? -value.nanos : value.nanos)
  if (value.kind === 'years and months duration') return monthsDuration(Math.abs(value.months))
  return value.kind === 'money' ? money(value.fen.abs()) : null
}

const absOf = (type: string): Signature => signature(`n: ${type} -> ${type}`, ([n]) => abs(n))

const parity = (value: Decimal, remainder: number): boolean => value.isInteger() && value.mod(2).abs().equals(remainder)

const separators = new Set([' ', ',', '.'])

const parseGrouped = (source: string, grouping: FeelValue, decimal: FeelValue): FeelValue => {
  if (grouping !== null && (typeof grouping !== 'string' || !separators.has(grouping))) return null
  if (decimal !== null && decimal !== '.' && decimal !== ',') return null
  if (grouping !== null && grouping === decimal) return null
  const ungrouped = typeof grouping === 'string' ? source.replaceAll(grouping, '') : source
  return parseNumber(decimal === ',' ? ungrouped.replace('.', '?').replace(',', '.') : ungrouped)
}

/** The functions of numbers; those that round take money too, with `scale` counting decimals of the yuan. */
export const numberBuiltins: readonly Builtin[] = [
  rounding('decimal', Decimal.ROUND_HALF_EVEN, false),
  rounding('floor', Decimal.ROUND_FLOOR, true),
  rounding('ceiling', Decimal.ROUND_CEIL, true),
  rounding('round up', Decimal.ROUND_UP, false),
  rounding('round down', Decimal.ROUND_DOWN, false),
  rounding('round half up', Decimal.ROUND_HALF_UP, false),
  rounding('round half down', Decimal.ROUND_HALF_DOWN, false),
  builtin('abs', ...['number', 'money', 'days and time duration', 'years and months duration'].map(absOf)),
  builtin(
    'modulo',
    signature('dividend: number, divisor: number -> number', ([a, b]) => modulo(number(a), number(b))),
  ),
  builtin(
    'sqrt',
    signature('number: number -> number', ([n]) =>
      number(n).isNegative() && !number(n).isZero() ? null : Exact.sqrt(number(n)),
    ),
  ),
  builtin(
    'log',
    signature('number: number -> number', ([n]) => (number(n).greaterThan(0) ? Exact.ln(number(n)) : null)),
  ),
  builtin(
    'exp',
    signature('number: number -> number', ([n]) =>
      number(n).abs().greaterThan(15_000) ? null : finite(Exact.exp(number(n))),
    ),
  ),
  builtin(
    'odd',
    signature('number: number -> boolean', ([n]) => parity(number(n), 1)),
  ),
  builtin(
    'even',
    signature('number: number -> boolean', ([n]) => parity(number(n), 0)),
  ),
  builtin(
    'number',
    signature(
      'from: string, grouping separator: string or null, decimal separator: string or null -> number',
      ([from, grouping = null, decimal = null]) => parseGrouped(text(from), grouping, decimal),
    ),
  ),
]
