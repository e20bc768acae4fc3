import type { ColumnEngine } from '@ceyuan/feel'
import type { PopulationEvaluator } from '@ceyuan/policy'
import { Problem } from '@ceyuan/values'
import type { BadRows } from './bad-rows.ts'
import type { Batch } from './batch.ts'
import type { CellWriter } from './cell-writer.ts'
import { factMarks } from './fact-marks.ts'
import { clauseColumns, type OutcomeWriter } from './outcome.ts'
import type { RowKeys } from './row-keys.ts'

/** What came of the rows of a population. */
export type Counts = {
  /** Rows that were evaluated, and rows that were left out because something in them is wrong. */
  computed: number
  leftOut: number
  /** Of those evaluated: rows that nothing beside the facts names, and rows with the name of an earlier one but other facts. */
  nameless: number
  again: number
}

/** What the evaluation of batches needs. */
export type Filling = {
  readonly evaluator: PopulationEvaluator
  readonly writers: readonly CellWriter[]
  readonly carried: readonly string[]
  readonly bad: BadRows
  readonly keys: RowKeys
  readonly counts: Counts
}

// What the rows of a batch are called by the columns beside the facts, column by column.
type Names = readonly (readonly (string | null)[])[]

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string'
    ? value
    : JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part))
}

const shown = (value: unknown): string => (textOf(value) ?? '').slice(0, 200)

// Writes rows of a batch into the empty chunk, column by column; gives those with a value that cannot be written.
const writeRows = (batch: Batch, { evaluator, writers }: Filling, rows: Int32Array): ReadonlySet<number> => {
  const bad = new Set<number>()
  for (const { column, open } of writers) {
    const [write, valueOf] = [open(evaluator.chunk), batch.column(column.name)]
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] ?? 0
      if (write(at, valueOf(row)) !== null) bad.add(row)
    }
  }
  return bad
}

const listBad = async (batch: Batch, row: number, { evaluator, writers, bad }: Filling): Promise<void> => {
  for (const { column, open } of writers) {
    const value = batch.column(column.name)(row)
    const problem = open(evaluator.chunk)(0, value)
    if (problem) await bad.add({ row: batch.first + row, column: column.name, value: shown(value), problem })
  }
}

const repetitionOf = (name: string, row: number, mark: number, { keys, counts }: Filling): Problem | null => {
  const before = keys.note(name, row, mark)
  if (before?.isSame) return Problem.create('policy.population-row-again', { row: before.row })
  if (before) counts.again += 1
  return null
}

// What a row is called; empty where nothing says it, null where there is no column that could.
const nameOf = (names: Names, row: number): string | null => {
  const [first, next] = names
  if (!first || !next) return first ? (first[row] ?? '') : null
  const name = names.map((values) => values[row] ?? '').join('\u0000')
  return name.length < names.length ? '' : name
}

// Whether a readable row says again what an earlier one said; without columns beside the facts that cannot be told.
const sayingAgain = (name: string | null, row: number, mark: number, filling: Filling): Problem | null => {
  if (name === null) return null
  if (name !== '') return repetitionOf(name, row, mark, filling)
  filling.counts.nameless += 1
  return null
}

// Lists the rows of which nothing can be used: unreadable, with a wrong value, or saying again what an earlier one said.
const listFlaws = async (
  batch: Batch,
  filling: Filling,
  names: Names,
  wrong: ReadonlySet<number>,
): Promise<ReadonlySet<number>> => {
  const marks = factMarks(filling.evaluator.chunk)
  const bad = new Set(wrong)
  for (let row = 0; row < batch.rows; row += 1) {
    const flaw = batch.flaw(row)
    if (!flaw && wrong.has(row)) {
      await listBad(batch, row, filling)
      continue
    }
    const problem = flaw ?? sayingAgain(nameOf(names, row), batch.first + row, marks[row] ?? 0, filling)
    if (!problem) continue
    bad.add(row)
    await filling.bad.add({ row: batch.first + row, column: '', value: '', problem })
  }
  return bad
}

// Fills the chunk with the good rows of a batch, and gives their places in it.
const fillChunk = async (batch: Batch, filling: Filling, names: Names): Promise<Int32Array> => {
  const { chunk } = filling.evaluator
  chunk.clear()
  const rows = Int32Array.from({ length: batch.rows }, (_, row) => row)
  const wrong = writeRows(batch, filling, rows)
  chunk.fill(rows.length)
  const bad = await listFlaws(batch, filling, names, wrong)
  return bad.size === 0 ? rows : refill(batch, filling, rows, bad)
}

const refill = (batch: Batch, filling: Filling, rows: Int32Array, without: ReadonlySet<number>): Int32Array => {
  const { chunk } = filling.evaluator
  chunk.clear()
  const kept = rows.filter((row) => !without.has(row))
  writeRows(batch, filling, kept)
  chunk.fill(kept.length)
  return kept
}

// Evaluates the chunk; rows that cannot be calculated are listed, and the others evaluated without them.
const runChunk = async (
  batch: Batch,
  filling: Filling,
  places: Int32Array,
): Promise<{ readonly engine: ColumnEngine; readonly places: Int32Array }> => {
  const { engine, stops } = filling.evaluator.run()
  if (stops.length === 0) return { engine, places }
  const stopped = new Set<number>()
  for (const { row: place, rule, problem } of stops) {
    const row = places[place] ?? 0
    stopped.add(row)
    await filling.bad.add({ row: batch.first + row, column: rule, value: '', problem })
  }
  return runChunk(batch, filling, refill(batch, filling, places, stopped))
}

const textsOf = (batch: Batch, name: string): readonly (string | null)[] => {
  const valueOf = batch.column(name)
  return Array.from({ length: batch.rows }, (_, row) => textOf(valueOf(row)))
}

/** Evaluates the rows of a batch, writes what came of them, and counts them. */
export const evaluateBatch = async (batch: Batch, filling: Filling, output: OutcomeWriter): Promise<void> => {
  const names = filling.carried.map((name) => textsOf(batch, name))
  const filled = await fillChunk(batch, filling, names)
  const { engine, places } = await runChunk(batch, filling, filled)
  filling.counts.computed += places.length
  filling.counts.leftOut += batch.rows - places.length
  await output.write({
    rows: places.map((row) => batch.first + row),
    carried: filling.carried.map((name, index) => {
      const values = names[index] ?? []
      return { name, values: Array.from(places, (row) => values[row] ?? null) }
    }),
    clauses: clauseColumns(engine),
  })
}
