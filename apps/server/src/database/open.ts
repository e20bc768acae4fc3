import { join } from 'node:path'
import { Problem, Result } from '@ceyuan/values'
import type { Clock, Database } from './database.ts'
import type { Engine } from './engine.ts'
import { withConnection } from './engine.ts'
import { lockFolder } from './folder-lock.ts'
import { migrate, readMigrations, type Migration } from './migrate.ts'
import { ensureFolder } from './ensure-folder.ts'
import { createPgliteEngine } from './pglite-engine.ts'
import { createPostgresEngine } from './postgres-engine.ts'
import { createDatabase } from './transaction.ts'

/** What every opening needs: the city's schema, the clock, and the migrations (the product's own unless given). */
export type OpenOptions = {
  readonly schema: string
  readonly clock: Clock
  readonly migrations?: readonly Migration[]
  /** The most sessions with PostgreSQL at a time. */
  readonly sessions?: number
}

const schemaForm = /^[a-z][a-z0-9_]{0,40}$/
const defaultSessions = 16
const oldestServer = 150_000

const migrated = async (engine: Engine, options: OpenOptions): Promise<Result<Database>> => {
  const result = await migrate(engine, options.schema, options.migrations ?? (await readMigrations()))
  if (result.kind === 'failure') {
    await engine.close()
    return result
  }
  return Result.success(createDatabase(engine, options.schema, options.clock))
}

const checkSchema = (schema: string): void => {
  if (!schemaForm.test(schema)) throw new Error(`Not a schema name: ${schema}`)
}

/** Opens (or makes) the embedded database in a folder, which it locks against a second process, and migrates it. */
export const openPglite = async (folder: string, options: OpenOptions): Promise<Result<Database>> => {
  checkSchema(options.schema)
  const lock = await lockFolder(folder)
  if (lock.kind === 'failure') return lock
  try {
    const home = { kind: 'folder', folder: join(folder, 'pglite') } as const
    await ensureFolder(home.folder)
    const engine = await createPgliteEngine(home, options.schema)
    const close = async () => {
      await engine.close()
      await lock.value.release()
    }
    return await migrated(Object.freeze({ ...engine, close }), options)
  } catch (error) {
    await lock.value.release()
    throw error
  }
}

/** Opens an embedded database in memory, from a dump when given, and migrates it. */
export const openMemory = async (options: OpenOptions, dump?: Blob): Promise<Result<Database>> => {
  checkSchema(options.schema)
  return migrated(await createPgliteEngine({ kind: 'memory', ...(dump ? { dump } : {}) }, options.schema), options)
}

const serverVersion = (engine: Engine): Promise<number> =>
  withConnection(engine, async (connection) => {
    const { rows } = await connection.execute(`select current_setting('server_version_num')::int as version`, [])
    return Number(rows[0]?.['version'])
  })

/** Opens a PostgreSQL server (15 or newer) at `url` and migrates the city's schema in it. */
export const openPostgres = async (url: string, options: OpenOptions): Promise<Result<Database>> => {
  checkSchema(options.schema)
  const engine = createPostgresEngine(url, options.schema, options.sessions ?? defaultSessions)
  try {
    const version = await serverVersion(engine)
    if (version >= oldestServer) return await migrated(engine, options)
    await engine.close()
    return Result.failure(
      Problem.create('database.server-too-old', { found: Math.floor(version / 10_000), wanted: 15 }),
    )
  } catch (error) {
    await engine.close()
    const reason = error instanceof Error ? error.message : String(error)
    if (error instanceof Error && 'severity' in error && !/^(3D|28)/.test('code' in error ? String(error.code) : '')) {
      throw error
    }
    return Result.failure(Problem.create('database.unavailable', { reason }))
  }
}
