import { Result } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import { check, parse, toSql } from '../feel.ts'
import { FactType } from '../check/fact-type.ts'
import type { Typed } from '../check/check.ts'
import { parseDate } from '../temporal/parse.ts'
import { money } from '../value/kind.ts'
import { parseNumber } from '../value/number.ts'
import type { FeelValue } from '../value/value.ts'
import { createChunk, putValueInto } from './chunk.ts'
import { type ColumnHint, columnsOf } from './column.ts'
import { chunkRows, layoutOf } from './layout.ts'
import { isNarrow } from './node.ts'
import { askedByRow, type ColumnProgram, compileColumns } from './program.ts'
import { openScriptEngine } from './script-engine.ts'

const dictionary = {
  收入: FactType.money,
  费用: FactType.money,
  人数: FactType.number,
  名称: FactType.string,
  成立: FactType.date,
}

const typed = (text: string): Typed => {
  const found = Result.andThen(parse(text, dictionary), (parsed) => check(parsed, dictionary))
  if (found.kind === 'failure') throw new Error(JSON.stringify(found.problems))
  return found.value
}

const compiled = (
  texts: readonly string[],
  hints: Readonly<Record<string, ColumnHint>> = {},
  amounts: readonly string[] = [],
): Result<ColumnProgram> => {
  const rules = texts.map((text, index) => {
    const amount = amounts[index]
    return { id: `规则${index}`, condition: typed(text), amount: amount === undefined ? null : typed(amount) }
  })
  return compileColumns(rules, columnsOf(dictionary, hints))
}

const program = (...given: Parameters<typeof compiled>): ColumnProgram => {
  const found = compiled(...given)
  if (found.kind === 'failure') throw new Error(JSON.stringify(found.problems))
  return found.value
}

const yuan = (text: string): FeelValue => {
  const fen = parseNumber(text)
  return fen && money(fen)
}

// Runs a program over rows, and gives the rows on which the first rule holds, and its sum.
const run = (from: ColumnProgram, rows: readonly Readonly<Record<string, FeelValue>>[]) => {
  const engine = openScriptEngine(from)
  const chunk = createChunk(layoutOf(from.columns), engine.memory)
  for (let first = 0; first < rows.length; first += chunkRows) {
    const part = rows.slice(first, first + chunkRows)
    chunk.clear()
    part.forEach((facts, row) => {
      for (const column of from.columns) {
        expect(putValueInto(chunk, row, column, facts[column.name] ?? null)).toBe(null)
      }
    })
    chunk.fill(part.length)
    expect(engine.run(chunk)).toEqual([])
  }
  return engine.totals()[0]
}

// Gives the rows that a program cannot calculate, and why; of a run that counted nothing.
const stopsOf = (from: ColumnProgram, rows: readonly Readonly<Record<string, FeelValue>>[]) => {
  const engine = openScriptEngine(from)
  const chunk = createChunk(layoutOf(from.columns), engine.memory)
  rows.forEach((facts, row) => {
    for (const column of from.columns) putValueInto(chunk, row, column, facts[column.name] ?? null)
  })
  chunk.fill(rows.length)
  const stops = engine.run(chunk)
  expect(engine.totals().every(({ yes, unknown, sum }) => yes + unknown === 0 && sum === 0n)).toBe(true)
  return stops.map(({ row, problem }) => [row, problem.code])
}

const share = (hint: ColumnHint): ColumnProgram => program(['true'], { 收入: hint }, ['收入 * 0.15'])

const sql = (dialect: 'duckdb' | 'spark', text: string): string => {
  const found = toSql(typed(text), { dialect, column: (name) => name, as: 'condition' })
  return found.kind === 'success' ? found.value.sql : ''
}

describe('columns', () => {
  it('13.2 evaluate what rules share once', () => {
    const { compares, mappings } = program([
      '收入 >= 万元(100) and 名称 = "甲"',
      '收入 >= 元(1000000) or 名称 = "甲"',
      'not(收入 >= 万元(100)) and 费用 < 万元(1)',
    ])
    expect([compares.length, mappings.length]).toEqual([2, 1])
  })

  it('13.3 count numbers as their bounds allow, and refuse what may leave 64 bits', () => {
    const narrow = share({ min: 0n, max: 10n ** 13n })
    const wide = share({})
    expect([narrow, wide].map(({ rules: [rule] }) => rule?.amount && isNarrow(rule.amount.whole))).toEqual([
      true,
      false,
    ])
    const row = { 收入: yuan('9007199254740991') }
    expect(run(wide, [row, row])).toMatchObject({ yes: 2, sum: 54_043_195_528_445_946n, denominator: 20n })
    expect(compiled(['true'], {}, ['人数 * 人数 * 人数'])).toMatchObject({
      kind: 'failure',
      problems: [
        { code: 'feel.not-compilable', values: { rule: '规则0', found: 'a number beyond 64 bits or 15 decimals' } },
      ],
    })
  })

  it('13.4 compare and round a quotient exactly, and calculate no further with it', () => {
    const hints = { 收入: { min: 0n, max: 10n ** 12n }, 费用: { min: 0n, max: 10n ** 12n } }
    const intensity = program(['费用 / 收入 >= 0.05'], hints)
    const rows = [
      { 费用: yuan('5'), 收入: yuan('100') },
      { 费用: yuan('4999999999'), 收入: yuan('100000000000') },
      { 费用: yuan('5'), 收入: yuan('0') },
      { 费用: null, 收入: yuan('1') },
    ]
    expect(run(intensity, rows)).toMatchObject({ yes: 1, unknown: 2 })
    expect(run(program(['true'], hints, ['round half up(收入 / 3, 2)']), [{ 收入: yuan('5') }])).toMatchObject({
      sum: 2n,
    })
    expect(compiled(['true'], hints, ['收入 / 3 * 3'])).toMatchObject({
      problems: [{ values: { found: 'a quotient in *' } }],
    })
  })

  it('13.8 ask for each row what columns cannot calculate, in the smallest part that has a value in columns', () => {
    const hints = { 收入: { min: 0n, max: 10n ** 12n }, 费用: { min: 0n, max: 10n ** 12n } }
    const rows = [
      { 费用: yuan('300'), 收入: yuan('30000'), 人数: parseNumber('2'), 名称: '甲' },
      { 费用: yuan('301'), 收入: yuan('30000'), 人数: parseNumber('3'), 名称: null },
      { 费用: null, 收入: yuan('30000'), 人数: parseNumber('4'), 名称: '乙' },
    ]
    const asked = program(['收入 / 费用 * 3 = 300 and 人数 > 1', '(if 人数 > 2 then 名称 else "乙") = "乙"'], hints)
    expect([askedByRow(asked), asked.compares.length]).toEqual([2, 1])
    expect(run(asked, rows)).toMatchObject({ yes: 1, unknown: 0 })
    const rounded = program(['true'], hints, ['round down(收入 / 费用 * 人数, 0)'])
    expect(askedByRow(rounded)).toBe(1)
    const paid = program(['true'], hints, ['min(元(100), 元(round down(收入 / 费用 * 人数, 0)))'])
    expect([askedByRow(paid), run(paid, rows)]).toMatchObject([1, { yes: 3, unpriced: 1, sum: 20_000n }])
  })

  it('13.8 tell the rows whose number leaves the columns, or that take more than their budget, and count none of the chunk', () => {
    const rows = [{ 人数: parseNumber('1000000') }, { 人数: parseNumber('2') }, { 人数: null }]
    expect(stopsOf(program(['true'], {}, ['round down(人数 * 人数 * 人数, 2)']), rows)).toEqual([
      [0, 'feel.beyond-column'],
    ])
    const hostile = 'count(for i in 1..人数 * 1000000000 return i) > 2'
    expect(stopsOf(program([hostile]), rows)).toEqual([
      [0, 'feel.budget-size'],
      [1, 'feel.budget-size'],
    ])
    expect(compiled(['人数 > count(for i in 1..1000000000 return i)'])).toMatchObject({
      problems: [{ code: 'feel.budget-steps', values: { rule: '规则0' } }],
    })
  })

  it('13.8 refuse a fact without column and a clock that nobody gave, however they are used', () => {
    const rule = { id: '规则', condition: typed('(if 名称 = null then "甲" else 名称) = string(收入)'), amount: null }
    expect(compileColumns([rule], columnsOf({ 名称: FactType.string })).kind).toBe('failure')
    expect(compiled(['string(today()) = 名称']).kind).toBe('failure')
  })

  it('13.4 choose between quotients, amounts and null, and compare or round what was chosen', () => {
    const hints = { 收入: { min: 0n, max: 10n ** 5n }, 费用: { min: 0n, max: 10n ** 5n } }
    const rows = [
      { 费用: yuan('5'), 收入: yuan('100') },
      { 费用: yuan('4'), 收入: yuan('100') },
      { 费用: null, 收入: yuan('100') },
      { 费用: yuan('5'), 收入: null },
      { 费用: yuan('1'), 收入: yuan('0') },
    ]
    const guarded = '(if 费用 = null or 收入 = null then null else 费用 / 收入) >= 0.05'
    expect(run(program([guarded], hints), rows)).toMatchObject({ yes: 1, unknown: 3 })
    const either = '(if 费用 = 元(0.04) then 0.3 else 费用 / 收入) > (if 收入 > 元(0) then 费用 / 收入 else 0.1)'
    expect(run(program([either], hints), rows)).toMatchObject({ yes: 1, unknown: 3 })
    const rounded = 'round half up(if 费用 = 元(0.05) then 收入 / 3 else 收入 / 7, 2)'
    expect(run(program(['true'], hints, [rounded]), rows.slice(0, 2))).toMatchObject({ sum: 33n + 14n })
  })

  it('13.5 know more distinct texts than 256 and than 65,536', () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => ({ 名称: index % 10 === 9 ? null : `企业${index}` }))
    const total = run(program(['ends with(名称, "7")']), rows)
    expect(total).toMatchObject({ yes: 10_000, unknown: 10_000 })
  })

  it('13.7 tell why a value does not fit', () => {
    const columns = columnsOf(dictionary, { 收入: { max: 100n }, 人数: { decimals: 1 } })
    const chunk = createChunk(layoutOf(columns), openScriptEngine(program(['true'])).memory)
    const misfit = (name: string, value: FeelValue) => {
      const column = columns.find((each) => each.name === name)
      return column && putValueInto(chunk, 0, column, value)
    }
    expect(misfit('收入', yuan('101'))).toBe('range')
    expect(misfit('收入', yuan('0.5'))).toBe('decimals')
    expect(misfit('收入', parseNumber('1'))).toBe('type')
    expect(misfit('人数', parseNumber('0.25'))).toBe('decimals')
    expect(misfit('成立', '2024-01-01')).toBe('type')
    expect(misfit('成立', parseDate('12024-01-01') ?? parseDate('-0001-01-01'))).toBe('range')
    expect(misfit('人数', parseNumber('0.5'))).toBe(null)
  })

  it('14.2 quote names and texts in every dialect', () => {
    const hostile = '名称 in ("a\'; drop table x; --", "b\\\\")'
    expect(sql('duckdb', hostile)).toBe("coalesce(名称 in ('a''; drop table x; --', 'b\\'), false)")
    expect(sql('spark', hostile)).toBe("coalesce(名称 in ('a\\'; drop table x; --', 'b\\\\'), false)")
  })

  it('14.3 refuse by name what a dialect cannot write', () => {
    expect(toSql(typed('matches(名称, "^a+$")'), { dialect: 'spark', column: (name) => name })).toMatchObject({
      problems: [{ code: 'feel.not-compilable', values: { found: 'matches' } }],
    })
  })
})
