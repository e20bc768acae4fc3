import type { OrderEventKind, Standing } from '@ceyuan/contract'
import { sql } from 'kysely'
import { actorId } from '../database/actor-settings.ts'
import type { Scope, Write } from '../database/database.ts'
import type { EventRow, OrderRow } from './order-row.ts'
import { newId } from '../database/new-id.ts'

const columns = sql.raw(
  [
    'id, year, number, title, task, basis, unit_id, commitment_id, commitment_section, commitment_quote',
    'meeting_item_id, state, escalation, working_days, clock_started_on, due_on, due_earliest',
    'raised_by, raised_at, sent_at, version, sample',
  ].join(', '),
)

const running = sql.raw(`state in ('sent', 'acknowledged', 'returned')`)

/** What a list of orders is narrowed to; `today` decides what is overdue. */
export type OrderQuery = {
  readonly state?: string | undefined
  readonly unit?: string | undefined
  readonly commitment?: string | undefined
  readonly clock?: 'overdue' | 'running' | undefined
  readonly text?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
  readonly today: string
}

const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, (sign) => `\\${sign}`)}%`

// What waits for someone first, nearest date on top; then drafts; then what is over, latest first.
const rank = sql.raw(`case when state in ('closed', 'withdrawn') then 2 when state = 'draft' then 1 else 0 end`)
const place = sql.raw(
  `case when state in ('closed', 'withdrawn') then date '9999-12-31' - coalesce(due_on, raised_at::date)
    else coalesce(due_on, raised_at::date) - date '2000-01-01' end`,
)

const afterCursor = (cursor: string | undefined) => {
  const match = cursor === undefined ? null : /^([012])\.(\d{1,8})\.([0-9a-f-]{36})$/u.exec(cursor)
  if (!match) return sql`true`
  const [, atRank, atPlace, id] = match
  return sql`(${rank}, ${place}, id) > (${Number(atRank)}::int, ${Number(atPlace)}::int, ${id}::uuid)`
}

const conditions = (query: OrderQuery) => [
  query.state === undefined ? sql`true` : sql`state = ${query.state}`,
  query.unit === undefined ? sql`true` : sql`unit_id = ${query.unit}`,
  query.commitment === undefined ? sql`true` : sql`commitment_id = ${query.commitment}`,
  query.clock === undefined ? sql`true` : sql`${running}`,
  query.clock === 'overdue' ? sql`due_on < ${query.today}::date` : sql`true`,
  query.text === undefined
    ? sql`true`
    : sql`(title ilike ${likePattern(query.text)} or task ilike ${likePattern(query.text)})`,
  afterCursor(query.cursor),
]

/** A page of the orders that the actor may see, those that need action first. */
export const listOrderRows = async (
  { sql: on }: Scope,
  query: OrderQuery,
): Promise<{ readonly rows: readonly OrderRow[]; readonly next: string | null }> => {
  const { rows } = await sql<OrderRow & { readonly rank: number; readonly place: number }>`
    select ${columns}, ${rank} as rank, ${place} as place from follow_up_order
    where ${sql.join(conditions(query), sql` and `)}
    order by ${rank}, ${place}, id limit ${query.limit + 1}`.execute(on)
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > query.limit && last ? `${last.rank}.${last.place}.${last.id}` : null }
}

/** The order of this id, unless the actor may not see it. */
export const findOrderRow = async ({ sql: on }: Scope, id: string): Promise<OrderRow | undefined> => {
  const { rows } = await sql<OrderRow>`select ${columns} from follow_up_order where id = ${id}`.execute(on)
  return rows[0]
}

const eventColumns = sql.raw(
  'id, order_id, kind, at, by_name, unit_id, text, standing, awaits_unit_id, working_days, approver, document_ids',
)

/** What happened to an order, earliest first. */
export const listEventRows = async ({ sql: on }: Scope, order: string): Promise<readonly EventRow[]> => {
  const { rows } = await sql<EventRow>`select ${eventColumns} from follow_up_order_event
    where order_id = ${order} order by at, id`.execute(on)
  return rows
}

/** The last answer of each unit to the orders on each commitment. */
export const listLatestAnswers = async ({
  sql: on,
}: Scope): Promise<readonly (EventRow & { readonly commitment_id: string; readonly order_unit_id: string })[]> => {
  const { rows } = await sql<EventRow & { readonly commitment_id: string; readonly order_unit_id: string }>`
    select distinct on (o.commitment_id, o.unit_id) e.id, e.order_id, e.kind, e.at, e.by_name, e.unit_id, e.text,
      e.standing, e.awaits_unit_id, e.working_days, e.approver, e.document_ids, o.commitment_id,
      o.unit_id as order_unit_id
    from follow_up_order_event e join follow_up_order o on o.id = e.order_id
    where e.kind = 'answered' and o.commitment_id is not null and o.state <> 'withdrawn'
    order by o.commitment_id, o.unit_id, e.at desc, e.id desc`.execute(on)
  return rows
}

/** The latest event of each commitment, with its order, and how many of its orders are open. */
export const listLatestActs = async ({
  sql: on,
}: Scope): Promise<
  readonly (Pick<EventRow, 'kind' | 'at' | 'by_name' | 'order_id'> &
    Pick<OrderRow, 'year' | 'number'> & { readonly commitment_id: string; readonly open_orders: number })[]
> => {
  const { rows } = await sql<
    Pick<EventRow, 'kind' | 'at' | 'by_name' | 'order_id'> &
      Pick<OrderRow, 'year' | 'number'> & { readonly commitment_id: string; readonly open_orders: number }
  >`select distinct on (o.commitment_id) o.commitment_id, e.kind, e.at, e.by_name, e.order_id, o.year, o.number,
      (select count(*)::int from follow_up_order p
        where p.commitment_id = o.commitment_id and p.state not in ('closed', 'withdrawn', 'draft')) as open_orders
    from follow_up_order_event e join follow_up_order o on o.id = e.order_id
    where o.commitment_id is not null
    order by o.commitment_id, e.at desc, e.id desc`.execute(on)
  return rows
}

/** Adds a draft. */
export const addOrderRow = async (
  write: Write,
  order: Pick<
    OrderRow,
    | 'title'
    | 'task'
    | 'basis'
    | 'unit_id'
    | 'commitment_id'
    | 'commitment_section'
    | 'commitment_quote'
    | 'working_days'
    | 'meeting_item_id'
    | 'sample'
  > & { readonly raised_by?: string; readonly raised_at?: string },
): Promise<string> => {
  const id = newId()
  await sql`insert into follow_up_order (id, title, task, basis, unit_id, commitment_id, commitment_section,
      commitment_quote, meeting_item_id, state, working_days, raised_by, raised_at, sample)
    values (${id}, ${order.title}, ${order.task}, ${order.basis}, ${order.unit_id}, ${order.commitment_id},
      ${order.commitment_section}, ${order.commitment_quote}, ${order.meeting_item_id}, 'draft', ${order.working_days},
      ${order.raised_by ?? write.actor.name}, ${order.raised_at ?? write.at}, ${order.sample})`.execute(write.sql)
  return id
}

/** The next number of a year; held until the transaction ends, so that none is given twice. */
export const takeOrderNumber = async ({ sql: on }: Write, year: number): Promise<number> => {
  await sql`select pg_advisory_xact_lock(hashtext('ceyuan.order-number'), ${year})`.execute(on)
  const { rows } = await sql<{ readonly number: number }>`
    select coalesce(max(number), 0) + 1 as number from follow_up_order where year = ${year}`.execute(on)
  return rows[0]?.number ?? 1
}

/** Columns that an act may change. */
export type OrderChange = Partial<
  Pick<
    OrderRow,
    | 'state'
    | 'escalation'
    | 'year'
    | 'number'
    | 'working_days'
    | 'clock_started_on'
    | 'due_on'
    | 'due_earliest'
    | 'sent_at'
  >
>

/** Changes an order if it is still at the version that the actor saw; gives whether it was. */
export const changeOrderRow = async (
  write: Write,
  { id, version }: { readonly id: string; readonly version: number },
  change: OrderChange,
): Promise<boolean> => {
  const set = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const { numAffectedRows } = await sql`update follow_up_order
    set ${sql.join([...set, sql`version = version + 1`])} where id = ${id} and version = ${version}`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}

/** What is to be remembered of an act. */
export type NewEvent = {
  readonly kind: OrderEventKind
  readonly text?: string | null
  readonly standing?: Standing | null
  readonly awaits?: string | null
  readonly workingDays?: number | null
  readonly approver?: string | null
  readonly documents?: readonly string[]
  /** When and by whom, where that is not the actor now (loading a sample). */
  readonly at?: string
  readonly by?: string
  readonly unit?: string | null
}

/** Adds a line to an order's timeline. */
export const addEventRow = async (write: Write, order: string, event: NewEvent): Promise<void> => {
  const documents = event.documents ?? []
  await sql`insert into follow_up_order_event (id, order_id, kind, at, by_id, by_name, unit_id, text, standing,
      awaits_unit_id, working_days, approver, document_ids)
    values (${newId()}, ${order}, ${event.kind}, ${event.at ?? write.at}, ${actorId(write.actor)},
      ${event.by ?? write.actor.name}, ${event.unit === undefined ? write.actor.unitId : event.unit},
      ${event.text ?? null}, ${event.standing ?? null}, ${event.awaits ?? null}, ${event.workingDays ?? null},
      ${event.approver ?? null}, ${JSON.stringify(documents).replace('[', '{').replace(']', '}')}::uuid[])`.execute(
    write.sql,
  )
}

/** Orders whose clock runs and whose stored last day is past, or not settled yet. */
export const listDueRows = async ({ sql: on }: Scope, today: string): Promise<readonly OrderRow[]> => {
  const { rows } = await sql<OrderRow>`select ${columns} from follow_up_order
    where ${running} and ((escalation = 'none' and due_on < ${today}::date) or due_earliest <> due_on)
    order by due_on, id`.execute(on)
  return rows
}
