import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { type Chunk, type Column, plainMemory } from '@ceyuan/feel'
import type { PolicySet } from '@ceyuan/policy'
import { Bool, Int64, RecordBatchFileWriter, Table, Utf8, vectorFromArray } from 'apache-arrow'
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import { benchChunks, benchProgram, usuallyMissing } from './policy-population.ts'

const bit = (bits: Uint32Array, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

type Cell = string | boolean | bigint | null

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

const decimalText = (whole: number, decimals: number): string => {
  const digits = String(whole).padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** What stands in a row of a column: money as fen, other numbers and days as text. */
const cellOf = (chunk: Chunk, { name, storage, type, decimals }: Column, row: number): Cell => {
  if (storage === 'truth') {
    if (bit(chunk.bits(name, 'true'), row)) return true
    return bit(chunk.bits(name, 'false'), row) ? false : null
  }
  if (storage === 'codes') {
    const value = chunk.distinct(name).values[chunk.codes(name)[row] ?? 0]
    return typeof value === 'string' ? value : null
  }
  if (!bit(chunk.bits(name, 'known'), row)) return null
  if (storage === 'int32') return dayText(chunk.days(name)[row] ?? 0)
  const whole = chunk.numbers(name)[row] ?? 0
  return type.kind === 'money' ? BigInt(whole) : decimalText(whole, decimals)
}

const csvText = (cell: Cell): string => {
  if (cell === null) return ''
  return typeof cell === 'bigint' ? decimalText(Number(cell), 2) : String(cell)
}

type Data = readonly { readonly name: string; readonly data: readonly Cell[]; readonly kind: Kind }[]
type Kind = 'BOOLEAN' | 'STRING' | 'INT64'

const kindOf = ({ storage, type }: Column): Kind => {
  if (storage === 'truth') return 'BOOLEAN'
  return storage === 'float64' && type.kind === 'money' ? 'INT64' : 'STRING'
}

const dataOf = (chunk: Chunk, first: number): Data => [
  {
    name: '统一社会信用代码',
    kind: 'STRING',
    data: Array.from({ length: chunk.rows() }, (_, row) => `9112XXXX${String(first + row).padStart(10, '0')}`),
  },
  ...chunk.layout.columns.map((column) => ({
    name: column.name,
    kind: kindOf(column),
    data: Array.from({ length: chunk.rows() }, (_, row) => cellOf(chunk, column, row)),
  })),
]

type Writer = { readonly write: (data: Data) => Promise<void>; readonly end: () => Promise<void> }

const csvWriter = (path: string): Writer => {
  const stream = createWriteStream(path)
  let isFirst = true
  return {
    write: async (data) => {
      const head = isFirst ? `${data.map(({ name }) => name).join(',')}\n` : ''
      isFirst = false
      const lines = data[0]?.data.map((_, row) => data.map((each) => csvText(each.data[row] ?? null)).join(',')) ?? []
      if (!stream.write(`${head}${lines.join('\n')}\n`)) await once(stream, 'drain')
    },
    end: async () => {
      stream.end()
      await once(stream, 'close')
    },
  }
}

const arrowTypes = { BOOLEAN: () => new Bool(), STRING: () => new Utf8(), INT64: () => new Int64() } as const

const arrowWriter = (path: string): Writer => {
  const stream = createWriteStream(path)
  const writer = new RecordBatchFileWriter()
  writer.toNodeStream().pipe(stream)
  return {
    write: async (data) => {
      const vectors = data.map(({ name, data: cells, kind }) => [name, vectorFromArray(cells, arrowTypes[kind]())])
      const table = new Table(Object.fromEntries(vectors))
      for (const batch of table.batches) writer.write(batch)
      if (stream.writableNeedDrain) await once(stream, 'drain')
    },
    end: async () => {
      writer.close()
      await once(stream, 'close')
    },
  }
}

const parquetWriter = (path: string): Writer => {
  const file = fileWriter(path)
  let parquet: ParquetWriter | null = null
  return {
    write: async (data) => {
      const columnData = data.map(({ name, data: cells, kind }) => ({
        name,
        data: [...cells],
        type: kind,
        nullable: true,
      }))
      parquet ??= new ParquetWriter({ writer: file, schema: schemaFromColumnData({ columnData }) })
      await parquet.write({ columnData, rowGroupSize: data[0]?.data.length ?? 1 })
    },
    end: async () => {
      await parquet?.finish()
    },
  }
}

const writers = { csv: csvWriter, arrow: arrowWriter, parquet: parquetWriter } as const

/** Writes synthetic enterprises to a file of the columns that the clauses read, and a credit code. */
export const writePopulation = async (
  set: PolicySet,
  path: string,
  format: keyof typeof writers,
  rows: number,
): Promise<{ readonly columns: number }> => {
  const program = benchProgram(set)
  const writer = writers[format](path)
  let first = 0
  for (const chunk of benchChunks(set, program, plainMemory(), { rows, missing: usuallyMissing })) {
    await writer.write(dataOf(chunk, first))
    first += chunk.rows()
  }
  await writer.end()
  return { columns: program.columns.length + 1 }
}
