import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { chunkRows } from '@ceyuan/feel'
import iconv from 'iconv-lite'
import type { TextFormat } from '../import/file-format.ts'
import type { Batch, BatchSource } from './batch.ts'
import { type CsvRecord, csvRecords } from './csv-records.ts'

const bytesAtOnce = 1024 * 1024

const streamOf = (file: string): ReadStream => createReadStream(file, { highWaterMark: bytesAtOnce })

const batchOf = (
  records: readonly CsvRecord[],
  places: ReadonlyMap<string, number>,
  { first, share }: Pick<Batch, 'first' | 'share'>,
): Batch => ({
  rows: records.length,
  first,
  share,
  column: (name) => {
    const place = places.get(name) ?? -1
    return (row) => records[row]?.[place] ?? ''
  },
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

async function* batchesOf(file: string, text: TextFormat, places: ReadonlyMap<string, number>): AsyncGenerator<Batch> {
  const [stream, { size }] = [streamOf(file), await stat(file)]
  let [held, first, isHead]: [CsvRecord[], number, boolean] = [[], 1, true]
  for await (const records of recordsOf(stream, text)) {
    held.push(...(isHead ? records.slice(1) : records))
    isHead &&= records.length === 0
    while (held.length >= chunkRows) {
      yield batchOf(held.slice(0, chunkRows), places, { first, share: stream.bytesRead / size })
      first += chunkRows
      held = held.slice(chunkRows)
    }
  }
  if (held.length > 0) yield batchOf(held, places, { first, share: 1 })
}

const headOf = async (file: string, text: TextFormat): Promise<CsvRecord> => {
  for await (const [head] of recordsOf(streamOf(file), text)) if (head) return head
  return []
}

/** Opens a CSV file whose first line names the columns. */
export const openCsv = async (file: string, text: TextFormat): Promise<BatchSource> => {
  const columns = (await headOf(file, text)).map((name) => name.trim())
  const places = new Map(columns.map((name, index) => [name, index]))
  return { columns, rows: null, money: 'yuan', batches: () => batchesOf(file, text, places) }
}
