import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import type { Database } from '../database/database.ts'

const failuresToLock = 5
const lockMinutes = 15

const keyOf = (username: string): string => createHash('sha256').update(username.toLowerCase()).digest('hex')

/** How long sign-ins with a name are refused, after how many failures. */
export type Lock = { readonly failures: number; readonly minutes: number }

/** Counts failed sign-ins by the name tried, so that nobody learns which names exist, and locks a name for a while. */
export const createSignInLock = (database: Database, now: () => number = Date.now) => {
  const find = async (username: string): Promise<Lock | undefined> => {
    const { rows } = await database.asOwner((connection) =>
      sql<{ failures: number; locked_until: string | null }>`
        select failures, locked_until from sign_in_failure where username = ${keyOf(username)}`.execute(connection),
    )
    const [row] = rows
    const left = row?.locked_until ? Date.parse(row.locked_until) - now() : 0
    return row && left > 0 ? { failures: row.failures, minutes: Math.ceil(left / 60_000) } : undefined
  }
  const count = async (username: string): Promise<void> => {
    const at = new Date(now())
    const until = new Date(now() + lockMinutes * 60_000)
    await database.asOwner((connection) =>
      sql`
        insert into sign_in_failure as known (username, failures, failed_at) values (${keyOf(username)}, 1, ${at})
        on conflict (username) do update set
          failures = case when known.failed_at < ${new Date(now() - lockMinutes * 60_000)}::timestamptz then 1 else known.failures + 1 end,
          failed_at = excluded.failed_at,
          locked_until = case
            when known.failed_at >= ${new Date(now() - lockMinutes * 60_000)}::timestamptz and known.failures + 1 >= ${failuresToLock}::int
            then ${until}::timestamptz end`.execute(connection),
    )
  }
  const forget = async (username: string): Promise<void> => {
    await database.asOwner((connection) =>
      sql`delete from sign_in_failure where username = ${keyOf(username)}`.execute(connection),
    )
  }
  return Object.freeze({ find, count, forget })
}
