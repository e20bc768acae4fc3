import type { Decimal } from 'decimal.js'
import { toDays } from '../temporal/civil.ts'
import { isNumber } from '../value/kind.ts'
import type { FeelValue } from '../value/value.ts'
import type { Builder } from './builder.ts'
import { certain, knownAmount, unknownColumnar } from './compilation.ts'
import type { Columnar, Whole } from './node.ts'

const nanosOfSecond = 1_000_000_000n

/** Gives a decimal as a whole number over a power of ten, in lowest terms. */
export const wholeOfDecimal = (value: Decimal, builder: Builder): Whole => {
  const places = Math.max(0, value.decimalPlaces())
  return builder.constant(BigInt(value.mul(`1e${places}`).toFixed(0)), 10n ** BigInt(places))
}

/** Gives a value that counts something as whole number: money in fen, dates in days, durations in seconds or months. */
const wholeOfValue = (value: FeelValue, builder: Builder): Whole | null => {
  if (value === null || typeof value !== 'object') return null
  if (isNumber(value)) return value.decimalPlaces() > 30 ? null : wholeOfDecimal(value, builder)
  switch (value.kind) {
    case 'money':
      return value.fen.decimalPlaces() > 30 ? null : wholeOfDecimal(value.fen, builder)
    case 'date':
      return builder.constant(BigInt(toDays(value)))
    case 'days and time duration':
      return builder.constant(value.nanos, nanosOfSecond)
    case 'years and months duration':
      return builder.constant(BigInt(value.months))
    default:
      return null
  }
}

/** Gives a value that is the same in every row; undefined for one that columns do not know. */
export const literalColumnar = (value: FeelValue, builder: Builder): Columnar | undefined => {
  if (value === null) return unknownColumnar
  if (typeof value === 'boolean') return certain(value ? builder.ones : builder.zeros, builder)
  const whole = wholeOfValue(value, builder)
  return whole ? knownAmount(whole, builder) : undefined
}
