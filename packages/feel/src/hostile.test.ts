import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { annotate, type Dictionary, evaluate, FactType, list, parse, toSql } from './index.ts'

const dictionary: Dictionary = {
  名称: FactType.string,
  收入: FactType.money,
  x: FactType.number,
  l: FactType.list(FactType.number),
  c: FactType.context({ a: FactType.number }),
}

const tokens = (
  '+ - * / ** = != < <= > >= ( ) [ ] { } , : . .. @ ? and or not if then else for in return some every satisfies between ' +
  'instance of function list context range date time duration null true false 1 0 2.5 -3 "a" "(a+)+$" @"2024-01-01" @"P1D" ' +
  '@"10:00:00Z" 名称 收入 x l c item partial a external sum count min sort matches replace split substring date and time ' +
  'string number abs decimal floor range before includes is today 万元 get value context put string join list replace'
).split(' ')

const words = fc.array(fc.constantFrom(...tokens), { maxLength: 14 }).map((parts) => parts.join(' '))
const text = fc.oneof(
  { weight: 6, arbitrary: words },
  { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
)

const facts = { 名称: '甲', 收入: null, x: null, l: list([true, null]), c: null }

// What becomes of a text: refused with a code, or run and compiled, each to its end.
const outcomeOf = (source: string): string => {
  const parsed = parse(source, dictionary)
  if (parsed.kind === 'failure') return parsed.problems[0].code
  const typed = annotate(parsed.value, dictionary)
  const result = evaluate(parsed.value, facts, { budget: { steps: 20_000, size: 20_000 } })
  const sql = toSql(typed, { dialect: 'postgres', column: (name) => `"${name}"` })
  return `feel. ${result.kind} ${sql.kind}`
}

it('2.6 reads or refuses any text, and then checks, runs and compiles it without failing', () => {
  const property = fc.property(text, (source) => {
    expect(outcomeOf(source)).toMatch(/^feel\./)
  })
  fc.assert(property, { numRuns: 3000, seed: 20_261_123 })
}, 60_000)
