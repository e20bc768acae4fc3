import { PGlite, types } from '@electric-sql/pglite'
import { columnParsers, toParameter } from './column-types.ts'
import type { Answer, Borrowed, Connection, Engine } from './engine.ts'

const identity = (value: unknown): string => (value instanceof Uint8Array ? toHex(value) : String(value))
const toHex = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

/** Every parameter is text already: PGlite's own conversions, which refuse a string for a number, are switched off. */
const serializers = Object.fromEntries(Object.values(types).map((id) => [id, identity]))

const toConnection = (engine: PGlite): Connection => ({
  execute: async <Row>(text: string, parameters: readonly unknown[]): Promise<Answer<Row>> => {
    const answer = await engine.query<Row>(
      text,
      parameters.map((value) => {
        const parameter = toParameter(value)
        return parameter instanceof Uint8Array ? toHex(parameter) : parameter
      }),
    )
    const touched = answer.affectedRows ?? 0
    return { rows: answer.rows, affected: touched === 0 ? answer.rows.length : touched }
  },
  script: async (text) => {
    await engine.exec(text)
  },
  afterwards: (text) => void engine.exec(text),
})

type Queue = { readonly enter: () => Promise<() => void>; readonly length: () => number }

const createQueue = (): Queue => {
  let last: Promise<void> = Promise.resolve()
  let length = 0
  const enter = (): Promise<() => void> => {
    const before = last
    const { promise, resolve } = Promise.withResolvers<void>()
    last = promise
    length += 1
    const leave = (): void => {
      length -= 1
      resolve()
    }
    return before.then(() => leave)
  }
  return { enter, length: () => length }
}

/** Where PGlite keeps its data: a folder, or memory (from a dump when given). */
export type PgliteHome =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'memory'; readonly dump?: Blob }

/** PGlite can also be written out whole, as an archive from which a memory database starts at once. */
export type PgliteEngine = Engine & { readonly dump: (compression: 'gzip' | 'none') => Promise<Blob> }

// What it holds of its pages is held in this very process; the system's own cache of the files does the rest.
const sharedBuffers = '32MB'

/** PGlite: one session, lent to one borrower at a time. */
export const createPgliteEngine = async (home: PgliteHome, schema: string): Promise<PgliteEngine> => {
  const engine = await PGlite.create({
    ...(home.kind === 'folder' ? { dataDir: home.folder } : {}),
    ...(home.kind === 'memory' && home.dump ? { loadDataDir: home.dump } : {}),
    startParams: [...PGlite.defaultStartParams, '-c', `shared_buffers=${sharedBuffers}`],
    parsers: columnParsers,
    serializers,
  })
  await engine.exec(`set search_path = ${schema}; set timezone = 'UTC'; set datestyle = 'ISO'`)
  const connection = toConnection(engine)
  const { enter, length } = createQueue()
  return Object.freeze({
    name: 'pglite' as const,
    borrow: async (): Promise<Borrowed> => {
      const leave = await enter()
      return { connection, release: () => leave() }
    },
    sessions: () => ({ size: 1, idle: length() === 0 ? 1 : 0, waiting: Math.max(0, length() - 1) }),
    dump: async (compression: 'gzip' | 'none') => {
      const leave = await enter()
      try {
        return await engine.dumpDataDir(compression)
      } finally {
        leave()
      }
    },
    close: async () => {
      const leave = await enter()
      await engine.close()
      leave()
    },
  })
}
