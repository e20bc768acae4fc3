import { CivilDate, Problem, Result, type WorkingCalendar } from '@ceyuan/values'
import type { ClockEvent } from './clock-event.ts'
import { mostDays } from './clock-rules.ts'
import { boundsOf, dueOf } from './due.ts'
import { LegalClock } from './legal-clock.ts'

/** Gives the clock where the calendar can reckon it: not started before the first notice, nor ten years after the last. */
export const reckonable = (clock: LegalClock, calendar: WorkingCalendar): Result<LegalClock> => {
  const [first, last] = [clock.events[0], clock.events.at(-1)]
  if (first && first.on < calendar.settledFrom) {
    return Result.failure(Problem.create('clock.before-calendar', { found: first.on, from: calendar.settledFrom }))
  }
  const most = CivilDate.addDays(calendar.settledTo, mostDays)
  if (last && last.on > most) return Result.failure(Problem.create('clock.too-far', { found: last.on, most }))
  return Result.success(clock)
}

/** Records what happens to a clock now: a pause or an extension after the last day of the limit comes too late. */
export const recordInTime = (clock: LegalClock, event: ClockEvent, calendar: WorkingCalendar): Result<LegalClock> => {
  const latest = boundsOf(dueOf(clock, calendar))?.latest
  const isLate = latest !== undefined && event.on > latest
  if (isLate && (event.kind === 'paused' || event.kind === 'extended')) {
    return Result.failure(Problem.create('clock.ran-out', { on: event.on, due: latest }))
  }
  return LegalClock.record(clock, event)
}
