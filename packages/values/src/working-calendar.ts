import { CivilDate } from './civil-date.ts'
import { readNotices, type HolidayNotice, type NoticeDays } from './holiday-notice.ts'
import { Result } from './result.ts'

/**
 * Which days are worked, as far as the notices of the State Council say.
 * `settledTo` is the first day that no notice has settled: a notice may still change the last days of the year before its own.
 */
export type WorkingCalendar = {
  readonly kind: 'workingCalendar'
  readonly years: readonly number[]
  readonly settledFrom: CivilDate
  readonly settledTo: CivilDate
  readonly days: NoticeDays
  /** How the known years fell, as offsets from 1 January, by which unsettled years are bounded. */
  readonly patterns: readonly NoticeDays[]
}

/** A due date: settled, or a range, ends included, until the notice of the year comes. */
export type DueDate =
  | { readonly kind: 'settled'; readonly on: CivilDate }
  | { readonly kind: 'range'; readonly earliest: CivilDate; readonly latest: CivilDate; readonly settledTo: CivilDate }

/** A number of working days: settled, or a range, ends included. */
export type DayCount =
  | { readonly kind: 'settled'; readonly days: number }
  | { readonly kind: 'range'; readonly least: number; readonly most: number }

type IsWorked = (day: number) => boolean

const isWeekday = (day: number): boolean => (((day + 3) % 7) + 7) % 7 < 5
const newYear = (year: number): number => CivilDate.toDays(CivilDate.create(year, 1, 1))

const patternOf = (days: NoticeDays, year: number): NoticeDays => {
  const [start, end] = [newYear(year) - 7, newYear(year + 1)]
  const within = (set: ReadonlySet<number>): ReadonlySet<number> =>
    new Set(Array.from(set).flatMap((day) => (day >= start && day < end ? [day - newYear(year)] : [])))
  return { off: within(days.off), work: within(days.work) }
}

const create = (notices: readonly HolidayNotice[]): Result<WorkingCalendar> =>
  Result.map(readNotices(notices), (days) => {
    const years = Array.from(new Set(notices.map(({ year }) => year))).toSorted((a, b) => a - b)
    const [first = 1, last = 1] = [years[0], years.at(-1)]
    const patterns = years.map((year) => patternOf(days, year))
    const reach = Math.min(0, ...patterns.flatMap(({ off, work }) => [...off, ...work]))
    const end = years.length === 0 ? newYear(first) : newYear(last + 1) + reach
    return Object.freeze({
      kind: 'workingCalendar' as const,
      years,
      settledFrom: CivilDate.fromDays(newYear(first)),
      settledTo: CivilDate.fromDays(end),
      days,
      patterns,
    })
  })

const isSettled = (calendar: WorkingCalendar, day: number): boolean => {
  const date = CivilDate.fromDays(day)
  if (date >= calendar.settledTo || date < calendar.settledFrom) return false
  return calendar.years.includes(CivilDate.year(date))
}

const isWorkedSettled = ({ days }: WorkingCalendar, day: number): boolean =>
  days.work.has(day) || (isWeekday(day) && !days.off.has(day))

/** The nearest weekend day, where a make-up day of a known year may fall in a year with other weekdays. */
const toWeekend = (day: number): number =>
  [0, 1, -1, 2, -2].map((by) => day + by).find((near) => !isWeekday(near)) ?? day

const shiftedInto = (pattern: NoticeDays, year: number): NoticeDays => ({
  off: new Set(Array.from(pattern.off, (offset) => offset + newYear(year))),
  work: new Set(Array.from(pattern.work, (offset) => toWeekend(offset + newYear(year)))),
})

/** What each known year's pattern, laid on every unsettled year, would say of a day; first of all, the bare week. */
const scenarios = (calendar: WorkingCalendar): readonly IsWorked[] =>
  [{ off: new Set<number>(), work: new Set<number>() }, ...calendar.patterns].map((pattern) => {
    const laid = new Map<number, NoticeDays>()
    const inYear = (year: number): NoticeDays => {
      const known = laid.get(year) ?? shiftedInto(pattern, year)
      laid.set(year, known)
      return known
    }
    return (day) => {
      if (isSettled(calendar, day) || calendar.days.off.has(day) || calendar.days.work.has(day)) {
        return isWorkedSettled(calendar, day)
      }
      const year = CivilDate.year(CivilDate.fromDays(day))
      const parts = [inYear(year), inYear(year + 1)]
      if (parts.some(({ off }) => off.has(day))) return false
      return isWeekday(day) || parts.some(({ work }) => work.has(day))
    }
  })

const advance = (from: number, count: number, isWorked: IsWorked): number => {
  const step = count < 0 ? -1 : 1
  let [day, left] = [from, Math.abs(count)]
  while (left > 0) {
    day += step
    if (isWorked(day)) left -= 1
  }
  return day
}

const isRangeSettled = (calendar: WorkingCalendar, from: number, to: number): boolean => {
  for (let day = from; day <= to; day += 1) if (!isSettled(calendar, day)) return false
  return true
}

const addWorkingDays = (calendar: WorkingCalendar, from: CivilDate, count: number): DueDate => {
  const start = CivilDate.toDays(from)
  const plain = advance(start, count, (day) => isWorkedSettled(calendar, day))
  if (count === 0) return { kind: 'settled', on: from }
  if (isRangeSettled(calendar, Math.min(start + 1, plain), Math.max(start - 1, plain))) {
    return { kind: 'settled', on: CivilDate.fromDays(plain) }
  }
  const ends = scenarios(calendar).map((isWorked) => advance(start, count, isWorked))
  return {
    kind: 'range',
    earliest: CivilDate.fromDays(Math.min(...ends)),
    latest: CivilDate.fromDays(Math.max(...ends)),
    settledTo: calendar.settledTo,
  }
}

const countIn = (from: number, to: number, isWorked: IsWorked): number => {
  let days = 0
  for (let day = from; day < to; day += 1) if (isWorked(day)) days += 1
  return days
}

const countWorkingDays = (calendar: WorkingCalendar, from: CivilDate, to: CivilDate): DayCount => {
  const [start, end] = [CivilDate.toDays(from), CivilDate.toDays(to)]
  if (isRangeSettled(calendar, start, end - 1)) {
    return { kind: 'settled', days: countIn(start, end, (day) => isWorkedSettled(calendar, day)) }
  }
  const counts = scenarios(calendar).map((isWorked) => countIn(start, end, isWorked))
  return { kind: 'range', least: Math.min(...counts), most: Math.max(...counts) }
}

const isWorkingDay = (calendar: WorkingCalendar, date: CivilDate): boolean | null => {
  const day = CivilDate.toDays(date)
  return isSettled(calendar, day) ? isWorkedSettled(calendar, day) : null
}

/**
 * Makes and asks working calendars.
 * `isWorkingDay` gives null for a day that no notice has settled. `addWorkingDays` counts from the day after `from` (before it, for
 * a negative count); `countWorkingDays` counts the half-open span. What lies beyond the notices is a range: as early and as late as could be by any
 * known year, or the bare week, would place it.
 */
export const WorkingCalendar: Readonly<{
  create: typeof create
  isWorkingDay: typeof isWorkingDay
  addWorkingDays: typeof addWorkingDays
  countWorkingDays: typeof countWorkingDays
}> = Object.freeze({ create, isWorkingDay, addWorkingDays, countWorkingDays })
