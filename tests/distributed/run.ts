// `npm run test:distributed`: the population and random expressions on a real Spark cluster, every row against columns, with a
// worker killed in the middle.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Chunk,
  type ColumnEngine,
  type ColumnProgram,
  dialects,
  layoutOf,
  openWasmEngine,
  wasmMemory,
} from '@ceyuan/feel'
import { populationProgram, populationSql } from '@ceyuan/policy'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { parquetWriteFile } from 'hyparquet-writer'
import { appliesAt, clauseColumns, fenAt } from '../../apps/server/src/population/outcome.ts'
import { createWasmHost } from '../../apps/server/src/population/wasm-host.ts'
import { benchChunks, benchDay, benchSet } from '../../benchmarks/policy-population.ts'
import { findSpark, runDriver, startCluster } from './cluster.ts'
import { createRandomJob } from './random-programs.ts'

const rows = 300_000
const killAfter = 3

const bit = (bits: Uint32Array, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

// A value as the file keeps it: dates as text, numbers with decimals as whole numbers.
const fileColumns = ({ columns }: ColumnProgram, chunk: Chunk, first: number) => [
  {
    name: 'row',
    data: Array.from({ length: chunk.rows() }, (_, row) => first + row),
    type: 'INT32' as const,
    nullable: false,
  },
  ...columns.map(({ name, storage }) => {
    const types = { truth: 'BOOLEAN', codes: 'STRING', int32: 'STRING', float64: 'INT64' } as const
    const data = Array.from({ length: chunk.rows() }, (_, row): unknown => {
      if (storage === 'truth')
        return bit(chunk.bits(name, 'true'), row) ? true : bit(chunk.bits(name, 'false'), row) ? false : null
      if (storage === 'codes') return chunk.distinct(name).values[chunk.codes(name)[row] ?? 0] ?? null
      if (!bit(chunk.bits(name, 'known'), row)) return null
      if (storage === 'float64') return BigInt(chunk.numbers(name)[row] ?? 0)
      return new Date((chunk.days(name)[row] ?? 0) * 86_400_000).toISOString().slice(0, 10)
    })
    return { name, data, type: types[storage], nullable: true }
  }),
]

const viewSql = ({ columns }: ColumnProgram): string => {
  const { identifier } = dialects.spark
  const written = columns.map(({ name, storage, decimals }) => {
    const column = identifier(name)
    if (storage === 'int32') return `cast(${column} as date) as ${column}`
    if (decimals === 0) return column
    const one = `${(1 / 10 ** decimals).toFixed(decimals)}BD`
    return `cast(cast(${column} as decimal(18, 0)) * ${one} as decimal(18, ${decimals})) as ${column}`
  })
  return `select \`row\`, ${written.join(', ')} from file`
}

/** What a clause gave of the rows of a chunk, kept while the engine goes on. */
type Kept = {
  readonly id: string
  readonly applies: readonly (boolean | null)[]
  readonly fen: readonly (bigint | null)[]
}

type Cell = { readonly applies: boolean | null; readonly fen: bigint | null }

const cellOf = (row: Readonly<Record<string, unknown>>, id: string): Cell => {
  const [applies, fen] = [row[`${id}_applies`], row[`${id}_fen`]]
  return {
    applies: typeof applies === 'boolean' ? applies : null,
    fen: typeof fen === 'bigint' ? fen : typeof fen === 'number' ? BigInt(fen) : null,
  }
}

// Reads what Spark wrote and counts the rows that say something else than columns; a row missing or twice counts too.
const differences = async (folder: string, wanted: readonly (readonly Kept[])[], size: number): Promise<number> => {
  const seen = new Uint8Array(rows)
  let wrong = 0
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.parquet'))) {
    const file = await asyncBufferFromFile(join(folder, name))
    for (const row of await parquetReadObjects({ file })) {
      const at = Number(row['row'])
      seen[at] = (seen[at] ?? 0) + 1
      const clauses = wanted[Math.floor(at / size)] ?? []
      const isSame = clauses.every(({ id, applies, fen }) => {
        const found = cellOf(row, id)
        return found.applies === applies[at % size] && found.fen === fen[at % size]
      })
      if (!isSame) wrong += 1
    }
  }
  return wrong + seen.filter((count) => count !== 1).length
}

const compiledProgram = async () => {
  const set = await benchSet(0)
  const compiled = populationProgram(set, benchDay, 'usual')
  if (compiled.kind === 'failure') throw new Error(JSON.stringify(compiled.problems))
  return { set, ...compiled.value }
}

const evaluated = (engine: ColumnEngine, chunks: readonly Chunk[]): readonly (readonly Kept[])[] =>
  chunks.map((chunk) => {
    const [stop] = engine.run(chunk)
    if (stop) throw new Error(JSON.stringify(stop))
    const numbers = Array.from({ length: chunk.rows() }, (_, row) => row)
    return clauseColumns(engine).map((clause) => ({
      id: clause.id,
      applies: numbers.map((row) => appliesAt(clause, row)),
      fen: numbers.map((row) => fenAt(clause, row)),
    }))
  })

const run = async (folder: string): Promise<number> => {
  const spark = findSpark()
  if (typeof spark === 'string') {
    console.log(`test:distributed: not run, ${spark} is not there.`)
    return 0
  }
  const { set, program, rules } = await compiledProgram()
  const host = createWasmHost()
  const memory = wasmMemory(host)
  const chunks = benchChunks(set, program, memory, { rows, missing: 0.03 })
  const engine = openWasmEngine(program, layoutOf(program.columns), { ...host, chunks: memory }, { rows: true })
  const wanted = evaluated(engine, chunks)
  const sql = populationSql(program, rules, {
    dialect: dialects.spark,
    on: benchDay,
    table: 'population',
    keep: ['row'],
  })
  if (sql.kind === 'failure') throw new Error(JSON.stringify(sql.problems))
  const source = join(folder, 'population')
  mkdirSync(source)
  const size = chunks[0]?.rows() ?? 1
  chunks.forEach((chunk, index) =>
    parquetWriteFile({
      filename: join(source, `part-${index}.parquet`),
      columnData: fileColumns(program, chunk, index * size),
    }),
  )
  const [view, query, target] = [join(folder, 'view.sql'), join(folder, 'query.sql'), join(folder, 'result')]
  writeFileSync(view, viewSql(program))
  writeFileSync(query, sql.value)
  const random = createRandomJob(folder)
  const cluster = await startCluster(spark, folder, 2)
  const population = [source, view, query, target]
  let killed: string | null = null
  try {
    await runDriver(
      spark,
      [cluster.url, ...population, random.source, random.view, random.query, random.target],
      (done, all) => {
        if (killed !== null || done < killAfter || done >= all) return
        cluster.workers[0]?.kill()
        killed = `after ${done} of ${all} tasks`
      },
    )
  } finally {
    cluster.stop()
  }
  const wrong = await differences(target, wanted, size)
  console.log(
    `test:distributed: ${rows} rows × ${rules.length} clauses on Spark, one of two workers killed ${killed ?? 'never'}; ${wrong} rows differ from columns.`,
  )
  const otherwise = await random.compare()
  console.log(
    `test:distributed: ${random.expressions} random expressions × ${random.rows} random rows on the worker left (${random.refused} refused by name); ${otherwise.length} values differ from columns.`,
  )
  for (const line of otherwise.slice(0, 20)) console.log(line)
  return wrong === 0 && killed !== null && otherwise.length === 0 ? 0 : 1
}

const folder = mkdtempSync(join(tmpdir(), 'ceyuan-spark-'))
try {
  process.exitCode = await run(folder)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
