import {
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
import { boundedColumns, boundlessColumns, programOf, ruleOf, runChunk, runRows } from './columns-runner.ts'
import { expressions, factsOf, row, type Row, typedOf } from './feel-expressions.ts'
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
  it('13.1 give the same as interpretation, or are refused by name', () => {
    let [all, left] = [0, 0]
    const property = fc.property(programs, rows, (texts, given) => {
      const typed = texts.map(typedOf)
      const { program, refused } = programOf(typed.map((each, index) => ruleOf(String(index), each)))
      all += texts.length
      left += refused
      const found = runRows(openScriptEngine(program, { rows: true }), given)
      program.rules.forEach(({ id, amount }, index) => {
        const expression = typed[Number(id)]
        if (!expression) return
        const wanted = given.map((cells) => shown(interpreted(expression, cells), amount?.whole.denominator ?? 1n))
        expect([expression.text, ...(found[index] ?? [])]).toEqual([expression.text, ...wanted])
      })
    })
    fc.assert(property, { numRuns: 300, seed: 20_261_123 })
    expect(left / all).toBeLessThan(0.25)
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
      runChunk(sums, given)
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
