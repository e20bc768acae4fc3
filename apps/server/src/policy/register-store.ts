import { sql, type RawBuilder } from 'kysely'
import type { SqlText } from '@ceyuan/feel'
import type { Register, RegisterField } from '../city/city.ts'
import { columnOf, historyTableOf, tableOf } from '../city/register-names.ts'
import type { Scope } from '../database/database.ts'
import type { FactRegister } from './register-facts.ts'

/** A version of a record as the facts need it: each field as text, and which conditions of facts it meets. */
export type FactRecord = {
  readonly id: string
  readonly key: string
  readonly recordedAt: string
  readonly recordedBy: string
  readonly sample: boolean
  readonly fields: Readonly<Record<string, string | null>>
  /** By the name of the fact; those without a condition are not listed. */
  readonly meets: Readonly<Record<string, boolean | null>>
}

const valueSql = ({ id, type }: RegisterField): RawBuilder<unknown> => {
  const column = sql.ref(`h.${columnOf(id)}`)
  return type === 'list' ? sql`to_json(${column})::text` : sql`${column}::text`
}

// The compiler numbers its parameters from one; here they are set in where they stand.
const toRaw = ({ sql: text, parameters }: SqlText): RawBuilder<unknown> => {
  const parts = text.split(/\$(\d+)/u)
  return sql.join(
    parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${parameters[Number(part) - 1]}`)),
    sql``,
  )
}

const pairs = (entries: readonly (readonly [string, RawBuilder<unknown>])[]): RawBuilder<unknown> =>
  entries.length === 0
    ? sql`'{}'::jsonb`
    : sql`jsonb_build_object(${sql.join(entries.flatMap(([name, value]) => [sql`${name}::text`, value]))})`

/** Of which enterprise, as known at the end of which day of the city. */
export type Asked = { readonly creditCode: string; readonly on: string; readonly timeZone: string }

/** The end of the day that is asked about. */
export const endOfDay = ({ on, timeZone }: Pick<Asked, 'on' | 'timeZone'>): RawBuilder<string> =>
  sql`((${on}::date + 1)::timestamp at time zone ${timeZone})`

/**
 * The records of a register that belong to an enterprise, as they were known on a day. A record is found by the enterprise
 * that it belongs to now, so that the current table's index serves.
 */
export const listFactRecords = async (
  { sql: connection }: Scope,
  { register, link, fields, facts }: FactRegister,
  asked: Asked,
): Promise<readonly FactRecord[]> => {
  const [current, versions] = [sql.table(tableOf(register.id)), sql.table(historyTableOf(register.id))]
  const isKey = register.key.length === 1 && register.key[0] === link.id
  const column = isKey ? 'record_key' : columnOf(link.id)
  const end = endOfDay(asked)
  const values = fields.map((field) => [field.id, valueSql(field)] as const)
  const conditions = facts.flatMap(({ fact, where }) => (where ? [[fact.name, toRaw(where)] as const] : []))
  const { rows } = await sql<FactRecord>`select h.id, h.record_key as key, h.recorded_at as "recordedAt",
      h.recorded_by as "recordedBy", h.sample, ${pairs(values)} as fields, ${pairs(conditions)} as meets
    from ${versions} h
    where h.id in (select t.id from ${current} t where ${sql.ref(`t.${column}`)} = ${asked.creditCode})
      and ${sql.ref(`h.${column}`)} = ${asked.creditCode}
      and h.recorded_at < ${end}
      and (h.superseded_at is null or h.superseded_at >= ${end})
      and h.ended_at is null
    order by h.record_key, h.id`.execute(connection)
  return rows
}

/** Some enterprises that have said something of themselves: they come back to see what they may have. */
export const listSuppliers = async (
  { sql: connection }: Scope,
  { id, key }: Register,
  limit: number,
): Promise<readonly string[]> => {
  const code = sql.ref(`t.${columnOf(key[0] ?? '')}`)
  const { rows } = await sql<{ readonly code: string }>`select ${code} as code from ${sql.table(tableOf(id))} t
    where t.ended_at is null and ${code} in (select f.credit_code from supplied_fact f) limit ${limit}`.execute(
    connection,
  )
  return rows.map((row) => row.code)
}
