import { CivilDate, Problem, Result, WorkingCalendar } from '@ceyuan/values'

/** The last day of an order: the same day twice, or a range until the notice of holidays for that year comes. */
export type Due = { readonly earliest: CivilDate; readonly on: CivilDate }

/** Reckons the last day: so many working days from the day after the start. */
export const dueOf = (calendar: WorkingCalendar, startedOn: CivilDate, workingDays: number): Result<Due> => {
  if (startedOn < calendar.settledFrom) {
    return Result.failure(Problem.create('coordination.due-unknown', { from: calendar.settledFrom, found: startedOn }))
  }
  const due = WorkingCalendar.addWorkingDays(calendar, startedOn, workingDays)
  return Result.success(
    due.kind === 'settled' ? { earliest: due.on, on: due.on } : { earliest: due.earliest, on: due.latest },
  )
}

const daysIn = (calendar: WorkingCalendar, from: CivilDate, to: CivilDate): number => {
  const count = WorkingCalendar.countWorkingDays(calendar, from, to)
  return count.kind === 'settled' ? count.days : count.least
}

/** Working days left after today up to the last day; negative by how many it is past. Least where not settled. */
export const remainingOf = (calendar: WorkingCalendar, today: CivilDate, dueOn: CivilDate): number =>
  dueOn >= today
    ? daysIn(calendar, CivilDate.addDays(today, 1), CivilDate.addDays(dueOn, 1))
    : -daysIn(calendar, CivilDate.addDays(dueOn, 1), CivilDate.addDays(today, 1))

/** Narrows a date that a database column or the server's clock gave. */
export const civil = (text: string): CivilDate => {
  if (CivilDate.is(text)) return text
  throw new Error(`Not a civil date: ${text}`)
}
