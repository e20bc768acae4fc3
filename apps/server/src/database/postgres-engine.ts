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

const isRead = (text: string): boolean =>
  /^\s*(?:select|with)\s/iu.test(text) && !/\b(?:insert into|update|delete from|merge into)\s/iu.test(text)

type NameOf = (text: string) => string | undefined

/** How often a question is asked before sessions prepare it, and how many they keep prepared. */
const often = 5
const mostPrepared = 200
const mostCounted = 2000

/**
 * Names questions that are asked again and again, so that each session reads and plans them once. Only plain reads: a write's plan
 * would stay as it was made when its table was still empty.
 */
const createNaming = (): NameOf => {
  const asked = new Map<string, number>()
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= mostPrepared || !isRead(text)) return known
    if (asked.size >= mostCounted) asked.clear()
    const times = (asked.get(text) ?? 0) + 1
    asked.set(text, times)
    if (times < often) return undefined
    asked.delete(text)
    const name = `q${names.size}`
    names.set(text, name)
    return name
  }
}

type Pending = {
  readonly add: (text: string) => void
  /** What waited, in front of what is sent now; empty where nothing did. */
  readonly take: (text: string) => string
}

const createPending = (client: PoolClient): Pending => {
  let waiting = ''
  const take = (text: string): string => {
    const all = waiting + text
    waiting = ''
    return all
  }
  const flush = (): void => {
    // A session that cannot be reached any more has ended its transaction, and the pool drops it.
    if (waiting !== '') client.query(take('')).catch(() => undefined)
  }
  const add = (text: string): void => {
    waiting += `${text};`
    setImmediate(flush)
  }
  return { add, take }
}

const toConnection = (client: PoolClient, nameOf: NameOf, pending: Pending): Connection => ({
  execute: async (text, parameters) => {
    const before = pending.take('')
    if (before !== '') await client.query(before)
    const name = nameOf(text)
    const answer = await client.query({
      ...(name === undefined ? {} : { name }),
      text,
      values: parameters.map(toParameter),
    })
    return { rows: answer.rows, affected: answer.rowCount ?? 0 }
  },
  gather: () => {
    const { stream } = client.connection
    stream.cork()
    setImmediate(() => stream.uncork())
  },
  script: async (text) => {
    await client.query(pending.take(text))
  },
  afterwards: pending.add,
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
  const nameOf = createNaming()
  return Object.freeze({
    name: 'postgres' as const,
    borrow: async () => {
      const client = await pool.connect()
      const connection = connections.get(client) ?? toConnection(client, nameOf, createPending(client))
      connections.set(client, connection)
      return { connection, release: (broken?: boolean) => client.release(broken) }
    },
    sessions: () => ({ size: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  })
}
