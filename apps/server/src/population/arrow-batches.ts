import { createReadStream } from 'node:fs'
import { chunkRows } from '@ceyuan/feel'
import { RecordBatchReader, type RecordBatch } from 'apache-arrow'
import type { Batch, BatchSource } from './batch.ts'

const batchOf = (batch: RecordBatch, from: number, first: number): Batch => ({
  rows: Math.min(chunkRows, batch.numRows - from),
  first,
  cell: (column, row) => {
    const value: unknown = batch.getChild(column)?.get(from + row)
    return value
  },
})

async function* batchesOf(file: string): AsyncGenerator<Batch> {
  const reader = await RecordBatchReader.from(createReadStream(file))
  let first = 1
  for await (const batch of reader) {
    for (let from = 0; from < batch.numRows; from += chunkRows) {
      const next = batchOf(batch, from, first)
      yield next
      first += next.rows
    }
  }
}

/** Opens a file or stream of Arrow IPC. */
export const openArrow = async (file: string): Promise<BatchSource> => {
  const reader = await RecordBatchReader.from(createReadStream(file))
  const opened = await reader.open()
  const columns = opened.schema.fields.map(({ name }) => name)
  await opened.cancel()
  return { columns, rows: null, money: 'fen', batches: () => batchesOf(file) }
}
