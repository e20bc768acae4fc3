import type { NoticeKind } from '@ceyuan/contract'
import { sql } from 'kysely'
import { actorId } from '../database/actor-settings.ts'
import type { Scope, Write } from '../database/database.ts'
import type { Message } from '../delivery/subscriber.ts'
import type { NoticeDetail, Telling } from './message-notices.ts'
import { newId } from '../database/new-id.ts'

/** A notice as its table holds it, seen by one reader. */
export type NoticeRow = {
  readonly id: string
  readonly kind: NoticeKind
  readonly subject_id: string
  readonly detail: NoticeDetail
  readonly at: string
  readonly is_read: boolean
}

/** Adds the notices of a message; those already there from an earlier time stay as they are. Gives how many are new. */
export const addNotices = async (write: Write, { id }: Pick<Message, 'id'>, telling: Telling): Promise<number> => {
  const detail = JSON.stringify(telling.detail)
  let added = 0n
  for (const { unit, person, scope, creditCode } of telling.audiences) {
    const { numAffectedRows } = await sql`
      insert into notice (id, message_id, kind, unit_id, person_id, scope, credit_code, by_id, subject_id, detail, at)
      values (${newId()}, ${id}, ${telling.kind}, ${unit}, ${person}, ${scope}, ${creditCode}, ${telling.by}, ${telling.subject},
        ${detail}::jsonb, ${telling.at}) on conflict do nothing`.execute(write.sql)
    added += numAffectedRows ?? 0n
  }
  return Number(added)
}

const daysKept = 90

// Row-level security leaves what concerns the reader; the own acts need no telling.
const mine = (scope: Scope) => sql`n.at > ${scope.at}::timestamptz - make_interval(days => ${daysKept}::int)
  and n.by_id is distinct from ${actorId(scope.actor)}`

const isRead = (scope: Scope) =>
  sql`exists (select 1 from notice_read r where r.notice_id = n.id and r.person_id = ${actorId(scope.actor)})`

/** Which notices to list. */
export type NoticeQuery = { readonly unread: boolean; readonly cursor?: string | undefined; readonly limit: number }

/** Notices of the reader, latest first; one more than asked for where there are more. */
export const listNoticeRows = async (scope: Scope, query: NoticeQuery): Promise<readonly NoticeRow[]> => {
  const { rows } = await sql<NoticeRow>`
    select n.id, n.kind, n.subject_id, n.detail, n.at, ${isRead(scope)} as is_read from notice n
    where ${mine(scope)} and ${query.unread ? sql`not ${isRead(scope)}` : sql`true`}
      and ${query.cursor === undefined ? sql`true` : sql`n.id < ${query.cursor}::uuid`}
    order by n.id desc limit ${query.limit + 1}`.execute(scope.sql)
  return rows
}

/** How many notices of the reader are unread, up to a limit. */
export const countUnread = async (scope: Scope, limit: number): Promise<number> => {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::int as unread from (
      select 1 from notice n where ${mine(scope)} and not ${isRead(scope)} limit ${limit}) as unread_notice`.execute(
    scope.sql,
  )
  return rows[0]?.unread ?? 0
}

/** Marks notices of the reader as read, those named or all; gives how many were not before. */
export const markRead = async (write: Write, notices: 'all' | readonly string[]): Promise<number> => {
  const { numAffectedRows } = await sql`
    insert into notice_read (notice_id, person_id, read_at)
    select n.id, ${actorId(write.actor)}, ${write.at} from notice n
    where ${notices === 'all' ? sql`true` : sql`n.id = any (${notices}::uuid[])`}
    on conflict do nothing`.execute(write.sql)
  return Number(numAffectedRows ?? 0n)
}
