import { Problem, Result } from '@ceyuan/values'
import { sql, type Kysely } from 'kysely'
import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { formatName, type Header, type Moved } from './format.ts'
import { listMigrations, listTables, type Table } from './structure.ts'

const rowsAtATime = 500

const line = (value: unknown): string => `${JSON.stringify(value)}\n`

async function* rowsOf(connection: Kysely<Tables>, table: Table): AsyncGenerator<readonly unknown[]> {
  const texts = sql.join(table.columns.map(({ name }) => sql`${sql.id(name)}::text as ${sql.id(name)}`))
  await sql`declare backup_rows no scroll cursor for select ${texts} from ${sql.id(table.name)}`.execute(connection)
  for (;;) {
    const { rows } = await sql<Record<string, unknown>>`fetch ${sql.lit(rowsAtATime)} from backup_rows`.execute(
      connection,
    )
    for (const row of rows) yield table.columns.map(({ name }) => row[name] ?? null)
    if (rows.length < rowsAtATime) break
  }
  await sql`close backup_rows`.execute(connection)
}

type Count = { rows: number; tables: number }

async function* linesOf(
  connection: Kysely<Tables>,
  head: Omit<Header, 'migrations'>,
  countInto: Count,
): AsyncGenerator<string> {
  yield line({ ...head, migrations: await listMigrations(connection) })
  for (const table of await listTables(connection)) {
    yield line({ table: table.name, columns: table.columns.map(({ name }) => name) })
    for await (const row of rowsOf(connection, table)) {
      countInto.rows += 1
      yield line(row)
    }
    countInto.tables += 1
  }
  yield line({ end: true, rows: countInto.rows })
}

/** What is said of a backup at its head. */
export type BackupOptions = { readonly city: string; readonly product: string; readonly takenAt: string }

/**
 * Writes the whole city (records, histories, documents, people, audit chain) as it stood at one moment into one file, which
 * either engine can restore. Sessions are left out; passwords are in it as hashes, so keep it safe.
 */
export const writeBackup = async (database: Database, file: string, options: BackupOptions): Promise<Result<Moved>> => {
  if (existsSync(file)) return Result.failure(Problem.create('backup.file-exists', { file }))
  const partial = `${file}.part`
  const count: Count = { rows: 0, tables: 0 }
  try {
    await database.asOwner(async (connection) => {
      await sql`set transaction isolation level repeatable read, read only`.execute(connection)
      await sql`set local bytea_output = 'hex'`.execute(connection)
      const head = { format: formatName, version: 1, ...options } as const
      const out = createWriteStream(partial, { mode: 0o600 })
      await pipeline(Readable.from(linesOf(connection, head, count)), createGzip({ level: 6 }), out)
    })
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  return Result.success(count)
}
