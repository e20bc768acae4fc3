import { sql, type Kysely } from 'kysely'
import type { Register } from '../city/city.ts'
import { columnOf, historyTableOf, tableOf } from '../city/register-names.ts'
import type { Tables } from '../database/tables.ts'
import { columnType } from './column-type.ts'
import type { RowFields } from './bulk-store.ts'
import { searchTextOf, searchVector } from './search-text.ts'
import { newId } from '../database/new-id.ts'

/** One version of a record as it is brought along with its history. */
export type BroughtVersion = {
  readonly key: string
  /** When it was written, ISO 8601 in UTC. */
  readonly at: string
  readonly by: string
  readonly sample: boolean
  readonly fields: RowFields
  /** The reason why the record ended with this version; null while it goes on. */
  readonly ended: string | null
}

const batchSize = 2000

const toRows = (register: Register, versions: readonly BroughtVersion[]) => {
  const byKey = Map.groupBy(versions, ({ key }) => key)
  return Array.from(byKey, ([key, list]) => {
    const id = newId()
    return list
      .toSorted((a, b) => (a.at < b.at ? -1 : 1))
      .map((version, index, all) => {
        const isCurrent = index === all.length - 1
        const searchText = isCurrent ? searchTextOf(register, version.fields) : ''
        return {
          ...Object.fromEntries(register.fields.map((field) => [columnOf(field.id), version.fields[field.id] ?? null])),
          id,
          record_key: key,
          version: index + 1,
          recorded_at: version.at,
          recorded_by: version.by,
          sample: version.sample,
          ended_at: version.ended === null ? null : version.at,
          end_reason: version.ended,
          superseded_at: all[index + 1]?.at ?? null,
          search_text: searchText,
          search: searchVector(searchText),
        }
      })
  }).flat()
}

const writeBatch = async (owner: Kysely<Tables>, register: Register, rows: readonly object[]): Promise<void> => {
  const columns = register.fields.map(({ id }) => sql.ref(columnOf(id)))
  const typed = register.fields.map(({ id, type }) => sql`${sql.ref(columnOf(id))} ${sql.raw(columnType(type))}`)
  const shared = sql.join([
    sql.raw('id, record_key, version, recorded_at, recorded_by, sample, ended_at, end_reason'),
    ...columns,
  ])
  await sql`
    with brought as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, record_key text, version int,
        recorded_at timestamptz, recorded_by text, sample boolean, ended_at timestamptz, end_reason text,
        superseded_at timestamptz, search_text text, search text, ${sql.join(typed)})
    ), current as (
      insert into ${sql.table(tableOf(register.id))} (search_text, search, ${shared})
      select search_text, search::tsvector, ${shared} from brought where superseded_at is null
    )
    insert into ${sql.table(historyTableOf(register.id))} (superseded_at, ${shared})
    select superseded_at, ${shared} from brought`.execute(owner)
}

/** Whether a register holds no record, ended ones included. */
export const isRegisterEmpty = async (owner: Kysely<Tables>, register: Register): Promise<boolean> => {
  const { rows } = await sql`select 1 from ${sql.table(tableOf(register.id))} limit 1`.execute(owner)
  return rows.length === 0
}

/** Fills an empty register with records and their whole history; runs as the owner when a city is loaded. */
export const loadHistory = async (
  owner: Kysely<Tables>,
  register: Register,
  versions: readonly BroughtVersion[],
): Promise<void> => {
  const rows = toRows(register, versions)
  for (let start = 0; start < rows.length; start += batchSize) {
    await writeBatch(owner, register, rows.slice(start, start + batchSize))
  }
  await sql`insert into revision (name, number) values (${`register.${register.id}`}, 1)
    on conflict (name) do update set number = revision.number + 1`.execute(owner)
  await sql`analyze ${sql.table(tableOf(register.id))}`.execute(owner)
}
