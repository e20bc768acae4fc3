import type { Decimal } from 'decimal.js'
import type { ArithmeticOperator } from '../syntax/expression.ts'
import { addMonths, day, floorDivide, fromDays, second, toDays } from '../temporal/civil.ts'
import { fromInstant, timeOffset, toInstant } from '../temporal/zone.ts'
import { isNumber, kindOf, money } from './kind.ts'
import { Exact, finite } from './number.ts'
import type { DaysDuration, FeelDate, FeelDateTime, FeelTime, FeelValue, MonthsDuration } from './value.ts'

/** Makes a duration of days and time. Unit: nanoseconds. */
export const daysDuration = (nanos: bigint): DaysDuration => Object.freeze({ kind: 'days and time duration', nanos })

/** Makes a duration of months; null where the number is not a safe whole one. */
export const monthsDuration = (months: number): MonthsDuration | null =>
  Number.isSafeInteger(months) ? Object.freeze({ kind: 'years and months duration', months: months + 0 }) : null

const numeric = (operator: ArithmeticOperator, left: Decimal, right: Decimal): Decimal | null => {
  switch (operator) {
    case '+':
      return finite(Exact.add(left, right))
    case '-':
      return finite(Exact.sub(left, right))
    case '*':
      return finite(Exact.mul(left, right))
    case '/':
      return right.isZero() ? null : finite(Exact.div(left, right))
    case '**':
      return right.abs().greaterThan(1e6) ? null : finite(Exact.pow(left, right))
  }
}

const wholeOf = (value: Decimal): bigint => BigInt(value.truncated().toFixed(0))

const scaleDuration = (
  operator: ArithmeticOperator,
  duration: DaysDuration | MonthsDuration,
  by: Decimal,
): FeelValue => {
  if (operator !== '*' && operator !== '/') return null
  const amount = duration.kind === 'days and time duration' ? duration.nanos : duration.months
  const result = numeric(operator, new Exact(amount.toString()), by)
  if (result === null || result.abs().greaterThan('1e24')) return null
  return duration.kind === 'days and time duration'
    ? daysDuration(wholeOf(result))
    : monthsDuration(Number(wholeOf(result)))
}

const joinDurations = (operator: ArithmeticOperator, left: FeelValue, right: FeelValue): FeelValue => {
  if (isDays(left) && isDays(right)) {
    if (operator === '+') return daysDuration(left.nanos + right.nanos)
    if (operator === '-') return daysDuration(left.nanos - right.nanos)
    if (operator !== '/') return null
    return numeric('/', new Exact(left.nanos.toString()), new Exact(right.nanos.toString()))
  }
  if (!isMonths(left) || !isMonths(right)) return null
  if (operator === '+') return monthsDuration(left.months + right.months)
  if (operator === '-') return monthsDuration(left.months - right.months)
  return operator === '/' ? numeric('/', new Exact(left.months), new Exact(right.months)) : null
}

const isDays = (value: FeelValue): value is DaysDuration => kindOf(value) === 'days and time duration'
const isMonths = (value: FeelValue): value is MonthsDuration => kindOf(value) === 'years and months duration'
const isDuration = (value: FeelValue): value is DaysDuration | MonthsDuration => isDays(value) || isMonths(value)

type Moment = FeelDate | FeelTime | FeelDateTime

const isMoment = (value: FeelValue): value is Moment => ['date', 'time', 'date and time'].includes(kindOf(value))

const shiftDays = (moment: Moment, nanos: bigint): FeelValue => {
  if (moment.kind === 'time') return { ...moment, nanos: floorDivide(moment.nanos + nanos, day).remainder }
  if (moment.kind === 'date') return fromDays(toDays(moment) + Number(floorDivide(nanos, day).quotient))
  return fromInstant(toInstant(moment) + nanos, moment.zone)
}

const shiftMonths = (moment: Moment, months: number): FeelValue => {
  if (moment.kind === 'time') return null
  if (moment.kind === 'date') return addMonths(moment, months)
  const date = addMonths(moment.date, months)
  return date && Object.freeze({ ...moment, date })
}

/** Moves a date, time or date and time by a duration, forwards (1) or backwards (-1). */
const shift = (moment: Moment, duration: DaysDuration | MonthsDuration, direction: 1 | -1): FeelValue =>
  duration.kind === 'days and time duration'
    ? shiftDays(moment, duration.nanos * BigInt(direction))
    : shiftMonths(moment, duration.months * direction)

const midnight = (date: FeelDate): FeelDateTime => ({
  kind: 'date and time',
  date,
  nanos: 0n,
  zone: { kind: 'offset', seconds: 0 },
})

const difference = (left: Moment, right: Moment): FeelValue => {
  if (left.kind === 'time' && right.kind === 'time') {
    const [from, to] = [timeOffset(left), timeOffset(right)]
    if ((from === null) !== (to === null)) return null
    return daysDuration(left.nanos - right.nanos - BigInt((from ?? 0) - (to ?? 0)) * second)
  }
  if (left.kind === 'time' || right.kind === 'time') return null
  const [until, since] = [left.kind === 'date' ? midnight(left) : left, right.kind === 'date' ? midnight(right) : right]
  if ((until.zone === null) !== (since.zone === null)) return null
  return daysDuration(toInstant(until) - toInstant(since))
}

const momentary = (operator: ArithmeticOperator, left: Moment, right: FeelValue): FeelValue => {
  if (operator !== '+' && operator !== '-') return null
  if (isDuration(right)) return shift(left, right, operator === '+' ? 1 : -1)
  return isMoment(right) && operator === '-' ? difference(left, right) : null
}

const temporal = (operator: ArithmeticOperator, left: FeelValue, right: FeelValue): FeelValue => {
  if (isMoment(left)) return momentary(operator, left, right)
  if (isDuration(left) && isMoment(right)) return operator === '+' ? shift(right, left, 1) : null
  if (isDuration(left) && isNumber(right)) return scaleDuration(operator, left, right)
  if (isNumber(left) && isDuration(right) && operator === '*') return scaleDuration('*', right, left)
  return joinDurations(operator, left, right)
}

const ofTwoAmounts = (operator: ArithmeticOperator, left: Decimal, right: Decimal): FeelValue => {
  if (operator === '*' || operator === '**') return null
  const result = numeric(operator, left, right)
  return result && (operator === '/' ? result : money(result))
}

const monetary = (operator: ArithmeticOperator, left: FeelValue, right: FeelValue): FeelValue => {
  const [from, to] = [fenOf(left), fenOf(right)]
  if (from && to) return ofTwoAmounts(operator, from, to)
  if (from && isNumber(right) && (operator === '*' || operator === '/')) return amount(numeric(operator, from, right))
  return to && isNumber(left) && operator === '*' ? amount(numeric('*', left, to)) : null
}

const amount = (fen: Decimal | null): FeelValue => fen && money(fen)

const fenOf = (value: FeelValue): Decimal | null =>
  value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'money' ? value.fen : null

/** Gives `left operator right`; null where the operator has no sense for the two, or a result lies beyond the numbers. */
export const calculate = (operator: ArithmeticOperator, left: FeelValue, right: FeelValue): FeelValue => {
  if (isNumber(left) && isNumber(right)) return numeric(operator, left, right)
  if (typeof left === 'string' && typeof right === 'string') return operator === '+' ? left + right : null
  return fenOf(left) || fenOf(right) ? monetary(operator, left, right) : temporal(operator, left, right)
}

/** Gives `-value` of a number, an amount of money or a duration; null for anything else. */
export const negate = (value: FeelValue): FeelValue => {
  if (isNumber(value)) return value.isZero() ? value : value.negated()
  if (isDays(value)) return daysDuration(-value.nanos)
  if (isMonths(value)) return monthsDuration(0 - value.months)
  const fen = fenOf(value)
  return fen && money(fen.negated())
}
