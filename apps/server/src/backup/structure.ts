import { sql, type Kysely } from 'kysely'
import type { Tables } from '../database/tables.ts'

/** A column that holds data of its own (not generated from others). */
export type Column = { readonly name: string; readonly type: string; readonly isIdentity: boolean }

/** A table of the city's schema, with the columns to keep. */
export type Table = { readonly name: string; readonly columns: readonly Column[] }

/** Tables that a backup leaves out: what migrations note themselves, and what only holds while a server runs. */
const leftOut: ReadonlySet<string> = new Set(['migration', 'person_session', 'person_verification', 'sign_in_failure'])

type ColumnRow = { readonly table: string; readonly name: string; readonly type: string; readonly identity: string }

/** The tables of the city's schema that a backup holds, by name. */
export const listTables = async (connection: Kysely<Tables>): Promise<readonly Table[]> => {
  const { rows } = await sql<ColumnRow>`
    select class.relname as table, attribute.attname as name, format_type(attribute.atttypid, attribute.atttypmod) as type,
      attribute.attidentity::text as identity
    from pg_class class join pg_attribute attribute on attribute.attrelid = class.oid
    where class.relnamespace = current_schema()::regnamespace and class.relkind = 'r'
      and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
    order by class.relname, attribute.attnum`.execute(connection)
  const kept = rows.filter(({ table }) => !leftOut.has(table))
  return [...Map.groupBy(kept, ({ table }) => table)].map(([name, columns]) => ({
    name,
    columns: columns.map((column) => ({ name: column.name, type: column.type, isIdentity: column.identity !== '' })),
  }))
}

/** The migrations applied, by file name. */
export const listMigrations = async (connection: Kysely<Tables>): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(connection)
  return rows.map(({ name }) => name)
}

/** A foreign key, and the words that make it again. */
export type ForeignKey = { readonly table: string; readonly name: string; readonly definition: string }

/** The foreign keys between the tables of the city's schema. */
export const listForeignKeys = async (connection: Kysely<Tables>): Promise<readonly ForeignKey[]> => {
  const { rows } = await sql<ForeignKey>`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where connamespace = current_schema()::regnamespace and contype = 'f' and conparentid = 0
    order by 1, 2`.execute(connection)
  return rows
}
