import { type FeelValue, toText } from '@ceyuan/feel'
import { Fen } from '@ceyuan/values'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applicantOf, clause, day, fact, group, label, setOf } from '../cases/declare.ts'
import type { Clause } from '../clause/clause.ts'
import { entitle } from '../entitle/entitle.ts'
import { plainValue } from '../explain/plain.ts'
import { type NearMiss, nearMisses } from './near-miss.ts'

const facts = [
  fact('投资', { kind: 'money', min: Fen.zero }),
  fact('收入', { kind: 'money', min: Fen.zero }),
  fact('研发', { kind: 'money', min: Fen.zero }),
  fact('强度', { kind: 'rate', origin: { kind: 'formula', formula: '研发 / 收入' } }),
  fact('人数', { kind: 'integer', min: 0 }),
  fact('负债', { kind: 'rate', min: 0 }),
  fact('日期', { kind: 'date' }),
  fact('合格', { kind: 'boolean' }),
  fact('在市', { kind: 'boolean', fixed: true }),
  fact('等级', { kind: 'enum', values: [label('5A'), label('4A'), label('3A'), label('无')] }),
]

const found = (clauses: readonly Clause[], own: Readonly<Record<string, unknown>>): readonly NearMiss[] => {
  const set = setOf({ facts, clauses })
  const applicant = applicantOf(set, { applicant: { facts: own } })
  return nearMisses(set, applicant, entitle(set, applicant, day('2026-01-31')))
}

const shown = (value: FeelValue): string => {
  if (value === null) return 'null'
  return typeof value === 'object' && 'fen' in value ? `${value.fen.toFixed()} fen` : toText(value)
}

const ways = (condition: string, own: Readonly<Record<string, unknown>>): readonly string[] =>
  found([clause('A', { condition })], own).map(({ changes }) =>
    changes.map(({ fact: name, from, to }) => `${name} ${shown(from)} to ${shown(to)}`).join(', '),
  )

describe('near misses', () => {
  it('4.1 give the least change of one fact, to the fen, the day and the whole number', () => {
    expect(ways('投资 >= 万元(1000)', { 投资: '700万元' })).toEqual(['投资 700000000 fen to 1000000000 fen'])
    expect(ways('投资 > 元(5)', { 投资: 5 })).toEqual(['投资 500 fen to 501 fen'])
    expect(ways('人数 < 10', { 人数: 12 })).toEqual(['人数 12 to 9'])
    expect(ways('负债 <= 0.7', { 负债: '75%' })).toEqual(['负债 0.75 to 0.7'])
    expect(ways('日期 >= date("2026-02-01")', { 日期: '2026-01-01' })).toEqual(['日期 2026-01-01 to 2026-02-01'])
    expect(ways('日期 <= today()', { 日期: '2026-03-01' })).toEqual(['日期 2026-03-01 to 2026-01-31'])
    expect(ways('合格', { 合格: false })).toEqual(['合格 false to true'])
    expect(ways('not(合格)', { 合格: true })).toEqual(['合格 true to false'])
    expect(ways('等级 in ("4A", "5A")', { 等级: '3A' })).toEqual([expect.stringMatching(/^等级 3A to [45]A$/)])
    expect(ways('人数 between 5 and 8', { 人数: 3 })).toEqual(['人数 3 to 5'])
  })

  it('4.1 say by how much', () => {
    const [miss] = found([clause('A', { condition: '投资 >= 万元(1000)' })], { 投资: '700万元' })
    expect(miss?.changes).toMatchObject([{ difference: { kind: 'increase' } }])
    const change = miss?.changes[0]?.difference
    expect(change && 'by' in change && plainValue(change.by)).toEqual({ fen: '300000000' })
    const [late] = found([clause('A', { condition: '日期 <= today()' })], { 日期: '2026-02-03' })
    expect(late?.changes[0]?.difference).toEqual({ kind: 'earlier', days: 3 })
  })

  it('4.2 join changes of up to three facts, and no more', () => {
    const all = { 投资: 1, 人数: 1, 合格: false, 等级: '无' }
    expect(ways('投资 >= 元(5) and 人数 >= 3 and 合格', all)).toEqual([
      '投资 100 fen to 500 fen, 人数 1 to 3, 合格 false to true',
    ])
    expect(ways('投资 >= 元(5) and 人数 >= 3 and 合格 and 等级 = "5A"', all)).toEqual([])
    expect(ways('投资 >= 元(5) and (人数 >= 3 or 合格)', { 投资: 9, 人数: 2, 合格: false })).toEqual([
      '人数 2 to 3',
      '合格 false to true',
    ])
  })

  it('4.2 were tried, and the clause then applies', () => {
    const money = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(
        money,
        money,
        money,
        money.map((yuan) => yuan + 1),
        (investment, revenue, least, most) => {
          const condition = `投资 >= 元(${least}) and (收入 < 元(${most}) or 投资 + 收入 > 元(50))`
          const set = setOf({ facts, clauses: [clause('A', { condition: `合格 or ${condition}` })] })
          const own = { 投资: investment, 收入: revenue, 合格: false }
          const applicant = applicantOf(set, { applicant: { facts: own } })
          const before = entitle(set, applicant, day('2026-01-31'))
          for (const { changes } of nearMisses(set, applicant, before)) {
            const sheet = new Map(applicant.facts)
            for (const { fact: name, to } of changes) sheet.set(name, { value: to, from: { kind: 'answer' } })
            const [after] = entitle(set, { ...applicant, facts: sheet }, day('2026-01-31'))
            expect(after?.status).toBe('applies')
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  it('4.3 leave alone what nobody can change, and what is not known', () => {
    expect(ways('在市 and 投资 >= 元(5)', { 在市: false, 投资: 1 })).toEqual([])
    expect(ways('投资 >= 元(5) and 人数 > 3', { 投资: 1 })).toEqual([])
  })

  it('4.4 reach through formulas to the facts they rest on', () => {
    expect(ways('强度 >= 0.05', { 研发: 4, 收入: 100 })).toEqual([
      '研发 400 fen to 500 fen',
      '收入 10000 fen to 8000 fen',
    ])
  })

  it('4.5 count what they bring to the best bundle, not to the clause alone', () => {
    const clauses = [
      clause('A', { amount: '元(90)', groups: ['g'] }),
      clause('B', { condition: '合格', amount: '元(100)', groups: ['g'] }),
      clause('C', { condition: '合格', amount: '元(1)' }),
    ]
    const set = setOf({ facts, clauses, groups: [group('g')] })
    const applicant = applicantOf(set, { applicant: { facts: { 合格: false } } })
    const misses = nearMisses(set, applicant, entitle(set, applicant, day('2026-01-31')))
    expect(misses.map(({ id, amount, gainFen }) => [id, amount, gainFen])).toMatchObject([
      ['B', { fen: 10_000n }, 1100n],
      ['C', { fen: 100n }, 1100n],
    ])
  })

  it('4.5 put what brings most first, with the next better word of a clause that applies', () => {
    const clauses = [
      clause('A', { condition: '投资 >= 元(5)', amount: '元(7)' }),
      clause('B', { condition: '投资 >= 元(6)', amount: '元(9)' }),
      clause('C', {
        condition: '等级 != "无"',
        amount: 'if 等级 = "5A" then 元(50) else if 等级 = "4A" then 元(40) else 元(30)',
      }),
    ]
    expect(found(clauses, { 投资: 1, 等级: '3A' }).map(({ id, kind, gainFen }) => [id, kind, gainFen])).toEqual([
      ['B', 'toApply', 1600n],
      ['C', 'toGetMore', 1000n],
      ['A', 'toApply', 700n],
    ])
  })
})
