import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { Borrowed, Connection, Engine } from './engine.ts'
import type { Tables } from './tables.ts'

const toKyselyConnection = (connection: Connection): DatabaseConnection => ({
  executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
    const { rows, affected } = await connection.execute<R>(query.sql, query.parameters)
    return { rows: [...rows], numAffectedRows: BigInt(affected) }
  },
  streamQuery: () => {
    throw new Error('Streaming is done page by page, not through Kysely')
  },
})

const done = async (): Promise<void> => {}

const refuse = async (): Promise<void> => {
  throw new Error('This session is in a transaction already')
}

const dialect = (driver: Driver): ConstructorParameters<typeof Kysely>[0]['dialect'] => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver,
  createIntrospector: (database) => new PostgresIntrospector(database),
  createQueryCompiler: () => new PostgresQueryCompiler(),
})

/** Kysely on one session whose transaction someone else opens and ends. */
export const kyselyOn = (connection: Connection): Kysely<Tables> => {
  const own = toKyselyConnection(connection)
  return new Kysely<Tables>({
    dialect: dialect({
      init: done,
      acquireConnection: async () => own,
      beginTransaction: refuse,
      commitTransaction: refuse,
      rollbackTransaction: refuse,
      releaseConnection: done,
      destroy: done,
    }),
  })
}

/** Kysely that borrows a session for each query or transaction of its own. */
export const kyselyOver = (engine: Engine): Kysely<Tables> => {
  const borrowed = new WeakMap<DatabaseConnection, Borrowed>()
  const run = (text: string) => async (connection: DatabaseConnection) => {
    await borrowed.get(connection)?.connection.script(text)
  }
  return new Kysely<Tables>({
    dialect: dialect({
      init: done,
      acquireConnection: async () => {
        const session = await engine.borrow()
        const connection = toKyselyConnection(session.connection)
        borrowed.set(connection, session)
        return connection
      },
      beginTransaction: run('begin'),
      commitTransaction: run('commit'),
      rollbackTransaction: run('rollback'),
      releaseConnection: async (connection) => borrowed.get(connection)?.release(),
      destroy: done,
    }),
  })
}
