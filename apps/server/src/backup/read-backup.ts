import { Problem, Result } from '@ceyuan/values'
import { sql, type Kysely } from 'kysely'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { Database } from '../database/database.ts'
import type { Tables } from '../database/tables.ts'
import { endLine, header, rowLine, tableLine, type Header, type Moved } from './format.ts'
import { listForeignKeys, listMigrations, listTables, type Table } from './structure.ts'

/** A problem on its way out of the transaction, which it rolls back. */
class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

const refuse = (code: string, values: Problem['values']): never => {
  throw new Refused(Problem.create(code, values))
}

async function* readLines(file: string): AsyncGenerator {
  const source = createReadStream(file)
  const plain = source.pipe(createGunzip())
  source.on('error', (error) => plain.destroy(error))
  try {
    for await (const text of createInterface({ input: plain, crlfDelay: Number.POSITIVE_INFINITY })) {
      const value: unknown = JSON.parse(text)
      yield value
    }
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isMissing) refuse('backup.file-unreadable', { file, reason: 'ENOENT' })
    refuse('backup.not-a-backup', { file })
  } finally {
    source.destroy()
  }
}

const checkHeader = async (connection: Kysely<Tables>, head: Header, city: string): Promise<void> => {
  if (head.city !== city) refuse('backup.city-differs', { found: head.city, wanted: city })
  const known = await listMigrations(connection)
  const unknown = head.migrations.filter((name) => !known.includes(name))
  if (unknown.length > 0) refuse('backup.schema-newer', { found: unknown.at(-1) ?? '', wanted: known.at(-1) ?? '' })
}

const checkEmpty = async (connection: Kysely<Tables>, city: string): Promise<void> => {
  const { rows } = await sql`
    select 1 from audit_head where sequence > 0 union all select 1 from person limit 1`.execute(connection)
  if (rows.length > 0) refuse('backup.target-not-empty', { city })
}

const insert = async (
  connection: Kysely<Tables>,
  table: Table,
  columns: readonly string[],
  rows: readonly (readonly (string | null)[])[],
) => {
  if (rows.length === 0) return
  const typeOf = new Map(table.columns.map(({ name, type }) => [name, type]))
  const missing = columns.filter((name) => !typeOf.has(name))
  if (missing.length > 0) refuse('backup.structure-differs', { table: table.name, columns: missing })
  const names = sql.join(columns.map((name) => sql.id(name)))
  const values = sql.join(
    columns.map((name, index) => sql`(line ->> ${sql.lit(index)})::${sql.raw(typeOf.get(name) ?? 'text')}`),
  )
  const overriding = table.columns.some(({ isIdentity }) => isIdentity) ? sql`overriding system value` : sql``
  await sql`insert into ${sql.id(table.name)} (${names}) ${overriding}
    select ${values} from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as line`.execute(connection)
}

const bytesAtATime = 2_000_000

type Target = { readonly connection: Kysely<Tables>; readonly tables: ReadonlyMap<string, Table> }

const readHeader = async (lines: AsyncGenerator, file: string): Promise<Header> => {
  const first = header.safeParse((await lines.next()).value)
  return first.success ? first.data : refuse('backup.not-a-backup', { file })
}

const fill = async (lines: AsyncGenerator, { connection, tables }: Target, file: string): Promise<Moved> => {
  let open: { readonly table: Table; readonly columns: readonly string[] } | undefined
  let waiting: (readonly (string | null)[])[] = []
  let bytes = 0
  const moved = { tables: 0, rows: 0 }
  const flush = async () => {
    if (open) await insert(connection, open.table, open.columns, waiting)
    moved.rows += waiting.length
    waiting = []
    bytes = 0
  }
  for await (const value of lines) {
    const row = rowLine.safeParse(value)
    if (row.success && open) {
      waiting.push(row.data)
      bytes += row.data.reduce((sum, text) => sum + (text?.length ?? 4), 0)
      if (bytes > bytesAtATime) await flush()
      continue
    }
    await flush()
    const end = endLine.safeParse(value)
    if (end.success) return end.data.rows === moved.rows ? moved : refuse('backup.not-a-backup', { file })
    open = openTable(tables, value, file)
    moved.tables += 1
  }
  return refuse('backup.not-a-backup', { file })
}

const openTable = (tables: ReadonlyMap<string, Table>, value: unknown, file: string) => {
  const begun = tableLine.safeParse(value)
  if (!begun.success) return refuse('backup.not-a-backup', { file })
  const table = tables.get(begun.data.table)
  return table
    ? { table, columns: begun.data.columns }
    : refuse('backup.structure-differs', { table: begun.data.table, columns: [] })
}

const setSequences = async (connection: Kysely<Tables>, tables: readonly Table[]): Promise<void> => {
  for (const { name, columns } of tables) {
    for (const column of columns.filter(({ isIdentity }) => isIdentity)) {
      await sql`select setval(pg_get_serial_sequence(${name}, ${column.name}), coalesce(max(${sql.id(column.name)}), 0) + 1, false)
        from ${sql.id(name)}`.execute(connection)
    }
  }
}

const restoreInto = async (connection: Kysely<Tables>, file: string, city: string): Promise<Moved> => {
  const lines = readLines(file)
  const head = await readHeader(lines, file)
  await checkHeader(connection, head, city)
  await checkEmpty(connection, city)
  const tables = await listTables(connection)
  const keys = await listForeignKeys(connection)
  // Rows come table by table, in no order that foreign keys would bear: they are taken off and put back, which checks them all.
  for (const { table, name } of keys)
    await sql`alter table ${sql.raw(table)} drop constraint ${sql.id(name)}`.execute(connection)
  for (const { name } of tables) {
    await sql`alter table ${sql.id(name)} disable trigger user`.execute(connection)
    await sql`delete from ${sql.id(name)}`.execute(connection)
  }
  const moved = await fill(lines, { connection, tables: new Map(tables.map((table) => [table.name, table])) }, file)
  for (const { name } of tables) await sql`alter table ${sql.id(name)} enable trigger user`.execute(connection)
  for (const { table, name, definition } of keys) {
    await sql`alter table ${sql.raw(table)} add constraint ${sql.id(name)} ${sql.raw(definition)}`.execute(connection)
  }
  await setSequences(connection, tables)
  return moved
}

/** Fills an empty city from a backup, all or nothing. The registers' tables must be there already. */
export const readBackup = async (database: Database, file: string, city: string): Promise<Result<Moved>> => {
  try {
    return Result.success(await database.asOwner((connection) => restoreInto(connection, file, city)))
  } catch (error) {
    if (error instanceof Refused) return Result.failure(error.problem)
    throw error
  }
}

/** The city that a backup is of. */
export const readBackupCity = async (file: string): Promise<Result<string>> => {
  const lines = readLines(file)
  try {
    return Result.success((await readHeader(lines, file)).city)
  } catch (error) {
    if (error instanceof Refused) return Result.failure(error.problem)
    throw error
  } finally {
    await lines.return(undefined)
  }
}
