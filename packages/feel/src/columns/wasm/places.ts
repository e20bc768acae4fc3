import type { ChunkMemory } from '../chunk.ts'
import { bitmapBytes, chunkRows, type Layout } from '../layout.ts'
import type { BitSource, VectorSource } from '../node.ts'
import { type ColumnProgram, isNarrowRule } from '../program.ts'

/** A place in memory: from the beginning of the chunk, or from that of the memory. */
export type Place = { readonly inChunk: boolean; readonly offset: number }

/** Where a rule leaves what it finds. */
export type RulePlaces = {
  readonly yes: number
  readonly unknown: number
  readonly paid: number
  /** The amounts of the rows; null where only their sum is asked for. */
  readonly amounts: number | null
  /** Four 64-bit words: rows that hold, that are unknown, that have no amount, and their sum, low and high. */
  readonly tally: number
}

/** Where everything lies that a program works with. */
export type Places = {
  readonly vector: (source: VectorSource) => Place & { readonly storage: 'float64' | 'int32' }
  readonly bitmap: (source: BitSource) => Place
  readonly compare: (id: number) => number
  readonly mapping: (index: number) => { readonly vector: number; readonly first: number; readonly next: number }
  readonly rules: readonly RulePlaces[]
  /** The bits of rows that there are. */
  readonly valid: number
}

/** The bytes of a rule's tally. */
export const tallyBytes = 64

const rulePlaces = (program: ColumnProgram, memory: ChunkMemory, amounts: boolean): readonly RulePlaces[] => {
  const bitmap = (): number => memory.allocate(bitmapBytes)
  return program.rules.map((rule) => ({
    yes: bitmap(),
    unknown: bitmap(),
    paid: bitmap(),
    amounts: amounts && rule.amount ? memory.allocate(chunkRows * 8) : null,
    tally: memory.allocate(tallyBytes),
  }))
}

/** Takes memory for everything that a program works with. */
export const createPlaces = (program: ColumnProgram, layout: Layout, memory: ChunkMemory, amounts: boolean): Places => {
  const compares = new Map(program.compares.map(({ id }) => [id, memory.allocate(bitmapBytes)]))
  const mappings = program.mappings.map(({ result }) => ({
    vector: result === 'whole' ? memory.allocate(chunkRows * 8) : 0,
    first: memory.allocate(bitmapBytes),
    next: result === 'truth' ? memory.allocate(bitmapBytes) : 0,
  }))
  const mapping = (index: number): { vector: number; first: number; next: number } =>
    mappings[index] ?? { vector: 0, first: 0, next: 0 }
  return {
    vector: (source) => {
      if (source.kind === 'mapping')
        return { inChunk: false, offset: mapping(source.mapping).vector, storage: 'float64' }
      const storage = layout.column(source.name).storage === 'int32' ? 'int32' : 'float64'
      return { inChunk: true, offset: layout.vector(source.name), storage }
    },
    bitmap: (source) => {
      if (source.kind === 'column') return { inChunk: true, offset: layout.bitmap(source.name, source.sense) }
      const { first, next } = mapping(source.mapping)
      return { inChunk: false, offset: source.sense === 'false' ? next : first }
    },
    compare: (id) => compares.get(id) ?? 0,
    mapping,
    rules: rulePlaces(program, memory, amounts),
    valid: memory.allocate(bitmapBytes),
  }
}

/** Whether the sum of a chunk's amounts is counted exactly in binary floating point. */
export const sumsAsFloat = (rule: ColumnProgram['rules'][number]): boolean =>
  isNarrowRule(rule) && rule.amount !== null && rule.amount.whole.peak * BigInt(chunkRows) < 1n << 53n
