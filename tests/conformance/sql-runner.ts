import { PGlite } from '@electric-sql/pglite'
import { feelSqlPrelude } from '@ceyuan/feel'
import { Client } from 'pg'
import { startPostgres } from '../../tools/postgres.mjs'

/** A database with the FEEL functions installed, which gives one value as text. */
export type SqlRunner = {
  readonly name: string
  /** Gives the column `v` of every row, as text; null stays null. */
  readonly values: (sql: string, parameters: readonly unknown[]) => Promise<readonly (string | null)[]>
  readonly run: (sql: string) => Promise<unknown>
  readonly close: () => Promise<void>
}

const textOf = (row: unknown): string | null => {
  const value: unknown = typeof row === 'object' && row !== null && 'v' in row ? row.v : null
  return typeof value === 'string' ? value : null
}

const openPostgres = async (): Promise<SqlRunner> => {
  const cluster = await startPostgres()
  const client = new Client(cluster.url)
  await client.connect()
  return {
    name: 'PostgreSQL',
    values: async (sql, parameters) => (await client.query(sql, [...parameters])).rows.map(textOf),
    run: (sql) => client.query(sql),
    close: async () => {
      await client.end()
      cluster.stop()
    },
  }
}

const openPglite = async (): Promise<SqlRunner> => {
  const database = await PGlite.create()
  return {
    name: 'PGlite',
    values: async (sql, parameters) => (await database.query(sql, [...parameters])).rows.map(textOf),
    run: (sql) => database.exec(sql),
    close: () => database.close(),
  }
}

/** Opens both databases. */
export const openRunners = async (): Promise<readonly SqlRunner[]> => {
  const runners = await Promise.all([openPostgres(), openPglite()])
  for (const runner of runners) await runner.run(`set timezone = 'UTC'; ${feelSqlPrelude}`)
  return runners
}
