import { sql, type RawBuilder } from 'kysely'
import type { Register, RegisterField } from '../city/city.ts'
import { columnOf, historyTableOf, tableOf } from '../city/register-names.ts'
import type { Scope, Write } from '../database/database.ts'
import { columnType } from './column-type.ts'
import type { FieldValue } from './field-value.ts'
import { recordKeyOf } from './record-key.ts'
import { searchTextOf, searchVector } from './search-text.ts'
import { newId } from '../database/new-id.ts'

/** The values of a row by field id; a field that is not named is left as it is. */
export type RowFields = Readonly<Record<string, FieldValue>>

/** How many records of each kind a set of rows makes. */
export type Outcome = { readonly added: number; readonly updated: number; readonly unchanged: number }

/** How rows are written: under which import, and whether they are samples. */
export type WriteRows = { readonly importId?: string | null; readonly sample?: boolean }

type Group = { readonly fields: readonly RegisterField[]; readonly rows: readonly RowFields[] }

/** The rows in groups that name the same fields; of two rows with one key the later wins. */
const groupRows = (register: Register, rows: readonly RowFields[]): readonly Group[] => {
  const byKey = new Map<string, RowFields>()
  for (const row of rows) {
    const key = recordKeyOf(register, row)
    byKey.set(key, { ...byKey.get(key), ...row })
  }
  const groups = Map.groupBy(byKey.values(), (row) =>
    register.fields
      .filter(({ id }) => row[id] !== undefined)
      .map(({ id }) => id)
      .join(' '),
  )
  return Array.from(groups.values(), (group) => ({
    fields: register.fields.filter(({ id }) => group[0]?.[id] !== undefined),
    rows: group,
  }))
}

const isSearched = (register: Register, { id, search }: RegisterField): boolean => search || id === register.title

/** The searched fields of stored records that a group of rows does not name, by record key. */
const readUnnamed = async (
  { sql: connection }: Pick<Scope, 'sql'>,
  register: Register,
  { fields, rows }: Group,
): Promise<ReadonlyMap<string, RowFields>> => {
  const unnamed = register.fields.filter((field) => isSearched(register, field) && !fields.includes(field))
  if (unnamed.length === 0) return new Map()
  const columns = unnamed.map(({ id }) => sql`${sql.ref(columnOf(id))} as ${sql.id(id)}`)
  const keys = rows.map((row) => recordKeyOf(register, row))
  const { rows: found } = await sql<RowFields & { record_key: string }>`
    select record_key, ${sql.join(columns)} from ${sql.table(tableOf(register.id))}
    where record_key = any(${keys})`.execute(connection)
  return new Map(found.map((row) => [row.record_key, row]))
}

const toIncoming = async (scope: Pick<Scope, 'sql'>, register: Register, group: Group): Promise<string> => {
  const stored = await readUnnamed(scope, register, group)
  const columns = group.fields.map(({ id }) => [columnOf(id), id] as const)
  return JSON.stringify(
    group.rows.map((row) => {
      const recordKey = recordKeyOf(register, row)
      const searchText = searchTextOf(register, { ...stored.get(recordKey), ...row })
      return {
        ...Object.fromEntries(columns.map(([column, id]) => [column, row[id] ?? null])),
        id: newId(),
        record_key: recordKey,
        search_text: searchText,
        search: searchVector(searchText),
      }
    }),
  )
}

const refsOf = (fields: readonly RegisterField[], prefix?: string): RawBuilder<unknown> =>
  sql.join(fields.map(({ id }) => sql.ref(prefix ? `${prefix}.${columnOf(id)}` : columnOf(id))))

const incomingSql = (json: string, fields: readonly RegisterField[]): RawBuilder<unknown> => {
  const columns = fields.map(({ id, type }) => sql`${sql.ref(columnOf(id))} ${sql.raw(columnType(type))}`)
  return sql`incoming as materialized (select * from jsonb_to_recordset(${json}::jsonb) as r(
    id uuid, record_key text, search_text text, search text, ${sql.join(columns)}))`
}

const differs = (fields: readonly RegisterField[]): RawBuilder<boolean> =>
  sql`((${refsOf(fields, 't')}) is distinct from (${refsOf(fields, 'i')}) or t.ended_at is not null)`

const systemColumns = sql.raw(
  'id, record_key, version, recorded_at, recorded_by, import_id, sample, ended_at, end_reason, undoes',
)

const writeGroup = async (
  write: Write,
  register: Register,
  group: Group,
  { importId = null, sample = false }: WriteRows,
): Promise<Outcome> => {
  const [table, history] = [sql.table(tableOf(register.id)), sql.table(historyTableOf(register.id))]
  const json = await toIncoming(write, register, group)
  const [at, by] = [sql`${write.at}::timestamptz`, write.actor.name]
  const set = group.fields.map(({ id }) => sql`${sql.ref(columnOf(id))} = ${sql.ref(`i.${columnOf(id)}`)}`)
  const all = refsOf(register.fields)
  const { rows } = await sql<{ added: number; updated: number }>`
    with ${incomingSql(json, group.fields)},
    updated as (
      update ${table} t set ${sql.join(set)}, search_text = i.search_text, search = i.search::tsvector,
        version = t.version + 1, recorded_at = ${at}, recorded_by = ${by}, import_id = ${importId}::uuid,
        ended_at = null, end_reason = null, undoes = null
      from incoming i where t.record_key = i.record_key and ${differs(group.fields)}
      returning t.*
    ),
    inserted as (
      insert into ${table} (id, record_key, version, recorded_at, recorded_by, import_id, sample, search_text, search, ${refsOf(group.fields)})
      select i.id, i.record_key, 1, ${at}, ${by}, ${importId}::uuid, ${sample}::boolean, i.search_text, i.search::tsvector, ${refsOf(group.fields, 'i')}
      from incoming i where not exists (select 1 from ${table} t where t.record_key = i.record_key)
      returning *
    ),
    closed as (
      update ${history} h set superseded_at = ${at} from updated u where h.id = u.id and h.version = u.version - 1
    ),
    kept as (
      insert into ${history} (${systemColumns}, ${all})
      select ${systemColumns}, ${all} from updated union all select ${systemColumns}, ${all} from inserted
    )
    select (select count(*)::int from inserted) as added, (select count(*)::int from updated) as updated`.execute(
    write.sql,
  )
  const { added = 0, updated = 0 } = rows[0] ?? {}
  return { added, updated, unchanged: group.rows.length - added - updated }
}

const total = (outcomes: readonly Outcome[], rows: number): Outcome => {
  const added = outcomes.reduce((sum, outcome) => sum + outcome.added, 0)
  const updated = outcomes.reduce((sum, outcome) => sum + outcome.updated, 0)
  return { added, updated, unchanged: rows - added - updated }
}

/**
 * Writes many checked rows at once: adds a record for each new natural key, writes a new version where a named field differs,
 * and leaves the rest alone. A record that had ended begins again. The caller audits.
 */
export const writeRecords = async (
  write: Write,
  register: Register,
  rows: readonly RowFields[],
  options: WriteRows = {},
): Promise<Outcome> => {
  const outcomes: Outcome[] = []
  for (const group of groupRows(register, rows)) outcomes.push(await writeGroup(write, register, group, options))
  const outcome = total(outcomes, rows.length)
  if (outcome.added + outcome.updated > 0) write.touch(`register.${register.id}`)
  return outcome
}

/** What `writeRecords` would do with the rows. */
export const compareRecords = async (
  scope: Scope,
  register: Register,
  rows: readonly RowFields[],
): Promise<Outcome> => {
  const outcomes: Outcome[] = []
  for (const group of groupRows(register, rows)) {
    const columns = group.fields.map(({ id }) => [columnOf(id), id] as const)
    const json = JSON.stringify(
      group.rows.map((row) => ({
        ...Object.fromEntries(columns.map(([column, id]) => [column, row[id] ?? null])),
        record_key: recordKeyOf(register, row),
      })),
    )
    const { rows: found } = await sql<{ known: number; updated: number }>`
      with ${incomingSql(json, group.fields)}
      select count(t.id)::int as known, (count(t.id) filter (where ${differs(group.fields)}))::int as updated
      from incoming i left join ${sql.table(tableOf(register.id))} t using (record_key)`.execute(scope.sql)
    const { known = 0, updated = 0 } = found[0] ?? {}
    outcomes.push({ added: group.rows.length - known, updated, unchanged: known - updated })
  }
  return total(outcomes, rows.length)
}
