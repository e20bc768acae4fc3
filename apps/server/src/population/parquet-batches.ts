import { chunkRows } from '@ceyuan/feel'
import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetRead,
  parquetSchema,
} from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { Batch, BatchSource, Values } from './batch.ts'

type Read = { readonly file: AsyncBuffer; readonly metadata: FileMetaData; readonly columns: readonly string[] }

type Piece = { readonly from: number; readonly data: ArrayLike<unknown> }

// The columns of a group of rows, each in the pieces in which it was stored.
const readGroup = async (
  { file, metadata, columns: names }: Read,
  rowStart: number,
  rowEnd: number,
): Promise<Map<string, Piece[]>> => {
  const columns = new Map<string, Piece[]>()
  await parquetRead({
    file,
    metadata,
    columns: [...names],
    rowStart,
    rowEnd,
    compressors,
    onChunk: ({ columnName, columnData, rowStart: from }) => {
      columns.set(columnName, [...(columns.get(columnName) ?? []), { from, data: columnData }])
    },
  })
  return columns
}

// Rows are asked for one after the other: the piece of the last one is nearly always that of the next.
const valuesOf = (pieces: readonly Piece[] | undefined, first: number): Values => {
  let at: Piece | undefined
  return (row) => {
    const place = first + row
    if (!at || place < at.from || place >= at.from + at.data.length) {
      at = pieces?.find(({ from, data }) => place >= from && place < from + data.length)
    }
    return at?.data[place - at.from]
  }
}

async function* batchesOf(read: Read): AsyncGenerator<Batch> {
  let start = 0
  for (const { num_rows: count } of read.metadata.row_groups) {
    const end = start + Number(count)
    const columns = await readGroup(read, start, end)
    for (let from = start; from < end; from += chunkRows) {
      const here = from
      yield {
        rows: Math.min(chunkRows, end - from),
        first: from + 1,
        share: Math.min(end, from + chunkRows) / Number(read.metadata.num_rows),
        column: (name) => valuesOf(columns.get(name), here),
        flaw: () => null,
      }
    }
    start = end
  }
}

/** Opens a Parquet file; a group of rows is held at a time. */
export const openParquet = async (path: string): Promise<BatchSource> => {
  const file = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file)
  const columns = parquetSchema(metadata).children.map(({ element }) => element.name)
  return {
    columns,
    rows: Number(metadata.num_rows),
    money: 'fen',
    batches: (asked) => batchesOf({ file, metadata, columns: asked }),
  }
}
