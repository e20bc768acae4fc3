import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { Bool, Int32, Int64, RecordBatchFileWriter, Table, Utf8, vectorFromArray } from 'apache-arrow'
import type { Outcome, OutcomeWriter } from './outcome.ts'

const tableOf = ({ rows, carried, clauses }: Outcome): Table =>
  new Table(
    Object.fromEntries([
      ['row', vectorFromArray(rows, new Int32())],
      ...carried.map(({ name, values }) => [name, vectorFromArray(values, new Utf8())] as const),
      ...clauses.flatMap(({ id, applies, fen }) => [
        [`${id}_applies`, vectorFromArray(applies, new Bool())] as const,
        [`${id}_fen`, vectorFromArray(fen, new Int64())] as const,
      ]),
    ]),
  )

/** Writes outcomes as a file of Arrow IPC, a chunk as a record batch. */
export const arrowOutput = (file: string): OutcomeWriter => {
  const stream = createWriteStream(file)
  const writer = new RecordBatchFileWriter()
  writer.toNodeStream().pipe(stream)
  return {
    write: async (outcome) => {
      for (const batch of tableOf(outcome).batches) writer.write(batch)
      if (stream.writableNeedDrain) await once(stream, 'drain')
    },
    end: async () => {
      writer.close()
      await once(stream, 'close')
    },
  }
}
