import { expect, it } from 'vitest'
import { check, type Dictionary, evaluate, FactType, interpret, kindOf, parse, toSql, toText } from './index.ts'
import type { Budget } from './index.ts'

const dictionary: Dictionary = {
  名称: FactType.string,
  状态: FactType.string,
  营业收入: FactType.money,
  人数: FactType.number,
  认定日期: FactType.date,
  上市: FactType.boolean,
}

const typed = (text: string) => {
  const parsed = parse(text, dictionary)
  const checked = parsed.kind === 'failure' ? parsed : check(parsed.value, dictionary)
  if (checked.kind === 'failure') throw new Error(JSON.stringify(checked.problems))
  return checked.value
}

const sqlOf = (text: string, as: 'condition' | 'value', more: object = {}) => {
  const sql = toSql(typed(text), { dialect: 'postgres', column: (name) => `"${name}"`, as, ...more })
  return sql.kind === 'success' ? [sql.value.sql, ...sql.value.parameters] : sql.problems
}

const codeOf = (text: string, budget: Partial<Budget> = {}): string => {
  const parsed = parse(text, {}, { budget })
  const result = parsed.kind === 'failure' ? parsed : evaluate(parsed.value, {}, { budget })
  if (result.kind === 'failure') return result.problems[0].code
  const { value } = result.value
  return value === null ? 'null' : toText(value)
}

it.each([
  ['(('.repeat(200) + '1' + '))'.repeat(200), 'feel.budget-depth'],
  ['not('.repeat(300) + 'true' + ')'.repeat(300), 'feel.budget-depth'],
  [`1${' + 1'.repeat(6000)}`, 'feel.budget-text'],
  [`${'function(x) '.repeat(600)}1`, 'feel.budget-depth'],
  ['a '.repeat(9000), 'feel.budget-depth'],
  [`1${' + 1'.repeat(3000)}`, 'feel.budget-depth'],
])('9.1 stops the hostile text %.40s', (text, code) => {
  expect(codeOf(text)).toBe(code)
})

it.each([
  ['for i in 1..10**12 return i', 'feel.budget-size'],
  ['some x in 1..100000, y in 1..100000 satisfies x + y < 0', 'feel.budget-steps'],
  ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "^(a+)+$")', 'feel.budget-steps'],
  ['matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "(a|a|aa)+c")', 'feel.budget-steps'],
  ['matches(string join(for i in 1..50000 return "a", ""), "(a*)*b")', 'feel.budget-steps'],
  ['{f: function(f, n) f(f, n + 1), r: f(f, 0)}.r', 'feel.budget-depth'],
  ['count(for i in 1..5000 return for j in 1..5000 return 1)', 'feel.budget-steps'],
  ['for i in 1..100000 return partial', 'feel.budget-steps'],
  ['9 ** 999999999', 'null'],
  ['duration("P99999999999999999999Y")', 'null'],
  ['exp(10 ** 30)', 'null'],
  ['decimal(1, 10 ** 9)', 'null'],
])('9.2 stops %s', (text, outcome) => {
  const started = performance.now()
  expect(codeOf(text)).toBe(outcome)
  expect(performance.now() - started).toBeLessThan(5000)
})

it('9.2 keeps to a budget that is given', () => {
  expect(codeOf('count(for i in 1..100 return i)', { steps: 50 })).toBe('feel.budget-steps')
  expect(codeOf('count(for i in 1..100 return i)', { steps: 5000 })).toBe('100')
})

it('10.3 knows the type of the whole, and refuses another than wanted', () => {
  expect(typed('营业收入 / 人数').type.kind).toBe('money')
  expect(typed('营业收入 / 万元(1)').type.kind).toBe('number')
  expect(typed('if 上市 then 认定日期 else null').type.kind).toBe('date')
  const parsed = parse('人数 + 1', dictionary)
  if (parsed.kind === 'failure') throw new Error('not read')
  const checked = check(parsed.value, dictionary, { wanted: FactType.boolean })
  expect(checked).toMatchObject({ kind: 'failure', problems: [{ code: 'feel.wrong-type' }] })
})

const holds = (text: string, tested: string | null) => {
  const parsed = parse(text, {}, { form: 'UnaryTests' })
  const result = parsed.kind === 'failure' ? parsed : evaluate(parsed.value, {}, { tested })
  return result.kind === 'success' ? result.value.value : result.problems
}

it('6.3 tests the value in question', () => {
  expect(holds('-', 'a')).toBe(true)
  expect(holds('"a", "b"', 'b')).toBe(true)
  expect(holds('not("a", "b")', 'b')).toBe(false)
  expect(holds('> "a"', 'b')).toBe(true)
})

it('11.2 lets an index serve a condition, and keeps null apart as value', () => {
  const text = '名称 in ("甲", "乙") and not(状态 = "已认定") and 营业收入 >= 万元(2000)'
  expect(sqlOf(text, 'condition')).toEqual([
    '(("名称" in ($1::text, $2::text)) and (not coalesce("状态" = $3::text, false))) and ("营业收入" >= $4::bigint)',
    '甲',
    '乙',
    '已认定',
    '2000000000',
  ])
  expect(sqlOf('名称 = "甲"', 'value')).toEqual(['coalesce("名称" = $1::text, false)', '甲'])
  expect(sqlOf('名称 = 状态', 'condition')).toEqual(['"名称" is not distinct from "状态"'])
})

it('11.3 binds what is the same for every row', () => {
  expect(sqlOf('认定日期 > today() - duration("P1Y")', 'condition', { now: '2026-11-23T00:00:00Z' })).toEqual([
    '"认定日期" > $1::date',
    '2025-11-23',
  ])
})

it('11.4 refuses by name what SQL cannot do, all at once', () => {
  const problems = sqlOf('matches(名称, "^天", "i") and 认定日期 > today()', 'condition')
  expect(problems).toMatchObject([
    { code: 'feel.not-compilable', values: { found: 'matches' } },
    { code: 'feel.not-compilable', values: { found: 'today' } },
  ])
})

it('11.5 counts placeholders from where it is told', () => {
  expect(sqlOf('营业收入 > 万元(1) and 人数 > 10', 'condition', { parameterOffset: 3 })).toEqual([
    '("营业收入" > $4::bigint) and ("人数" > $5::bigint)',
    '1000000',
    '10',
  ])
})

it('12.1 tells every step with its place and value, parts first', () => {
  const text = '人数 > 10 and 上市'
  const facts = { 人数: null, 上市: false }
  const result = interpret(typed(text), facts)
  if (result.kind === 'failure') throw new Error('not run')
  expect(
    result.value.trace.map(({ start, end, value }) => [text.slice(start, end), value === null ? null : toText(value)]),
  ).toEqual([
    ['人数', null],
    ['10', '10'],
    ['人数 > 10', null],
    ['上市', 'false'],
    ['人数 > 10 and 上市', 'false'],
  ])
})

it('8.7 tells no time without a clock', () => {
  const parsed = parse('today()')
  const result = parsed.kind === 'success' ? evaluate(parsed.value, {}) : parsed
  expect(result.kind === 'success' && kindOf(result.value.value)).toBe('null')
})
