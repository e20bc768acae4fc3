import { type Facts, FactType, type FeelValue, interpret, parseNumber } from '@ceyuan/feel'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, fact, label } from '../cases/declare.ts'
import { createFactBook } from '../set/fact-book.ts'
import { createKnown, type FactSheet } from '../set/sheet.ts'
import { type Compiled, compile } from './compile.ts'
import { guarded } from './guard.ts'
import { run } from './run.ts'

const { book } = createFactBook(
  [
    fact('甲', { kind: 'integer' }),
    fact('乙', { kind: 'integer' }),
    fact('丙', { kind: 'boolean' }),
    fact('丁', { kind: 'enum', values: [label('高'), label('低')] }),
    fact('和', { kind: 'integer', origin: { kind: 'formula', formula: '甲 + 乙' } }),
  ],
  { file: 'facts.yaml', path: [] },
)

const on = day('2026-01-31')

const compiled = (text: string): Compiled => {
  const result = compile(text, book.dictionaries.applicant, FactType.boolean)
  if (result.kind === 'failure') throw new Error(`${text}: ${JSON.stringify(result.problems)}`)
  return result.value
}

const sheetOf = (facts: Facts): FactSheet =>
  new Map(Object.entries(facts).map(([name, value]) => [name, { value, from: { kind: 'answer' } }]))

const valueOf = (text: string, facts: Facts = {}) =>
  run(compiled(text).step, createKnown(book, [sheetOf(facts)], on), on)

const whole = (value: number): FeelValue => parseNumber(String(value))

const test = fc.oneof(
  fc.tuple(
    fc.constantFrom('甲', '乙'),
    fc.constantFrom('<', '<=', '=', '!=', '>', '>='),
    fc.integer({ min: 0, max: 2 }),
  ),
  fc.constantFrom(['丙'], ['丁', '=', '"高"'], ['丁', 'in', '("高", "低")'], ['甲 + 乙', '>', '2'], ['甲', '<', '乙']),
)

const text: fc.Arbitrary<string> = fc.letrec<{ all: string }>((tie) => ({
  all: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    test.map((parts) => parts.join(' ')),
    fc.tuple(tie('all'), tie('all')).map(([a, b]) => `(${a} and ${b})`),
    fc.tuple(tie('all'), tie('all')).map(([a, b]) => `(${a} or ${b})`),
    tie('all').map((a) => `not(${a})`),
    fc.tuple(tie('all'), tie('all'), tie('all')).map(([a, b, c]) => `(if ${a} then ${b} else ${c})`),
  ),
})).all

const values: Readonly<Record<string, readonly FeelValue[]>> = {
  甲: [0, 1, 2].map(whole),
  乙: [0, 1, 2].map(whole),
  丙: [true, false],
  丁: ['高', '低'],
}

const partial: fc.Arbitrary<Facts> = fc
  .record(Object.fromEntries(Object.entries(values).map(([name, all]) => [name, fc.constantFrom(...all)] as const)), {
    requiredKeys: [],
  })
  .map((facts) =>
    Object.fromEntries(
      Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
    ),
  )

const completions = (facts: Facts): readonly Facts[] =>
  Object.entries(values).reduce<readonly Facts[]>(
    (so, [name, all]) => (name in facts ? so : so.flatMap((one) => all.map((value) => ({ ...one, [name]: value })))),
    [facts],
  )

describe('an expression over facts some of which are missing', () => {
  it('2.4 is undecided where a fact it needs is missing, whatever FEEL makes of null', () => {
    expect(valueOf('丁 = "高"').value).toBe(null)
    expect(valueOf('丁 != "高"').value).toBe(null)
    expect(valueOf('丁 in ("高", "低")').value).toBe(null)
    expect(valueOf('if 丁 = "高" then true else false').value).toBe(null)
  })

  it('2.4 is decided by the parts that decide alone', () => {
    expect(valueOf('甲 > 1 and 丙', { 甲: whole(1) }).value).toBe(false)
    expect(valueOf('丙 or 甲 > 1', { 甲: whole(2) }).value).toBe(true)
    expect(valueOf('丙 and 甲 > 1', { 甲: whole(2) }).value).toBe(null)
  })

  it('2.4 when decided, is decided the same way however the missing facts turn out', () => {
    fc.assert(
      fc.property(text, partial, (expression, facts) => {
        const { value } = valueOf(expression, facts)
        if (value === null) return
        for (const full of completions(facts)) expect(valueOf(expression, full).value).toBe(value)
      }),
      { numRuns: 500 },
    )
  })

  it('2.5 gives the same as the guarded expression run by FEEL itself', () => {
    fc.assert(
      fc.property(text, partial, (expression, facts) => {
        const { typed, step } = compiled(expression)
        const result = interpret(guarded(typed, step), facts, { trace: false })
        expect(result.kind === 'success' && result.value.value).toBe(valueOf(expression, facts).value)
      }),
      { numRuns: 2000 },
    )
  })

  it('2.6 names only the facts that still matter', () => {
    expect(valueOf('甲 > 1 and 丙 and 丁 = "高"', { 丙: true }).missing).toEqual(['甲', '丁'])
    expect(valueOf('甲 > 1 and 丙', { 丙: false }).missing).toEqual([])
    expect(valueOf('和 > 3', { 甲: whole(1) }).missing).toEqual(['乙'])
  })

  it('2.2 takes what was said outright before what a formula gives', () => {
    expect(valueOf('和 > 3', { 甲: whole(0), 乙: whole(0), 和: whole(4) }).value).toBe(true)
  })

  it('2.7 takes today to be the day asked for', () => {
    expect(valueOf('today() = date("2026-01-31")').value).toBe(true)
  })

  it('3.4 names a division by zero', () => {
    const found = valueOf('甲 / 乙 > 1', { 甲: whole(1), 乙: whole(0) })
    expect(found).toMatchObject({
      value: null,
      missing: [],
      problems: [{ code: 'policy.division-by-zero', values: { found: '乙' } }],
    })
  })

  it('3.8 stops an expression that asks for too much', () => {
    const found = valueOf('count(for x in 1..1000, y in 1..1000 return x * y) > 1')
    expect(found.problems.map(({ code }) => code)).toEqual([expect.stringMatching(/^feel\.budget-/)])
  })

  it('3.7 keeps each part with its place in the text, its value and the facts it found', () => {
    const expression = '甲 > 1 and (丙 or 丁 = "高")'
    const { parts } = valueOf(expression, { 甲: whole(2), 丁: '高' })
    expect(parts.map(({ start, end, value }) => [expression.slice(start, end), value])).toEqual([
      ['甲 > 1', true],
      ['丙 or 丁 = "高"', true],
    ])
    expect(parts[1]?.parts[1]?.facts).toEqual([{ name: '丁', value: '高', from: { kind: 'answer' } }])
  })
})
