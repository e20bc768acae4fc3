import { CivilDate, WorkingCalendar, type DayCount } from '@ceyuan/values'
import type { ClockEvent } from './clock-event.ts'
import { courseOf, isCounted, type Course } from './course.ts'
import { boundsOf, dueOf, type Due } from './due.ts'
import type { LegalClock } from './legal-clock.ts'
import type { PauseReason } from './limit.ts'
import { pausesOn } from './pause.ts'

/** How a clock stands at the end of a day, by what had happened up to then. Days are of the limit's own kind; a day that is not over by is 0. */
export type ClockState = {
  readonly phase: 'notStarted' | 'running' | 'paused' | 'over' | 'stopped' | 'deemed'
  readonly on: CivilDate
  readonly due: Due
  readonly total: number
  readonly used: DayCount
  readonly left: DayCount
  readonly over: DayCount
  readonly extendedBy: number
  readonly pausedSince: CivilDate | null
  readonly pausedFor: readonly PauseReason[]
}

const countBetween = (calendar: WorkingCalendar, course: Course, after: number, upTo: number): DayCount => {
  const counts = WorkingCalendar.readings(calendar).map((isWorked) => {
    let days = 0
    for (let day = after + 1; day <= upTo; day += 1) if (isCounted(course, day, isWorked)) days += 1
    return days
  })
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return least === most ? { kind: 'settled', days: least } : { kind: 'range', least, most }
}

const mapped = (count: DayCount, change: (days: number) => number): DayCount => {
  if (count.kind === 'settled') return { kind: 'settled', days: change(count.days) }
  const [a, b] = [change(count.least), change(count.most)]
  const [least, most] = [Math.min(a, b), Math.max(a, b)]
  return least === most ? { kind: 'settled', days: least } : { kind: 'range', least, most }
}

const none: DayCount = { kind: 'settled', days: 0 }

const phaseOf = (last: ClockEvent | undefined, isPaused: boolean, isOver: boolean): ClockState['phase'] => {
  if (!last) return 'notStarted'
  if (last.kind === 'stopped' || last.kind === 'deemed') return last.kind
  if (isOver) return 'over'
  return isPaused ? 'paused' : 'running'
}

/** How a clock stands at the end of a day. What happened later is not known then. */
export const stateOn = (clock: LegalClock, on: CivilDate, calendar: WorkingCalendar): ClockState => {
  const known = { ...clock, events: clock.events.filter((event) => event.on <= on) }
  const last = known.events.at(-1)
  const due = dueOf(known.events.length === 0 ? clock : known, calendar)
  const course = courseOf(known.events.length === 0 ? clock : known)
  const day = CivilDate.toDays(last?.kind === 'stopped' || last?.kind === 'deemed' ? last.on : on)
  const latest = boundsOf(due)?.latest
  const overAfter = latest === undefined ? day : CivilDate.toDays(latest)
  const isOver = day > overAfter
  const pauses = pausesOn(course.pauses, day)
  const used = mapped(countBetween(calendar, course, course.start, day), (days) => Math.min(days, course.total))
  const phase = phaseOf(last, pauses.length > 0, isOver)
  return {
    phase,
    on,
    due,
    total: course.total,
    used,
    left: mapped(used, (days) => course.total - days),
    over: isOver ? countBetween(calendar, { ...course, pauses: [] }, overAfter, day) : none,
    extendedBy: course.total - clock.limit.days,
    pausedSince: phase === 'paused' ? CivilDate.fromDays(Math.min(...pauses.map(({ from }) => from))) : null,
    pausedFor: phase === 'paused' ? pauses.map(({ reason }) => reason) : [],
  }
}
