import { toDays } from '../temporal/civil.ts'
import { isNumber } from '../value/kind.ts'
import type { FeelValue } from '../value/value.ts'
import type { Column } from './column.ts'
import { createDistinct, type Distinct, distinctForNext } from './distinct.ts'
import { bitmapBytes, chunkRows, type Layout } from './layout.ts'

/** Memory in which chunks lie: that of a WebAssembly program, or plain. It only grows; views on it are made anew where it did. */
export type ChunkMemory = {
  readonly buffer: () => ArrayBuffer
  /** Takes bytes that are zero, on a boundary of 64, and gives their place. */
  readonly allocate: (bytes: number) => number
}

/** Rows of a population in columns: buffers that a reader writes into and an engine reads. */
export type Chunk = {
  readonly layout: Layout
  readonly memory: ChunkMemory
  readonly base: number
  readonly numbers: (name: string) => Float64Array
  readonly days: (name: string) => Int32Array
  readonly codes: (name: string) => Uint16Array
  readonly bits: (name: string, sense: 'known' | 'true' | 'false') => Uint32Array
  readonly distinct: (name: string) => Distinct
  readonly rows: () => number
  /** Says how many rows were written. */
  readonly fill: (rows: number) => void
  /** Empties it for other rows. */
  readonly clear: () => void
}

/** Makes an empty chunk in a memory. */
export const createChunk = (layout: Layout, memory: ChunkMemory): Chunk => {
  const base = memory.allocate(layout.bytes)
  const distinct = new Map<string, Distinct>()
  let filled = 0
  return {
    layout,
    memory,
    base,
    numbers: (name) => new Float64Array(memory.buffer(), base + layout.vector(name), chunkRows),
    days: (name) => new Int32Array(memory.buffer(), base + layout.vector(name), chunkRows),
    codes: (name) => new Uint16Array(memory.buffer(), base + layout.vector(name), chunkRows),
    bits: (name, sense) => new Uint32Array(memory.buffer(), base + layout.bitmap(name, sense), bitmapBytes / 4),
    distinct: (name) => {
      const known = distinct.get(name) ?? createDistinct()
      distinct.set(name, known)
      return known
    },
    rows: () => filled,
    fill: (rows) => {
      filled = rows
    },
    clear: () => {
      filled = 0
      new Uint8Array(memory.buffer(), base, layout.bytes).fill(0)
      for (const [name, values] of distinct) distinct.set(name, distinctForNext(values))
    },
  }
}

/** Memory for an engine that is no WebAssembly program: every chunk has a buffer of its own. */
export const plainMemory = (): ChunkMemory => {
  let buffer = new ArrayBuffer(0)
  return {
    buffer: () => buffer,
    allocate: (bytes) => {
      const place = Math.ceil(buffer.byteLength / 64) * 64
      const grown = new ArrayBuffer(place + bytes)
      new Uint8Array(grown).set(new Uint8Array(buffer))
      buffer = grown
      return place
    },
  }
}

/** Sets the bit of a row. */
export const setBitInto = (bits: Uint32Array, row: number): void => {
  bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31))
}

/** Why a value cannot be put into a column. */
export type Misfit = 'type' | 'range' | 'decimals'

const within = (whole: number, { min, max }: Column): boolean => whole >= Number(min) && whole <= Number(max)

const wholeOf = (value: FeelValue, { decimals, type }: Column): number | Misfit => {
  const counted =
    value !== null && typeof value === 'object' && !isNumber(value) && value.kind === 'money' ? value.fen : value
  if (!isNumber(counted) || isNumber(value) !== (type.kind === 'number')) return 'type'
  const whole = counted.mul(`1e${decimals}`)
  return whole.isInteger() ? whole.toNumber() : 'decimals'
}

const putTruth = (chunk: Chunk, row: number, column: Column, value: FeelValue): Misfit | null => {
  if (typeof value !== 'boolean') return 'type'
  setBitInto(chunk.bits(column.name, value ? 'true' : 'false'), row)
  return null
}

const putDate = (chunk: Chunk, row: number, column: Column, value: FeelValue): Misfit | null => {
  if (value === null || typeof value !== 'object' || isNumber(value) || value.kind !== 'date') return 'type'
  const days = toDays(value)
  if (!within(days, column)) return 'range'
  chunk.days(column.name)[row] = days
  setBitInto(chunk.bits(column.name, 'known'), row)
  return null
}

/** Puts a value into a row of a chunk; null leaves it unknown. Gives why it does not fit, where it does not. */
export const putValueInto = (chunk: Chunk, row: number, column: Column, value: FeelValue): Misfit | null => {
  if (value === null) return null
  switch (column.storage) {
    case 'truth':
      return putTruth(chunk, row, column, value)
    case 'int32':
      return putDate(chunk, row, column, value)
    case 'codes':
      chunk.codes(column.name)[row] = chunk.distinct(column.name).encode(value)
      return null
    case 'float64': {
      const whole = wholeOf(value, column)
      if (typeof whole !== 'number') return whole
      if (!within(whole, column)) return 'range'
      chunk.numbers(column.name)[row] = whole
      setBitInto(chunk.bits(column.name, 'known'), row)
      return null
    }
  }
}
