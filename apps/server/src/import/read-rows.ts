import { createReadStream } from 'node:fs'
import { pipeline, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Problem } from '@ceyuan/values'
import { parse } from 'csv-parse'
import iconv from 'iconv-lite'
import type { FileFormat, TextFormat } from './file-format.ts'
import { readWorkbookRows } from './read-workbook.ts'
import { type SourceRow, UnreadableFile, unpackedLimit } from './source-row.ts'

const bounded = (): Transform => {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > unpackedLimit)
        done(new UnreadableFile(Problem.create('import.too-large-unpacked', { limit: unpackedLimit })))
      else done(null, chunk)
    },
  })
}

async function* readTextRows(path: string, format: TextFormat): AsyncGenerator<SourceRow> {
  const parser = parse({
    delimiter: format.delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 1024 ** 2,
  })
  const bytes = format.gzip ? [createReadStream(path), createGunzip()] : [createReadStream(path)]
  // The parser carries every failure of the streams before it to the loop below.
  pipeline([...bytes, bounded(), iconv.decodeStream(format.encoding), parser], (error) => {
    if (error) parser.destroy(error)
  })
  let row = 0
  for await (const cells of parser as AsyncIterable<string[]>) {
    row += 1
    if (cells.some((cell) => cell.trim() !== '')) yield { row, cells }
  }
}

const isReadFailure = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(CSV_|Z_)/.test(error.code)

/** The rows of a file that have any content, the header among them, streamed in order. Throws `UnreadableFile`. */
export async function* readRows(path: string, format: FileFormat): AsyncGenerator<SourceRow> {
  try {
    yield* format.kind === 'xlsx' ? readWorkbookRows(path) : readTextRows(path, format)
  } catch (error) {
    throw isReadFailure(error) ? new UnreadableFile(Problem.create('import.damaged-file')) : error
  }
}
