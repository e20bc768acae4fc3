import { CivilDate } from '@ceyuan/values'
import { sql, type RawBuilder } from 'kysely'
import { columnOf, historyTableOf } from '../city/register-names.ts'
import type { Scope } from '../database/database.ts'
import type { CompiledFilter, Counted } from './counted.ts'
import type { EvidenceVersion } from './evidence-timeline.ts'

type VersionRow = {
  readonly id: string
  readonly version: number
  readonly from_on: string
  readonly matches: boolean
  readonly pending: boolean
  readonly in_numerator: boolean
  readonly placed_on: string | null
  readonly once: string
  readonly amount: string | null
  readonly end_reason: string | null
}

/** Compiled SQL with its parameters in their places. */
const filterSql = ({ sql: text, parameters }: CompiledFilter): RawBuilder<boolean> =>
  sql.join(
    text.split(/(\$\d+)/u).map((piece) => {
      const place = /^\$(\d+)$/u.exec(piece)?.[1]
      return place === undefined ? sql.raw(piece) : sql`${parameters[Number(place) - 1]}`
    }),
    sql.raw(''),
  )

const isTrue = (filter: CompiledFilter | null): RawBuilder<boolean> =>
  filter ? sql`coalesce((${filterSql(filter)}), false)` : sql`false`

const onceSql = (counted: Counted): RawBuilder<string> => {
  const parts = counted.onceColumns.map((column) => sql`${sql.ref(column)}::text`)
  return parts.length === 0
    ? sql`id::text`
    : sql`coalesce(nullif(concat_ws(chr(31), ${sql.join(parts)}), ''), id::text)`
}

const amountSql = ({ amountColumn }: Counted): RawBuilder<string> =>
  amountColumn === null ? sql`1` : sql`${sql.ref(amountColumn)}`

/** Known ids beyond this many are found by the filter of the whole table instead of by name. */
const maxNamed = 20_000

const civil = (text: string): CivilDate => {
  if (!CivilDate.is(text)) throw new Error(`Not a date from the database: ${text}`)
  return text
}

const toVersion = (row: VersionRow, dateColumn: string | null): EvidenceVersion => ({
  id: row.id,
  version: row.version,
  from: civil(row.from_on),
  matches: row.matches,
  pending: row.pending,
  inNumerator: row.in_numerator,
  on: dateColumn === null ? civil(row.from_on) : row.placed_on === null ? null : civil(row.placed_on),
  once: row.once,
  amount: Number(row.amount ?? 0),
  endReason: row.end_reason,
})

/** What to read of an indicator's records: all, or what was written since an instant, with the ids known already. */
export type EvidenceSpan = {
  readonly since: string | null
  readonly known: readonly string[]
  readonly timeZone: string
}

/** The versions of every record that passes a filter in any version, oldest first. */
export const listEvidenceVersions = async (
  scope: Scope,
  counted: Counted,
  { since, known, timeZone }: EvidenceSpan,
): Promise<readonly EvidenceVersion[]> => {
  const table = sql.table(historyTableOf(counted.register.id))
  const matches = sql`(${isTrue(counted.filter)} or ${isTrue(counted.pending)})`
  const recent = since === null ? sql`true` : sql`recorded_at >= ${since}::timestamptz`
  const isNamed = known.length > 0 && known.length <= maxNamed
  const chosen =
    since === null
      ? sql`id in (select id from ${table} where ${matches})`
      : isNamed
        ? sql`(${matches} or id = any(${known}::uuid[]))`
        : known.length === 0
          ? matches
          : sql`true`
  const query = sql<VersionRow>`
    select id::text as id, version, ((recorded_at at time zone ${timeZone})::date)::text as from_on,
      (ended_at is null and ${isTrue(counted.filter)}) as matches,
      (ended_at is null and ${isTrue(counted.pending)}) as pending,
      ${isTrue(counted.numerator)} as in_numerator,
      ${counted.dateColumn === null ? sql`null` : sql`${sql.ref(counted.dateColumn)}::text`} as placed_on,
      ${onceSql(counted)} as once, (${amountSql(counted)})::text as amount, end_reason
    from ${table}
    where ${recent} and ${chosen}
    order by id, version`
  const { rows } = await query.execute(scope.sql)
  return rows.map((row) => toVersion(row, counted.dateColumn))
}

/** The days on which anything was written to a register, since an instant. */
export const listWrittenDays = async (
  scope: Scope,
  registerId: string,
  { since, timeZone }: Pick<EvidenceSpan, 'since' | 'timeZone'>,
): Promise<readonly CivilDate[]> => {
  const recent = since === null ? sql`true` : sql`recorded_at >= ${since}::timestamptz`
  const { rows } = await sql<{ readonly day: string }>`
    select distinct ((recorded_at at time zone ${timeZone})::date)::text as day
    from ${sql.table(historyTableOf(registerId))} where ${recent}`.execute(scope.sql)
  return rows.map(({ day }) => civil(day)).toSorted()
}

/** A record's fields as they were in one version. */
export type RecordVersion = Readonly<Record<string, unknown>> & { readonly id: string; readonly sample: boolean }

/** The fields of given versions, as far as the actor may see the records. */
export const listRecordVersions = async (
  scope: Scope,
  counted: Counted,
  versions: readonly { readonly id: string; readonly version: number }[],
): Promise<ReadonlyMap<string, RecordVersion>> => {
  if (versions.length === 0) return new Map()
  const fields = counted.register.fields.map(({ id }) => sql`${sql.ref(columnOf(id))}::text as ${sql.id(id)}`)
  const wanted = JSON.stringify(versions.map(({ id, version }) => ({ id, version })))
  const { rows } = await sql<RecordVersion>`
    select h.id::text as id, h.sample, ${sql.join(fields)}
    from ${sql.table(historyTableOf(counted.register.id))} h
    join jsonb_to_recordset(${wanted}::jsonb) as wanted(id uuid, version int) using (id, version)`.execute(scope.sql)
  return new Map(rows.map((row) => [row.id, row]))
}
