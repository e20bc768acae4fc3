// A million enterprises by two hundred clauses on one core, and the same clauses in other engines on samples.
import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Chunk,
  chunkRows,
  type ColumnEngine,
  type ColumnProgram,
  dialects,
  layoutOf,
  openWasmEngine,
  plainMemory,
  wasmMemory,
} from '@ceyuan/feel'
import { DuckDBInstance } from '@duckdb/node-api'
import { ZenEngine } from '@gorules/zen-engine'
import { parquetWriteFile } from 'hyparquet-writer'
import { Engine } from 'json-rules-engine'
import { Client } from 'pg'
import { createWasmHost } from '../apps/server/src/population/wasm-host.ts'
import { startPostgres } from '../tools/postgres.mjs'
import type { Benchmark, Line } from './line.ts'
import { jsonConditions, type JsonCondition, plainRows, totalsSql, zenDecision } from './policy-peers.ts'
import { benchChunks, benchProgram, benchSet, usuallyMissing } from './policy-population.ts'
import { readOnce } from './read-once.ts'

const rows = 1_000_000
const clauses = 200
const rowsInDuckdb = 200_000
const rowsInPostgres = 20_000
const rowsInZen = 2000
const rowsInJson = 100

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const timed = (run: () => void, times: number): number => {
  const found = Array.from({ length: times }, () => {
    const began = performance.now()
    run()
    return performance.now() - began
  })
  return median(found) / 1000
}

const million = (count: number, seconds: number): number => (count * clauses) / seconds / 1e6

const bit = (bits: Uint32Array, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

const parquetColumns = (program: ColumnProgram, chunks: readonly Chunk[], count: number) =>
  program.columns.map((column) => {
    const { name, storage } = column
    const values = chunks.flatMap((chunk) =>
      Array.from({ length: chunk.rows() }, (_, row): unknown => {
        if (storage === 'truth')
          return bit(chunk.bits(name, 'true'), row) ? true : bit(chunk.bits(name, 'false'), row) ? false : null
        if (storage === 'codes') return chunk.distinct(name).values[chunk.codes(name)[row] ?? 0] ?? null
        if (!bit(chunk.bits(name, 'known'), row)) return null
        return storage === 'int32'
          ? new Date((chunk.days(name)[row] ?? 0) * 86_400_000).toISOString().slice(0, 10)
          : BigInt(chunk.numbers(name)[row] ?? 0)
      }),
    )
    const types = { truth: 'BOOLEAN', codes: 'STRING', int32: 'STRING', float64: 'INT64' } as const
    return { name, data: values.slice(0, count), type: types[storage], nullable: true }
  })

const quoted = (name: string): string => `"${name}"`

// The file keeps numbers with decimals as whole numbers and dates as text; the table has them as they are.
const selectSql = (program: ColumnProgram): string =>
  program.columns
    .map(({ name, storage, decimals }) => {
      if (storage === 'int32') return `cast(${quoted(name)} as date) as ${quoted(name)}`
      if (decimals === 0) return quoted(name)
      const one = (1 / 10 ** decimals).toFixed(decimals)
      return `cast(cast(${quoted(name)} as decimal(18, 0)) * ${one} as decimal(18, ${decimals})) as ${quoted(name)}`
    })
    .join(', ')

const sameTotals = (engine: ColumnEngine, found: readonly (readonly [number, number, string])[]): boolean =>
  engine.totals().every(({ yes, unknown, sum }, index) => {
    const [y, u, s] = found[index] ?? [-1, -1, '']
    return y === yes && u === unknown && BigInt(s) === sum
  })

const tripled = (cells: readonly unknown[]): readonly (readonly [number, number, string])[] =>
  Array.from(
    { length: clauses },
    (_, index) => [Number(cells[index * 3]), Number(cells[index * 3 + 1]), String(cells[index * 3 + 2])] as const,
  )

type Sample = {
  readonly program: ColumnProgram
  readonly folder: string
  readonly engineOf: (count: number) => ColumnEngine
}

async function* inDuckdb({ program, folder, engineOf }: Sample, ours: number): AsyncGenerator<Line> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  await connection.run(
    `create table population as select ${selectSql(program)} from '${join(folder, 'sample.parquet')}'`,
  )
  const sql = totalsSql(program, dialects.duckdb, 'population')
  const times: number[] = []
  let cells: readonly unknown[] = []
  for (let time = 0; time < 3; time += 1) {
    const began = performance.now()
    cells = (await connection.runAndReadAll(sql)).getRows()[0] ?? []
    times.push((performance.now() - began) / 1000)
  }
  const rate = million(rowsInDuckdb, median(times))
  const same = sameTotals(engineOf(rowsInDuckdb), tripled(cells)) ? 'same totals' : 'OTHER TOTALS'
  yield {
    name: 'policy, DuckDB on the same clauses, 1 thread',
    value: rate,
    unit: 'M rows×clauses/s',
    note: `${rowsInDuckdb} rows, ${same}`,
  }
  yield { name: 'policy, columns against DuckDB', value: ours / rate, unit: '×', aim: '≥ 5' }
  await connection.run(
    `copy (select * from population limit ${rowsInPostgres}) to '${join(folder, 'sample.csv')}' (header)`,
  )
  connection.closeSync()
}

const postgresType: Readonly<Record<string, string>> = {
  truth: 'boolean',
  codes: 'text',
  int32: 'date',
  float64: 'bigint',
}

async function* inPostgres({ program, folder, engineOf }: Sample): AsyncGenerator<Line> {
  const cluster = await startPostgres({ settings: ['jit=off', 'max_parallel_workers_per_gather=0'] })
  const client = new Client(cluster.url)
  await client.connect()
  const columns = program.columns.map(
    ({ name, storage, decimals }) =>
      `${quoted(name)} ${decimals > 0 ? `numeric(18, ${decimals})` : (postgresType[storage] ?? 'text')}`,
  )
  await client.query(`create table population (${columns.join(', ')})`)
  await client.query(`copy population from '${join(folder, 'sample.csv')}' with (format csv, header)`)
  await client.query('analyze population')
  const sql = totalsSql(program, dialects.postgres, 'population')
  const began = performance.now()
  const { rows: found } = await client.query({ text: sql, rowMode: 'array' })
  const rate = million(rowsInPostgres, (performance.now() - began) / 1000)
  const [cells]: readonly unknown[] = found
  const same =
    Array.isArray(cells) && sameTotals(engineOf(rowsInPostgres), tripled(cells)) ? 'same totals' : 'OTHER TOTALS'
  yield {
    name: 'policy, PostgreSQL on the same clauses',
    value: rate,
    unit: 'M rows×clauses/s',
    note: `${rowsInPostgres} rows, one process, ${same}`,
  }
  await client.end()
  cluster.stop()
}

const holding = (engine: ColumnEngine): number => engine.totals().reduce((sum, { yes }) => sum + yes, 0)

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}

async function* inZen(program: ColumnProgram, chunk: Chunk, expected: (count: number) => number): AsyncGenerator<Line> {
  const facts = plainRows(program, chunk, rowsInZen)
  const decision = new ZenEngine().createDecision(Buffer.from(zenDecision(program)))
  await decision.evaluate(facts[0])
  const began = performance.now()
  let held = 0
  for (const row of facts) {
    const { result } = await decision.evaluate(row)
    for (const value of Object.values(fieldsOf(result))) if (Number(value) >= 0) held += 1
  }
  const rate = million(rowsInZen, (performance.now() - began) / 1000)
  yield {
    name: 'policy, zen-engine on the same clauses',
    value: rate,
    unit: 'M rows×clauses/s',
    note: `${rowsInZen} rows, nothing missing, text conditions given; ${held === expected(rowsInZen) ? 'same clauses hold' : 'OTHER CLAUSES HOLD'}`,
  }
}

const isNested = (condition: JsonCondition): boolean => 'all' in condition || 'any' in condition || 'not' in condition

async function* inJsonRules(
  program: ColumnProgram,
  chunk: Chunk,
  ours: number,
  expected: (count: number) => number,
): AsyncGenerator<Line> {
  const { conditions, computed } = jsonConditions(program)
  const engine = new Engine()
  conditions.forEach((condition, index) => {
    const whole = isNested(condition) ? condition : { all: [condition] }
    engine.addRule(JSON.parse(JSON.stringify({ conditions: whole, event: { type: `c${index}` } })))
  })
  const facts = plainRows(program, chunk, rowsInJson).map((row) => ({
    ...row,
    ...Object.fromEntries(computed.map(({ name, of }) => [name, of(row)])),
  }))
  const began = performance.now()
  let held = 0
  for (const row of facts) held += (await engine.run(row)).events.length
  const rate = million(rowsInJson, (performance.now() - began) / 1000)
  yield {
    name: 'policy, json-rules-engine on the same conditions',
    value: rate,
    unit: 'M rows×clauses/s',
    note: `${rowsInJson} rows, no amounts; ${held === expected(rowsInJson) ? 'same clauses hold' : 'OTHER CLAUSES HOLD'}`,
  }
  yield { name: 'policy, columns against json-rules-engine', value: ours / rate, unit: '×', aim: '≥ 1,000' }
}

async function* run(): AsyncGenerator<Line> {
  const set = await benchSet(clauses)
  const program = benchProgram(set)
  const host = createWasmHost()
  const memory = wasmMemory(host)
  const chunks = benchChunks(set, program, memory, { rows, missing: usuallyMissing })
  const open = (): ColumnEngine => openWasmEngine(program, layoutOf(program.columns), { ...host, chunks: memory })
  const began = performance.now()
  const engine = open()
  const pass = (): void => {
    for (const chunk of chunks) engine.run(chunk)
  }
  pass()
  const cold = (performance.now() - began) / 1000
  const warm = timed(pass, 7)
  const ours = million(rows, warm)
  const shape = `${rows.toLocaleString('en')} rows × ${program.rules.length} clauses, ${program.columns.length} columns, ${program.compares.length + program.mappings.length} distinct predicates`
  yield { name: 'policy, columns on one core', value: ours, unit: 'M rows×clauses/s', aim: '≥ 400', note: shape }
  yield { name: 'policy, columns, first pass with compilation', value: million(rows, cold), unit: 'M rows×clauses/s' }
  const once = timed(readOnce(host, chunks, layoutOf(program.columns)), 7)
  yield {
    name: 'policy, columns against reading them once',
    value: warm / once,
    unit: '×',
    aim: '≤ 4',
    note: `${(warm * 1000).toFixed(0)} ms against ${(once * 1000).toFixed(0)} ms`,
  }
  yield { name: 'policy, memory of the process', value: process.memoryUsage().rss / 2 ** 30, unit: 'GiB', aim: '≤ 1.5' }
  const folder = mkdtempSync(join(tmpdir(), 'ceyuan-policy-bench-'))
  chmodSync(folder, 0o755)
  try {
    const sample = benchChunks(set, program, memory, { rows: rowsInDuckdb, missing: usuallyMissing })
    parquetWriteFile({
      filename: join(folder, 'sample.parquet'),
      columnData: parquetColumns(program, sample, rowsInDuckdb),
    })
    const engineOf = (count: number): ColumnEngine => {
      const counted = open()
      for (const [index, chunk] of sample.entries()) {
        const filled = chunk.rows()
        chunk.fill(Math.max(0, Math.min(filled, count - index * chunkRows)))
        counted.run(chunk)
        chunk.fill(filled)
      }
      return counted
    }
    yield* inDuckdb({ program, folder, engineOf }, ours)
    yield* inPostgres({ program, folder, engineOf })
    const [full] = benchChunks(set, program, plainMemory(), { rows: chunkRows, missing: 0 })
    const [twin] = benchChunks(set, program, memory, { rows: chunkRows, missing: 0 })
    if (!full || !twin) throw new Error('no chunk')
    const expected = (count: number): number => {
      const counted = open()
      twin.fill(count)
      counted.run(twin)
      return holding(counted)
    }
    yield* inZen(program, full, expected)
    yield* inJsonRules(program, full, ours, expected)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A population by the clauses of a city, and the same in other engines. */
export const benchmark: Benchmark = { name: 'policy', run }
