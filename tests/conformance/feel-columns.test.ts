import {
  type Column,
  columnsOf,
  compileColumns,
  createChunk,
  FactType,
  setBitInto,
  type FeelValue,
  interpret,
  kindOf,
  layoutOf,
  openScriptEngine,
  openWasmEngine,
  toText,
  type Typed,
} from '@ceyuan/feel'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundedColumns, boundlessColumns, leftOut, programOf, ruleOf, runChunk, runRows } from './columns-runner.ts'
import { expressions, factsOf, limitRow, row, type Row, typedOf } from './feel-expressions.ts'
import { createWasmHost } from '../../apps/server/src/population/wasm-host.ts'

const interpreted = (typed: Typed, cells: Row): FeelValue => {
  const result = interpret(typed, factsOf(cells), { trace: false })
  if (result.kind === 'failure') throw new Error(`${typed.text}: ${JSON.stringify(result.problems)}`)
  return result.value.value
}

// A number as columns give it: the whole number over its denominator.
const shown = (value: FeelValue, denominator: bigint): string => {
  if (value === null || typeof value === 'boolean') return String(value)
  const counted = typeof value === 'object' && 'kind' in value && value.kind === 'money' ? value.fen : value
  if (kindOf(counted) !== 'number' || typeof counted !== 'object' || !('mul' in counted)) return toText(value)
  return `${counted.mul(String(denominator)).toFixed()}/${denominator}`
}

const text = fc.oneof(expressions.boolean, expressions.boolean, expressions.number, expressions.money)

const programs = fc.array(text, { minLength: 1, maxLength: 12 })
const rows = fc.array(row, { minLength: 1, maxLength: 100 })

describe('random expressions over random rows in columns', () => {
  // Only what nothing rounds has decimals without end, or more than a column holds.
  const refusable = /^(number|money): (a quotient|number$|money$|modulo$|a number beyond)/u

  const holdAgainst = (given: fc.Arbitrary<readonly Row[]>, columns: readonly Column[], seed: number) => {
    const counts = { rules: 0, refused: 0, cells: 0, leftOut: 0 }
    const property = fc.property(programs, given, (texts, cells) => {
      const typed = texts.map(typedOf)
      const rules = typed.map((each, index) => ruleOf(String(index), each))
      const { program, refused } = programOf(rules, columns)
      for (const reason of refused) expect(reason).toMatch(refusable)
      counts.rules += rules.length
      counts.refused += refused.length
      const script = runRows(openScriptEngine(program, { rows: true }), cells)
      const wasm = runRows(openWasmEngine(program, layoutOf(columns), createWasmHost(), { rows: true }), cells)
      program.rules.forEach(({ id, amount }, index) => {
        const expression = typed[Number(id)]
        if (!expression) return
        const found = script[index] ?? []
        counts.cells += found.length
        counts.leftOut += found.filter((cell) => cell === leftOut).length
        const wanted = cells.map((each, at) =>
          found[at] === leftOut ? leftOut : shown(interpreted(expression, each), amount?.whole.denominator ?? 1n),
        )
        expect([expression.text, ...found]).toEqual([expression.text, ...wanted])
        expect([expression.text, ...(wasm[index] ?? [])]).toEqual([expression.text, ...wanted])
      })
    })
    fc.assert(property, { numRuns: 300, seed })
    return counts
  }

  it('13.1 give the same as interpretation; only amounts that nothing rounds are refused', () => {
    const counts = holdAgainst(rows, boundedColumns, 20_261_123)
    expect(counts.refused / counts.rules).toBeLessThan(0.06)
    expect(counts.leftOut / counts.cells).toBeLessThan(0.001)
  }, 120_000)

  it('13.8 give the same at the limits of the columns, or tell the rows that leave them', () => {
    const counts = holdAgainst(fc.array(limitRow, { minLength: 1, maxLength: 40 }), boundlessColumns, 9_007_199)
    expect(counts.leftOut / counts.cells).toBeLessThan(0.2)
  }, 120_000)

  it('13.6 give the same rows and totals in WebAssembly, in binary floating point and in 64 bits', () => {
    const property = fc.property(programs, rows, fc.boolean(), (texts, given, isBounded) => {
      const columns = isBounded ? boundedColumns : boundlessColumns
      const rules = texts.map((each, index) => ruleOf(String(index), typedOf(each)))
      const { program } = programOf(rules, columns)
      const script = openScriptEngine(program, { rows: true })
      const wasm = openWasmEngine(program, layoutOf(columns), createWasmHost(), { rows: true })
      expect([...texts, runRows(wasm, given)]).toEqual([...texts, runRows(script, given)])
      expect(wasm.totals()).toEqual(script.totals())
      const sums = openWasmEngine(program, layoutOf(columns), createWasmHost())
      const stopped = new Set(runChunk(sums, given))
      if (stopped.size > 0)
        runChunk(
          sums,
          given.filter((_, place) => !stopped.has(place)),
        )
      expect([...texts, sums.totals()]).toEqual([...texts, script.totals()])
    })
    fc.assert(property, { numRuns: 300, seed: 20_240_817 })
  }, 120_000)

  it('13.4 cut quotients off exactly beside every multiple, up to the greatest amounts', () => {
    const columns = columnsOf({ 收入: FactType.money }, { 收入: { min: -(2n ** 49n), max: 2n ** 49n } })
    const limit = 2n ** 49n - 10n
    const amount = fc
      .tuple(
        fc.bigInt({ min: -limit, max: limit }),
        fc.constantFrom(1n, 3n, 7n, 10n, 700n, 30_000n),
        fc.constantFrom(-1n, 0n, 1n),
      )
      .map(([size, step, beside]) => (size / step) * step + beside)
    const texts = [
      'round down(收入 / 3, 2)',
      'round down(收入 / 7, 0)',
      'round down(收入 * 0.1, 2)',
      'round down(收入 / 3, -2)',
    ]
    const rules = texts.map((each) => ({ ...ruleOf(each, typedOf(each)) }))
    const compiled = compileColumns(rules, columns)
    if (compiled.kind === 'failure') throw new Error(JSON.stringify(compiled.problems))
    const property = fc.property(fc.array(amount, { minLength: 64, maxLength: 200 }), (amounts) => {
      const [script, wasm] = [
        openScriptEngine(compiled.value),
        openWasmEngine(compiled.value, layoutOf(columns), createWasmHost()),
      ]
      for (const engine of [script, wasm]) {
        const chunk = createChunk(layoutOf(columns), engine.memory)
        amounts.forEach((fen, row) => {
          chunk.numbers('收入')[row] = Number(fen)
          setBitInto(chunk.bits('收入', 'known'), row)
        })
        chunk.fill(amounts.length)
        engine.run(chunk)
      }
      const exact = [3n, 700n, 10n, 30_000n].map((step) => amounts.reduce((sum, fen) => sum + fen / step, 0n))
      expect(
        script.totals().map(({ sum }, index) => (index === 3 ? sum / 10_000n : sum / (index === 1 ? 100n : 1n))),
      ).toEqual(exact)
      expect(wasm.totals()).toEqual(script.totals())
    })
    fc.assert(property, { numRuns: 200, seed: 20_261_124 })
  }, 60_000)
})
