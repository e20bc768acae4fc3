import type { Sessions } from './database.ts'

/** What a statement gave: its rows, and how many rows it touched. */
export type Answer<Row> = { readonly rows: readonly Row[]; readonly affected: number }

/** One session with the database. Statements may be sent without waiting for the one before: they run in order. */
export type Connection = {
  /** One statement with parameters `$1 …`. */
  readonly execute: <Row = Record<string, unknown>>(
    text: string,
    parameters: readonly unknown[],
  ) => Promise<Answer<Row>>
  /** Holds what is sent from now until the event loop turns, so that it leaves in one packet; where that makes a difference. */
  readonly gather?: () => void
  /** Several statements without parameters, in one message. */
  readonly script: (text: string) => Promise<void>
  /** A statement whose answer nobody waits for: it leaves with whatever is sent next, at the latest when the event loop turns. */
  readonly afterwards: (text: string) => void
}

/** A borrowed session; `release` gives it back, or throws it away when it is broken. */
export type Borrowed = { readonly connection: Connection; readonly release: (broken?: boolean) => void }

/** A running database engine: hands out sessions. PGlite has one, PostgreSQL a pool. */
export type Engine = {
  readonly name: 'pglite' | 'postgres'
  readonly borrow: () => Promise<Borrowed>
  readonly sessions: () => Sessions
  readonly close: () => Promise<void>
}

/** Borrows a session for the length of `work`. */
export const withConnection = async <T>(engine: Engine, work: (connection: Connection) => Promise<T>): Promise<T> => {
  const { connection, release } = await engine.borrow()
  try {
    return await work(connection)
  } finally {
    release()
  }
}

/** Runs `work` in a transaction that `begin` opens; any exception rolls back. */
export const inTransaction = async <T>(connection: Connection, begin: string, work: () => Promise<T>): Promise<T> => {
  await connection.script(begin)
  try {
    const value = await work()
    await connection.script('commit')
    return value
  } catch (error) {
    await connection.script('rollback')
    throw error
  }
}
