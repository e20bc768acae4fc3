import { timeOffset, toInstant } from '../temporal/zone.ts'
import { second, toDays } from '../temporal/civil.ts'
import { isList, isNumber, kindOf, isTagged, type Tagged } from './kind.ts'
import type { FeelDateTime, FeelRange, FeelTime, FeelValue } from './value.ts'

const sign = (left: number | bigint, right: number | bigint): number => (left < right ? -1 : left > right ? 1 : 0)

/** Compares two texts by code points, as PostgreSQL does with collation "C". */
const compareText = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length)
  for (let index = 0; index < length; index += 1) {
    const [a, b] = [left.charCodeAt(index), right.charCodeAt(index)]
    if (a !== b) {
      // Surrogates stand for code points above every other unit.
      const [high, low] = [a >= 0xd8_00 && a <= 0xdf_ff, b >= 0xd8_00 && b <= 0xdf_ff]
      return high === low ? sign(a, b) : high ? 1 : -1
    }
  }
  return sign(left.length, right.length)
}

const compareTimes = (left: FeelTime, right: FeelTime): number | null => {
  const [from, to] = [timeOffset(left), timeOffset(right)]
  if ((from === null) !== (to === null)) return null
  return sign(left.nanos - BigInt(from ?? 0) * second, right.nanos - BigInt(to ?? 0) * second)
}

const compareDateTimes = (left: FeelDateTime, right: FeelDateTime): number | null =>
  (left.zone === null) === (right.zone === null) ? sign(toInstant(left), toInstant(right)) : null

const compareMoments = (left: Tagged, right: Tagged): number | null => {
  if (left.kind === 'date' && right.kind === 'date') return sign(toDays(left), toDays(right))
  if (left.kind === 'time' && right.kind === 'time') return compareTimes(left, right)
  if (left.kind === 'date and time' && right.kind === 'date and time') return compareDateTimes(left, right)
  return null
}

const compareAmounts = (left: Tagged, right: Tagged): number | null => {
  if (left.kind === 'money' && right.kind === 'money') return left.fen.comparedTo(right.fen)
  if (left.kind === 'days and time duration' && right.kind === left.kind) return sign(left.nanos, right.nanos)
  if (left.kind === 'years and months duration' && right.kind === left.kind) return sign(left.months, right.months)
  return null
}

/** Gives -1, 0 or 1 by order; null where the two have no order. */
export const compare = (left: FeelValue, right: FeelValue): number | null => {
  if (isNumber(left) && isNumber(right)) return left.comparedTo(right)
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right)
  if (!isTagged(left) || !isTagged(right)) return null
  return compareMoments(left, right) ?? compareAmounts(left, right)
}

/** A truth value of three: true, false, or null for unknown. */
export type Truth = boolean | null

const equalRanges = (left: FeelRange, right: FeelRange): Truth =>
  left.startIncluded === right.startIncluded &&
  left.endIncluded === right.endIncluded &&
  equals(left.start, right.start) === true &&
  equals(left.end, right.end) === true

const equalLists = (left: readonly FeelValue[], right: readonly FeelValue[]): Truth =>
  left.length === right.length && left.every((item, index) => equals(item, right[index] ?? null) === true)

const equalContexts = (left: ReadonlyMap<string, FeelValue>, right: ReadonlyMap<string, FeelValue>): Truth =>
  left.size === right.size &&
  [...left].every(([key, value]) => right.has(key) && equals(value, right.get(key) ?? null) === true)

const equalCompound = (left: FeelValue, right: FeelValue): Truth => {
  if (!isTagged(left) || !isTagged(right)) return null
  if (left.kind === 'list' && right.kind === 'list') return equalLists(left.items, right.items)
  if (left.kind === 'context' && right.kind === 'context') return equalContexts(left.entries, right.entries)
  if (left.kind === 'range' && right.kind === 'range') return equalRanges(left, right)
  return left === right
}

const onlyItem = (value: FeelValue): FeelValue | undefined =>
  isList(value) && value.items.length === 1 ? value.items[0] : undefined

// A list of one is equal to what equals its item; other values of different kinds cannot be asked.
const equalsOnly = (left: FeelValue, right: FeelValue): Truth => {
  const [first, next] = [onlyItem(left), onlyItem(right)]
  if (first !== undefined) return equals(first, right)
  return next === undefined ? null : equals(left, next)
}

/** Whether two values are equal; null where their kinds differ, so that the question has no sense. */
export const equals = (left: FeelValue, right: FeelValue): Truth => {
  if (left === null || right === null) return left === right
  const kind = kindOf(left)
  if (kind !== kindOf(right)) return equalsOnly(left, right)
  if (kind === 'boolean') return left === right
  if (kind === 'list' || kind === 'context' || kind === 'range' || kind === 'function')
    return equalCompound(left, right)
  const order = compare(left, right)
  return order === null ? false : order === 0
}

/** `left and right` in three values; anything but a truth value is unknown. */
export const both = (left: FeelValue, right: FeelValue): Truth => {
  if (left === false || right === false) return false
  return left === true && right === true ? true : null
}

/** `left or right` in three values; anything but a truth value is unknown. */
export const either = (left: FeelValue, right: FeelValue): Truth => {
  if (left === true || right === true) return true
  return left === false && right === false ? false : null
}

/** Whether a value lies within a range; null where it cannot be compared with an end. */
export const within = (value: FeelValue, range: FeelRange): Truth => {
  const above = range.start === null ? true : reaches(compare(value, range.start), range.startIncluded)
  const below = range.end === null ? true : reaches(compare(range.end, value), range.endIncluded)
  return value === null ? null : both(above, below)
}

const reaches = (order: number | null, included: boolean): Truth => {
  if (order === null) return null
  return included ? order >= 0 : order > 0
}
