import { chineseNumber } from './chinese-number.ts'
import { civilFromDays, daysFromCivil, lastDayOfMonth, type YearMonthDay } from './civil-days.ts'
import {
  chineseDateForm,
  dateForms,
  incompleteDateForms,
  unorderedDateForms,
  zeroSigns,
  zeroWord,
} from './grammar/date.ts'
import { digitWords } from './grammar/numeral.ts'
import { isAbsent, normalText } from './normal-text.ts'
import { Problem } from './problem.ts'
import { Result } from './result.ts'

declare const civilDateBrand: unique symbol

/** A day without a time or a zone, written 'YYYY-MM-DD', in the years 0001 to 9999. */
export type CivilDate = string & { readonly [civilDateBrand]: true }

const parts = (date: CivilDate): YearMonthDay => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
})

const isReal = ({ year, month, day }: YearMonthDay): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month)

const is = (value: unknown): value is CivilDate => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false
  return isReal({ year: Number(value.slice(0, 4)), month: Number(value.slice(5, 7)), day: Number(value.slice(8)) })
}

const written = ({ year, month, day }: YearMonthDay): CivilDate => {
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!is(date)) throw new RangeError(`No such day: ${date}.`)
  return date
}

const create = (year: number, month: number, day: number): CivilDate => written({ year, month, day })

const chinese = (text: string): YearMonthDay | undefined => {
  const match = chineseDateForm.exec(text)
  if (!match) return undefined
  const [, year = '', month = '', day = ''] = match
  const digits = Array.from(year.replaceAll(zeroSigns, zeroWord)).map((word) => String(digitWords[word] ?? ''))
  return { year: Number(digits.join('')), month: Number(chineseNumber(month)), day: Number(chineseNumber(day)) }
}

const read = (text: string): YearMonthDay | undefined => {
  for (const form of dateForms) {
    const match = form.exec(text)
    if (match) return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
  }
  return chinese(text)
}

const parse = (text: string): Result<CivilDate> => {
  const fail = (code: string, values: Problem['values'] = {}) =>
    Result.failure(Problem.create(code, { found: text, ...values }))
  const normal = normalText(text)
  const tight = /\d:\d/u.test(normal) ? normal.replaceAll(/\s+/gu, ' ') : normal.replaceAll(/\s/gu, '')
  if (isAbsent(tight)) return fail('values.absent')
  const found = read(tight)
  if (found && isReal(found)) return Result.success(written(found))
  if (found) {
    const isMonth = found.month >= 1 && found.month <= 12
    return fail('values.date-not-in-calendar', { lastDay: isMonth ? lastDayOfMonth(found.year, found.month) : 0 })
  }
  if (incompleteDateForms.some((form) => form.test(tight))) return fail('values.date-incomplete')
  if (unorderedDateForms.some((form) => form.test(tight))) return fail('values.date-order-unknown')
  return fail('values.date-unreadable')
}

const toDays = (date: CivilDate): number => daysFromCivil(parts(date))

const fromDays = (days: number): CivilDate => written(civilFromDays(days))

const addMonths = (date: CivilDate, months: number): CivilDate => {
  const { year, month, day } = parts(date)
  const index = year * 12 + month - 1 + months
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return create(newYear, newMonth, Math.min(day, lastDayOfMonth(newYear, newMonth)))
}

/**
 * Makes, reads and reckons civil dates.
 * `daysBetween(a, b)` is positive where b is later. `weekday` is 1 (Monday) to 7 (Sunday). `toDays` counts from 1970-01-01.
 * `addMonths` keeps the day or takes the month's last.
 */
export const CivilDate: Readonly<{
  create: typeof create
  is: typeof is
  parse: typeof parse
  toDays: typeof toDays
  fromDays: typeof fromDays
  addDays: (date: CivilDate, days: number) => CivilDate
  addMonths: typeof addMonths
  daysBetween: (from: CivilDate, to: CivilDate) => number
  year: (date: CivilDate) => number
  half: (date: CivilDate) => number
  quarter: (date: CivilDate) => number
  month: (date: CivilDate) => number
  day: (date: CivilDate) => number
  weekday: (date: CivilDate) => number
  startOfYear: (date: CivilDate) => CivilDate
  startOfMonth: (date: CivilDate) => CivilDate
  endOfMonth: (date: CivilDate) => CivilDate
}> = Object.freeze({
  create,
  is,
  parse,
  toDays,
  fromDays,
  addDays: (date: CivilDate, days: number): CivilDate => fromDays(toDays(date) + days),
  addMonths,
  daysBetween: (from: CivilDate, to: CivilDate): number => toDays(to) - toDays(from),
  year: (date: CivilDate): number => parts(date).year,
  half: (date: CivilDate): number => Math.ceil(parts(date).month / 6),
  quarter: (date: CivilDate): number => Math.ceil(parts(date).month / 3),
  month: (date: CivilDate): number => parts(date).month,
  day: (date: CivilDate): number => parts(date).day,
  weekday: (date: CivilDate): number => ((((toDays(date) + 3) % 7) + 7) % 7) + 1,
  startOfYear: (date: CivilDate): CivilDate => create(parts(date).year, 1, 1),
  startOfMonth: (date: CivilDate): CivilDate => create(parts(date).year, parts(date).month, 1),
  endOfMonth: (date: CivilDate): CivilDate => {
    const { year, month } = parts(date)
    return create(year, month, lastDayOfMonth(year, month))
  },
})
