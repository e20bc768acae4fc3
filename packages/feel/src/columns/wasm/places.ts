import type { ChunkMemory } from '../chunk.ts'
import { bitmapBytes, chunkRows, type Layout } from '../layout.ts'
import type { Bits, BitSource, VectorSource } from '../node.ts'
import type { Mapping } from '../compilation.ts'
import { tableSize } from '../prepare.ts'
import { type ColumnProgram, isNarrowRule } from '../program.ts'
import { sharedJunctions } from '../regroup.ts'
import type { LookupPlaces } from './lookup.ts'

/** A place in memory: from the beginning of the chunk, or from that of the memory. */
export type Place = { readonly inChunk: boolean; readonly offset: number }

/** Where a rule leaves what it finds. */
export type RulePlaces = {
  /** Bitmaps of what holds, is unknown and is paid; null where only sums are asked for. */
  readonly yes: number | null
  readonly unknown: number | null
  readonly paid: number | null
  /** The amounts of the rows; null where only their sum is asked for. */
  readonly amounts: number | null
  /** Four 64-bit words: rows that hold, that are unknown, that have no amount, and their sum, low and high. */
  readonly tally: number
}

/** Where what a mapping makes is written. */
export type MappingPlaces = { readonly vector: number; readonly first: number; readonly next: number }

/** Where everything lies that a program works with. */
export type Places = {
  readonly vector: (source: VectorSource) => Place & { readonly storage: 'float64' | 'int32' }
  readonly bitmap: (source: BitSource) => Place
  readonly compare: (id: number) => number
  /** Where the bits of a junction are kept that several rules rest on; null of any other. */
  readonly shared: (id: number) => number | null
  readonly mapping: (index: number) => MappingPlaces
  /** Where a mapping of one text column is looked up; null of any other. */
  readonly lookup: (index: number) => LookupPlaces | null
  /** The tallies of all rules, one after another. */
  readonly tallies: number
  readonly rules: readonly RulePlaces[]
  /** The bits of rows that there are. */
  readonly valid: number
}

/** The bytes of a rule's tally. */
export const tallyBytes = 64

const rulePlaces = (program: ColumnProgram, memory: ChunkMemory, amounts: boolean): readonly RulePlaces[] => {
  const tallies = memory.allocate(tallyBytes * program.rules.length)
  const bitmap = (): number | null => (amounts ? memory.allocate(bitmapBytes) : null)
  return program.rules.map((rule, index) => ({
    yes: bitmap(),
    unknown: bitmap(),
    paid: bitmap(),
    amounts: amounts && rule.amount ? memory.allocate(chunkRows * 8) : null,
    tally: tallies + index * tallyBytes,
  }))
}

const lookupPlaces = (
  { columns: [column, second], result }: Mapping,
  { first, next }: MappingPlaces,
  layout: Layout,
  memory: ChunkMemory,
): LookupPlaces | null => {
  if (result !== 'truth' || !column || second || column.storage !== 'codes') return null
  const tables = memory.allocate(tableSize * 2)
  return { codes: layout.vector(column.name), tables, blocks: memory.allocate(4), yes: first, no: next }
}

/** Gives the junctions that several rules of a program rest on. */
export const sharedOf = ({ grouped }: ColumnProgram): readonly Bits[] =>
  sharedJunctions(grouped.map(({ yes, no, amount }) => [yes, no, ...(amount ? [amount.known] : [])]))

/** Takes memory for everything that a program works with. */
export const createPlaces = (program: ColumnProgram, layout: Layout, memory: ChunkMemory, amounts: boolean): Places => {
  const compares = new Map(program.compares.map(({ id }) => [id, memory.allocate(bitmapBytes)]))
  const shared = new Map(sharedOf(program).map(({ id }) => [id, memory.allocate(bitmapBytes)]))
  const mappings = program.mappings.map(({ result }) => ({
    vector: result !== 'truth' ? memory.allocate(chunkRows * 8) : 0,
    first: memory.allocate(bitmapBytes),
    next: result === 'truth' ? memory.allocate(bitmapBytes) : 0,
  }))
  const mapping = (index: number): MappingPlaces => mappings[index] ?? { vector: 0, first: 0, next: 0 }
  const lookups = program.mappings.map((each, index) => lookupPlaces(each, mapping(index), layout, memory))
  const rules = rulePlaces(program, memory, amounts)
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
    shared: (id) => shared.get(id) ?? null,
    mapping,
    lookup: (index) => lookups[index] ?? null,
    rules,
    tallies: rules[0]?.tally ?? 0,
    valid: memory.allocate(bitmapBytes),
  }
}

/** Whether the sum of a word's amounts is counted exactly in binary floating point, and that of a chunk in 64 bits. */
export const sumsByWord = (rule: ColumnProgram['rules'][number]): boolean => {
  if (!isNarrowRule(rule) || rule.amount === null) return false
  const { min, max } = rule.amount.whole
  const limit = 1n << 47n
  return min > -limit && max < limit
}
