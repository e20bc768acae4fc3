// Whole population files: from reading the first byte to writing the last, beside reading the same file once and doing nothing.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CivilDate } from '@ceyuan/values'
import { evaluateFile } from '../apps/server/src/population/evaluate-file.ts'
import { openSource } from '../apps/server/src/population/open-source.ts'
import type { Benchmark, Line } from './line.ts'
import { writePopulation } from './policy-file.ts'
import { benchDay, benchSet } from './policy-population.ts'

const rows = 1_000_000
const formats = ['csv', 'parquet', 'arrow'] as const

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await run()
  return (performance.now() - began) / 1000
}

// Every cell of the file once, and nothing done with it; or the batches alone, of which Arrow need not look at the cells.
const readOnce = async (path: string, cells: boolean): Promise<void> => {
  const opened = await openSource(path)
  if (opened.kind === 'failure') throw new Error(JSON.stringify(opened.problems))
  for await (const batch of opened.value.batches(opened.value.columns)) {
    if (batch.rows === 0) throw new Error('an empty batch')
    for (const name of cells ? opened.value.columns : []) {
      const valueOf = batch.column(name)
      for (let row = 0; row < batch.rows; row += 1) valueOf(row)
    }
  }
}

async function* run(): AsyncGenerator<Line> {
  const folder = mkdtempSync(join(tmpdir(), 'ceyuan-policy-file-'))
  const set = await benchSet(0)
  const on = CivilDate.parse(benchDay)
  if (on.kind === 'failure') throw new Error(benchDay)
  const signal = new AbortController().signal
  const quiet = { sentence: () => '', progress: () => undefined, signal }
  try {
    for (const format of formats) {
      const facts = join(folder, `facts.${format}`)
      const { columns } = await writePopulation(set, facts, format, rows)
      const out = join(folder, `out.${format}`)
      // The least of two, each beside the reading alone in the same minute.
      const batches = await timed(() => readOnce(facts, false))
      const reads = [await timed(() => readOnce(facts, true))]
      const wholes = [await timed(() => evaluateFile({ set, on: on.value, facts, out, ...quiet }))]
      reads.push(await timed(() => readOnce(facts, true)))
      wholes.push(await timed(() => evaluateFile({ set, on: on.value, facts, out, ...quiet })))
      const [read, whole] = [Math.min(...reads), Math.min(...wholes)]
      const size = (statSync(facts).size / 2 ** 20).toFixed(0)
      const note = `${rows.toLocaleString('en')} rows, ${columns} columns, ${size} MiB`
      yield { name: `policy file, ${format} in and out`, value: whole, unit: 's', note }
      const bare = `${read.toFixed(1)} s for every cell; the batches alone take ${batches.toFixed(1)} s`
      yield {
        name: `policy file, ${format}, against reading it once`,
        value: whole / read,
        unit: '×',
        aim: '≤ 4',
        note: bare,
      }
    }
    yield { name: 'policy file, memory of the process', value: process.memoryUsage().rss / 2 ** 30, unit: 'GiB' }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A population file by the clauses of a city, from file to file. */
export const benchmark: Benchmark = { name: 'policy-file', run }
