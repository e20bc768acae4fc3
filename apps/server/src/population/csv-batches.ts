import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { chunkRows } from '@ceyuan/feel'
import { Problem } from '@ceyuan/values'
import iconv from 'iconv-lite'
import type { TextFormat } from '../import/file-format.ts'
import type { Batch, BatchSource } from './batch.ts'
import { type CsvRecord, csvRecords, fitsWidth, longestRecord } from './csv-records.ts'

const bytesAtOnce = 1024 * 1024

const streamOf = (file: string): ReadStream => createReadStream(file, { highWaterMark: bytesAtOnce })

// What is wrong with a record as such, so that no value of it can be trusted.
const flawOf = (record: CsvRecord | undefined, width: number): Problem | null => {
  if (record === undefined) return null
  if (record === 'long') return Problem.create('policy.population-row-long', { most: longestRecord })
  if (typeof record === 'string') return Problem.create(`policy.population-row-${record}`)
  if (fitsWidth(record, width)) return null
  return Problem.create('policy.population-row-width', { found: record.length, wanted: width })
}

type Places = { readonly of: ReadonlyMap<string, number>; readonly width: number }

const batchOf = (
  records: readonly CsvRecord[],
  places: Places,
  { first, share }: Pick<Batch, 'first' | 'share'>,
): Batch => ({
  rows: records.length,
  first,
  share,
  column: (name) => {
    const place = places.of.get(name) ?? -1
    return (row) => {
      const record = records[row]
      return typeof record === 'object' ? (record[place] ?? '') : ''
    }
  },
  flaw: (row) => flawOf(records[row], places.width),
})

async function* unpacked(stream: ReadStream): AsyncGenerator<Buffer> {
  const unpacking = createGunzip()
  stream.once('error', (error) => unpacking.destroy(error))
  yield* stream.pipe(unpacking)
}

const recordsOf = (stream: ReadStream, text: TextFormat): AsyncGenerator<readonly CsvRecord[]> => {
  const decoder = text.encoding === 'utf-8' ? undefined : iconv.getDecoder(text.encoding)
  return csvRecords(text.gzip ? unpacked(stream) : stream, text, decoder)
}

async function* batchesOf(file: string, text: TextFormat, places: Places): AsyncGenerator<Batch> {
  const [stream, { size }] = [streamOf(file), await stat(file)]
  let [held, first, isHead]: [CsvRecord[], number, boolean] = [[], 1, true]
  for await (const records of recordsOf(stream, text)) {
    for (let at = isHead ? 1 : 0; at < records.length; at += 1) held.push(records[at] ?? [])
    isHead &&= records.length === 0
    let from = 0
    for (; held.length - from >= chunkRows; from += chunkRows) {
      yield batchOf(held.slice(from, from + chunkRows), places, { first, share: stream.bytesRead / size })
      first += chunkRows
    }
    if (from > 0) held = held.slice(from)
  }
  if (held.length > 0) yield batchOf(held, places, { first, share: 1 })
}

// Without columns nothing can be told of the rows.
const headOf = async (file: string, text: TextFormat): Promise<readonly string[]> => {
  let length = 0
  for await (const [head] of recordsOf(streamOf(file), text)) {
    length += bytesAtOnce
    if (typeof head === 'string' || length > longestRecord) throw new Error('the first line names no columns')
    if (head) return head
  }
  return []
}

// Columns that a spreadsheet leaves behind at the end have no name.
const withoutNameless = (names: readonly string[]): readonly string[] =>
  names.slice(0, names.findLastIndex((name) => name !== '') + 1)

/** Opens a CSV file whose first line names the columns. */
export const openCsv = async (file: string, text: TextFormat): Promise<BatchSource> => {
  const columns = withoutNameless((await headOf(file, text)).map((name) => name.trim()))
  const places = { of: new Map(columns.map((name, index) => [name, index])), width: columns.length }
  return { columns, rows: null, money: 'yuan', batches: () => batchesOf(file, text, places) }
}
