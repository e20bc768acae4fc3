import { boundsOf, dueOf as lastDayOf, LegalClock, reckonable, stateOn } from '@ceyuan/procedure'
import { CivilDate, Problem, Result, type WorkingCalendar } from '@ceyuan/values'

/** The last day of an order: the same day twice, or a range until the notice of holidays for that year comes. */
export type Due = { readonly earliest: CivilDate; readonly on: CivilDate }

/** The clock of an order: so many working days from the day it was sent, or came back to its unit. */
export const orderClock = (
  calendar: WorkingCalendar,
  startedOn: CivilDate,
  workingDays: number,
): Result<LegalClock> => {
  if (startedOn < calendar.settledFrom) {
    return Result.failure(Problem.create('coordination.due-unknown', { from: calendar.settledFrom, found: startedOn }))
  }
  const limit = { days: workingDays, kind: 'working', from: 'sent', basis: { title: 'follow-up order' } } as const
  const clock = LegalClock.create(limit, [{ kind: 'started', on: startedOn }])
  return Result.andThen(clock, (made) => reckonable(made, calendar))
}

/** Reckons the last day: so many working days from the day after the start. */
export const dueOf = (calendar: WorkingCalendar, startedOn: CivilDate, workingDays: number): Result<Due> =>
  Result.map(orderClock(calendar, startedOn, workingDays), (clock) => {
    const bounds = boundsOf(lastDayOf(clock, calendar))
    if (!bounds) throw new Error('The clock of an order is never paused')
    return { earliest: bounds.earliest, on: bounds.latest }
  })

/** Working days left after today up to the last day; negative by how many it is past. Least where not settled. */
export const remainingOf = (calendar: WorkingCalendar, today: CivilDate, clock: LegalClock): number => {
  const { phase, left, over } = stateOn(clock, today, calendar)
  const count = phase === 'over' ? over : left
  const days = count.kind === 'settled' ? count.days : count.least
  return phase === 'over' ? -days : days
}

/** Narrows a date that a database column or the server's clock gave. */
export const civil = (text: string): CivilDate => {
  if (CivilDate.is(text)) return text
  throw new Error(`Not a civil date: ${text}`)
}
