import type { Escalation, OrderEventKind, OrderState, OrderSummary, Standing } from '@ceyuan/contract'
import type { WorkingCalendar } from '@ceyuan/values'
import { civil, dueOf, orderClock, remainingOf } from './order-clock.ts'
import { runningStates } from './order-lifecycle.ts'

/** A follow-up order as its table holds it. */
export type OrderRow = {
  readonly id: string
  readonly year: number | null
  readonly number: number | null
  readonly title: string
  readonly task: string
  readonly basis: string
  readonly unit_id: string
  readonly commitment_id: string | null
  readonly commitment_section: string | null
  readonly commitment_quote: string | null
  readonly meeting_item_id: string | null
  readonly state: OrderState
  readonly escalation: Escalation
  readonly working_days: number
  readonly clock_started_on: string | null
  readonly due_on: string | null
  readonly due_earliest: string | null
  readonly raised_by: string
  readonly raised_at: string
  readonly sent_at: string | null
  readonly version: number
  readonly sample: boolean
}

/** What happened to an order, as its table holds it. */
export type EventRow = {
  readonly id: string
  readonly order_id: string
  readonly kind: OrderEventKind
  readonly at: string
  readonly by_name: string
  readonly unit_id: string | null
  readonly text: string | null
  readonly standing: Standing | null
  readonly awaits_unit_id: string | null
  readonly working_days: number | null
  readonly approver: string | null
  readonly document_ids: readonly string[]
}

/** What a row needs to be shown: unit names, the calendar, and the day it is. */
export type OrderView = {
  readonly nameOf: (unit: string) => string
  readonly calendar: WorkingCalendar
  readonly today: string
}

const clockOf = (row: OrderRow, { calendar, today }: OrderView): OrderSummary['clock'] => {
  const { clock_started_on: startedOn, working_days: workingDays } = row
  if (startedOn === null) {
    return { startedOn, workingDays, dueOn: null, dueEarliest: null, remaining: null, isOverdue: false }
  }
  // Reckoned anew, so that a range settles as soon as the notice is in the city pack.
  const due = dueOf(calendar, civil(startedOn), workingDays)
  const dueOn = due.kind === 'success' ? due.value.on : row.due_on
  const dueEarliest = due.kind === 'success' ? due.value.earliest : row.due_earliest
  const isRunning = runningStates.includes(row.state) && dueOn !== null
  const clock = orderClock(calendar, civil(startedOn), workingDays)
  const remaining = isRunning && clock.kind === 'success' ? remainingOf(calendar, civil(today), clock.value) : null
  return { startedOn, workingDays, dueOn, dueEarliest, remaining, isOverdue: isRunning && dueOn < today }
}

const commitmentOf = (row: OrderRow): OrderSummary['commitment'] =>
  row.commitment_id === null || row.commitment_section === null || row.commitment_quote === null
    ? null
    : { id: row.commitment_id, section: row.commitment_section, quote: row.commitment_quote }

/** An order as lists show it. */
export const toSummary = (row: OrderRow, view: OrderView): OrderSummary => ({
  id: row.id,
  year: row.year,
  number: row.number,
  title: row.title,
  unit: { id: row.unit_id, name: view.nameOf(row.unit_id) },
  commitment: commitmentOf(row),
  state: row.state,
  escalation: row.escalation,
  clock: clockOf(row, view),
  sentAt: row.sent_at,
  sample: row.sample,
  version: row.version,
})
