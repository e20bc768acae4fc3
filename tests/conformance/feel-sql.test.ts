import { kindOf, fromTypedValue, toText, type FeelCase, type FeelValue } from '@ceyuan/feel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sameValue } from '../../packages/feel/src/conformance/case.ts'
import { compileCase, fromColumn, rowOf } from './feel-sql-cases.ts'
import { isKitThere, kitCases } from './feel-kit.ts'
import { openRunners, type SqlRunner } from './sql-runner.ts'

const scalarCases = (): readonly FeelCase[] => kitCases().filter(({ scalar }) => scalar)

const shown = (value: FeelValue): string => `${kindOf(value)} ${value === null ? 'null' : toText(value)}`

// What a case gives in a database: `right`, what it gave instead, or why it cannot be compiled.
const outcomeOf = async (feelCase: FeelCase, fold: boolean, runner: SqlRunner): Promise<string> => {
  const { expected } = feelCase
  const sql = compileCase(feelCase, fold)
  if (sql.kind === 'failure') {
    const refused = sql.problems.some(({ code }) => code === 'feel.not-compilable')
    if (!refused) return 'error' in expected ? 'right' : 'not read'
    return `refused: ${String(sql.problems[0].values['found'])}`
  }
  const [text = null] = await runner.values(
    `select (${sql.value.sql})::text as v from (${rowOf(feelCase)}) as r`,
    sql.value.parameters,
  )
  const value = fromColumn(text, sql.value.type)
  const wanted = 'error' in expected ? null : fromTypedValue(expected)
  return sameValue(value, wanted) ? 'right' : `${feelCase.id} gave ${shown(value)}, not ${shown(wanted)}`
}

describe.skipIf(!isKitThere)('the scalar cases of the DMN conformance kit', () => {
  let runners: readonly SqlRunner[] = []
  beforeAll(async () => {
    runners = await openRunners()
  }, 60_000)
  afterAll(async () => {
    for (const runner of runners) await runner.close()
  })

  it('11.3 give the expected value in both databases', async () => {
    const cases = scalarCases()
    expect(cases.length).toBeGreaterThan(500)
    for (const runner of runners) {
      const outcomes = await Promise.all(cases.map((feelCase) => outcomeOf(feelCase, true, runner)))
      expect(outcomes.filter((outcome) => outcome !== 'right')).toEqual([])
    }
  }, 120_000)

  it('11.1 give the expected value where nothing is calculated beforehand, or are refused by name', async () => {
    const cases = scalarCases()
    for (const runner of runners) {
      const outcomes = await Promise.all(cases.map((feelCase) => outcomeOf(feelCase, false, runner)))
      expect(outcomes.filter((outcome) => outcome !== 'right' && !outcome.startsWith('refused'))).toEqual([])
      expect(outcomes.filter((outcome) => outcome === 'right').length).toBeGreaterThan(450)
    }
  }, 120_000)
})
