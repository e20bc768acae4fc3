import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ColumnProgram, dialects, openScriptEngine, parseNumber, programSql } from '@ceyuan/feel'
import * as fc from 'fast-check'
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { parquetWriteFile } from 'hyparquet-writer'
import { programOf, ruleOf, runRows } from '../conformance/columns-runner.ts'
import { dictionary, expressions, row, type Row, typedOf } from '../conformance/feel-expressions.ts'
import type { Job } from './cluster.ts'

const seed = 20_261_123
const expressionsTried = 160
const rowCount = 2000
const rowsInFile = 250

const text = fc.oneof(expressions.boolean, expressions.boolean, expressions.number, expressions.money)

const types: Readonly<Record<string, string>> = {
  string: 'string',
  number: 'decimal(18, 2)',
  money: 'bigint',
  date: 'date',
  boolean: 'boolean',
}

// The file keeps every fact as text; a list is its items with bars between.
const viewSql = (): string => {
  const { identifier } = dialects.spark
  const columns = Object.entries(dictionary).map(([name, { kind }]) => {
    const column = identifier(name)
    return kind === 'list'
      ? `case when ${column} = '' then array() else split(${column}, '[|]') end as ${column}`
      : `cast(${column} as ${types[kind] ?? 'string'}) as ${column}`
  })
  return `select \`row\`, ${columns.join(', ')} from file`
}

const querySql = (program: ColumnProgram): string => {
  const sql = programSql(program, dialects.spark)
  if (sql.kind === 'failure') throw new Error(JSON.stringify(sql.problems))
  const columns = sql.value.map(({ yes, no, amount }, index) => {
    const found = amount ?? `case when ${yes} then true when ${no} then false end`
    return `cast(${found} as string) as r${index}`
  })
  return `select \`row\`, ${columns.join(', ')} from population`
}

const writeRows = (folder: string, rows: readonly Row[]): void => {
  for (let first = 0; first < rows.length; first += rowsInFile) {
    const part = rows.slice(first, first + rowsInFile)
    parquetWriteFile({
      filename: join(folder, `part-${first}.parquet`),
      columnData: [
        { name: 'row', data: part.map((_, index) => first + index), type: 'INT32', nullable: false },
        ...Object.keys(dictionary).map((name) => ({
          name,
          data: part.map((cells) => cells[name] ?? null),
          type: 'STRING' as const,
          nullable: true,
        })),
      ],
    })
  }
}

// A number of SQL as columns give it: the whole number over its denominator.
const shown = (found: unknown, denominator: bigint | undefined): string => {
  if (typeof found !== 'string') return 'null'
  return denominator === undefined
    ? found
    : `${parseNumber(found)?.mul(String(denominator)).toFixed() ?? found}/${denominator}`
}

/** Random expressions over random rows, as a job for Spark; `compare` tells what came out otherwise than in columns. */
export type RandomJob = Job & {
  readonly expressions: number
  readonly refused: number
  readonly rows: number
  readonly compare: () => Promise<readonly string[]>
}

/** Makes the random job in a folder. What columns or SQL refuse by name is counted and left out. */
export const createRandomJob = (folder: string): RandomJob => {
  const texts = fc.sample(text, { numRuns: expressionsTried, seed })
  const rows: readonly Row[] = fc.sample(row, { numRuns: rowCount, seed })
  const writable = texts
    .map((each, index) => ruleOf(String(index), typedOf(each)))
    .filter((rule) => {
      const { program } = programOf([rule])
      return program.rules.length > 0 && programSql(program, dialects.spark).kind === 'success'
    })
  const { program } = programOf(writable)
  const wanted = runRows(openScriptEngine(program, { rows: true }), rows)
  const path = (name: string): string => join(folder, name)
  const job = {
    source: path('random'),
    view: path('random-view.sql'),
    query: path('random.sql'),
    target: path('found'),
  }
  mkdirSync(job.source)
  writeRows(job.source, rows)
  writeFileSync(job.view, viewSql())
  writeFileSync(job.query, querySql(program))
  const compare = async (): Promise<readonly string[]> => {
    const wrong: string[] = []
    const seen = new Set<number>()
    for (const name of readdirSync(job.target).filter((each) => each.endsWith('.parquet'))) {
      for (const found of await parquetReadObjects({ file: await asyncBufferFromFile(join(job.target, name)) })) {
        const at = Number(found['row'])
        seen.add(at)
        program.rules.forEach((rule, index) => {
          const value = shown(found[`r${index}`], rule.amount?.whole.denominator)
          const right = wanted[index]?.[at]
          if (value !== right) wrong.push(`row ${at}: ${texts[Number(rule.id)]} is ${right}, in Spark ${value}`)
        })
      }
    }
    return seen.size === rows.length ? wrong : [...wrong, `${rows.length - seen.size} rows are missing`]
  }
  return { ...job, expressions: writable.length, refused: texts.length - writable.length, rows: rows.length, compare }
}
