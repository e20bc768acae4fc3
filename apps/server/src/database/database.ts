import type { Result } from '@ceyuan/values'
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Gives the present instant, ISO 8601 in UTC. */
export type Clock = () => string

/** Who acts: a person with an account, the public, or the system itself (loading a city, a timer). */
export type Actor = {
  readonly kind: 'user' | 'public' | 'system'
  readonly userId: string | null
  readonly name: string
  readonly role: string | null
  readonly scopes: ReadonlySet<string>
  /** The responsible unit that the person works for, by its id in `units.yaml`. */
  readonly unitId: string | null
  /** The enterprise or institute that the person speaks for, by its credit code. */
  readonly creditCode: string | null
}

/** One transaction seen by a store: queries run under the actor's row-level security. */
export type Scope = {
  readonly sql: Kysely<Tables>
  readonly actor: Actor
  /** The instant of the transaction, ISO 8601 in UTC, from the clock that the app was built with. */
  readonly at: string
}

/** What a write leaves in the audit chain. */
export type AuditEntry = {
  /** `feature.verb`, such as `register.update`. */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string }
  /** What changed, without personal data beyond what the matter needs. */
  readonly detail: Readonly<Record<string, unknown>>
  readonly reason?: string
}

/** A writing transaction: must leave at least one audit entry, or it is rolled back with an exception. */
export type Write = Scope & {
  readonly audit: (entry: AuditEntry) => Promise<void>
  /** Marks a named thing as changed, such as `register.enterprise`: its revision goes up at the commit. */
  readonly touch: (name: string) => void
  readonly emit: (topic: string, payload: Readonly<Record<string, unknown>>) => Promise<void>
}

/** What a write may be told besides its work. */
export type WriteOptions = {
  /** A repeat with the same key by the same actor gives the first answer again and changes nothing. */
  readonly idempotencyKey?: string
  /** What was asked under that key, as JSON: the same key with another request is refused. */
  readonly request?: unknown
}

/** Sessions with the database, by what they do; `waiting` is work without a session. */
export type Sessions = { readonly size: number; readonly idle: number; readonly waiting: number }

/**
 * The city's database, on PGlite or PostgreSQL alike. Dates come as 'YYYY-MM-DD' strings, int8 as bigint, numeric as string,
 * timestamptz as ISO 8601 strings.
 */
export type Database = {
  readonly engine: 'pglite' | 'postgres'
  /** The PostgreSQL schema of the city. */
  readonly schema: string
  readonly read: <T>(actor: Actor, work: (scope: Scope) => Promise<T>) => Promise<T>
  /** A failure result rolls everything back and is returned. */
  readonly write: <T>(
    actor: Actor,
    options: WriteOptions,
    work: (write: Write) => Promise<Result<T>>,
  ) => Promise<Result<T>>
  /** Structure changes and loading: runs as the owner, outside row-level security; never on behalf of a person. */
  readonly asOwner: <T>(work: (sql: Kysely<Tables>) => Promise<T>) => Promise<T>
  /** A long-lived Kysely, as the owner, for a library that runs its own queries and transactions (identity). */
  readonly library: Kysely<Tables>
  /** Tells of every write that left messages in the outbox, after its commit. */
  readonly onEmitted: (listener: () => void) => void
  /** How many sessions there are, how many of them idle, and how much work waits for one. */
  readonly sessions: () => Sessions
  readonly close: () => Promise<void>
}
