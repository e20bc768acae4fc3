import { Decimal } from 'decimal.js'

/** Decimal arithmetic of the language: 34 significant digits, half to even, as IEEE 754 decimal128. */
export const Exact: typeof Decimal = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  toExpNeg: -9e15,
  toExpPos: 9e15,
  maxE: 6145,
  minE: -6143,
})

const wide = Decimal.clone({ precision: 400, rounding: Decimal.ROUND_HALF_EVEN, maxE: 9e15, minE: -9e15 })

/** Gives the number of a text of digits, sign, point and exponent; null for any other text. */
export const parseNumber = (text: string): Decimal | null => {
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,9})?$/.test(text)) return null
  const value = new Exact(text)
  return value.isFinite() ? value.toSignificantDigits(34, Exact.ROUND_HALF_EVEN) : null
}

/** Gives a number, or null where the calculation left the numbers (division by zero, overflow). */
export const finite = (value: Decimal): Decimal | null => (value.isFinite() ? value : null)

/** Gives the number of a count or index. */
export const whole = (value: number | bigint): Decimal => new Exact(value.toString())

/** Rounds to `scale` decimals (negative scales round to tens, hundreds …) by one of decimal.js's rounding modes. */
export const roundTo = (value: Decimal, scale: number, mode: Decimal.Rounding): Decimal => {
  const shift = new wide(10).pow(scale)
  const rounded = new wide(value.toString()).mul(shift).toDecimalPlaces(0, mode).div(shift)
  return new Exact(rounded.toString())
}
