import type { OrderAct } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { actorId } from '../database/actor-settings.ts'
import type { Write } from '../database/database.ts'
import type { CoordinationContext } from './context.ts'
import { civil, dueOf } from './order-clock.ts'
import { isPossible, mayDo, stateAfter } from './order-lifecycle.ts'
import type { OrderRow } from './order-row.ts'
import {
  addEventRow,
  changeOrderRow,
  findOrderRow,
  takeOrderNumber,
  type NewEvent,
  type OrderChange,
} from './order-store.ts'

/** An act on an order: what it writes beyond the state, and how it is remembered. */
export type ActRequest = {
  readonly act: OrderAct
  readonly version: number
  readonly event: NewEvent
}

type Clock = Pick<OrderRow, 'clock_started_on' | 'working_days'>

const clockChange = (context: CoordinationContext, startedOn: string, workingDays: number): Result<OrderChange> =>
  Result.map(dueOf(context.calendar, civil(startedOn), workingDays), (due) => ({
    clock_started_on: startedOn,
    working_days: workingDays,
    due_on: due.on,
    due_earliest: due.earliest,
  }))

const changeOf = (context: CoordinationContext, { act, event }: ActRequest, row: Clock): Result<OrderChange> => {
  const days = event.workingDays ?? 0
  if (act === 'send') return clockChange(context, context.today(), row.working_days)
  // A supplement has its own term, counted from the day it was asked for.
  if (act === 'return') return clockChange(context, context.today(), days)
  if (act === 'extend') {
    return Result.map(
      clockChange(context, row.clock_started_on ?? context.today(), row.working_days + days),
      (change): OrderChange => ({ ...change, escalation: 'none' }),
    )
  }
  return Result.success(act === 'escalate' ? { escalation: 'meeting' } : {})
}

const refusal = (write: Write, row: OrderRow, { act, version }: ActRequest): Problem | undefined => {
  if (!mayDo(act, write.actor, row.unit_id)) {
    return Problem.create('access.not-allowed', { scope: act === 'answer' ? 'order.answer' : 'order.close' })
  }
  if (row.version !== version) {
    return Problem.create('coordination.changed-meanwhile', { found: row.version, wanted: version })
  }
  return isPossible(act, row) ? undefined : Problem.create('coordination.not-now', { state: row.state, act })
}

const numbered = async (context: CoordinationContext, write: Write): Promise<OrderChange> => {
  const year = Number(context.today().slice(0, 4))
  return { year, number: await takeOrderNumber(write, year), sent_at: write.at }
}

/** What a message says of its order. */
export const orderMessage = (row: Pick<OrderRow, 'id' | 'unit_id' | 'title' | 'year' | 'number'>) => ({
  order: row.id,
  unit: row.unit_id,
  title: row.title,
  year: row.year,
  number: row.number,
})

/** Does an act inside a running transaction: checks it, changes the order, adds to its timeline, audits and tells others. */
export const performAct = async (
  context: CoordinationContext,
  write: Write,
  id: string,
  request: ActRequest,
): Promise<Result<{ readonly id: string }>> => {
  const row = await findOrderRow(write, id)
  if (!row) return Result.failure(Problem.create('coordination.order-not-found', { id }))
  const refused = refusal(write, row, request)
  if (refused) return Result.failure(refused)
  const change = changeOf(context, request, row)
  if (change.kind === 'failure') return change
  const { act, event, version } = request
  const state = stateAfter(act, row.state)
  const number = act === 'send' ? await numbered(context, write) : {}
  if (!(await changeOrderRow(write, { id, version }, { ...change.value, ...number, state }))) {
    return Result.failure(Problem.create('coordination.changed-meanwhile', { found: row.version + 1, wanted: version }))
  }
  await addEventRow(write, id, event)
  await write.audit({
    action: `order.${act}`,
    subject: { kind: 'followUpOrder', id },
    detail: { from: row.state, to: state, unit: row.unit_id, ...change.value, ...number },
    ...(typeof event.text === 'string' && act !== 'answer' ? { reason: event.text } : {}),
  })
  await write.emit(`order.${event.kind}`, {
    ...orderMessage({ ...row, ...number }),
    state,
    by: actorId(write.actor),
    at: write.at,
  })
  return Result.success({ id })
}
