// A synthetic population and the real clauses with variants of their shapes, for the benchmark of the batch engine.
import {
  type Chunk,
  chunkRows,
  type Column,
  type ColumnProgram,
  columnsRead,
  compileColumns,
  createChunk,
  layoutOf,
  setBitInto,
  type ChunkMemory,
  FactType,
} from '@ceyuan/feel'
import {
  compile,
  type Fact,
  type PolicySet,
  populationColumns,
  populationRules,
  type ReadyClause,
} from '@ceyuan/policy'
import { CivilDate, Fen } from '@ceyuan/values'
import { join } from 'node:path'
import { loadCity } from '../apps/server/src/city/load-city.ts'

/** The day of the benchmark. */
export const benchDay: CivilDate = (() => {
  const day = CivilDate.parse('2026-11-23')
  if (day.kind === 'failure') throw new Error('no day')
  return day.value
})()

/** A deterministic stream of numbers from 0 to 1 (mulberry32). */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const scaled = (text: string, factor: number): string =>
  text
    .replaceAll(
      /(万元|亿元)\((\d+)\)/gu,
      (_, unit: string, size: string) => `${unit}(${Math.max(1, Math.round(Number(size) * factor))})`,
    )
    .replaceAll(/\* 0\.(\d+)/gu, (_, digits: string) => `* ${(Number(`0.${digits}`) * factor).toFixed(3)}`)

const variantOf = (set: PolicySet, ready: ReadyClause, round: number): ReadyClause => {
  const factor = 1 + round * 0.17
  const { clause } = ready
  const again = (text: string | null, type: FactType) => {
    if (text === null) return null
    const compiled = compile(scaled(text, factor), set.book.dictionaries[clause.subject], type)
    if (compiled.kind === 'failure') throw new Error(JSON.stringify(compiled.problems))
    return compiled.value
  }
  const cap = clause.cap === null ? null : Fen.create(BigInt(Math.round(Number(clause.cap) * factor)))
  const id = `${clause.id}~${round}`
  return {
    ...ready,
    id,
    clause: { ...clause, id, cap, unseen: [] },
    condition: again(clause.condition, FactType.boolean),
    amount: again(clause.amount, FactType.money),
  }
}

/** The real clauses in force, and as many variants of their shapes with other thresholds, rates and caps as make up the count. */
export const benchSet = async (count: number): Promise<PolicySet> => {
  const city = await loadCity(join(import.meta.dirname, '../cities/tianjin'))
  if (city.kind === 'failure') throw new Error(JSON.stringify(city.problems))
  const set = city.value.policies
  const real = populationRules(set, benchDay).map(({ ready }) => ready)
  const whole = real.filter(({ amount, condition }) => amount && condition)
  const clauses = new Map(set.clauses)
  for (let made = real.length; made < count; made += 1) {
    const ready = whole[made % whole.length]
    if (!ready) throw new Error('no clause to vary')
    const variant = variantOf(set, ready, 1 + Math.floor((made - real.length) / whole.length))
    clauses.set(variant.id, [variant])
  }
  return { ...set, clauses }
}

/** The program of a set of policies, over the columns that it reads alone. */
export const benchProgram = (set: PolicySet): ColumnProgram => {
  const rules = populationRules(set, benchDay)
  const clock = { now: `${benchDay}T00:00:00Z` }
  const all = populationColumns(set, new Set(), 'usual')
  const program = compileColumns(rules, all, clock)
  if (program.kind === 'failure') throw new Error(JSON.stringify(program.problems))
  const read = columnsRead(program.value)
  return { ...program.value, columns: all.filter(({ name }) => read.has(name)) }
}

/** The share of facts that are missing. */
export const usuallyMissing = 0.03

const moneyOf = (random: () => number): number => Math.round(10 ** (7 + random() * 4.7))

const numberOf = (column: Column, random: () => number): number => {
  if (column.type.kind === 'money') return moneyOf(random)
  if (column.max <= 100_000_000n) return Math.round(random() * Number(column.max))
  return column.decimals === 0 ? Math.round(random() * 500) : Math.round(random() * 10 ** column.decimals)
}

type Filling = { readonly random: () => number; readonly missing: number }

const vectorOf = (chunk: Chunk, { name, storage }: Column): Float64Array | Int32Array | Uint16Array | null => {
  if (storage === 'float64') return chunk.numbers(name)
  if (storage === 'int32') return chunk.days(name)
  return storage === 'codes' ? chunk.codes(name) : null
}

// What stands in a row of a vector: a number, a day of the years 2000 to 2026, or one of the column's codes.
const valueOf = (column: Column, codes: readonly number[], random: () => number): number => {
  if (column.storage === 'float64') return numberOf(column, random)
  if (column.storage === 'int32') return 11_000 + Math.floor(random() * 9700)
  return codes[Math.floor(random() * codes.length)] ?? 0
}

const fillTruths = (chunk: Chunk, { name }: Column, { random, missing }: Filling): void => {
  const [yes, no] = [chunk.bits(name, 'true'), chunk.bits(name, 'false')]
  const share = 0.1 + random() * 0.5
  for (let row = 0; row < chunk.rows(); row += 1) {
    if (random() >= missing) setBitInto(random() < share ? yes : no, row)
  }
}

const fillColumn = (chunk: Chunk, column: Column, fact: Fact | undefined, filling: Filling): void => {
  const vector = vectorOf(chunk, column)
  if (!vector) return fillTruths(chunk, column, filling)
  const { random, missing } = filling
  const known = column.storage === 'codes' ? null : chunk.bits(column.name, 'known')
  const codes = (fact?.values ?? []).map(({ zh }) => chunk.distinct(column.name).encode(zh))
  for (let row = 0; row < chunk.rows(); row += 1) {
    if (random() < missing) continue
    vector[row] = valueOf(column, codes, random)
    if (known) setBitInto(known, row)
  }
}

/** How a synthetic population is made. */
export type PopulationShape = { readonly rows: number; readonly missing: number }

/** Fills a chunk with synthetic enterprises. */
export const fillChunk = (set: PolicySet, chunk: Chunk, { rows, missing }: PopulationShape): void => {
  fillRows(set, chunk, rows, { random: createRandom(20_261_123), missing })
}

const fillRows = (set: PolicySet, chunk: Chunk, rows: number, filling: Filling): void => {
  chunk.fill(rows)
  for (const column of chunk.layout.columns) fillColumn(chunk, column, set.book.facts.get(column.name), filling)
}

/** A synthetic population in chunks of a memory. */
export const benchChunks = (
  set: PolicySet,
  program: ColumnProgram,
  memory: ChunkMemory,
  { rows, missing }: PopulationShape,
): readonly Chunk[] => {
  const layout = layoutOf(program.columns)
  const random = createRandom(20_261_123)
  return Array.from({ length: Math.ceil(rows / chunkRows) }, (_, index) => {
    const chunk = createChunk(layout, memory)
    fillRows(set, chunk, Math.min(chunkRows, rows - index * chunkRows), { random, missing })
    return chunk
  })
}
