import { type Chunk, plainMemory } from './chunk.ts'
import type { ColumnEngine, EngineOptions } from './engine.ts'
import { bitmapBytes, chunkRows } from './layout.ts'
import type { Bits, BitSource, VectorSource } from './node.ts'
import { type MappingTarget, prepareMapping } from './prepare.ts'
import { type ColumnProgram, rootsOf } from './program.ts'
import { reachOf } from './reach.ts'
import { fillBits } from './script-bits.ts'
import { createTally, ruleRun, runRuleInto, totalsOf } from './script-rule.ts'
import type { Reading } from './script-whole.ts'
import { firstOfEach, type RowStop } from './stop.ts'

const words = bitmapBytes / 4
const none = new Uint32Array(words)
const nothing = new Float64Array(0)

const createTarget = (): MappingTarget => {
  const vector = new Float64Array(chunkRows)
  const bitmaps = { true: new Uint32Array(words), false: new Uint32Array(words) }
  return { vector: () => vector, bits: (sense) => bitmaps[sense === 'false' ? 'false' : 'true'] }
}

type Loaded = {
  readonly load: (chunk: Chunk) => readonly RowStop[]
  readonly bits: (source: BitSource) => Uint32Array
  readonly vector: (source: VectorSource) => Float64Array | Int32Array
}

// Takes a chunk in hand: asks the mappings, and finds the vectors once.
const createLoader = ({ mappings, used, clock, grouped }: ColumnProgram): Loaded => {
  const targets = mappings.map(createTarget)
  const preparations = mappings.map((mapping, index) => {
    const rule = used.get(index)
    return rule === undefined ? null : prepareMapping(mapping, rule, clock)
  })
  const sources = reachOf(rootsOf(grouped)).wholes.flatMap((node) => (node.kind === 'source' ? [node.source] : []))
  const vectors = new Map<VectorSource, Float64Array | Int32Array>()
  let at: Chunk | null = null
  const vectorOf = (source: VectorSource, chunk: Chunk): Float64Array | Int32Array => {
    if (source.kind === 'mapping') return targets[source.mapping]?.vector() ?? nothing
    const { storage } = chunk.layout.column(source.name)
    return storage === 'int32' ? chunk.days(source.name) : chunk.numbers(source.name)
  }
  return {
    load: (chunk) => {
      at = chunk
      for (const source of sources) vectors.set(source, vectorOf(source, chunk))
      const stops = preparations.flatMap((prepare, index) => {
        const target = targets[index]
        return prepare && target ? prepare(chunk, target) : []
      })
      return firstOfEach(stops)
    },
    bits: (source) => {
      if (source.kind === 'column') return at?.bits(source.name, source.sense) ?? none
      return targets[source.mapping]?.bits(source.sense) ?? none
    },
    vector: (source) => vectors.get(source) ?? nothing,
  }
}

/** Opens a program as functions of JavaScript: what runs where WebAssembly does not, and what that is held against. */
export const openScriptEngine = (program: ColumnProgram, options: EngineOptions = {}): ColumnEngine => {
  const { bits } = reachOf(rootsOf(program.grouped))
  const loader = createLoader(program)
  const arrays = new Map(bits.map((node) => [node.id, new Uint32Array(words)]))
  const of = ({ id }: Pick<Bits, 'id'>): Uint32Array => arrays.get(id) ?? none
  const reading: Reading = {
    vector: (source) => () => loader.vector(source),
    bit: (id) => {
      const array = of({ id })
      return (row) => (((array[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1
    },
  }
  const given = (node: Bits) => (): Uint32Array => (node.kind === 'source' ? loader.bits(node.source) : none)
  const fills = bits.map((node) => fillBits(node, of(node), reading, { of, given }))
  const runs = program.grouped.map((rule) => ruleRun(rule, reading, options.rows === true))
  const tallies = runs.map(createTally)
  return {
    kind: 'script',
    program,
    memory: plainMemory(),
    run: (chunk) => {
      const stops = loader.load(chunk)
      if (stops.length > 0) return stops
      for (const fill of fills) fill(Math.ceil(chunk.rows() / 32))
      runs.forEach((run, index) => runRuleInto(run, chunk.rows(), of, tallies[index] ?? createTally()))
      return stops
    },
    result: (rule) => {
      const run = runs[rule]
      if (!run) throw new RangeError(`no rule ${rule}`)
      return run.result
    },
    totals: () => totalsOf(program.rules, tallies),
  }
}
