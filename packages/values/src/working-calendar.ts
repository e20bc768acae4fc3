import { isWeekday, laidOut, newYear, patternOf, reachOf, type IsWorked, type YearPattern } from './calendar-reading.ts'
import { CivilDate } from './civil-date.ts'
import { readNotices, type HolidayNotice, type NoticeDays } from './holiday-notice.ts'
import { Result } from './result.ts'

/**
 * Which days are worked, as far as the notices of the State Council say.
 * `settledTo` is the first day that no notice has settled: the notice of a year may change the last days of the year before, as far as it did in years
 * that began on the same weekday. `knownOn` is the day as of which the notices were known, null for all there are.
 */
export type WorkingCalendar = {
  readonly kind: 'workingCalendar'
  readonly years: readonly number[]
  readonly knownOn: CivilDate | null
  readonly settledFrom: CivilDate
  readonly settledTo: CivilDate
  readonly days: NoticeDays
  /** How the known years fell, by which unsettled years are bounded. */
  readonly patterns: readonly YearPattern[]
}

/** A due date: settled, or a range, ends included, until the notice of the year comes. */
export type DueDate =
  | { readonly kind: 'settled'; readonly on: CivilDate }
  | { readonly kind: 'range'; readonly earliest: CivilDate; readonly latest: CivilDate; readonly settledTo: CivilDate }

/** A number of working days: settled, or a range, ends included. */
export type DayCount =
  | { readonly kind: 'settled'; readonly days: number }
  | { readonly kind: 'range'; readonly least: number; readonly most: number }

/** What the notices say of a day: worked in the week's course or made up for, off at the weekend or by a holiday; null where none has settled it. */
export type DayKind = 'weekday' | 'makeUp' | 'weekend' | 'holiday' | null

const create = (notices: readonly HolidayNotice[], knownOn: CivilDate | null = null): Result<WorkingCalendar> => {
  const known = notices.filter(({ date }) => knownOn === null || date === undefined || date <= knownOn)
  return Result.map(readNotices(known), (days) => {
    const years = Array.from(new Set(known.map(({ year }) => year))).toSorted((a, b) => a - b)
    const [first = 1, last = 1] = [years[0], years.at(-1)]
    const patterns = years.map((year) => patternOf(days, year))
    const end = years.length === 0 ? newYear(first) : newYear(last + 1) + reachOf(patterns, last + 1)
    return Object.freeze({
      kind: 'workingCalendar' as const,
      years,
      knownOn,
      settledFrom: CivilDate.fromDays(newYear(first)),
      settledTo: CivilDate.fromDays(end),
      days,
      patterns,
    })
  })
}

const isSettled = (calendar: WorkingCalendar, day: number): boolean => {
  const date = CivilDate.fromDays(day)
  if (date >= calendar.settledTo || date < calendar.settledFrom) return false
  return calendar.years.includes(CivilDate.year(date))
}

const isWorkedSettled = ({ days }: WorkingCalendar, day: number): boolean =>
  days.work.has(day) || (isWeekday(day) && !days.off.has(day))

const nothing: NoticeDays = { off: new Set(), work: new Set() }

const readings = (calendar: WorkingCalendar): readonly IsWorked[] => {
  const { days } = calendar
  const known = (day: number): boolean | null =>
    isSettled(calendar, day) || days.off.has(day) || days.work.has(day) ? isWorkedSettled(calendar, day) : null
  return [nothing, ...calendar.patterns].map((pattern) => laidOut(pattern, known))
}

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
  const ends = readings(calendar).map((isWorked) => advance(start, count, isWorked))
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
  const counts = readings(calendar).map((isWorked) => countIn(start, end, isWorked))
  return { kind: 'range', least: Math.min(...counts), most: Math.max(...counts) }
}

const isWorkingDay = (calendar: WorkingCalendar, date: CivilDate): boolean | null => {
  const day = CivilDate.toDays(date)
  return isSettled(calendar, day) ? isWorkedSettled(calendar, day) : null
}

const dayKind = (calendar: WorkingCalendar, date: CivilDate): DayKind => {
  const isWorked = isWorkingDay(calendar, date)
  if (isWorked === null) return null
  const isInWeek = isWeekday(CivilDate.toDays(date))
  if (isWorked) return isInWeek ? 'weekday' : 'makeUp'
  return calendar.days.off.has(CivilDate.toDays(date)) ? 'holiday' : 'weekend'
}

/**
 * Makes and asks working calendars.
 * `create` takes the notices issued up to a day where one is given. `isWorkingDay` and `dayKind` give null for a day that no notice has settled.
 * `addWorkingDays` counts from the day after `from` (before it, for a negative count); `countWorkingDays` counts the half-open span. What lies beyond
 * the notices is a range: as early and as late as could be by any known year, or the bare week, would place it. `readings` are these possible years,
 * the bare week first; on settled days they agree.
 */
export const WorkingCalendar: Readonly<{
  create: typeof create
  isWorkingDay: typeof isWorkingDay
  dayKind: typeof dayKind
  addWorkingDays: typeof addWorkingDays
  countWorkingDays: typeof countWorkingDays
  readings: typeof readings
}> = Object.freeze({ create, isWorkingDay, dayKind, addWorkingDays, countWorkingDays, readings })
