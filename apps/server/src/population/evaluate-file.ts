import { rename, rm, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { RuleTotal } from '@ceyuan/feel'
import { openEvaluator, type PolicySet, type PopulationEvaluator, type PopulationRule } from '@ceyuan/policy'
import { type CivilDate, Problem, Result } from '@ceyuan/values'
import { arrowOutput } from './arrow-output.ts'
import { openArrow } from './arrow-batches.ts'
import type { Batch, BatchSource } from './batch.ts'
import { type CellWriter, createCellWriter } from './cell-writer.ts'
import { csvOutput } from './csv-output.ts'
import { openCsv } from './csv-batches.ts'
import { clauseColumns, type OutcomeWriter } from './outcome.ts'
import { openParquet } from './parquet-batches.ts'
import { parquetOutput } from './parquet-output.ts'
import { type BadRows, createBadRows } from './bad-rows.ts'
import { createWasmHost } from './wasm-host.ts'

/** A population file to evaluate. */
export type EvaluationTask = {
  readonly set: PolicySet
  readonly on: CivilDate
  readonly facts: string
  readonly out: string
  /** The sentence of a problem, for the list of bad rows. */
  readonly sentence: (problem: Problem) => string
  /** Told after each chunk: the rows read so far, and all there are where that is known. */
  readonly progress: (rows: number, all: number | null) => void
  readonly signal: AbortSignal
}

/** What came of a population file. */
export type Evaluation = {
  readonly isCancelled: boolean
  /** Rows that were evaluated, and rows that were left out because a value in them is wrong. */
  readonly computed: number
  readonly leftOut: number
  /** Where the rows left out are listed; null where there are none. */
  readonly badRows: string | null
  /** Facts that the clauses ask for and the file has no column of. */
  readonly lacking: readonly string[]
  readonly rules: readonly PopulationRule[]
  readonly totals: readonly RuleTotal[]
}

type Format = {
  readonly open: (file: string) => Promise<BatchSource>
  readonly output: (file: string) => OutcomeWriter
}

const formats: Readonly<Record<string, Format>> = {
  '.csv': { open: openCsv, output: csvOutput },
  '.arrow': { open: openArrow, output: arrowOutput },
  '.parquet': { open: openParquet, output: parquetOutput },
}

const formatOf = (file: string): Result<Format> => {
  const format = formats[extname(file).toLowerCase()]
  return format
    ? Result.success(format)
    : Result.failure(Problem.create('policy.population-format', { file, wanted: Object.keys(formats) }))
}

type Filling = {
  readonly evaluator: PopulationEvaluator
  readonly writers: readonly CellWriter[]
  readonly carried: readonly string[]
  readonly bad: BadRows
}

const textOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string'
    ? value
    : JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? part.toString() : part))
}

const shown = (value: unknown): string => (textOf(value) ?? '').slice(0, 200)

// Fills the chunk with the good rows of a batch, and gives their places in it.
const fillChunk = async (batch: Batch, { evaluator, writers, bad }: Filling): Promise<readonly number[]> => {
  const { chunk } = evaluator
  chunk.clear()
  const places: number[] = []
  for (let row = 0; row < batch.rows; row += 1) {
    const at = places.length
    let isBad = false
    for (const { column, write } of writers) {
      const value = batch.cell(column.name, row)
      const problem = write(chunk, at, value)
      if (!problem) continue
      isBad = true
      await bad.add({ row: batch.first + row, column: column.name, value: shown(value), problem })
    }
    if (isBad) for (const { clear } of writers) clear(chunk, at)
    else places.push(row)
  }
  chunk.fill(places.length)
  return places
}

type Counts = { computed: number; leftOut: number }

const evaluateBatch = async (batch: Batch, filling: Filling, output: OutcomeWriter, counts: Counts): Promise<void> => {
  const places = await fillChunk(batch, filling)
  const engine = filling.evaluator.run()
  counts.computed += places.length
  counts.leftOut += batch.rows - places.length
  await output.write({
    rows: places.map((row) => batch.first + row),
    carried: filling.carried.map((name) => ({ name, values: places.map((row) => textOf(batch.cell(name, row))) })),
    clauses: clauseColumns(engine, places.length),
  })
}

const writersOf = (
  task: EvaluationTask,
  source: BatchSource,
  evaluator: PopulationEvaluator,
): readonly CellWriter[] => {
  const there = new Set(source.columns)
  return evaluator.program.columns.flatMap((column) => {
    const fact = task.set.book.facts.get(column.name)
    return fact && there.has(column.name) ? [createCellWriter(fact, column, source.money)] : []
  })
}

const isFile = async (file: string): Promise<boolean> =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  )

type Opened = { readonly source: BatchSource; readonly evaluator: PopulationEvaluator; readonly format: Format }

const openTask = async (task: EvaluationTask): Promise<Result<Opened>> => {
  const [input, output] = [formatOf(task.facts), formatOf(task.out)]
  if (input.kind === 'failure') return input
  if (output.kind === 'failure') return output
  if (!(await isFile(task.facts)))
    return Result.failure(Problem.create('policy.population-unread', { file: task.facts }))
  const source = await input.value.open(task.facts).catch(() => null)
  if (!source) return Result.failure(Problem.create('policy.population-unread', { file: task.facts }))
  const given = new Set(source.columns.filter((name) => task.set.book.formulas.has(name)))
  const evaluator = openEvaluator(task.set, task.on, given, createWasmHost())
  return Result.map(evaluator, (opened) => ({ source, evaluator: opened, format: output.value }))
}

/**
 * Evaluates the clauses in force on a day over a population file of CSV, Arrow or Parquet, chunk by chunk, into another.
 * Rows with a wrong value are listed beside it and left out; a cancelled run leaves no file.
 */
export const evaluateFile = async (task: EvaluationTask): Promise<Result<Evaluation>> => {
  const opened = await openTask(task)
  if (opened.kind === 'failure') return opened
  const { source, evaluator, format } = opened.value
  const part = `${task.out}.part`
  const bad = createBadRows(`${task.out}.bad-rows.csv`, task.sentence)
  const facts = task.set.book.facts
  const filling: Filling = {
    evaluator,
    bad,
    writers: writersOf(task, source, evaluator),
    carried: source.columns.filter((name) => !facts.has(name) && name !== 'row'),
  }
  const counts = { computed: 0, leftOut: 0 }
  const output = format.output(part)
  for await (const batch of source.batches()) {
    if (task.signal.aborted) break
    await evaluateBatch(batch, filling, output, counts)
    task.progress(counts.computed + counts.leftOut, source.rows)
  }
  await Promise.all([output.end(), bad.end()])
  const isCancelled = task.signal.aborted
  await (isCancelled ? rm(part, { force: true }) : rename(part, task.out))
  const there = new Set(source.columns)
  return Result.success({
    ...counts,
    isCancelled,
    badRows: bad.file(),
    rules: evaluator.rules,
    totals: evaluator.totals(),
    lacking: evaluator.program.columns.flatMap(({ name }) => (there.has(name) ? [] : [name])),
  })
}
