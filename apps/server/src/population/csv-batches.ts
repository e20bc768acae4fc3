import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { chunkRows } from '@ceyuan/feel'
import { parse } from 'csv-parse'
import type { Batch, BatchSource } from './batch.ts'

const isRecord = (record: unknown): record is readonly string[] => Array.isArray(record)

const batchOf = (
  records: readonly (readonly string[])[],
  places: ReadonlyMap<string, number>,
  first: number,
): Batch => ({
  rows: records.length,
  first,
  cell: (column, row) => records[row]?.[places.get(column) ?? -1] ?? '',
})

async function* recordsOf(file: string): AsyncGenerator<readonly string[]> {
  const parser = parse({ bom: true, skip_empty_lines: true, relax_column_count: true })
  const fed = pipeline(createReadStream(file), parser)
  fed.catch(() => undefined)
  for await (const record of parser) if (isRecord(record)) yield record
  await fed
}

async function* batchesOf(file: string, places: ReadonlyMap<string, number>): AsyncGenerator<Batch> {
  let [records, first, header]: [(readonly string[])[], number, boolean] = [[], 1, true]
  for await (const record of recordsOf(file)) {
    if (header) {
      header = false
      continue
    }
    records.push(record)
    if (records.length === chunkRows) {
      yield batchOf(records, places, first)
      first += records.length
      records = []
    }
  }
  if (records.length > 0) yield batchOf(records, places, first)
}

/** Opens a CSV file whose first line names the columns. */
export const openCsv = async (file: string): Promise<BatchSource> => {
  let columns: readonly string[] = []
  for await (const record of recordsOf(file)) {
    columns = record.map((name) => name.trim())
    break
  }
  const places = new Map(columns.map((name, index) => [name, index]))
  return { columns, rows: null, money: 'yuan', batches: () => batchesOf(file, places) }
}
