import { CivilDate, WorkingCalendar } from '@ceyuan/values'
import { courseOf, dayOf, lastDayOf, type Course, type Reading } from './course.ts'
import type { LegalClock } from './legal-clock.ts'
import { pausesOn } from './pause.ts'

/**
 * When a limit, or a part of it, is reached: a day; a range, ends included, until the notice of that year settles it; or nothing yet, while the clock
 * stands still.
 */
export type Due =
  | { readonly kind: 'settled'; readonly on: CivilDate }
  | { readonly kind: 'range'; readonly earliest: CivilDate; readonly latest: CivilDate; readonly settledTo: CivilDate }
  | { readonly kind: 'paused'; readonly since: CivilDate }

/** Whether the notices have settled every day between, as far as the calendar is asked about it. */
const isSettled = (calendar: WorkingCalendar, course: Course, from: number, to: number): boolean => {
  for (let day = from; day <= to; day += 1) {
    const isAsked = pausesOn(course.pauses, day).length === 0
    if (isAsked && WorkingCalendar.isWorkingDay(calendar, CivilDate.fromDays(day)) === null) return false
  }
  return true
}

type Finder = (course: Course, isWorked: Reading) => number | null

const reached = (calendar: WorkingCalendar, course: Course, askedFrom: number, find: Finder): Due => {
  const [plain, ...others] = WorkingCalendar.readings(calendar)
  const first = plain ? find(course, plain) : null
  if (first === null) return { kind: 'paused', since: CivilDate.fromDays(course.openFrom) }
  if (isSettled(calendar, course, askedFrom, first)) return { kind: 'settled', on: CivilDate.fromDays(first) }
  const all = [first, ...others.map((reading) => find(course, reading))]
  const found = all.flatMap((day) => (day === null ? [] : [day]))
  if (found.length < all.length) return { kind: 'paused', since: CivilDate.fromDays(course.openFrom) }
  return {
    kind: 'range',
    earliest: CivilDate.fromDays(Math.min(...found)),
    latest: CivilDate.fromDays(Math.max(...found)),
    settledTo: calendar.settledTo,
  }
}

/** The last day of a clock's limit, by all that happened to it. */
export const dueOf = (clock: LegalClock, calendar: WorkingCalendar): Due => {
  const course = courseOf(clock)
  const [plain] = WorkingCalendar.readings(calendar)
  const end = course.kind === 'natural' && plain ? dayOf(course, course.total, plain) : null
  return reached(calendar, course, end ?? course.start + 1, lastDayOf)
}

/** The day on which so many days of the limit are used. */
export const usedUpOn = (clock: LegalClock, count: number, calendar: WorkingCalendar): Due => {
  const course = courseOf(clock)
  const asked = course.kind === 'natural' ? Number.POSITIVE_INFINITY : course.start + 1
  return reached(calendar, course, asked, (of, reading) => dayOf(of, count, reading))
}

/** The first and the last day that a due date may be; null while it is open. */
export const boundsOf = (due: Due): { readonly earliest: CivilDate; readonly latest: CivilDate } | null => {
  switch (due.kind) {
    case 'settled':
      return { earliest: due.on, latest: due.on }
    case 'range':
      return { earliest: due.earliest, latest: due.latest }
    case 'paused':
      return null
  }
}
