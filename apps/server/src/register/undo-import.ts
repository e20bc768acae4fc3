import { sql, type RawBuilder } from 'kysely'
import type { Register } from '../city/city.ts'
import { columnOf, historyTableOf, tableOf } from '../city/register-names.ts'
import type { Write } from '../database/database.ts'
import { searchTextOf, searchVector } from './search-text.ts'

type Before = Readonly<Record<string, unknown>> & { readonly id: string; readonly is_new: boolean }

const importedBefore = async (
  write: Write,
  register: Register,
  importId: string,
  limit: number,
): Promise<readonly Before[]> => {
  const [table, history] = [sql.table(tableOf(register.id)), sql.table(historyTableOf(register.id))]
  const fields = register.fields.map(({ id }) => sql`before.${sql.ref(columnOf(id))} as ${sql.id(id)}`)
  const { rows } = await sql<Before>`
    select t.id, before.id is null as is_new, ${sql.join(fields)}
    from ${table} t left join lateral (
      select h.* from ${history} h where h.id = t.id and h.version < t.version and h.import_id is distinct from ${importId}::uuid
      order by h.version desc limit 1
    ) before on true
    where t.import_id = ${importId}::uuid order by t.id limit ${limit} for update of t`.execute(write.sql)
  return rows
}

const searchOf = (register: Register, rows: readonly Before[]): string =>
  JSON.stringify(
    rows.map((row) => {
      const text = searchTextOf(register, row)
      return { id: row.id, search_text: text, search: searchVector(text) }
    }),
  )

/** Writes a version for each record; `set` says what is in it besides who and when. */
const writeVersions = async (
  write: Write,
  register: Register,
  importId: string,
  { set, from, where }: Readonly<Record<'set' | 'from' | 'where', RawBuilder<unknown>>>,
): Promise<void> => {
  const [table, history] = [sql.table(tableOf(register.id)), sql.table(historyTableOf(register.id))]
  const columns = sql.join([
    sql.raw('id, record_key, version, recorded_at, recorded_by, import_id, sample, ended_at, end_reason, undoes'),
    ...register.fields.map(({ id }) => sql.ref(columnOf(id))),
  ])
  await sql`
    with changed as (
      update ${table} t set ${set}, version = t.version + 1, recorded_at = ${write.at}::timestamptz,
        recorded_by = ${write.actor.name}, import_id = null, undoes = ${importId}::uuid
      from ${from} where ${where} returning t.*
    ), closed as (
      update ${history} h set superseded_at = ${write.at}::timestamptz
      from changed c where h.id = c.id and h.version = c.version - 1
    )
    insert into ${history} (${columns}) select ${columns} from changed`.execute(write.sql)
}

const endNew = (write: Write, register: Register, importId: string, ids: readonly string[]): Promise<void> =>
  writeVersions(write, register, importId, {
    set: sql`ended_at = ${write.at}::timestamptz, end_reason = 'import undone'`,
    from: sql`unnest(${ids}::uuid[]) as gone(id)`,
    where: sql`t.id = gone.id`,
  })

const restoreOld = (write: Write, register: Register, importId: string, rows: readonly Before[]): Promise<void> => {
  const fields = register.fields.map(({ id }) => sql`${sql.ref(columnOf(id))} = before.${sql.ref(columnOf(id))}`)
  const history = sql.table(historyTableOf(register.id))
  return writeVersions(write, register, importId, {
    set: sql`${sql.join(fields)}, ended_at = before.ended_at, end_reason = before.end_reason,
      search_text = words.search_text, search = words.search::tsvector`,
    from: sql`jsonb_to_recordset(${searchOf(register, rows)}::jsonb) as words(id uuid, search_text text, search text)
      join lateral (
        select h.* from ${history} h where h.id = words.id and h.import_id is distinct from ${importId}::uuid
          and h.version < (select min(version) from ${history} first where first.id = words.id and first.import_id = ${importId}::uuid)
        order by h.version desc limit 1
      ) before on true`,
    where: sql`t.id = words.id`,
  })
}

const countKept = async (write: Write, register: Register, importId: string): Promise<number> => {
  const history = sql.table(historyTableOf(register.id))
  const { rows } = await sql<{ n: number }>`
    select count(distinct h.id)::int as n from ${history} h
    where h.import_id = ${importId}::uuid and h.superseded_at is not null
      and not exists (select 1 from ${history} u where u.id = h.id and u.undoes = ${importId}::uuid)`.execute(write.sql)
  return rows[0]?.n ?? 0
}

/**
 * Takes back at most `limit` records of an import: what it added is ended, what it changed becomes again what it was before, each
 * as a new version. Records that someone has changed since are left alone; `kept` counts them, once, when nothing is left.
 */
export const undoImportRecords = async (
  write: Write,
  register: Register,
  importId: string,
  limit: number,
): Promise<{ readonly undone: number; readonly kept: number; readonly left: boolean }> => {
  const rows = await importedBefore(write, register, importId, limit)
  const added = rows.filter((row) => row.is_new).map(({ id }) => id)
  const changed = rows.filter((row) => !row.is_new)
  if (added.length > 0) await endNew(write, register, importId, added)
  if (changed.length > 0) await restoreOld(write, register, importId, changed)
  if (rows.length > 0) write.touch(`register.${register.id}`)
  const left = rows.length === limit
  return { undone: rows.length, kept: left ? 0 : await countKept(write, register, importId), left }
}
