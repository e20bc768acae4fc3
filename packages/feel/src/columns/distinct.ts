import type { FeelValue } from '../value/value.ts'
import { toText } from '../value/to-text.ts'
import { chunkRows } from './layout.ts'

/** The distinct values of a column of texts or lists; code 0 is null. It starts anew before it would need more than 16 bits. */
export type Distinct = {
  /** The values by code. */
  readonly values: readonly FeelValue[]
  /** Gives the code of a value, a new one where it was not seen before. */
  readonly encode: (value: FeelValue) => number
}

const keyOf = (value: Exclude<FeelValue, null>): string => (typeof value === 'string' ? `"${value}` : toText(value))

/** Gives an empty set of distinct values. */
export const createDistinct = (): Distinct => {
  const values: FeelValue[] = [null]
  const codes = new Map<string, number>()
  return {
    values,
    encode: (value) => {
      if (value === null) return 0
      const key = keyOf(value)
      const known = codes.get(key)
      if (known !== undefined) return known
      codes.set(key, values.length)
      return values.push(value) - 1
    },
  }
}

const most = 65_536

/** Gives the set to use for another chunk: the same while there is room for a chunk of new values. */
export const distinctForNext = (distinct: Distinct): Distinct =>
  distinct.values.length + chunkRows > most ? createDistinct() : distinct
