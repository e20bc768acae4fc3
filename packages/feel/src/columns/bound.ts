import type { Whole } from './node.ts'

/** Gives the size without sign. */
export const size = (value: bigint): bigint => (value < 0n ? -value : value)
/** Gives the least of several. */
export const least = (...values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a))
/** Gives the greatest of several. */
export const greatest = (...values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a))

/** Gives the greatest common divisor. */
export const commonDivisor = (left: bigint, right: bigint): bigint =>
  right === 0n ? size(left) : commonDivisor(right, left % right)

/** The least and the greatest that a whole number can be. */
export type Bound = readonly [min: bigint, max: bigint]

/** Gives the bound of a product. */
export const productBound = (left: Whole, right: Whole): Bound => {
  const ends = [left.min * right.min, left.min * right.max, left.max * right.min, left.max * right.max]
  return [least(...ends), greatest(...ends)]
}

/** Gives the bound of a calculation with two of one denominator. */
export const pairBound = (
  kind: 'add' | 'subtract' | 'multiply' | 'least' | 'greatest',
  left: Whole,
  right: Whole,
): Bound => {
  switch (kind) {
    case 'add':
      return [left.min + right.min, left.max + right.max]
    case 'subtract':
      return [left.min - right.max, left.max - right.min]
    case 'multiply':
      return productBound(left, right)
    case 'least':
      return [least(left.min, right.min), least(left.max, right.max)]
    case 'greatest':
      return [greatest(left.min, right.min), greatest(left.max, right.max)]
  }
}

/** Gives the bound of a negation or size. */
export const singleBound = (kind: 'negate' | 'absolute', { min, max }: Whole): Bound => {
  if (kind === 'negate') return [-max, -min]
  return [min > 0n ? min : max < 0n ? -max : 0n, greatest(size(min), size(max))]
}

/** Whether a comparison is the same in every row by its bounds; null where it is not. */
export const decided = (operator: '<' | '<=' | '=', left: Whole, right: Whole): boolean | null => {
  if (left.id === right.id) return operator !== '<'
  const apart = left.max < right.min || left.min > right.max
  if (operator === '=') return apart ? false : left.min === left.max && right.min === right.max ? true : null
  if (operator === '<' ? left.max < right.min : left.max <= right.min) return true
  return (operator === '<' ? left.min >= right.max : left.min > right.max) ? false : null
}
