import type { SqlText } from '@ceyuan/feel'
import { sql, type RawBuilder } from 'kysely'
import type { RegisterField } from '../city/city.ts'
import { columnOf, tableOf } from '../city/register-names.ts'
import type { Scope } from '../database/database.ts'
import { registerRevision, revisionsOf } from '../database/revision.ts'
import type { FactRegister } from '../policy/register-facts.ts'
import type { Page, PageAsked } from './population-pages.ts'
import { fieldsRead, type PopulationSource } from './population-source.ts'

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

const pageSize = 4000

type Asked = Omit<PageAsked, 'of'>

const isOf = ({ codes }: Asked, column: RawBuilder<unknown>): RawBuilder<unknown> =>
  codes === null ? sql`true` : sql`${column} = any(${[...codes]}::text[])`

// The database writes the page as one JSON text, which the thread that wants it reads: the server only hands it on.
const pageOf = async ({ sql: on }: Scope, rows: RawBuilder<unknown>): Promise<Page> => {
  const found = await sql<{ text: string; last: string; count: number }>`select
      coalesce(json_agg(p.row), '[]')::text as text, (array_agg(p.position order by p.position desc))[1] as last,
      count(*)::int as count
    from (${rows} limit ${pageSize}) p`.execute(on)
  const [page] = found.rows
  return page ? { text: page.text, last: page.count < pageSize ? null : page.last } : { text: '[]', last: null }
}

const records = ({ register, link, facts }: FactRegister, fields: readonly RegisterField[], asked: Asked) => {
  const conditions = facts.flatMap(({ where }) => (where ? [toRaw(where)] : []))
  const owner = sql.ref(`h.${columnOf(link.id)}`)
  return sql`select h.record_key as position, json_build_array(h.id, h.record_key, ${owner}, h.sample,
      ${listed(fields.map(valueSql), 'text')}, ${listed(conditions, 'boolean')}) as row
    from ${sql.table(tableOf(register.id))} h
    where h.ended_at is null and (${asked.after}::text is null or h.record_key > ${asked.after}) and ${isOf(asked, owner)}
    order by h.record_key`
}

const named = (of: 'project' | 'product', asked: Asked) => sql`
  select p.id::text as position, json_build_array(p.id, p.credit_code) as row from ${sql.table(`applicant_${of}`)} p
  where p.ended_at is null and (${asked.after}::uuid is null or p.id > ${asked.after}::uuid)
    and ${isOf(asked, sql.ref('p.credit_code'))}
  order by p.id`

// No two words about the same count at once, so their order does not matter.
const supplied = (asked: Asked) => sql`
  select f.id::text as position, json_build_array(f.credit_code, f.subject_kind, f.subject_id, f.fact, f.value) as row
  from supplied_fact f
  where f.ended_at is null and (${asked.after}::uuid is null or f.id > ${asked.after}::uuid)
    and ${isOf(asked, sql.ref('f.credit_code'))}
  order by f.id`

/** Reads a page of what a population is made of. */
export const readPage = (scope: Scope, source: PopulationSource, { of, ...asked }: PageAsked): Promise<Page> => {
  switch (of.kind) {
    case 'records': {
      const told = source.registers[of.place]
      if (!told) throw new Error(`The source has no register ${of.place}`)
      return pageOf(scope, records(told, fieldsRead(source, told), asked))
    }
    case 'named':
      return pageOf(scope, named(of.of, asked))
    case 'supplied':
      return pageOf(scope, supplied(asked))
  }
}

/** How many rows a population is made of. */
export const countRows = async ({ sql: on }: Scope, { registers }: PopulationSource): Promise<number> => {
  const tables = registers.map(({ register }) => tableOf(register.id))
  const counts = [...tables, 'supplied_fact', 'applicant_project', 'applicant_product'].map(
    (table) => sql`(select count(*)::int from ${sql.table(table)} where ended_at is null)`,
  )
  const { rows } = await sql<{ count: number }>`select ${sql.join(counts, sql` + `)} as count`.execute(on)
  return rows[0]?.count ?? 0
}

/** The facts of which enterprises, all or some, say anything. */
export const listSuppliedFacts = async ({ sql: on }: Scope, codes: PageAsked['codes']): Promise<readonly string[]> => {
  const { rows } = await sql<{ fact: string }>`select distinct fact from supplied_fact
    where ended_at is null and ${isOf({ after: null, codes }, sql.ref('credit_code'))}`.execute(on)
  return rows.map(({ fact }) => fact)
}

/** What a population would be read from now, as a text that changes with it. */
export const populationKey = async (scope: Scope, registers: readonly string[]): Promise<string> => {
  const revisions = await revisionsOf(scope, [...new Set(registers)].map(registerRevision))
  // Whatever an enterprise says or withdraws counts under its own name; the last of each tells what was loaded otherwise.
  const { rows } = await sql<{ said: string }>`select concat_ws(' ',
      (select sum(number) from revision where name like 'policy.%'),
      (select id from supplied_fact order by id desc limit 1),
      (select id from applicant_project order by id desc limit 1),
      (select id from applicant_product order by id desc limit 1)) as said`.execute(scope.sql)
  return `${[...revisions].map(([name, number]) => `${name}=${number}`).join(' ')} ${rows[0]?.said ?? ''}`
}

const touchedIn = ({ register, link }: FactRegister, since: string): RawBuilder<unknown> => sql`
  select ${sql.ref(`h.${columnOf(link.id)}`)}::text as code, h.ended_at is not null as is_gone
  from ${sql.table(tableOf(register.id))} h where h.recorded_at >= ${since} or h.ended_at >= ${since}`

/** Which enterprises have changed since a moment. `isPlain`: nothing has ended and no record went to another enterprise. */
export type Touched = { readonly codes: readonly string[]; readonly isPlain: boolean }

/** The most enterprises that are read again one by one. */
const mostTouched = 2000

/** Finds whose records, named projects or products, or words have changed since a moment; null where it is many. */
export const listTouched = async (
  { sql: on }: Scope,
  { registers }: PopulationSource,
  since: string,
): Promise<Touched | null> => {
  const said = ['applicant_project', 'applicant_product'].map(
    (table) => sql`select credit_code, ended_at is not null from ${sql.table(table)}
      where added_at >= ${since} or ended_at >= ${since}`,
  )
  const all = [
    ...registers.map((told) => touchedIn(told, since)),
    sql`select credit_code, false from supplied_fact where supplied_at >= ${since} or ended_at >= ${since}`,
    ...said,
  ]
  const { rows } = await sql<{ code: string; is_gone: boolean }>`select code, bool_or(is_gone) as is_gone
    from (${sql.join(all, sql` union all `)}) t where code is not null group by code limit ${mostTouched + 1}`.execute(
    on,
  )
  if (rows.length > mostTouched) return null
  return { codes: rows.map(({ code }) => code), isPlain: rows.every(({ is_gone: isGone }) => !isGone) }
}
