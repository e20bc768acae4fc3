import { rename, rm } from 'node:fs/promises'
import { extname } from 'node:path'
import { askedByRow, type RuleTotal } from '@ceyuan/feel'
import { openEvaluator, type PolicySet, type PopulationEvaluator, type PopulationRule } from '@ceyuan/policy'
import { type CivilDate, Problem, Result } from '@ceyuan/values'
import { arrowOutput } from './arrow-output.ts'
import type { Batch, BatchSource } from './batch.ts'
import { type CellWriter, createCellWriter } from './cell-writer.ts'
import { csvOutput } from './csv-output.ts'
import type { OutcomeWriter } from './outcome.ts'
import { openSource, unread } from './open-source.ts'
import { parquetOutput } from './parquet-output.ts'
import { type BadRows, createBadRows } from './bad-rows.ts'
import { type Counts, evaluateBatch, type Filling } from './evaluate-batch.ts'
import { createRowKeys } from './row-keys.ts'
import { createWasmHost } from './wasm-host.ts'

/** How far the reading of a population file is: the rows read, all of them where that is known, and the share of the file. */
export type Reached = { readonly rows: number; readonly all: number | null; readonly share: number }

/** A population file to evaluate. */
export type EvaluationTask = {
  readonly set: PolicySet
  readonly on: CivilDate
  readonly facts: string
  readonly out: string
  /** The sentence of a problem, for the list of bad rows. */
  readonly sentence: (problem: Problem) => string
  /** Told after each chunk. */
  readonly progress: (reached: Reached) => void
  readonly signal: AbortSignal
}

/** What came of a population file. */
export type Evaluation = Readonly<Counts> & {
  readonly isCancelled: boolean
  /** How many parts of the clauses had to be asked row by row. */
  readonly asked: number
  /** Where the rows left out are listed; null where there are none. */
  readonly badRows: string | null
  /** Facts that the clauses ask for and the file has no column of. */
  readonly lacking: readonly string[]
  readonly rules: readonly PopulationRule[]
  readonly totals: readonly RuleTotal[]
}

const outputs: Readonly<Record<string, (file: string) => OutcomeWriter>> = {
  '.csv': csvOutput,
  '.arrow': arrowOutput,
  '.parquet': parquetOutput,
}

const noRows: Batch = Object.freeze({ rows: 0, first: 1, share: 1, column: () => () => null, flaw: () => null })

// A file that turns out damaged while it is read.
class Unreadable extends Error {}

// An empty population gives one empty batch, so that its result has headings.
async function* batchesOf(source: BatchSource, { writers, carried }: Filling): AsyncGenerator<Batch> {
  let isEmpty = true
  try {
    for await (const batch of source.batches([...writers.map(({ column }) => column.name), ...carried])) {
      isEmpty = false
      yield batch
    }
  } catch (error) {
    throw new Unreadable('the file is damaged', { cause: error })
  }
  if (isEmpty) yield noRows
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

/** Where the rows that were left out are listed, beside the result. */
export const badRowsBeside = (out: string): string => `${out}.bad-rows.csv`

type Opened = {
  readonly source: BatchSource
  readonly evaluator: PopulationEvaluator
  readonly output: (file: string) => OutcomeWriter
}

const openTask = async (task: EvaluationTask): Promise<Result<Opened>> => {
  const output = outputs[extname(task.out).toLowerCase()]
  if (!output) {
    const values = { file: task.out, wanted: Object.keys(outputs) }
    return Result.failure(Problem.create('policy.population-format', values))
  }
  const opened = await openSource(task.facts)
  if (opened.kind === 'failure') return opened
  const source = opened.value
  const given = new Set(source.columns.filter((name) => task.set.book.formulas.has(name)))
  const evaluator = openEvaluator(task.set, task.on, given, createWasmHost())
  return Result.map(evaluator, (found) => ({ source, evaluator: found, output }))
}

const evaluateAll = async (
  task: EvaluationTask,
  { source, evaluator }: Opened,
  output: OutcomeWriter,
  bad: BadRows,
): Promise<Counts> => {
  const facts = task.set.book.facts
  const filling: Filling = {
    evaluator,
    bad,
    keys: createRowKeys(),
    counts: { computed: 0, leftOut: 0, nameless: 0, again: 0 },
    writers: writersOf(task, source, evaluator),
    carried: source.columns.filter((name) => !facts.has(name) && name !== 'row'),
  }
  const { counts } = filling
  for await (const batch of batchesOf(source, filling)) {
    if (task.signal.aborted) break
    await evaluateBatch(batch, filling, output)
    task.progress({ rows: counts.computed + counts.leftOut, all: source.rows, share: batch.share })
  }
  return counts
}

/**
 * Evaluates the clauses in force on a day over a population file of CSV, Arrow or Parquet, chunk by chunk, into another.
 * Rows with a wrong value are listed beside it and left out; a run that was cancelled or failed leaves no file.
 */
export const evaluateFile = async (task: EvaluationTask): Promise<Result<Evaluation>> => {
  const opened = await openTask(task)
  if (opened.kind === 'failure') return opened
  const { source, evaluator } = opened.value
  const part = `${task.out}.part`
  const badFile = badRowsBeside(task.out)
  const bad = createBadRows(badFile, task.sentence)
  const output = opened.value.output(part)
  let isWhole = false
  let counts: Counts = { computed: 0, leftOut: 0, nameless: 0, again: 0 }
  try {
    counts = await evaluateAll(task, opened.value, output, bad)
    isWhole = !task.signal.aborted
  } catch (error) {
    if (error instanceof Unreadable) return Result.failure(unread(task.facts))
    throw error
  } finally {
    await Promise.all([output.end(), bad.end()])
    await (isWhole ? rename(part, task.out) : Promise.all([rm(part, { force: true }), rm(badFile, { force: true })]))
  }
  const there = new Set(source.columns)
  return Result.success({
    ...counts,
    isCancelled: !isWhole,
    badRows: isWhole ? bad.file() : null,
    asked: askedByRow(evaluator.program),
    rules: evaluator.rules,
    totals: evaluator.totals(),
    lacking: evaluator.program.columns.flatMap(({ name }) => (there.has(name) ? [] : [name])),
  })
}
