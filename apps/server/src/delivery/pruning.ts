import { sql, type RawBuilder } from 'kysely'
import type { Clock, Database } from '../database/database.ts'

/** How long delivered messages and answers given under an idempotency key are kept, by the clock that writes run by. */
export type Keeping = { readonly days: number; readonly clock: Clock }

/** What a server keeps unless told otherwise: a month, far longer than any caller repeats a request. Unit: days. */
export const defaultKeepDays = 30

type Fragment = RawBuilder<unknown>

const isOldMessage = (days: number): Fragment =>
  sql`delivered_at < clock_timestamp() - make_interval(days => ${days}::int)`

// Keys bear the time of the writes' clock, which a showing may have fixed on another day.
const isOldAnswer = ({ days, clock }: Keeping): Fragment =>
  sql`recorded_at < ${clock()}::timestamptz - make_interval(days => ${days}::int)`

/** What is past its time and still there. */
export type Expired = { readonly messages: number; readonly answers: number }

/** Removes at most so many messages and so many answers that are past their time; a message that waits is never one. */
export const prune = async (database: Database, keeping: Keeping, most: number): Promise<Expired> => {
  const removed = await database.asOwner(async (on) => {
    const messages = await sql`
      delete from outbox where id in (select id from outbox where ${isOldMessage(keeping.days)}
        order by delivered_at limit ${most} for update skip locked)`.execute(on)
    const answers = await sql`
      delete from idempotency_key where (actor_id, key) in (select actor_id, key from idempotency_key
        where ${isOldAnswer(keeping)} order by recorded_at limit ${most} for update skip locked)`.execute(on)
    return { messages: Number(messages.numAffectedRows), answers: Number(answers.numAffectedRows) }
  })
  // PostgreSQL gives the room back by itself; PGlite has nobody for it.
  if (database.engine === 'pglite' && removed.messages + removed.answers > 0) {
    await sql`vacuum outbox, idempotency_key`.execute(database.library)
  }
  return removed
}

/** How much waits to be pruned. */
export const countExpired = (database: Database, keeping: Keeping): Promise<Expired> =>
  database.asOwner(async (on) => {
    const { rows } = await sql<Expired>`
      select (select count(*)::int from outbox where ${isOldMessage(keeping.days)}) as messages,
        (select count(*)::int from idempotency_key where ${isOldAnswer(keeping)}) as answers`.execute(on)
    return rows[0] ?? { messages: 0, answers: 0 }
  })
