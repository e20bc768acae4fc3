import type { Chunk, ChunkMemory } from '../chunk.ts'
import type { ColumnEngine, EngineOptions, RuleResult, RuleTotal } from '../engine.ts'
import { bitmapBytes, chunkRows, type Layout } from '../layout.ts'
import { type MappingTarget, prepareMapping } from '../prepare.ts'
import { type ColumnProgram, type CompiledRule, isNarrowRule } from '../program.ts'
import { compareFunction, ruleFunction } from './function.ts'
import { moduleBytes } from './module.ts'
import { createPlaces, type Places, type RulePlaces, sumsAsFloat, tallyBytes } from './places.ts'

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

const sumOf = (rule: CompiledRule, { tally }: RulePlaces, buffer: ArrayBuffer): bigint => {
  const [, , paid = 0n, low = 0n, high = 0n] = new BigInt64Array(buffer, tally, tallyBytes / 8)
  if (rule.amount?.whole.kind === 'constant') return rule.amount.whole.value * paid
  if (!sumsAsFloat(rule)) return low + (high << 32n)
  return BigInt(new Float64Array(buffer, tally + 24, 1)[0] ?? 0)
}

const totalOf = (rule: CompiledRule, to: RulePlaces, buffer: ArrayBuffer): RuleTotal => {
  const [yes = 0n, unknown = 0n, paid = 0n] = new BigInt64Array(buffer, to.tally, tallyBytes / 8)
  return {
    id: rule.id,
    yes: Number(yes),
    unknown: Number(unknown),
    unpriced: rule.amount ? Number(yes - paid) : 0,
    sum: sumOf(rule, to, buffer),
    denominator: rule.amount?.whole.denominator ?? 1n,
  }
}

const addTotals = (left: RuleTotal | undefined, right: RuleTotal): RuleTotal =>
  left
    ? {
        ...right,
        yes: left.yes + right.yes,
        unknown: left.unknown + right.unknown,
        unpriced: left.unpriced + right.unpriced,
        sum: left.sum + right.sum,
      }
    : right

const resultOf = (rule: CompiledRule, { yes, unknown, paid, amounts }: RulePlaces, buffer: ArrayBuffer): RuleResult => {
  const bits = (place: number): Uint32Array => new Uint32Array(buffer, place, bitmapBytes / 4)
  const kept = isNarrowRule(rule) ? Float64Array : BigInt64Array
  return {
    yes: bits(yes),
    unknown: bits(unknown),
    paid: bits(paid),
    amounts: amounts === null ? null : new kept(buffer, amounts, chunkRows),
  }
}

/** Compiles a program to WebAssembly over chunks of a layout, which lie in the host's memory. */
export const openWasmEngine = (
  program: ColumnProgram,
  layout: Layout,
  host: WasmHost & { readonly chunks?: ChunkMemory },
  options: EngineOptions = {},
): ColumnEngine => {
  const memory = host.chunks ?? wasmMemory(host)
  const places = createPlaces(program, layout, memory, options.amounts === true)
  const bodies = [
    ...program.compares.map((node) => compareFunction(node, places)),
    ...program.rules.flatMap((rule, index) => {
      const to = places.rules[index]
      return to ? [ruleFunction(rule, to, places)] : []
    }),
  ]
  const run = host.instantiate(moduleBytes(bodies))
  const preparations = program.mappings.map((mapping) => prepareMapping(mapping, program.clock))
  let totals: readonly RuleTotal[] = []
  return {
    kind: 'wasm',
    program,
    memory,
    run: (chunk: Chunk) => {
      preparations.forEach((prepare, index) => prepare(chunk, targetOf(index, places, memory)))
      const buffer = memory.buffer()
      validInto(new Uint32Array(buffer, places.valid, bitmapBytes / 4), chunk.rows())
      for (const { tally } of places.rules) new Uint8Array(buffer, tally, tallyBytes).fill(0)
      if (chunk.rows() > 0) run(chunk.base, 0, Math.ceil(chunk.rows() / 64))
      totals = program.rules.map((rule, index) => {
        const to = places.rules[index]
        if (!to) throw new RangeError(`no rule ${index}`)
        return addTotals(totals[index], totalOf(rule, to, buffer))
      })
    },
    result: (index) => {
      const [rule, to] = [program.rules[index], places.rules[index]]
      if (!rule || !to) throw new RangeError(`no rule ${index}`)
      return resultOf(rule, to, memory.buffer())
    },
    totals: () => totals,
  }
}
