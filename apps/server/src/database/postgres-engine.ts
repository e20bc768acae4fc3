import { Pool, types, type PoolClient } from 'pg'
import { columnParsers, elementParsers, toParameter } from './column-types.ts'
import type { Connection, Engine } from './engine.ts'

const textArray: number = 1009
const parseTextArray = types.getTypeParser(textArray)

const parserOf = (id: number, format?: 'text' | 'binary'): ((text: string) => unknown) => {
  const element = elementParsers[id]
  if (element) {
    return (text) => {
      const values: unknown = parseTextArray(text)
      return Array.isArray(values) ? values.map((value) => (value === null ? null : element(String(value)))) : values
    }
  }
  return columnParsers[id] ?? types.getTypeParser(id, format === 'binary' ? 'text' : format)
}

const toConnection = (client: PoolClient): Connection => ({
  execute: async (text, parameters) => {
    const answer = await client.query(text, parameters.map(toParameter))
    return { rows: answer.rows, affected: answer.rowCount ?? 0 }
  },
  gather: () => {
    const { stream } = client.connection
    stream.cork()
    setImmediate(() => stream.uncork())
  },
  script: async (text) => {
    await client.query(text)
  },
})

/** Settings of every session: values come as text in UTC, names are looked up in the city's schema, nothing runs for ever. */
const sessionOptions = (schema: string): string =>
  [
    `search_path=${schema}`,
    'TimeZone=UTC',
    'DateStyle=ISO',
    'extra_float_digits=1',
    'lock_timeout=10000',
    'idle_in_transaction_session_timeout=60000',
    'statement_timeout=60000',
  ]
    .map((setting) => `-c ${setting}`)
    .join(' ')

/** PostgreSQL behind a pool; sessions send without waiting, so that a read costs one round trip. */
export const createPostgresEngine = (url: string, schema: string, sessions: number): Engine => {
  const pool = new Pool({
    connectionString: url,
    max: sessions,
    options: sessionOptions(schema),
    types: { getTypeParser: parserOf },
    pipeline: true,
  })
  // An idle session that the server ends is simply replaced; the next query tells if the server is gone.
  pool.on('error', () => undefined)
  // The same while a session is lent out: its query fails, and no event may end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const connections = new WeakMap<PoolClient, Connection>()
  return Object.freeze({
    name: 'postgres' as const,
    borrow: async () => {
      const client = await pool.connect()
      const connection = connections.get(client) ?? toConnection(client)
      connections.set(client, connection)
      return { connection, release: (broken?: boolean) => client.release(broken) }
    },
    close: () => pool.end(),
  })
}
