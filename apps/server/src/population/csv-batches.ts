import { createReadStream, type ReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { chunkRows } from '@ceyuan/feel'
import { parse } from 'csv-parse'
import iconv from 'iconv-lite'
import type { TextFormat } from '../import/file-format.ts'
import type { Batch, BatchSource } from './batch.ts'

const isRecord = (record: unknown): record is readonly string[] => Array.isArray(record)

const batchOf = (
  records: readonly (readonly string[])[],
  places: ReadonlyMap<string, number>,
  { first, share }: Pick<Batch, 'first' | 'share'>,
): Batch => ({
  rows: records.length,
  first,
  share,
  cell: (column, row) => records[row]?.[places.get(column) ?? -1] ?? '',
})

// Other encodings than UTF-8 become it on the way.
const toUtf8 = (encoding: TextFormat['encoding']): Transform => {
  const decoder = iconv.getDecoder(encoding)
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, decoder.write(chunk))
    },
    flush(done) {
      done(null, decoder.end() ?? '')
    },
  })
}

async function* recordsOf(stream: ReadStream, text: TextFormat): AsyncGenerator<readonly string[]> {
  const parser = parse({ bom: true, delimiter: text.delimiter, skip_empty_lines: true, relax_column_count: true })
  const between = [
    ...(text.gzip ? [createGunzip()] : []),
    ...(text.encoding === 'utf-8' ? [] : [toUtf8(text.encoding)]),
  ]
  const fed = pipeline([stream, ...between, parser])
  fed.catch(() => undefined)
  for await (const record of parser) if (isRecord(record)) yield record
  await fed
}

async function* batchesOf(file: string, text: TextFormat, places: ReadonlyMap<string, number>): AsyncGenerator<Batch> {
  const [stream, { size }] = [createReadStream(file), await stat(file)]
  let [records, first, header]: [(readonly string[])[], number, boolean] = [[], 1, true]
  for await (const record of recordsOf(stream, text)) {
    if (header) {
      header = false
      continue
    }
    records.push(record)
    if (records.length === chunkRows) {
      yield batchOf(records, places, { first, share: stream.bytesRead / size })
      first += records.length
      records = []
    }
  }
  if (records.length > 0) yield batchOf(records, places, { first, share: 1 })
}

/** Opens a CSV file whose first line names the columns. */
export const openCsv = async (file: string, text: TextFormat): Promise<BatchSource> => {
  let columns: readonly string[] = []
  for await (const record of recordsOf(createReadStream(file), text)) {
    columns = record.map((name) => name.trim())
    break
  }
  const places = new Map(columns.map((name, index) => [name, index]))
  return { columns, rows: null, money: 'yuan', batches: () => batchesOf(file, text, places) }
}
