import { sampleMeeting, sampleOrder, type SampleMeeting, type SampleOrder } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { sql } from 'kysely'
import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Database, Write } from '../database/database.ts'
import { todayIn } from '../today.ts'
import { calendarOf, checkUnits } from './context.ts'
import { addItemRow, addMeetingRow } from './meeting-store.ts'
import { civil, dueOf } from './order-clock.ts'
import type { OrderRow } from './order-row.ts'
import { addEventRow, addOrderRow, changeOrderRow, type OrderChange } from './order-store.ts'

type Sample = { readonly orders: readonly SampleOrder[]; readonly meetings: readonly SampleMeeting[] }

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const readLines = async <T>(folder: string, file: string, schema: z.ZodType<T>): Promise<Result<readonly T[]>> => {
  const text = await readFile(join(folder, file), 'utf8').catch(() => '')
  const lines = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [{ line, number: index + 1 }]))
  return Result.all(
    lines.map(({ line, number }): Result<T> => {
      const parsed = schema.safeParse(parseJson(line))
      if (parsed.success) return Result.success(parsed.data)
      const reason = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ')
      const place = { source: file, line: number }
      return Result.failure(Problem.create('city.sample-wrong', { file, line: number, reason }, place))
    }),
  )
}

const readSampleCoordination = async ({ folder }: Pick<City, 'folder'>): Promise<Result<Sample>> => {
  const orders = await readLines(folder, 'sample/orders.jsonl', sampleOrder)
  const meetings = await readLines(folder, 'sample/meetings.jsonl', sampleMeeting)
  if (orders.kind === 'failure') return orders
  return Result.map(meetings, (read) => ({ orders: orders.value, meetings: read }))
}

type SampleEvent = SampleOrder['events'][number]

const stateAfterEvent: Readonly<Partial<Record<SampleEvent['kind'], OrderRow['state']>>> = {
  sent: 'sent',
  acknowledged: 'acknowledged',
  answered: 'answered',
  returned: 'returned',
  closed: 'closed',
  withdrawn: 'withdrawn',
}

type Clock = { readonly startedOn: string | null; readonly days: number }

const clockAfter = (clock: Clock, event: SampleEvent, dayOf: (instant: string) => string): Clock => {
  if (event.kind === 'sent') return { startedOn: dayOf(event.at), days: clock.days }
  if (event.kind === 'returned') return { startedOn: dayOf(event.at), days: event.workingDays ?? clock.days }
  return event.kind === 'extended' ? { ...clock, days: clock.days + (event.workingDays ?? 0) } : clock
}

const escalationOf = (events: readonly SampleEvent[]): OrderRow['escalation'] => {
  const last = events.findLast(({ kind }) => kind === 'escalated' || kind === 'extended')
  if (last?.kind !== 'escalated') return 'none'
  return last.unit === null ? 'overdue' : 'meeting'
}

const standOf = (city: City, order: SampleOrder): Result<OrderChange> => {
  const dayOf = (instant: string): string => todayIn(city.timeZone, () => instant)()
  const start: Clock = { startedOn: null, days: order.workingDays }
  const clock = order.events.reduce((at, event) => clockAfter(at, event, dayOf), start)
  const sent = order.events.find(({ kind }) => kind === 'sent')
  if (clock.startedOn === null || !sent) return Result.success({})
  const state = order.events.reduce<OrderRow['state']>((at, { kind }) => stateAfterEvent[kind] ?? at, 'draft')
  return Result.map(dueOf(calendarOf(city), civil(clock.startedOn), clock.days), (due) => ({
    state,
    escalation: escalationOf(order.events),
    year: order.year,
    number: order.number,
    working_days: clock.days,
    clock_started_on: clock.startedOn,
    due_on: due.on,
    due_earliest: due.earliest,
    sent_at: sent.at,
  }))
}

const addOrder = async (write: Write, city: City, order: SampleOrder): Promise<Result<string>> => {
  const units = checkUnits(city, [order.unit, ...order.events.flatMap(({ awaits }) => awaits ?? [])])
  if (units.kind === 'failure') return units
  const words = city.commitments.find(({ id }) => id === order.commitment)
  if (order.commitment !== null && !words) {
    return Result.failure(Problem.create('coordination.commitment-unknown', { found: order.commitment }))
  }
  const stand = standOf(city, order)
  if (stand.kind === 'failure') return stand
  const id = await addOrderRow(write, {
    title: order.title,
    task: order.task,
    basis: order.basis,
    unit_id: order.unit,
    commitment_id: order.commitment,
    commitment_section: words?.section ?? null,
    commitment_quote: words?.quote ?? null,
    meeting_item_id: null,
    working_days: order.workingDays,
    raised_by: order.raisedBy,
    raised_at: order.raisedAt,
    sample: true,
  })
  await addEventRow(write, id, { kind: 'raised', at: order.raisedAt, by: order.raisedBy, unit: null })
  for (const event of order.events) await addEventRow(write, id, event)
  if (Object.keys(stand.value).length > 0) await changeOrderRow(write, { id, version: 1 }, stand.value)
  return Result.success(id)
}

const addMeeting = async (write: Write, meeting: SampleMeeting, orders: ReadonlyMap<string, string>): Promise<void> => {
  const id = await addMeetingRow(write, {
    number: meeting.number,
    title: meeting.title,
    held_on: meeting.heldOn,
    place: meeting.place,
    chair: meeting.chair,
    attendee_ids: meeting.attendees,
    state: meeting.state,
    minutes: meeting.minutes,
    called_by: meeting.calledBy,
    called_at: meeting.calledAt,
    sample: true,
  })
  for (const item of meeting.items) {
    const order = item.order === null ? null : (orders.get(`${item.order.year} ${item.order.number}`) ?? null)
    await addItemRow(write, id, {
      kind: item.kind,
      title: item.title,
      reason: item.reason,
      commitment_id: item.commitment,
      source_order_id: null,
      unit_ids: item.units,
      discussion: item.discussion,
      decision: item.decision,
      order_id: order,
    })
  }
}

const isEmpty = (database: Database): Promise<boolean> =>
  database.read(systemActor, async ({ sql: on }) => {
    const { rows } = await sql`select 1 from follow_up_order union all select 1 from meeting limit 1`.execute(on)
    return rows.length === 0
  })

/**
 * Loads a city's sample orders and meetings where there are none yet; gives how many. Events without a unit that escalate are the
 * clock's own; those with one took the order to the meeting.
 */
export const loadSampleCoordination = async (
  database: Database,
  city: City,
): Promise<Result<{ readonly orders: number; readonly meetings: number }>> => {
  const sample = await readSampleCoordination(city)
  if (sample.kind === 'failure') return sample
  const { orders, meetings } = sample.value
  if (orders.length + meetings.length === 0 || !(await isEmpty(database))) {
    return Result.success({ orders: 0, meetings: 0 })
  }
  return database.write(systemActor, {}, async (write) => {
    const ids = new Map<string, string>()
    for (const order of orders) {
      const added = await addOrder(write, city, order)
      if (added.kind === 'failure') return added
      ids.set(`${order.year} ${order.number}`, added.value)
    }
    for (const meeting of meetings) await addMeeting(write, meeting, ids)
    const counts = { orders: orders.length, meetings: meetings.length }
    await write.audit({ action: 'order.load-sample', subject: { kind: 'city', id: city.id }, detail: counts })
    return Result.success(counts)
  })
}
