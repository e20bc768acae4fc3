import { Decimal } from 'decimal.js'
import type { FeelContext, FeelList, FeelRange, FeelValue, Money, ValueKind } from './value.ts'

/** Gives the name of a value's kind. */
export const kindOf = (value: FeelValue): ValueKind => {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'string') return 'string'
  if (value instanceof Decimal) return 'number'
  return value.kind
}

/** A value that is an object with a kind: neither null, boolean, string nor number. */
export type Tagged = Exclude<FeelValue, null | boolean | string | Decimal>

/** Whether a value is an object with a kind. */
export const isTagged = (value: FeelValue): value is Tagged =>
  value !== null && typeof value === 'object' && !(value instanceof Decimal)

/** Whether a value is a number. */
export const isNumber = (value: FeelValue): value is Decimal => value instanceof Decimal

/** Whether a value is a list. */
export const isList = (value: FeelValue): value is FeelList => kindOf(value) === 'list'

/** Whether a value is a context. */
export const isContext = (value: FeelValue): value is FeelContext => kindOf(value) === 'context'

/** Whether a value is a range. */
export const isRange = (value: FeelValue): value is FeelRange => kindOf(value) === 'range'

/** Makes a list. */
export const list = (items: readonly FeelValue[]): FeelList =>
  Object.freeze({ kind: 'list', items: Object.freeze(items) })

/** Makes a context. */
export const context = (entries: Iterable<readonly [string, FeelValue]>): FeelContext =>
  Object.freeze({ kind: 'context', entries: new Map(entries) })

/** Makes a range. */
export const range = (start: FeelValue, end: FeelValue, startIncluded: boolean, endIncluded: boolean): FeelRange =>
  Object.freeze({ kind: 'range', start, end, startIncluded, endIncluded })

/** Makes an amount of money. Unit: fen. */
export const money = (fen: Decimal): Money => Object.freeze({ kind: 'money', fen })

/** Gives the items of a list, or the value itself as the only item; null has none. */
export const itemsOf = (value: FeelValue): readonly FeelValue[] => {
  if (value === null) return []
  return isList(value) ? value.items : [value]
}
