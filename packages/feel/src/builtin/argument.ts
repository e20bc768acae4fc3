import type { Decimal } from 'decimal.js'
import { isContext, isList, isNumber, isRange } from '../value/kind.ts'
import type { FeelContext, FeelFunction, FeelRange, FeelValue } from '../value/value.ts'

// The signature has already fitted the argument, so that these only tell the compiler what it is.
const misfit = (wanted: string): Error =>
  new Error(`A built-in function was called with something that is no ${wanted}.`)

/** The argument as text. */
export const text = (value: FeelValue | undefined): string => {
  if (typeof value !== 'string') throw misfit('string')
  return value
}

/** The argument as number. */
export const number = (value: FeelValue | undefined): Decimal => {
  if (value === undefined || !isNumber(value)) throw misfit('number')
  return value
}

/** The argument as number, or the given one where it was left out. */
export const numberOr = (value: FeelValue | undefined, otherwise: number): number =>
  value === undefined || value === null ? otherwise : number(value).toNumber()

/** The items of a list argument. */
export const items = (value: FeelValue | undefined): readonly FeelValue[] => {
  if (value === undefined || !isList(value)) throw misfit('list')
  return value.items
}

/** The argument as context. */
export const contextOf = (value: FeelValue | undefined): FeelContext => {
  if (value === undefined || !isContext(value)) throw misfit('context')
  return value
}

/** The argument as range. */
export const rangeOf = (value: FeelValue | undefined): FeelRange => {
  if (value === undefined || !isRange(value)) throw misfit('range')
  return value
}

/** The argument as function. */
export const functionOf = (value: FeelValue | undefined): FeelFunction => {
  if (value === null || typeof value !== 'object' || !('kind' in value) || value.kind !== 'function') {
    throw misfit('function')
  }
  return value
}

/** Gives an argument by position; one that was left out is null. */
export const at = (parameters: readonly FeelValue[], index: number): FeelValue => parameters[index] ?? null
