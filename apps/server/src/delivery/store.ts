import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Message } from './subscriber.ts'

/** A message taken up to be handed on, and who has it already. */
export type Claimed = Message & { readonly attempts: number; readonly takenBy: readonly string[] }

type Row = {
  readonly id: bigint
  readonly topic: string
  readonly payload: Message['payload']
  readonly emitted_at: string
  readonly attempts: number
  readonly taken_by: readonly string[]
}

const toClaimed = (row: Row): Claimed => ({
  id: String(row.id),
  topic: row.topic,
  payload: row.payload,
  at: row.emitted_at,
  attempts: row.attempts,
  takenBy: row.taken_by,
})

/**
 * Takes up messages that are due, in the order of writing. They are held for so many seconds by the database's clock; what a worker
 * that was killed held is due again after that. No row stays locked while it is handed on.
 */
export const claimMessages = (database: Database, most: number, holdSeconds: number): Promise<readonly Claimed[]> =>
  database.asOwner(async (on) => {
    const { rows } = await sql<Row>`
      update outbox set attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => ${holdSeconds}::float8)
      where id in (select id from outbox where delivered_at is null and due_at <= clock_timestamp()
        order by id limit ${most} for update skip locked)
      returning id, topic, payload, emitted_at, attempts, taken_by`.execute(on)
    return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(toClaimed)
  })

/** Notes that every subscriber has acknowledged a message. */
export const settleMessage = (database: Database, id: string, takenBy: readonly string[]): Promise<void> =>
  database.asOwner(async (on) => {
    await sql`update outbox set delivered_at = clock_timestamp(), taken_by = ${takenBy}::text[], last_error = null
      where id = ${id}::bigint and delivered_at is null`.execute(on)
  })

/** Why and for how long a message waits. */
export type Postponement = {
  readonly takenBy: readonly string[]
  readonly error: string
  readonly waitSeconds: number
}

/** Lets a message wait after a failure; who has acknowledged it is not asked again. */
export const postponeMessage = (
  database: Database,
  id: string,
  { takenBy, error, waitSeconds }: Postponement,
): Promise<void> =>
  database.asOwner(async (on) => {
    await sql`update outbox set taken_by = ${takenBy}::text[], last_error = ${error},
        due_at = clock_timestamp() + make_interval(secs => ${waitSeconds}::float8)
      where id = ${id}::bigint and delivered_at is null`.execute(on)
  })

/** Gives back messages that were taken up and not tried. */
export const giveBackMessages = (database: Database, ids: readonly string[]): Promise<void> =>
  database.asOwner(async (on) => {
    await sql`update outbox set attempts = attempts - 1, due_at = clock_timestamp()
      where id = any (${ids}::bigint[]) and delivered_at is null`.execute(on)
  })

/** How the outbox stands. */
export type OutboxFigures = {
  readonly waiting: number
  /** Of those, how many have failed before. */
  readonly failing: number
  /** Since when the oldest waits; null where none does. Unit: seconds. */
  readonly lagSeconds: number
  /** Kind and code of the latest failure among those waiting. */
  readonly lastError: string | null
}

/** How many messages wait, for how long, and what went wrong. */
export const readOutbox = (database: Database): Promise<OutboxFigures> =>
  database.asOwner(async (on) => {
    const { rows } = await sql<OutboxFigures>`
      select count(*)::int as waiting, count(last_error)::int as failing,
        coalesce(greatest(extract(epoch from clock_timestamp() - min(emitted_at)), 0), 0)::float8 as "lagSeconds",
        (array_agg(last_error order by id desc) filter (where last_error is not null))[1] as "lastError"
      from outbox where delivered_at is null`.execute(on)
    return rows[0] ?? { waiting: 0, failing: 0, lagSeconds: 0, lastError: null }
  })

/** In how many seconds the next message is due; undefined where none waits. */
export const secondsToNext = (database: Database): Promise<number | undefined> =>
  database.asOwner(async (on) => {
    const { rows } = await sql<{ seconds: number | null }>`
      select extract(epoch from min(due_at) - clock_timestamp())::float8 as seconds
      from outbox where delivered_at is null`.execute(on)
    return rows[0]?.seconds ?? undefined
  })
