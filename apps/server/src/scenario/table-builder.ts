import {
  type Chunk,
  chunkRows,
  type ChunkMemory,
  type Column,
  createChunk,
  type FeelValue,
  type Layout,
  layoutOf,
  putValueInto,
  setBitInto,
} from '@ceyuan/feel'
import type { SubjectKind } from '@ceyuan/policy'
import type { SubjectTable } from './population.ts'

/** Rows being written. */
export type TableBuilder = {
  readonly kind: SubjectKind
  readonly rows: () => number
  /** Adds an empty row and gives its number. */
  readonly add: (owner: number, subject: string | null) => number
  /** Whether the fact has a column and this row no value in it yet. */
  readonly isOpen: (row: number, fact: string) => boolean
  /** Writes a value; gives whether the column takes it. */
  readonly put: (row: number, fact: string, value: FeelValue) => boolean
  /** Empties a row, to be written again. */
  readonly clear: (row: number) => void
  readonly copy: (row: number, from: TableBuilder, fromRow: number) => void
  readonly chunk: (index: number) => Chunk | undefined
  readonly done: () => SubjectTable
}

const ownMemory = (): ChunkMemory => {
  let buffer = new ArrayBuffer(0)
  return {
    buffer: () => buffer,
    allocate: (bytes) => {
      buffer = new ArrayBuffer(bytes)
      return 0
    },
  }
}

const isSet = (bits: Uint32Array, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

const unset = (bits: Uint32Array, row: number): void => {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) & ~(1 << (row & 31))
}

const forget = (chunk: Chunk, { name, storage }: Column, row: number): void => {
  if (storage === 'codes') chunk.codes(name)[row] = 0
  else
    for (const sense of storage === 'truth' ? (['true', 'false'] as const) : (['known'] as const))
      unset(chunk.bits(name, sense), row)
}

const isKnown = (chunk: Chunk, { name, storage }: Column, row: number): boolean => {
  if (storage === 'codes') return chunk.codes(name)[row] !== 0
  if (storage === 'truth') return isSet(chunk.bits(name, 'true'), row) || isSet(chunk.bits(name, 'false'), row)
  return isSet(chunk.bits(name, 'known'), row)
}

type Spot = { readonly chunk: Chunk; readonly row: number }

const copyInto = ({ chunk, row }: Spot, { chunk: from, row: fromRow }: Spot, column: Column): void => {
  const { name, storage } = column
  if (!isKnown(from, column, fromRow)) return
  switch (storage) {
    case 'codes':
      chunk.codes(name)[row] = chunk
        .distinct(name)
        .encode(from.distinct(name).values[from.codes(name)[fromRow] ?? 0] ?? null)
      return
    case 'truth':
      setBitInto(chunk.bits(name, isSet(from.bits(name, 'true'), fromRow) ? 'true' : 'false'), row)
      return
    case 'int32':
      chunk.days(name)[row] = from.days(name)[fromRow] ?? 0
      break
    default:
      chunk.numbers(name)[row] = from.numbers(name)[fromRow] ?? 0
  }
  setBitInto(chunk.bits(name, 'known'), row)
}

// The least and most that a column really holds: what the compiler proves its sums from.
const bounded = (column: Column, chunks: readonly Chunk[]): Column => {
  if (column.storage !== 'float64') return column
  let [min, max] = [0, 0]
  for (const chunk of chunks) {
    for (const value of chunk.numbers(column.name)) {
      if (value < min) min = value
      if (value > max) max = value
    }
  }
  return { ...column, min: BigInt(min), max: BigInt(max) }
}

const fill = (chunks: readonly Chunk[], rows: number): void => {
  chunks.forEach((chunk, index) => chunk.fill(Math.min(chunkRows, rows - index * chunkRows)))
}

/** Begins a table of these columns. */
export const createTableBuilder = (kind: SubjectKind, columns: readonly Column[]): TableBuilder => {
  const layout: Layout = layoutOf(columns)
  const byName = new Map(columns.map((column) => [column.name, column]))
  const chunks: Chunk[] = []
  const owners: number[] = []
  const subjects: (string | null)[] = []
  const place = (row: number): { readonly chunk: Chunk; readonly at: number } => {
    const index = Math.floor(row / chunkRows)
    const chunk = chunks[index] ?? createChunk(layout, ownMemory())
    chunks[index] = chunk
    return { chunk, at: row % chunkRows }
  }
  return {
    kind,
    rows: () => owners.length,
    add: (owner, subject) => {
      place(owners.length)
      subjects.push(subject)
      return owners.push(owner) - 1
    },
    isOpen: (row, fact) => {
      const column = byName.get(fact)
      if (!column) return false
      const { chunk, at } = place(row)
      return !isKnown(chunk, column, at)
    },
    put: (row, fact, value) => {
      const column = byName.get(fact)
      if (!column || value === null) return true
      const { chunk, at } = place(row)
      // The latest word of several replaces the earlier ones.
      if (column.storage === 'truth') forget(chunk, column, at)
      return putValueInto(chunk, at, column, value) === null
    },
    clear: (row) => {
      const { chunk, at } = place(row)
      for (const column of columns) forget(chunk, column, at)
    },
    copy: (row, from, fromRow) => {
      const { chunk, at } = place(row)
      const source = from.chunk(Math.floor(fromRow / chunkRows))
      if (source) {
        for (const column of source.layout.columns) {
          if (byName.has(column.name)) copyInto({ chunk, row: at }, { chunk: source, row: fromRow % chunkRows }, column)
        }
      }
    },
    chunk: (index) => chunks[index],
    done: () => {
      fill(chunks, owners.length)
      return {
        kind,
        rows: owners.length,
        owners: Int32Array.from(owners),
        subjects,
        chunks,
        columns: columns.map((column) => bounded(column, chunks)),
      }
    },
  }
}
