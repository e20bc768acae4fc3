import type { SqlText } from '@ceyuan/feel'
import type { SubjectKind } from '@ceyuan/policy'
import { sql, type RawBuilder } from 'kysely'
import type { RegisterField } from '../city/city.ts'
import { columnOf, tableOf } from '../city/register-names.ts'
import type { Scope } from '../database/database.ts'
import { registerRevision, revisionsOf } from '../database/revision.ts'
import type { FactRegister } from '../policy/register-facts.ts'

/** A current record as a population needs it: the enterprise it belongs to, its fields as text, and which conditions of facts it meets. */
export type PopulationRecord = {
  readonly id: string
  readonly key: string
  readonly link: string | null
  readonly sample: boolean
  readonly fields: readonly (string | null)[]
  readonly meets: readonly (boolean | null)[]
}

/** What is read of a register. */
export type RecordsAsked = { readonly told: FactRegister; readonly fields: readonly RegisterField[] }

const valueSql = ({ id, type }: RegisterField): RawBuilder<unknown> => {
  const column = sql.ref(`h.${columnOf(id)}`)
  return type === 'list' ? sql`to_json(${column})::text` : sql`${column}::text`
}

const toRaw = ({ sql: text, parameters }: SqlText): RawBuilder<unknown> => {
  const parts = text.split(/\$(\d+)/u)
  return sql.join(
    parts.map((part, index) => (index % 2 === 0 ? sql.raw(part) : sql`${parameters[Number(part) - 1]}`)),
    sql``,
  )
}

const listed = (items: readonly RawBuilder<unknown>[], type: string): RawBuilder<unknown> =>
  items.length === 0 ? sql`'{}'::${sql.raw(type)}[]` : sql`array[${sql.join(items)}]::${sql.raw(type)}[]`

/** A page of the records that go on, in the order of their keys. */
export const pageOfRecords = async (
  { sql: on }: Scope,
  { told, fields }: RecordsAsked,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly PopulationRecord[]> => {
  const conditions = told.facts.flatMap(({ where }) => (where ? [toRaw(where)] : []))
  const { rows } = await sql<PopulationRecord>`select h.id, h.record_key as key,
      ${sql.ref(`h.${columnOf(told.link.id)}`)} as link, h.sample,
      ${listed(fields.map(valueSql), 'text')} as fields, ${listed(conditions, 'boolean')} as meets
    from ${sql.table(tableOf(told.register.id))} h
    where h.ended_at is null and (${after}::text is null or h.record_key > ${after})
    order by h.record_key limit ${limit}`.execute(on)
  return rows
}

/** What an enterprise says of itself, as it counts now. */
export type SuppliedValue = {
  readonly id: string
  readonly credit_code: string
  readonly subject_kind: SubjectKind
  readonly subject_id: string | null
  readonly fact: string
  readonly value: unknown
}

/** A page of what enterprises say, in the order of time. */
export const pageOfSupplied = async (
  { sql: on }: Scope,
  { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<readonly SuppliedValue[]> => {
  const { rows } = await sql<SuppliedValue>`select f.id, f.credit_code, f.subject_kind, f.subject_id, f.fact, f.value
    from supplied_fact f where f.ended_at is null and (${after}::uuid is null or f.id > ${after}::uuid)
    order by f.id limit ${limit}`.execute(on)
  return rows
}

/** The facts of which enterprises say anything. */
export const listSuppliedFacts = async ({ sql: on }: Scope): Promise<readonly string[]> => {
  const { rows } = await sql<{ fact: string }>`select distinct fact from supplied_fact where ended_at is null`.execute(
    on,
  )
  return rows.map(({ fact }) => fact)
}

/** Every product that enterprises named. */
export const listNamedProducts = async ({
  sql: on,
}: Scope): Promise<readonly { readonly id: string; readonly credit_code: string }[]> => {
  const { rows } = await sql<{ id: string; credit_code: string }>`select id, credit_code from applicant_product
    where ended_at is null order by id`.execute(on)
  return rows
}

/** What a population would be read from now, as a text that changes with it. */
export const populationKey = async (scope: Scope, registers: readonly string[]): Promise<string> => {
  const revisions = await revisionsOf(scope, [...new Set(registers)].map(registerRevision))
  // Whatever an enterprise says or withdraws counts under its own name; the last of each tells what was loaded otherwise.
  const { rows } = await sql<{ said: string }>`select concat_ws(' ',
      (select sum(number) from revision where name like 'policy.%'),
      (select id from supplied_fact order by id desc limit 1),
      (select id from applicant_product order by id desc limit 1)) as said`.execute(scope.sql)
  return `${[...revisions].map(([name, number]) => `${name}=${number}`).join(' ')} ${rows[0]?.said ?? ''}`
}
