import { CivilDate, WorkingCalendar } from '@ceyuan/values'
import { courseOf, dayOf, type Course } from './course.ts'
import { boundsOf, type Due } from './due.ts'
import type { LegalClock } from './legal-clock.ts'
import type { PauseReason } from './limit.ts'
import { pausesOn } from './pause.ts'

/** Why a day counts or does not. */
export type DayReason =
  | 'startDay'
  | 'workingDay'
  | 'makeUpDay'
  | 'everyDay'
  | 'weekend'
  | 'holiday'
  | 'paused'
  | 'notSettled'
  | 'movedTo'

/** One day of the count. `counts` is null where no notice has settled the day; `number` is which day of the limit it is. */
export type DayLine = {
  readonly day: CivilDate
  readonly counts: boolean | null
  readonly why: DayReason
  readonly number: number | null
  readonly pauses: readonly PauseReason[]
}

type Judged = Pick<DayLine, 'counts' | 'why'>

const byCalendar = (calendar: WorkingCalendar, day: CivilDate): Judged => {
  switch (WorkingCalendar.dayKind(calendar, day)) {
    case 'weekday':
      return { counts: true, why: 'workingDay' }
    case 'makeUp':
      return { counts: true, why: 'makeUpDay' }
    case 'weekend':
      return { counts: false, why: 'weekend' }
    case 'holiday':
      return { counts: false, why: 'holiday' }
    case null:
      return { counts: null, why: 'notSettled' }
  }
}

/** The days after the last natural day, passed over because it is a rest day. */
const afterLast = (calendar: WorkingCalendar, day: CivilDate): Judged => {
  const judged = byCalendar(calendar, day)
  return judged.counts === true ? { counts: false, why: 'movedTo' } : judged
}

type Count = { readonly calendar: WorkingCalendar; readonly course: Course; readonly lastNatural: number }

const judge = ({ calendar, course, lastNatural }: Count, at: number): Judged => {
  if (at === course.start) return { counts: false, why: 'startDay' }
  if (pausesOn(course.pauses, at).length > 0) return { counts: false, why: 'paused' }
  const day = CivilDate.fromDays(at)
  if (course.kind === 'working') return byCalendar(calendar, day)
  return at <= lastNatural ? { counts: true, why: 'everyDay' } : afterLast(calendar, day)
}

/** The count day by day, from the day of the event up to the last day of the limit, as it was reckoned. */
export const dayLines = (clock: LegalClock, calendar: WorkingCalendar, due: Due): readonly DayLine[] => {
  const course = courseOf(clock)
  const end = boundsOf(due)?.latest ?? CivilDate.fromDays(course.openFrom)
  const lastNatural = dayOf(course, course.total, () => true) ?? Number.POSITIVE_INFINITY
  const lines: DayLine[] = []
  let used: number | null = 0
  for (let at = course.start; at <= CivilDate.toDays(end); at += 1) {
    const judged = judge({ calendar, course, lastNatural }, at)
    if (judged.counts === null) used = null
    if (judged.counts === true && used !== null) used += 1
    const number = judged.counts === true ? used : null
    const pauses = pausesOn(course.pauses, at).map(({ reason }) => reason)
    lines.push({ day: CivilDate.fromDays(at), ...judged, number, pauses })
  }
  return lines
}
