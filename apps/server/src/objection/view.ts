import { type Locale, objectionKept, objectionKind, type Objection, type ObjectionDetail } from '@ceyuan/contract'
import type { WorkingCalendar } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import { civil, dueOf, orderClock, remainingOf } from '../coordination/order-clock.ts'
import type { Actor } from '../database/database.ts'
import { unitsIn } from '../policy/clause-view.ts'
import type { ObjectionRow } from './store.ts'

/** What objections are shown with. */
export type ObjectionShown = {
  readonly city: Pick<City, 'units' | 'coordinationOffice' | 'objections'>
  readonly calendar: WorkingCalendar
  readonly today: string
  readonly actor: Actor
  readonly locale: Locale
}

/** Whether an actor is of a unit that answers an objection; the coordination office answers any. */
export const isAnswerer = (
  { unitId, creditCode, scopes }: Actor,
  row: Pick<ObjectionRow, 'unit_ids'>,
  { coordinationOffice }: Pick<City, 'coordinationOffice'>,
): boolean =>
  creditCode === null &&
  scopes.has('objection.answer') &&
  unitId !== null &&
  (row.unit_ids.includes(unitId) || unitId === coordinationOffice)

/** Whether an actor speaks for the enterprise that objected. */
export const isObjector = ({ creditCode, scopes }: Actor, row: Pick<ObjectionRow, 'credit_code'>): boolean =>
  creditCode === row.credit_code && scopes.has('objection.raise')

type Standing = Pick<Objection, 'dueOn' | 'dueEarliest' | 'remaining'>

// As of a follow-up order: reckoned anew, so that a range settles as soon as the notice is in the city pack.
const standingOf = (row: ObjectionRow, { city, calendar, today }: ObjectionShown): Standing => {
  const kept = { dueOn: row.due_on, dueEarliest: row.due_earliest, remaining: null }
  const days = row.working_days ?? city.objections?.workingDays
  if (days === undefined) return kept
  const clock = orderClock(calendar, civil(row.raised_on), days)
  const due = dueOf(calendar, civil(row.raised_on), days)
  if (clock.kind === 'failure' || due.kind === 'failure') return kept
  const remaining = row.answered_at === null ? remainingOf(calendar, civil(today), clock.value) : null
  return { dueOn: due.value.on, dueEarliest: due.value.earliest, remaining }
}

const answerOf = (row: ObjectionRow, { city, locale }: ObjectionShown): Objection['answer'] => {
  if (row.outcome === null || row.answer === null || row.answered_at === null) return null
  const [unit] = row.answered_unit_id === null ? [] : unitsIn(city, [row.answered_unit_id], locale)
  return {
    outcome: row.outcome,
    reason: row.answer,
    by: row.answered_by ?? '',
    unit: unit?.name ?? null,
    at: row.answered_at,
  }
}

/** An objection as the API gives it. */
export const toObjection = (row: ObjectionRow, shown: ObjectionShown): Objection => {
  const { city, actor, locale } = shown
  return {
    id: row.id,
    subject: { kind: objectionKind.parse(row.subject_kind), id: row.subject_id },
    title: row.title,
    enterprise: { creditCode: row.credit_code, name: row.applicant_name },
    units: unitsIn(city, row.unit_ids, locale),
    reason: row.reason,
    raisedAt: row.raised_at,
    raisedBy: row.raised_by,
    ...standingOf(row, shown),
    answer: answerOf(row, shown),
    escalatedAt: row.escalated_at,
    mayWithdraw: row.answered_at === null && isObjector(actor, row),
    mayAnswer: row.answered_at === null && row.decided_by_id !== actor.userId && isAnswerer(actor, row, city),
  }
}

/** An objection with the explanation as it was kept. */
export const toObjectionDetail = (
  row: ObjectionRow & { readonly kept: unknown },
  documents: ObjectionDetail['documents'],
  shown: ObjectionShown,
): ObjectionDetail => ({ ...toObjection(row, shown), kept: objectionKept.parse(row.kept), documents })
