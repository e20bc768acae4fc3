import type { Chunk, ChunkMemory } from '../chunk.ts'
import type { ColumnEngine, EngineOptions, RuleResult } from '../engine.ts'
import { bitmapBytes, chunkRows, type Layout } from '../layout.ts'
import { type MappingTarget, prepareMapping, prepareTable, tableSize } from '../prepare.ts'
import { type ColumnProgram, type CompiledRule, isNarrowRule } from '../program.ts'
import { firstOfEach, type RowStop } from '../stop.ts'
import { createTally, type Tally, totalsOf } from '../script-rule.ts'
import { compareFunction } from './compare-function.ts'
import { ruleFunction } from './rule-function.ts'
import { sharedFunctions } from './shared-function.ts'
import type { Code } from './instruction.ts'
import { lookupFunction } from './lookup.ts'
import { moduleBytes } from './module.ts'
import { createPlaces, type Places, type RulePlaces, sharedOf, tallyBytes } from './places.ts'

/** What WebAssembly offers: a memory that grows, and how a module that imports it is made to run. */
export type WasmHost = {
  readonly memory: { readonly buffer: ArrayBuffer; readonly grow: (pages: number) => number }
  /** Compiles a module that imports `env.memory`, and gives its `run`. */
  readonly instantiate: (bytes: Uint8Array<ArrayBuffer>) => (base: number, start: number, words: number) => void
}

const pageBytes = 65_536

/** Gives a memory that hands out places in that of a WebAssembly host, never twice. */
export const wasmMemory = ({ memory }: WasmHost): ChunkMemory => {
  let next = 64
  return {
    buffer: () => memory.buffer,
    allocate: (bytes) => {
      const place = next
      next = Math.ceil((place + bytes) / 64) * 64
      const missing = next - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes))
      return place
    },
  }
}

const targetOf = (index: number, places: Places, memory: ChunkMemory): MappingTarget => {
  const { vector, first, next } = places.mapping(index)
  return {
    vector: () => new Float64Array(memory.buffer(), vector, chunkRows),
    bits: (sense) => new Uint32Array(memory.buffer(), sense === 'false' ? next : first, bitmapBytes / 4),
  }
}

const validInto = (bits: Uint32Array, rows: number): void => {
  const whole = Math.floor(rows / 32)
  bits.fill(0xff_ff_ff_ff, 0, whole)
  bits.fill(0, whole)
  if (rows % 32 > 0) bits[whole] = 2 ** (rows % 32) - 1
}

const tallyWords = tallyBytes / 8

// Adds what the rules found in a chunk; one view serves all, as making views is dear.
const addTalliesInto = (tallies: Tally[], program: ColumnProgram, places: Places, buffer: ArrayBuffer): void => {
  const whole = new BigInt64Array(buffer, places.tallies, tallyWords * program.rules.length)
  program.rules.forEach((rule, index) => {
    const [at, tally] = [index * tallyWords, tallies[index]]
    if (!tally) return
    const [yes, paid] = [whole[at] ?? 0n, whole[at + 2] ?? 0n]
    tally.yes += Number(yes)
    tally.unknown += Number(whole[at + 1] ?? 0n)
    if (!rule.amount) return
    tally.unpriced += Number(yes - paid)
    if (rule.amount.whole.kind === 'constant') tally.sum += rule.amount.whole.value * paid
    else tally.sum += (whole[at + 3] ?? 0n) + ((whole[at + 4] ?? 0n) << 32n)
  })
  whole.fill(0n)
}

type Prepare = (chunk: Chunk) => readonly RowStop[]

const blocksFor = (codes: number): number => (codes <= 16 ? 1 : codes <= 64 ? 4 : 16)

// A text column with few values is looked up by the program itself; any other mapping is filled here.
const createPrepare = (program: ColumnProgram, index: number, places: Places, memory: ChunkMemory): Prepare => {
  const [mapping, rule = ''] = [program.mappings[index], program.used.get(index)]
  if (!mapping) throw new RangeError(`no mapping ${index}`)
  const [fill, table] = [prepareMapping(mapping, rule, program.clock), prepareTable(mapping, program.clock)]
  const lookup = places.lookup(index)
  if (!lookup || !table) return (chunk) => fill(chunk, targetOf(index, places, memory))
  return (chunk) => {
    const bytes = (place: number): Uint8Array => new Uint8Array(memory.buffer(), place, tableSize)
    const codes = table(chunk, bytes(lookup.tables), bytes(lookup.tables + tableSize))
    new Uint32Array(memory.buffer(), lookup.blocks, 1)[0] = codes > tableSize ? 0 : blocksFor(codes)
    return codes > tableSize ? fill(chunk, targetOf(index, places, memory)) : []
  }
}

const resultOf = (rule: CompiledRule, { yes, unknown, paid, amounts }: RulePlaces, buffer: ArrayBuffer): RuleResult => {
  if (yes === null || unknown === null || paid === null) throw new RangeError('rows were not asked for')
  const bits = (place: number): Uint32Array => new Uint32Array(buffer, place, bitmapBytes / 4)
  const kept = isNarrowRule(rule) ? Float64Array : BigInt64Array
  return {
    yes: bits(yes),
    unknown: bits(unknown),
    paid: bits(paid),
    amounts: amounts === null ? null : new kept(buffer, amounts, chunkRows),
  }
}

const bodiesOf = (program: ColumnProgram, places: Places): readonly Code[] => [
  ...program.mappings.flatMap((_, index) => {
    const lookup = places.lookup(index)
    return lookup ? [lookupFunction(lookup)] : []
  }),
  ...program.compares.map((node) => compareFunction(node, places)),
  ...sharedFunctions(sharedOf(program), places),
  ...program.grouped.flatMap((rule, index) => {
    const to = places.rules[index]
    return to ? [ruleFunction(rule, to, places)] : []
  }),
]

/** Compiles a program to WebAssembly over chunks of a layout, which lie in the host's memory. */
export const openWasmEngine = (
  program: ColumnProgram,
  layout: Layout,
  host: WasmHost & { readonly chunks?: ChunkMemory },
  options: EngineOptions = {},
): ColumnEngine => {
  const memory = host.chunks ?? wasmMemory(host)
  const places = createPlaces(program, layout, memory, options.rows === true)
  const run = host.instantiate(moduleBytes(bodiesOf(program, places)))
  const preparations = [...program.used.keys()].map((index) => createPrepare(program, index, places, memory))
  const tallies = program.rules.map(createTally)
  return {
    kind: 'wasm',
    program,
    memory,
    run: (chunk: Chunk) => {
      const stops = firstOfEach(preparations.flatMap((prepare) => prepare(chunk)))
      if (stops.length > 0) return stops
      validInto(new Uint32Array(memory.buffer(), places.valid, bitmapBytes / 4), chunk.rows())
      if (chunk.rows() > 0) run(chunk.base, 0, Math.ceil(chunk.rows() / 64))
      addTalliesInto(tallies, program, places, memory.buffer())
      return stops
    },
    result: (index) => {
      const [rule, to] = [program.rules[index], places.rules[index]]
      if (!rule || !to) throw new RangeError(`no rule ${index}`)
      return resultOf(rule, to, memory.buffer())
    },
    totals: () => totalsOf(program.rules, tallies),
  }
}
