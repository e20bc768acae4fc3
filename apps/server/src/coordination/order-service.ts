import type { OrderDetail, OrderSummary } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { systemActor } from '../database/actors.ts'
import type { Actor, Scope, Write, WriteOptions } from '../database/database.ts'
import { checkUnits, unitNameOf, type CoordinationContext } from './context.ts'
import { orderMessage, performAct, type ActRequest } from './order-change.ts'
import { civil, dueOf } from './order-clock.ts'
import { actsOf, runningStates } from './order-lifecycle.ts'
import { toSummary, type EventRow, type OrderRow, type OrderView } from './order-row.ts'
import {
  addEventRow,
  addOrderRow,
  changeOrderRow,
  findOrderRow,
  listDueRows,
  listEventRows,
  listOrderRows,
  type OrderChange,
  type OrderQuery,
} from './order-store.ts'
import { findMeetingOfItem } from './meeting-store.ts'

/** What an order is raised with. */
export type NewOrder = {
  readonly title: string
  readonly task: string
  readonly basis: string
  readonly unit: string
  readonly commitment: string | null
  readonly workingDays: number
  readonly meetingItem?: string
}

type Page = { readonly items: OrderSummary[]; readonly next: string | null }

/** Raises, lists and moves follow-up orders. */
export type OrderService = {
  readonly list: (actor: Actor, query: Omit<OrderQuery, 'today'>) => Promise<Page>
  readonly get: (actor: Actor, id: string) => Promise<Result<OrderDetail>>
  readonly raise: (actor: Actor, options: WriteOptions, order: NewOrder) => Promise<Result<OrderDetail>>
  readonly act: (actor: Actor, options: WriteOptions, id: string, request: ActRequest) => Promise<Result<OrderDetail>>
  /** Brings what is past its date to the coordination office, and settles dates whose notice has come; gives how many escalated. */
  readonly escalateOverdue: () => Promise<number>
}

const viewOf = (context: CoordinationContext): OrderView => ({
  nameOf: (unit) => unitNameOf(context.city, unit),
  calendar: context.calendar,
  today: context.today(),
})

const toEvent = (
  row: EventRow,
  nameOf: (unit: string) => string,
  files: ReadonlyMap<string, string>,
): OrderDetail['events'][number] => ({
  id: row.id,
  kind: row.kind,
  at: row.at,
  by: row.by_name,
  unit: row.unit_id === null ? null : nameOf(row.unit_id),
  text: row.text,
  standing: row.standing,
  awaits: row.awaits_unit_id === null ? null : { id: row.awaits_unit_id, name: nameOf(row.awaits_unit_id) },
  workingDays: row.working_days,
  approver: row.approver,
  documents: row.document_ids.map((id) => ({ id, name: files.get(id) ?? id })),
})

const readParts = async (scope: Scope, id: string) => {
  const row = await findOrderRow(scope, id)
  if (!row) return undefined
  const meeting = row.meeting_item_id === null ? null : await findMeetingOfItem(scope, row.meeting_item_id)
  return { row, events: await listEventRows(scope, id), meeting: meeting ?? null }
}

const get = async (context: CoordinationContext, actor: Actor, id: string): Promise<Result<OrderDetail>> => {
  const parts = await context.database.read(actor, (scope) => readParts(scope, id))
  if (!parts) return Result.failure(Problem.create('coordination.order-not-found', { id }))
  const { row, events, meeting } = parts
  const documents = await context.documents.list(actor, { kind: 'followUpOrder', id })
  const files = new Map(documents.map((document) => [document.id, document.fileName]))
  const view = viewOf(context)
  return Result.success({
    ...toSummary(row, view),
    task: row.task,
    basis: row.basis,
    meeting,
    raisedBy: row.raised_by,
    raisedAt: row.raised_at,
    events: events.map((event) => toEvent(event, view.nameOf, files)),
    acts: actsOf(actor, { state: row.state, unit: row.unit_id, escalation: row.escalation }),
  })
}

/** Adds a draft inside a running transaction. */
export const addDraft = async (
  context: CoordinationContext,
  write: Write,
  order: NewOrder,
): Promise<Result<{ readonly id: string }>> => {
  const units = checkUnits(context.city, [order.unit])
  if (units.kind === 'failure') return units
  const words = order.commitment === null ? undefined : await context.findCommitment(write, order.commitment)
  if (order.commitment !== null && !words) {
    return Result.failure(Problem.create('coordination.commitment-unknown', { found: order.commitment }))
  }
  const id = await addOrderRow(write, {
    title: order.title,
    task: order.task,
    basis: order.basis,
    unit_id: order.unit,
    commitment_id: words ? order.commitment : null,
    commitment_section: words?.section ?? null,
    commitment_quote: words?.quote ?? null,
    meeting_item_id: order.meetingItem ?? null,
    working_days: order.workingDays,
    sample: context.isSample,
  })
  await addEventRow(write, id, { kind: 'raised' })
  await write.audit({
    action: 'order.raise',
    subject: { kind: 'followUpOrder', id },
    detail: { unit: order.unit, commitment: order.commitment, workingDays: order.workingDays },
  })
  return Result.success({ id })
}

// What time alone has changed: past its date, or a range that a new notice has settled.
const settlementOf = (context: CoordinationContext, row: OrderRow): OrderChange | undefined => {
  if (row.clock_started_on === null || !runningStates.includes(row.state)) return undefined
  const due = dueOf(context.calendar, civil(row.clock_started_on), row.working_days)
  if (due.kind === 'failure') return undefined
  const { on, earliest } = due.value
  const isOverdue = on < context.today() && row.escalation === 'none'
  if (!isOverdue && on === row.due_on && earliest === row.due_earliest) return undefined
  const dates = { due_on: on, due_earliest: earliest }
  return isOverdue ? { ...dates, escalation: 'overdue' } : dates
}

const settle = async (context: CoordinationContext, write: Write, id: string): Promise<Result<boolean>> => {
  const row = await findOrderRow(write, id)
  const change = row && settlementOf(context, row)
  // Someone was faster: nothing is left to do, and nothing is written.
  if (!row || !change || !(await changeOrderRow(write, row, change))) {
    return Result.failure(
      Problem.create('coordination.changed-meanwhile', { found: row?.version ?? null, wanted: null }),
    )
  }
  const isEscalated = change.escalation === 'overdue'
  if (isEscalated) {
    await addEventRow(write, id, { kind: 'escalated' })
    await write.emit('order.escalated', { ...orderMessage(row), at: write.at })
  }
  await write.audit({
    action: isEscalated ? 'order.escalate' : 'order.settle',
    subject: { kind: 'followUpOrder', id },
    detail: { ...change, unit: row.unit_id, automatic: true },
  })
  return Result.success(isEscalated)
}

const escalateOverdue = async (context: CoordinationContext): Promise<number> => {
  const { database } = context
  const rows = await database.read(systemActor, (scope) => listDueRows(scope, context.today()))
  let escalated = 0
  // Each in its own transaction, so that one that someone is changing does not keep the others back.
  for (const { id } of rows.filter((row) => settlementOf(context, row))) {
    const result = await database.write(systemActor, {}, (write) => settle(context, write, id))
    if (result.kind === 'success' && result.value) escalated += 1
  }
  return escalated
}

/** The follow-up orders of a city. */
export const createOrderService = (context: CoordinationContext): OrderService =>
  Object.freeze({
    list: async (actor, query) => {
      const today = context.today()
      const { rows, next } = await context.database.read(actor, (scope) => listOrderRows(scope, { ...query, today }))
      const view = viewOf(context)
      return { items: rows.map((row) => toSummary(row, view)), next }
    },
    get: (actor, id) => get(context, actor, id),
    raise: async (actor, options, order) => {
      const raised = await context.database.write(actor, options, (write) => addDraft(context, write, order))
      return raised.kind === 'failure' ? raised : get(context, actor, raised.value.id)
    },
    act: async (actor, options, id, request) => {
      const documents = request.event.documents ?? []
      const done = await context.database.write(actor, options, async (write) => {
        const attached = await context.documents.attach(write, documents, { kind: 'followUpOrder', id })
        return attached.kind === 'failure' ? attached : performAct(context, write, id, request)
      })
      return done.kind === 'failure' ? done : get(context, actor, id)
    },
    escalateOverdue: () => escalateOverdue(context),
  } satisfies OrderService)
