import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Result } from '@ceyuan/values'
import type { Clock, Database } from './database.ts'
import { migrate, readMigrations } from './migrate.ts'
import { openMemory, openPostgres } from './open.ts'
import { createPgliteEngine } from './pglite-engine.ts'
import { ownerQuery, testPostgresUrl } from './test-postgres.ts'
import { createDatabase } from './transaction.ts'

/** The engines that every server test runs on: `describe.each(engines)('…', (engine) => …)`. */
export const engines = ['pglite', 'postgres'] as const

/** What a test's database is made from. */
export type TestDatabaseOptions = {
  readonly schema?: string
  readonly clock?: Clock
  /**
   * Fills the template once; every test database is a copy of it. Change `name` when what it does changes
   * (a hash of the city pack, say).
   */
  readonly prepare?: { readonly name: string; readonly run: (database: Database) => Promise<void> }
}

type Recipe = Required<Pick<TestDatabaseOptions, 'schema' | 'clock'>> & Pick<TestDatabaseOptions, 'prepare'>

const toRecipe = (options: TestDatabaseOptions): Recipe => ({
  schema: 'city',
  clock: () => '2026-11-23T01:00:00.000Z',
  ...options,
})

const unwrap = <T>(result: Result<T>): T => {
  if (result.kind === 'success') return result.value
  throw new Error(JSON.stringify(result.problems))
}

const templateName = async ({ schema, prepare }: Recipe): Promise<string> => {
  const hash = createHash('sha256').update(`${schema} ${prepare?.name ?? ''}`)
  for (const { checksum } of await readMigrations()) hash.update(checksum)
  // What makes tables and loads them is code, too.
  for (const folder of ['city', 'database', 'register']) {
    const names = await readdir(join(import.meta.dirname, '..', folder))
    for (const name of names.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).toSorted()) {
      hash.update(await readFile(join(import.meta.dirname, '..', folder, name)))
    }
  }
  return `ceyuan_${hash.digest('hex').slice(0, 16)}`
}

// One uncompressed dump in the system's temporary folder, shared by all test processes.
const pgliteTemplate = async (recipe: Recipe): Promise<Blob> => {
  const folder = join(tmpdir(), 'ceyuan-templates')
  const file = join(folder, `${await templateName(recipe)}.tar`)
  if (!existsSync(file)) {
    const engine = await createPgliteEngine({ kind: 'memory' }, recipe.schema)
    unwrap(await migrate(engine, recipe.schema, await readMigrations()))
    await recipe.prepare?.run(createDatabase(engine, recipe.schema, recipe.clock))
    const dump = await engine.dump('none')
    await engine.close()
    await mkdir(folder, { recursive: true })
    const draft = `${file}.${randomUUID()}`
    await writeFile(draft, new Uint8Array(await dump.arrayBuffer()))
    await rename(draft, file)
  }
  return new Blob([new Uint8Array(await readFile(file))])
}

const atDatabase = (url: string, database: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

// A database of the test cluster, made once under a lock and copied with `create database … template`.
const postgresTemplate = (url: string, recipe: Recipe): Promise<string> =>
  ownerQuery(url, async (query) => {
    const name = await templateName(recipe)
    await query(`select pg_advisory_lock(hashtext('ceyuan.template'))`)
    const existing = await query(`select 1 from pg_database where datname = '${name}'`)
    if (existing.length > 0) return name
    const draft = `${name}_${randomUUID().slice(0, 8)}`
    await query(`create database ${draft}`)
    const database = unwrap(await openPostgres(atDatabase(url, draft), recipe))
    await recipe.prepare?.run(database)
    await database.close()
    await query(`alter database ${draft} rename to ${name}`)
    return name
  })

const createPostgresCopy = async (recipe: Recipe): Promise<Database> => {
  const url = testPostgresUrl()
  const template = await postgresTemplate(url, recipe)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await ownerQuery(url, async (query) => {
    // Copying needs the template to itself, so copies are made one after another.
    await query(`select pg_advisory_lock(hashtext('ceyuan.template'))`)
    await query(`create database ${name} template ${template}`)
  })
  const database = unwrap(await openPostgres(atDatabase(url, name), { ...recipe, sessions: 4 }))
  const close = async () => {
    await database.close()
    await ownerQuery(url, (query) => query(`drop database ${name} with (force)`))
  }
  return Object.freeze({ ...database, close })
}

/**
 * A fresh, migrated database for a test, restored from one prepared template: PGlite in memory, or a database of its
 * own on the cluster at CEYUAN_TEST_POSTGRES. Close it after.
 */
export const createTestDatabase = async (
  engine: (typeof engines)[number],
  options: TestDatabaseOptions = {},
): Promise<Database> => {
  const recipe = toRecipe(options)
  if (engine === 'postgres') return createPostgresCopy(recipe)
  return unwrap(await openMemory(recipe, await pgliteTemplate(recipe)))
}
