import { dialects, openScriptEngine, parseNumber, programSql } from '@ceyuan/feel'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { boundedColumns, boundlessColumns, programOf, ruleOf, runRows } from './columns-runner.ts'
import { type DuckdbRunner, openDuckdb } from './duckdb-runner.ts'
import { expressions, limitRow, row, rowsSql, typedOf } from './feel-expressions.ts'
import { openRunners, type SqlRunner } from './sql-runner.ts'

const text = fc.oneof(expressions.boolean, expressions.boolean, expressions.number, expressions.money)

// A number of SQL as columns give it: the whole number over its denominator.
const shown = (found: string | null, denominator: bigint | null): string => {
  if (found === null || denominator === null) return String(found)
  return `${parseNumber(found)?.mul(String(denominator)).toFixed() ?? found}/${denominator}`
}

describe('random programs over random rows in SQL', () => {
  let runners: readonly SqlRunner[] = []
  let duckdb: DuckdbRunner | null = null
  beforeAll(async () => {
    ;[runners, duckdb] = await Promise.all([openRunners(), openDuckdb()])
  }, 60_000)
  afterAll(async () => {
    for (const runner of runners) await runner.close()
    duckdb?.close()
  })

  it.each([
    { of: 'usual rows', given: row, columns: boundedColumns, most: 0.15 },
    { of: 'rows at the limits of columns', given: limitRow, columns: boundlessColumns, most: 0.2 },
  ])(
    '14.1 give the same in DuckDB and PostgreSQL as in columns, bit for bit: $of',
    async ({ given, columns, most }) => {
      let [all, left] = [0, 0]
      const property = fc.asyncProperty(
        fc.array(text, { minLength: 4, maxLength: 8 }),
        fc.array(given, { minLength: 3, maxLength: 8 }),
        async (texts, rows) => {
          const rules = texts.map((each, index) => ruleOf(String(index), typedOf(each)))
          const writable = rules.filter((rule) => {
            const { program } = programOf([rule], columns)
            return program.rules.length > 0 && programSql(program, dialects.duckdb).kind === 'success'
          })
          all += rules.length
          left += rules.length - writable.length
          const { program } = programOf(writable, columns)
          const wanted = runRows(openScriptEngine(program, { rows: true }), rows)
          const columnsOf = (dialect: 'duckdb' | 'postgres'): readonly string[] => {
            const sql = programSql(program, dialects[dialect])
            if (sql.kind === 'failure') throw new Error(JSON.stringify(sql.problems))
            return sql.value.map(
              ({ yes, no, amount }) => amount ?? `case when ${yes} then true when ${no} then false end`,
            )
          }
          const told = (found: string | null, index: number): string =>
            shown(found, program.rules[index]?.amount?.whole.denominator ?? null)
          const inDuckdb = (await duckdb?.select(columnsOf('duckdb'), rows)) ?? []
          program.rules.forEach((rule, index) => {
            const expression = texts[Number(rule.id)]
            const sql = columnsOf('duckdb')[index]
            const found = inDuckdb.map((cells) => told(cells[index] ?? null, index))
            expect([expression, sql, ...found]).toEqual([expression, sql, ...(wanted[index] ?? [])])
          })
          for (const runner of runners.slice(0, 1)) {
            for (const [index, sql] of columnsOf('postgres').entries()) {
              const query = `select (${sql})::text as v from (${rowsSql(rows)}) as r order by place`
              const found = (await runner.values(query, [])).map((cell) => told(cell, index))
              expect([runner.name, sql, ...found]).toEqual([runner.name, sql, ...(wanted[index] ?? [])])
            }
          }
        },
      )
      await fc.assert(property, { numRuns: 100, seed: 20_261_123 })
      expect(left / all).toBeLessThan(most)
    },
    120_000,
  )
})
