import type { Dictionary, FactType } from '../check/fact-type.ts'
import { normaliseName } from '../syntax/name.ts'

/** How a fact is kept in columns. Numbers and money are whole numbers of `10^-decimals`, money of fen; dates are days since 1970. */
export type Column = {
  readonly name: string
  readonly storage: 'float64' | 'int32' | 'truth' | 'codes'
  readonly type: FactType
  readonly decimals: number
  /** The bounds of the whole number, which every value is held to when it is put in. */
  readonly min: bigint
  readonly max: bigint
}

/** What is known of a fact beyond its type. `min` and `max` bound the whole number: of money the fen, of numbers after its decimals. */
export type ColumnHint = { readonly decimals?: number; readonly min?: bigint; readonly max?: bigint }

/** The greatest whole number a column takes: 2⁵³ − 1. */
export const greatestWhole: bigint = (1n << 53n) - 1n

/** The days of 0001-01-01 and 9999-12-31. */
export const dayRange: readonly [bigint, bigint] = [-719_162n, 2_932_896n]

/** The decimals of a number that nothing else is known of. */
export const usualDecimals = 6

const storages: Readonly<Record<string, Column['storage']>> = {
  number: 'float64',
  money: 'float64',
  date: 'int32',
  boolean: 'truth',
}

const columnOf = (name: string, type: FactType, hint: ColumnHint): Column => {
  const storage = storages[type.kind] ?? 'codes'
  const decimals = type.kind === 'number' ? (hint.decimals ?? usualDecimals) : 0
  const [min, max] = storage === 'int32' ? dayRange : [hint.min ?? -greatestWhole, hint.max ?? greatestWhole]
  return Object.freeze({ name, storage, type, decimals, min, max })
}

/** Gives the columns in which the facts of a dictionary are kept. */
export const columnsOf = (
  dictionary: Dictionary,
  hints: Readonly<Record<string, ColumnHint>> = {},
): readonly Column[] =>
  Object.entries(dictionary).map(([name, type]) => columnOf(normaliseName(name), type, hints[name] ?? {}))
