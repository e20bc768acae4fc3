import { sql, type RawBuilder } from 'kysely'
import { escapeIdentifier } from 'pg'
import type { RegisterField } from '../city/city.ts'
import { columnOf, tableOf } from '../city/register-names.ts'

/** What of a record is shown to whom. */
export type Shown = {
  readonly fields: readonly RegisterField[]
  /** The public is not told who wrote a record. */
  readonly isPublic: boolean
  /** The field that names a register's records, where it may be known. */
  readonly titleOf: (register: string) => string | undefined
}

const quoted = (name: string): string => escapeIdentifier(name)
const column = ({ id }: RegisterField): string => `t.${quoted(columnOf(id))}`

// Sessions are in UTC, so the text of an instant is its ISO form.
const instant = (name: string): string => `to_char(t.${name}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

// Whole fen and decimals are written as text: a reader's binary numbers would not hold them.
const jsonValue = (field: RegisterField): string =>
  field.type === 'money' || field.type === 'decimal' || field.type === 'rate' ? `${column(field)}::text` : column(field)

const fieldsSql = (fields: readonly RegisterField[]): string => {
  const values = fields.map((field) => `${jsonValue(field)} as ${quoted(field.id)}`)
  return values.length === 0 ? `'{}'::json` : `(select f from (select ${values.join(', ')}) f)`
}

const titleSql = (field: RegisterField, titleOf: Shown['titleOf']): readonly string[] => {
  if (field.type === 'region' || field.type === 'industry') return [`${column(field)} as ${quoted(`code:${field.id}`)}`]
  const title = field.register === undefined ? undefined : titleOf(field.register)
  if (field.register === undefined || title === undefined) return []
  const [name, table] = [quoted(columnOf(title)), quoted(tableOf(field.register))]
  return [`(select x.${name} from ${table} x where x.record_key = ${column(field)}) as ${quoted(`title:${field.id}`)}`]
}

/**
 * The columns of a `RecordRow` from a register's table or history called `t`. Names alone and no values: written as text, because
 * building it up part by part would cost a list more than asking it.
 */
export const recordSql = ({ fields, isPublic, titleOf }: Shown): RawBuilder<unknown> =>
  sql.raw(
    [
      't.id',
      `(select row_to_json(r) from (select t.id, t.record_key as key, t.version, ${instant('recorded_at')} as "recordedAt",
        ${isPublic ? 'null' : 't.recorded_by'} as "recordedBy", t.sample, ${instant('ended_at')} as "endedAt",
        t.end_reason as "endReason", ${fieldsSql(fields)} as fields) r)::text as record`,
      ...fields.flatMap((field) => titleSql(field, titleOf)),
    ].join(', '),
  )
