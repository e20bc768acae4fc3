import { CivilDate, type WorkingCalendar } from '@ceyuan/values'
import type { LegalClock } from './legal-clock.ts'
import type { LimitKind } from './limit.ts'
import { pausesOf, pausesOn, type Pause } from './pause.ts'

/** What a clock comes down to for counting: days from 1970-01-01. `openFrom` is the first day of a pause without end. */
export type Course = {
  readonly start: number
  readonly total: number
  readonly kind: LimitKind
  readonly pauses: readonly Pause[]
  readonly openFrom: number
}

/** Whether a day is worked, under one reading of the calendar. */
export type Reading = ReturnType<typeof WorkingCalendar.readings>[number]

/** The course of a clock. */
export const courseOf = ({ limit, events }: LegalClock): Course => {
  const pauses = pausesOf(events)
  const start = events[0] ? CivilDate.toDays(events[0].on) : 0
  const extended = events.reduce((sum, event) => sum + (event.kind === 'extended' ? event.days : 0), 0)
  const openFrom = Math.min(
    Number.POSITIVE_INFINITY,
    ...pauses.flatMap(({ from, to }) => (to === Number.POSITIVE_INFINITY ? [from] : [])),
  )
  return { start, total: limit.days + extended, kind: limit.kind, pauses, openFrom }
}

/** Whether a day after the start is counted. */
export const isCounted = ({ kind, pauses }: Course, day: number, isWorked: Reading): boolean =>
  pausesOn(pauses, day).length === 0 && (kind === 'natural' || isWorked(day))

/** The day on which so many days are counted; null where a pause without end comes before. */
export const dayOf = (course: Course, count: number, isWorked: Reading): number | null => {
  let [day, left] = [course.start, count]
  while (left > 0) {
    day += 1
    if (day >= course.openFrom) return null
    if (isCounted(course, day, isWorked)) left -= 1
  }
  return day
}

/** The last day of the limit: where natural days end on a rest day, the next day that is worked and not paused. */
export const lastDayOf = (course: Course, isWorked: Reading): number | null => {
  let day = dayOf(course, course.total, isWorked)
  while (day !== null && !(isWorked(day) && pausesOn(course.pauses, day).length === 0)) {
    day = day + 1 < course.openFrom ? day + 1 : null
  }
  return day
}
