import { CivilDate } from '@ceyuan/values'
import { assessCounting } from './counting.ts'
import { bare, type Assessment } from './assessment.ts'

/** A milestone that a lead unit confirms with a document. */
export type Milestone = { readonly due: CivilDate; readonly confirmation: Confirmation | null }

/** That a milestone was reached, as its lead unit says. */
export type Confirmation = { readonly on: CivilDate; readonly unit: string; readonly document: string }

/** From so many days before it is due, an unconfirmed milestone is at risk. Source: SPEC 4.3. */
const soonDays = 30

/** How a milestone stands: confirmed, or by its due date. Nothing is computed, so nothing is forecast. */
export const assessMilestone = ({ due, confirmation }: Milestone, asOf: CivilDate): Assessment => {
  if (confirmation) {
    const { on, unit, document } = confirmation
    return bare('met', 'progress.milestone-confirmed', { on, unit, document, due })
  }
  const daysLeft = CivilDate.daysBetween(asOf, due)
  if (daysLeft < 0) return bare('behind', 'progress.milestone-overdue', { due, days: -daysLeft })
  return daysLeft <= soonDays
    ? bare('atRisk', 'progress.milestone-soon', { due, daysLeft })
    : bare('onCourse', 'progress.milestone-due', { due, daysLeft })
}

/** Records that a measure is expected to leave. */
export type ExpectedRecords = {
  readonly actual: number
  /** Of those, how many came on or after `start`. */
  readonly arrivals: number
  readonly min: number
  readonly by: CivilDate
  readonly start: CivilDate
}

/** How a measure stands by the records it has left: met at the expected number, else by the pace they come at. */
export const assessRecords = ({ actual, arrivals, min, by, start }: ExpectedRecords, asOf: CivilDate): Assessment => {
  const target = { min, max: null, strict: false, unit: '', by }
  const counted = assessCounting({ target, start, asOf, actual, arrivals })
  const daysLeft = CivilDate.daysBetween(asOf, by)
  const values = { actual, target: min, by, daysLeft }
  if (actual >= min) return { ...counted, reason: { code: 'progress.records-met', values } }
  if (daysLeft < 0)
    return { ...counted, reason: { code: 'progress.records-overdue', values: { ...values, days: -daysLeft } } }
  const percent = Math.round((counted.probability ?? 0) * 100)
  return { ...counted, reason: { code: 'progress.records-open', values: { ...values, light: counted.light, percent } } }
}

/** Days past a due date; null on or before it. */
export const overdueDays = (due: CivilDate, asOf: CivilDate): number | null => {
  const days = CivilDate.daysBetween(due, asOf)
  return days > 0 ? days : null
}
