import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem, Result } from '@ceyuan/values'
import type { Connection, Engine } from './engine.ts'
import { inTransaction, withConnection } from './engine.ts'

/** The folder of the product's own migrations. */
export const migrationsFolder: string = join(import.meta.dirname, '../../migrations')

/** A migration file as it was read: its name, its text and the hash of its text. */
export type Migration = { readonly name: string; readonly text: string; readonly checksum: string }

const fileName = /^\d{4}_[a-z0-9_]+\.sql$/

/** Reads the migration files of a folder, in the order of their numbers. */
export const readMigrations = async (folder: string = migrationsFolder): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => fileName.test(name)).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    }),
  )
}

const firstSteps = (schema: string): string => `
  create schema if not exists ${schema};
  create table if not exists ${schema}.migration (
    name text constraint migration_key primary key,
    checksum text not null,
    applied_at timestamptz not null default now()
  );
  comment on table ${schema}.migration is 'Structure changes already applied; a file is never edited after it was applied.';
  comment on column ${schema}.migration.name is 'File name.';
  comment on column ${schema}.migration.checksum is 'SHA-256 of the file as it was applied.';
  comment on column ${schema}.migration.applied_at is 'When it was applied.';`

const listApplied = async (connection: Connection): Promise<ReadonlyMap<string, string>> => {
  const { rows } = await connection.execute('select name, checksum from migration', [])
  return new Map(rows.map((row) => [String(row['name']), String(row['checksum'])]))
}

const apply = (connection: Connection, migration: Migration): Promise<void> =>
  inTransaction(connection, 'begin; set local statement_timeout = 0', async () => {
    await connection.script(migration.text)
    await connection.execute('insert into migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ])
  })

const applyMissing = async (
  connection: Connection,
  migrations: readonly Migration[],
): Promise<Result<readonly string[]>> => {
  const applied = await listApplied(connection)
  const edited = migrations.filter(({ name, checksum }) => (applied.get(name) ?? checksum) !== checksum)
  const [first, ...rest] = edited.map(({ name }) => Problem.create('database.migration-edited', { file: name }))
  if (first) return Result.failure(first, ...rest)
  const missing = migrations.filter(({ name }) => !applied.has(name))
  for (const migration of missing) await apply(connection, migration)
  return Result.success(missing.map(({ name }) => name))
}

/** Brings the city's schema up to date and gives the names of the files applied; an edited file is refused. */
export const migrate = (
  engine: Engine,
  schema: string,
  migrations: readonly Migration[],
): Promise<Result<readonly string[]>> =>
  withConnection(engine, async (connection) => {
    await connection.script(`select pg_advisory_lock(hashtext('ceyuan.migrate'))`)
    try {
      await connection.script(firstSteps(schema))
      return await applyMissing(connection, migrations)
    } finally {
      await connection.script(`select pg_advisory_unlock(hashtext('ceyuan.migrate'))`)
    }
  })
