import { sql } from 'kysely'
import type { Scope } from '../database/database.ts'

/** Which entries to list. */
export type AuditFilter = {
  readonly actor?: string | undefined
  readonly action?: string | undefined
  readonly subjectKind?: string | undefined
  readonly subjectId?: string | undefined
  /** First and last day, in the time zone given. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly timeZone: string
  readonly after?: string | undefined
  readonly size: number
}

/** An entry as stored; `content` is the canonical JSON that was hashed. */
export type AuditRow = { readonly sequence: bigint; readonly content: string; readonly hash: string }

const conditionsOf = (filter: AuditFilter) => [
  sql`true`,
  ...(filter.after ? [sql`sequence < ${filter.after}::bigint`] : []),
  // By id, or by name as it was at the time.
  ...(filter.actor ? [sql`(actor_id = ${filter.actor} or content::jsonb ->> 'actorName' = ${filter.actor})`] : []),
  ...(filter.action ? [sql`(action = ${filter.action} or starts_with(action, ${`${filter.action}.`}))`] : []),
  ...(filter.subjectKind ? [sql`subject_kind = ${filter.subjectKind}`] : []),
  ...(filter.subjectId ? [sql`subject_id = ${filter.subjectId}`] : []),
  ...(filter.from ? [sql`at >= ${filter.from}::timestamp at time zone ${filter.timeZone}`] : []),
  ...(filter.to ? [sql`at < (${filter.to}::date + 1)::timestamp at time zone ${filter.timeZone}`] : []),
]

/** Entries of the chain, newest first; one more than asked for where there are more. */
export const listEntries = async (scope: Scope, filter: AuditFilter): Promise<readonly AuditRow[]> => {
  const { rows } = await sql<AuditRow>`
    select sequence, content, hash from audit_entry
    where ${sql.join(conditionsOf(filter), sql` and `)}
    order by sequence desc limit ${filter.size + 1}`.execute(scope.sql)
  return rows
}
