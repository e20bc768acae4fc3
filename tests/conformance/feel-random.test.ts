import { type Facts, type FeelValue, interpret, kindOf, toSql, toText, type Typed } from '@ceyuan/feel'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expressions, factsOf, row, rowsSql, typedOf } from './feel-expressions.ts'
import { fromColumn } from './feel-sql-cases.ts'
import { openRunners, type SqlRunner } from './sql-runner.ts'

// Both round a quotient that does not end, at 34 digits and at 40 decimals: they agree far beyond 28 digits.
const shown = (value: FeelValue): string => {
  if (value === null || typeof value !== 'object') return String(value)
  if ('kind' in value)
    return value.kind === 'money' ? `${value.fen.toSignificantDigits(20).toFixed()} fen` : toText(value)
  return value.toSignificantDigits(20).toFixed()
}

const compiled = (typed: Typed, as: 'condition' | 'value') => {
  const sql = toSql(typed, { dialect: 'postgres', column: (name) => `"${name}"`, as })
  if (sql.kind === 'failure') throw new Error(`${typed.text}: ${JSON.stringify(sql.problems)}`)
  return sql.value
}

const interpreted = (typed: Typed, facts: Facts): FeelValue => {
  const result = interpret(typed, facts, { trace: false })
  if (result.kind === 'failure') throw new Error(`${typed.text}: ${JSON.stringify(result.problems)}`)
  return result.value.value
}

describe('random expressions over random rows', () => {
  let runners: readonly SqlRunner[] = []
  beforeAll(async () => {
    runners = await openRunners()
  }, 60_000)
  afterAll(async () => {
    for (const runner of runners) await runner.close()
  })

  const any = fc.oneof(
    expressions.boolean,
    expressions.boolean,
    expressions.number,
    expressions.string,
    expressions.money,
    expressions.date,
  )

  it('11.1 give the same in SQL as by interpretation, nulls included', async () => {
    const property = fc.asyncProperty(any, fc.array(row, { minLength: 3, maxLength: 6 }), async (text, rows) => {
      const typed = typedOf(text)
      const wanted = rows.map((cellsOfRow) => shown(interpreted(typed, factsOf(cellsOfRow))))
      const { sql, parameters } = compiled(typed, 'value')
      for (const runner of runners) {
        const query = `select (${sql})::text as v from (${rowsSql(rows)}) as r order by place`
        const found = (await runner.values(query, parameters)).map((cell) => shown(fromColumn(cell, typed.type)))
        expect([runner.name, text, sql, ...found]).toEqual([runner.name, text, sql, ...wanted])
      }
    })
    await fc.assert(property, { numRuns: 300, seed: 20_261_123 })
  }, 120_000)

  it('11.2 select the same rows as condition', async () => {
    const property = fc.asyncProperty(
      expressions.boolean,
      fc.array(row, { minLength: 3, maxLength: 6 }),
      async (text, rows) => {
        const typed = typedOf(text)
        const wanted = rows.flatMap((cellsOfRow, index) =>
          interpreted(typed, factsOf(cellsOfRow)) === true ? [String(index)] : [],
        )
        const { sql, parameters } = compiled(typed, 'condition')
        for (const runner of runners) {
          const query = `select place::text as v from (${rowsSql(rows)}) as r where ${sql} order by place`
          expect([runner.name, text, sql, ...(await runner.values(query, parameters))]).toEqual([
            runner.name,
            text,
            sql,
            ...wanted,
          ])
        }
      },
    )
    await fc.assert(property, { numRuns: 200, seed: 20_240_817 })
  }, 120_000)

  it('2.6 never fail, whatever the kinds', () => {
    const property = fc.property(any, row, (text, cellsOfRow) => {
      expect(typeof kindOf(interpreted(typedOf(text), factsOf(cellsOfRow)))).toBe('string')
    })
    fc.assert(property, { numRuns: 300, seed: 1 })
  })
})
