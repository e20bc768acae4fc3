import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import {
  Bool,
  Int32,
  Int64,
  makeData,
  makeVector,
  RecordBatchFileWriter,
  Table,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import { type ClauseColumn, hasBit, type Outcome, type OutcomeWriter } from './outcome.ts'

// The bitmaps of an engine are those of Arrow: bits from the lowest, in words of little end.
const bitmap = (words: Uint32Array, rows: number): Uint8Array =>
  new Uint8Array(words.slice(0, Math.ceil(rows / 32)).buffer)

const appliesOf = ({ yes, unknown }: ClauseColumn, length: number) => {
  const nullBitmap = bitmap(
    unknown.map((word) => ~word),
    length,
  )
  return makeVector(makeData({ type: new Bool(), length, data: bitmap(yes, length), nullBitmap }))
}

const fenOf = ({ paid, amounts }: ClauseColumn, length: number) => {
  const data = new BigInt64Array(length)
  for (let row = 0; row < length; row += 1) {
    if (amounts && hasBit(paid, row)) data[row] = BigInt(amounts[row] ?? 0)
  }
  return makeVector(makeData({ type: new Int64(), length, data, nullBitmap: bitmap(paid, length) }))
}

const tableOf = ({ rows, carried, clauses }: Outcome): Table =>
  new Table(
    Object.fromEntries([
      ['row', makeVector(makeData({ type: new Int32(), length: rows.length, data: rows }))],
      ...carried.map(({ name, values }) => [name, vectorFromArray(values, new Utf8())] as const),
      ...clauses.flatMap((clause) => [
        [`${clause.id}_applies`, appliesOf(clause, rows.length)] as const,
        [`${clause.id}_fen`, fenOf(clause, rows.length)] as const,
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
