import { recordInfo, type RecordInfo } from '@ceyuan/contract'
import type { RegisterField } from '../city/city.ts'

/**
 * A row as the list and record queries give it: the record as JSON, made by the database, and beside it what its references are
 * called (`title:…`) and the codes whose names the city knows (`code:…`).
 */
export type RecordRow = Readonly<Record<string, unknown>> & { readonly id: string; readonly record: string }

/** What codes of regions and industries are called, by code. */
export type CodeNames = ReadonlyMap<string, string>

const titlesOf = (row: RecordRow, fields: readonly RegisterField[], regions: CodeNames) => {
  const titles: Record<string, string> = {}
  for (const { id, type } of fields) {
    const title = type === 'region' || type === 'industry' ? regions.get(String(row[`code:${id}`])) : row[`title:${id}`]
    if (typeof title === 'string') titles[id] = title
  }
  return titles
}

/** A row as the JSON that the API gives: the database's text, and the titles added to it. */
export const toRecordText = (row: RecordRow, fields: readonly RegisterField[], regions: CodeNames): string =>
  `${row.record.slice(0, -1)},"titles":${JSON.stringify(titlesOf(row, fields, regions))}}`

/** A row as the API gives it, to be worked with. */
export const toRecord = (row: RecordRow, fields: readonly RegisterField[], regions: CodeNames): RecordInfo =>
  recordInfo.parse(JSON.parse(toRecordText(row, fields, regions)))
