import { sql, type RawBuilder } from 'kysely'
import type { Register } from '../city/city.ts'
import { columnOf, historyTableOf, tableOf } from '../city/register-names.ts'
import type { Scope, Write } from '../database/database.ts'
import type { RecordRow } from './record-row.ts'
import { recordSql, type Shown } from './record-sql.ts'

/** What is known of a record before it is changed; locked until the transaction ends. */
export type Held = { readonly version: number; readonly ended: boolean }

/** Locks a record for a change; undefined where there is none that the actor may see. */
export const holdRecord = async (
  { sql: connection }: Write,
  register: Register,
  id: string,
): Promise<Held | undefined> => {
  const { rows } = await sql<Held>`
    select version, ended_at is not null as ended from ${sql.table(tableOf(register.id))}
    where id = ${id}::uuid for update`.execute(connection)
  return rows[0]
}

/** Whether a natural key is taken, by a record that goes on or one that has ended. */
export const isKeyTaken = async ({ sql: connection }: Write, register: Register, key: string): Promise<boolean> => {
  const { rows } = await sql`
    select 1 from ${sql.table(tableOf(register.id))} where record_key = ${key} and ended_at is null`.execute(connection)
  return rows.length > 0
}

/** The id of the record with a natural key. */
export const findIdByKey = async (
  { sql: connection }: Scope,
  register: Register,
  key: string,
): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    select id from ${sql.table(tableOf(register.id))} where record_key = ${key}`.execute(connection)
  return rows[0]?.id
}

const versionColumns = (register: Register): RawBuilder<unknown> =>
  sql.join([
    sql.raw('id, record_key, version, recorded_at, recorded_by, import_id, sample, ended_at, end_reason, undoes'),
    ...register.fields.map(({ id }) => sql.ref(columnOf(id))),
  ])

/** Ends a record with a reason, as a new version. */
export const endRecordRow = async (write: Write, register: Register, id: string, reason: string): Promise<void> => {
  const [table, history] = [sql.table(tableOf(register.id)), sql.table(historyTableOf(register.id))]
  const columns = versionColumns(register)
  await sql`
    with changed as (
      update ${table} t set version = t.version + 1, recorded_at = ${write.at}::timestamptz,
        recorded_by = ${write.actor.name}, import_id = null, undoes = null,
        ended_at = ${write.at}::timestamptz, end_reason = ${reason}
      where t.id = ${id}::uuid returning t.*
    ), closed as (
      update ${history} h set superseded_at = ${write.at}::timestamptz
      from changed c where h.id = c.id and h.version = c.version - 1
    )
    insert into ${history} (${columns}) select ${columns} from changed`.execute(write.sql)
  write.touch(`register.${register.id}`)
}

const mostVersions = 500

/** The versions of a record, latest first. */
export const listVersions = async (
  { sql: connection }: Scope,
  register: Register,
  shown: Shown,
  id: string,
): Promise<readonly RecordRow[]> => {
  const { rows } = await sql<RecordRow>`
    select ${recordSql(shown)} from ${sql.table(historyTableOf(register.id))} t
    where t.id = ${id}::uuid order by t.version desc limit ${mostVersions}`.execute(connection)
  return rows
}
