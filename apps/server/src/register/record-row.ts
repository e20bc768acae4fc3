import type { RecordInfo } from '@ceyuan/contract'
import type { RegisterField } from '../city/city.ts'

/** A row as the list and record queries give it: system columns, then a column for each field by its id. */
export type RecordRow = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly record_key: string
  readonly version: number
  readonly recorded_at: string
  readonly recorded_by: string
  readonly sample: boolean
  readonly ended_at: string | null
  readonly end_reason: string | null
}

/** A column's value as JSON carries it. */
export const toFieldValue = (value: unknown, type: RegisterField['type']): RecordInfo['fields'][string] => {
  if (typeof value === 'bigint') return type === 'integer' ? Number(value) : value.toString()
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.map(String) : null
}

/** What a row's references and regions are called. */
const titlesOf = (row: RecordRow, fields: readonly RegisterField[], regions: ReadonlyMap<string, string>) => {
  const titles: Record<string, string> = {}
  for (const { id, type } of fields) {
    const title = type === 'region' ? regions.get(String(row[id])) : row[`title:${id}`]
    if (typeof title === 'string') titles[id] = title
  }
  return titles
}

/** A row as the API gives it, with the names of regions by their code; who wrote it is left out for the public. */
export const toRecord = (
  row: RecordRow,
  fields: readonly RegisterField[],
  { regions, isPublic }: { readonly regions: ReadonlyMap<string, string>; readonly isPublic: boolean },
): RecordInfo => ({
  id: row.id,
  key: row.record_key,
  version: row.version,
  recordedAt: row.recorded_at,
  recordedBy: isPublic ? null : row.recorded_by,
  sample: row.sample,
  endedAt: row.ended_at,
  endReason: row.end_reason,
  fields: Object.fromEntries(fields.map(({ id, type }) => [id, toFieldValue(row[id], type)])),
  titles: titlesOf(row, fields, regions),
})
