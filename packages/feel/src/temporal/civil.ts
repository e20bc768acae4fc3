import type { FeelDate } from '../value/value.ts'

/** The nanoseconds of one second. */
export const second: bigint = 1_000_000_000n

/** The nanoseconds of one day. */
export const day: bigint = 86_400n * second

/** The greatest year, and its negative the least. */
const greatestYear = 999_999_999

/** Whether a year of the proleptic Gregorian calendar has 366 days. */
const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Gives the number of days of a month. */
const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Makes a date; null where there is no such day. */
export const civilDate = (year: number, month: number, dayOfMonth: number): FeelDate | null => {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(dayOfMonth)
  if (!whole || Math.abs(year) > greatestYear || month < 1 || month > 12) return null
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return null
  return Object.freeze({ kind: 'date', year, month, day: dayOfMonth })
}

/** Gives the number of days since 1970-01-01. */
export const toDays = ({ year, month, day: dayOfMonth }: FeelDate): number => {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Gives the date of a number of days since 1970-01-01; null beyond the greatest year. */
export const fromDays = (days: number): FeelDate | null => {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return civilDate(year, month, dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1)
}

/** Adds months, keeping the day of the month or taking the month's last day. */
export const addMonths = (date: FeelDate, months: number): FeelDate | null => {
  const total = date.year * 12 + (date.month - 1) + months
  const year = Math.floor(total / 12)
  const month = total - year * 12 + 1
  return civilDate(year, month, Math.min(date.day, daysInMonth(year, month)))
}

/** Gives the day of the week, Monday 1 to Sunday 7. */
export const weekday = (date: FeelDate): number => ((((toDays(date) + 3) % 7) + 7) % 7) + 1

/** Gives the day of the year, from 1. */
export const dayOfYear = (date: FeelDate): number => toDays(date) - toDays({ ...date, month: 1, day: 1 }) + 1

/** Gives the week of the year by ISO 8601, where week 1 holds the year's first Thursday. */
export const weekOfYear = (date: FeelDate): number => {
  const thursday = fromDays(toDays(date) - weekday(date) + 4) ?? date
  return Math.floor((dayOfYear(thursday) - 1) / 7) + 1
}

/** Divides rounding down, so that the remainder is never negative. */
export const floorDivide = (value: bigint, divisor: bigint): { quotient: bigint; remainder: bigint } => {
  const remainder = ((value % divisor) + divisor) % divisor
  return { quotient: (value - remainder) / divisor, remainder }
}
