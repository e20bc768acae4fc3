import { CivilDate } from './civil-date.ts'
import type { NoticeDays } from './holiday-notice.ts'

/** Whether a day, counted from 1970-01-01, is worked. */
export type IsWorked = (day: number) => boolean

/** The day, counted from 1970-01-01, on which a year begins. */
export const newYear = (year: number): number => CivilDate.toDays(CivilDate.create(year, 1, 1))

/** Whether a day of the bare week is worked: Monday to Friday. */
export const isWeekday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5

// Days off in every year by the regulation on public holidays itself (article 2), whatever the notice says of the days around them.
const alwaysOff: ReadonlySet<string> = new Set(['01-01', '05-01', '10-01', '10-02', '10-03'])

const march = 60
const leapGap = (year: number): number => (newYear(year + 1) - newYear(year) === 366 ? 0 : 1)

/** A day's place in a year: days from 1 January, from March on as in a leap year, so that a date has one place in every year. */
const placeIn = (year: number, day: number): number => {
  const offset = day - newYear(year)
  return offset >= march - leapGap(year) ? offset + leapGap(year) : offset
}

const dayAt = (year: number, place: number): number => newYear(year) + (place >= march ? place - leapGap(year) : place)

/** How a year fell, by places in the year; the week before belongs to it. */
export type YearPattern = NoticeDays & { readonly year: number }

/** How one of the known years fell. */
export const patternOf = (days: NoticeDays, year: number): YearPattern => {
  const [start, end] = [newYear(year) - 7, newYear(year + 1)]
  const within = (set: ReadonlySet<number>): ReadonlySet<number> =>
    new Set(Array.from(set).flatMap((day) => (day >= start && day < end ? [placeIn(year, day)] : [])))
  return { year, off: within(days.off), work: within(days.work) }
}

/** How many years alike make a precedent. */
const enough = 3
const weekdayOf = (day: number): number => ((day % 7) + 7) % 7

/**
 * How many days before its 1 January the notice of a coming year may still change, as an offset, 0 for none.
 * Known from the years that began on the same weekday, for New Year's days off follow it; where fewer than three did, from all.
 */
export const reachOf = (patterns: readonly YearPattern[], year: number): number => {
  const alike = patterns.filter((known) => weekdayOf(newYear(known.year)) === weekdayOf(newYear(year)))
  const asked = alike.length >= enough ? alike : patterns
  return Math.min(0, ...asked.flatMap(({ off, work }) => [...off, ...work]))
}

/** The nearest weekend day, where a make-up day of a known year may fall in a year with other weekdays. */
const toWeekend = (day: number): number =>
  [0, 1, -1, 2, -2].map((by) => day + by).find((near) => !isWeekday(near)) ?? day

const shiftedInto = (pattern: NoticeDays, year: number): NoticeDays => ({
  off: new Set(Array.from(pattern.off, (place) => dayAt(year, place))),
  work: new Set(Array.from(pattern.work, (place) => toWeekend(dayAt(year, place)))),
})

/** A reading of days that no notice has settled: a known year's pattern laid on each of their years. */
export const laidOut = (pattern: NoticeDays, known: (day: number) => boolean | null): IsWorked => {
  const laid = new Map<number, NoticeDays>()
  const inYear = (year: number): NoticeDays => {
    const made = laid.get(year) ?? shiftedInto(pattern, year)
    laid.set(year, made)
    return made
  }
  return (day) => {
    const said = known(day)
    if (said !== null) return said
    const date = CivilDate.fromDays(day)
    if (alwaysOff.has(date.slice(5))) return false
    const year = CivilDate.year(date)
    const parts = [inYear(year), inYear(year + 1)]
    if (parts.some(({ off }) => off.has(day))) return false
    return isWeekday(day) || parts.some(({ work }) => work.has(day))
  }
}
