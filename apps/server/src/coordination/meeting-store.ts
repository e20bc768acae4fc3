import type { AgendaKind } from '@ceyuan/contract'
import { sql } from 'kysely'
import type { Scope, Write } from '../database/database.ts'
import { newId } from '../database/new-id.ts'

/** A meeting as its table holds it. */
export type MeetingRow = {
  readonly id: string
  readonly year: number
  readonly number: number
  readonly title: string
  readonly held_on: string
  readonly place: string
  readonly chair: string
  readonly attendee_ids: readonly string[]
  readonly state: 'planned' | 'held'
  readonly minutes: string
  readonly version: number
  readonly sample: boolean
}

/** A matter of a meeting as its table holds it, with the number of its order. */
export type ItemRow = {
  readonly id: string
  readonly position: number
  readonly kind: AgendaKind
  readonly title: string
  readonly reason: string
  readonly commitment_id: string | null
  readonly source_order_id: string | null
  readonly unit_ids: readonly string[]
  readonly discussion: string
  readonly decision: string
  readonly order_id: string | null
  readonly order_year: number | null
  readonly order_number: number | null
}

const columns = sql.raw('id, year, number, title, held_on, place, chair, attendee_ids, state, minutes, version, sample')
const textArray = (values: readonly string[]) =>
  sql`array(select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`

/** A page of meetings, latest first; the cursor is the offset of the next page's first. */
export const listMeetingRows = async (
  { sql: on }: Scope,
  page: { readonly after: { readonly year: number; readonly number: number } | null; readonly limit: number },
): Promise<readonly (MeetingRow & { readonly items: number; readonly decisions: number })[]> => {
  const { rows } = await sql<MeetingRow & { readonly items: number; readonly decisions: number }>`
    select ${columns}, (select count(*)::int from meeting_item i where i.meeting_id = meeting.id) as items,
      (select count(*)::int from meeting_item i where i.meeting_id = meeting.id and i.decision <> '') as decisions
    from meeting
    where ${page.after === null ? sql`true` : sql`(year, number) < (${page.after.year}, ${page.after.number})`}
    order by year desc, number desc limit ${page.limit}`.execute(on)
  return rows
}

/** The meeting of this id. */
export const findMeetingRow = async ({ sql: on }: Scope, id: string): Promise<MeetingRow | undefined> => {
  const { rows } = await sql<MeetingRow>`select ${columns} from meeting where id = ${id}`.execute(on)
  return rows[0]
}

/** The agenda of a meeting in its order. */
export const listItemRows = async ({ sql: on }: Scope, meeting: string): Promise<readonly ItemRow[]> => {
  const { rows } = await sql<ItemRow>`
    select i.id, i.position, i.kind, i.title, i.reason, i.commitment_id, i.source_order_id, i.unit_ids, i.discussion,
      i.decision, i.order_id, o.year as order_year, o.number as order_number
    from meeting_item i left join follow_up_order o on o.id = i.order_id
    where i.meeting_id = ${meeting} order by i.position`.execute(on)
  return rows
}

/** The meeting that a matter belongs to. */
export const findMeetingOfItem = async (
  { sql: on }: Scope,
  item: string,
): Promise<{ readonly id: string; readonly title: string } | undefined> => {
  const { rows } = await sql<{ readonly id: string; readonly title: string }>`
    select m.id, m.title from meeting m join meeting_item i on i.meeting_id = m.id where i.id = ${item}`.execute(on)
  return rows[0]
}

/** How many meetings were held in a span of days, its end left out. */
export const countMeetings = async ({ sql: on }: Scope, from: string, to: string): Promise<number> => {
  const { rows } = await sql<{ readonly count: number }>`select count(*)::int as count from meeting
    where state = 'held' and held_on >= ${from}::date and held_on < ${to}::date`.execute(on)
  return rows[0]?.count ?? 0
}

/** A meeting to be added; without a number it gets the next of its year. */
export type NewMeeting = Omit<MeetingRow, 'id' | 'year' | 'number' | 'version'> & {
  readonly number?: number
  readonly called_by?: string
  readonly called_at?: string
}

/** Adds a meeting and gives its id. */
export const addMeetingRow = async (write: Write, meeting: NewMeeting): Promise<string> => {
  const year = Number(meeting.held_on.slice(0, 4))
  await sql`select pg_advisory_xact_lock(hashtext('ceyuan.meeting-number'), ${year})`.execute(write.sql)
  const id = newId()
  await sql`insert into meeting (id, year, number, title, held_on, place, chair, attendee_ids, state, minutes, called_by,
      called_at, sample)
    select ${id}, ${year}, coalesce(${meeting.number ?? null}::int, coalesce(max(number), 0) + 1), ${meeting.title},
      ${meeting.held_on}::date, ${meeting.place}, ${meeting.chair}, ${textArray(meeting.attendee_ids)},
      ${meeting.state}, ${meeting.minutes}, ${meeting.called_by ?? write.actor.name},
      ${meeting.called_at ?? write.at}::timestamptz, ${meeting.sample}
    from meeting where year = ${year}`.execute(write.sql)
  return id
}

/** A matter to be put on an agenda. */
export type NewItem = Pick<ItemRow, 'kind' | 'title' | 'reason' | 'commitment_id' | 'source_order_id' | 'unit_ids'> &
  Partial<Pick<ItemRow, 'discussion' | 'decision' | 'order_id'>>

/** Puts a matter at the end of an agenda. */
export const addItemRow = async (write: Write, meeting: string, item: NewItem): Promise<void> => {
  await sql`insert into meeting_item (id, meeting_id, position, kind, title, reason, commitment_id, source_order_id,
      unit_ids, discussion, decision, order_id)
    select ${newId()}, ${meeting}, coalesce(max(position), 0) + 1, ${item.kind}, ${item.title}, ${item.reason},
      ${item.commitment_id}::text, ${item.source_order_id}::uuid, ${textArray(item.unit_ids)},
      ${item.discussion ?? ''}, ${item.decision ?? ''}, ${item.order_id ?? null}::uuid
    from meeting_item where meeting_id = ${meeting}`.execute(write.sql)
}

/** Takes the next version of a meeting, if it is still at the one that the actor saw; gives whether it was. */
export const changeMeetingRow = async (
  write: Write,
  { id, version }: { readonly id: string; readonly version: number },
  change: Partial<Pick<MeetingRow, 'minutes' | 'state'>> = {},
): Promise<boolean> => {
  const set = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const { numAffectedRows } = await sql`update meeting set ${sql.join([...set, sql`version = version + 1`])}
    where id = ${id} and version = ${version}`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}

/** Writes on a matter of a meeting; gives whether it is one of that meeting. */
export const changeItemRow = async (
  write: Write,
  { id, meeting }: { readonly id: string; readonly meeting: string },
  change: Partial<Pick<ItemRow, 'discussion' | 'decision' | 'order_id'>>,
): Promise<boolean> => {
  const set = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const { numAffectedRows } = await sql`update meeting_item set ${sql.join(set)}
    where id = ${id} and meeting_id = ${meeting}`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}
