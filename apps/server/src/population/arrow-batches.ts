import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { chunkRows } from '@ceyuan/feel'
import { RecordBatchReader, type RecordBatch } from 'apache-arrow'
import { arrowValues } from './arrow-values.ts'
import type { Batch, BatchSource } from './batch.ts'

const batchOf = (batch: RecordBatch, from: number, first: number, share: number): Batch => ({
  rows: Math.min(chunkRows, batch.numRows - from),
  first,
  share,
  column: (name) => {
    const values = arrowValues(batch.getChild(name))
    return (row) => values(from + row)
  },
  flaw: () => null,
})

async function* batchesOf(file: string): AsyncGenerator<Batch> {
  const [stream, { size }] = [createReadStream(file), await stat(file)]
  const reader = await RecordBatchReader.from(stream)
  let first = 1
  for await (const batch of reader) {
    for (let from = 0; from < batch.numRows; from += chunkRows) {
      const next = batchOf(batch, from, first, stream.bytesRead / size)
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
