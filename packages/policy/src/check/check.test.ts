import { Fen, Rate } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import { ceiling, clause, day, fact, type Given, group, label, problemsOf, setOf, source } from '../cases/declare.ts'
import type { Rung } from '../ladder/rung.ts'
import { notesOn } from '../set/create-policy-set.ts'

const facts = [
  fact('投资', { kind: 'money', min: Fen.zero }),
  fact('人数', { kind: 'integer', min: 0, max: 1000 }),
  fact('日期', { kind: 'date' }),
  fact('合格', { kind: 'boolean' }),
  fact('等级', { kind: 'enum', values: [label('甲'), label('乙')] }),
  fact('设备', { kind: 'money', subject: 'project' }),
]

const wrong = (given: Given) => problemsOf({ facts, ...given })
const codes = (given: Given): readonly string[] => wrong(given).map(({ code }) => code)
const conditionCodes = (condition: string): readonly string[] => codes({ clauses: [clause('A', { condition })] })

const rung = (more: Partial<Rung>): Rung => ({
  id: 'R',
  version: 'R',
  entry: 'enacts',
  title: label('R'),
  from: day('2025-01-01'),
  until: null,
  recognised: null,
  criteria: [],
  tables: [],
  quote: '原文',
  source,
  certainty: 'verbatim',
  unseen: [],
  ...more,
})

const ladders = (more: Partial<Rung>): Given => ({
  ladders: [{ id: 'L', title: label('L'), order: ['R'], rungs: [rung(more)] }],
})

const formula = (name: string, text: string) => fact(name, { origin: { kind: 'formula', formula: text } })

const from = (text: string) => ({ from: day(text) })

const small = (id: string, ...ids: readonly string[]) => ceiling(id, 1n, { clauses: ids })

const demand = (table: string, atLeast: number) => ({ kind: 'points', table, part: null, atLeast }) as const

const grouped = (id: string, condition: string) => clause(id, { condition, groups: ['g'] })

const criterion = (table: string, atLeast: number) => ({
  id: 'c',
  title: label('c'),
  demand: demand(table, atLeast),
  quote: null,
  certainty: null,
})

describe('facts', () => {
  it('2.2 that follow from themselves are refused, naming the circle', () => {
    const circular = [formula('甲', '乙 + 1'), formula('乙', '丙 * 2'), formula('丙', '甲'), formula('丁', '甲')]
    expect(problemsOf({ facts: circular })).toMatchObject([
      { code: 'policy.circular-fact', values: { name: '甲', circle: '甲 → 乙 → 丙 → 甲' }, at: { path: '0/formula' } },
      { code: 'policy.circular-fact', values: { name: '乙' } },
      { code: 'policy.circular-fact', values: { name: '丙' } },
    ])
  })

  it('2.2 that stand on too many others are refused, however many there are', () => {
    const chain = Array.from({ length: 200 }, (_, index) =>
      formula(`甲${index}`, index === 0 ? '1' : `甲${index - 1} + 1`),
    )
    const [first] = problemsOf({ facts: chain })
    expect(first).toMatchObject({ code: 'policy.formula-too-deep', values: { name: '甲100', most: 100 } })
    expect(problemsOf({ facts: chain.slice(0, 100) })).toEqual([])
  })

  it('2.2 declared twice are refused', () => {
    expect(problemsOf({ facts: [fact('甲'), fact('甲')] })).toMatchObject([{ code: 'policy.fact-twice' }])
  })
})

describe('what is checked when policies are loaded', () => {
  it('6.1 names an unknown fact, unit, group or clause, with the nearest that is there, at its place', () => {
    expect(wrong({ clauses: [clause('A', { condition: '合格 and 投次 >= 万元(1)' })] })).toMatchObject([
      {
        code: 'feel.unknown-name',
        values: { nearest: '投资' },
        at: { source: 'policies/p.yaml', path: 'clauses/0/condition', line: 1, column: 8 },
      },
    ])
    expect(
      wrong({
        clauses: [
          clause('AB-1', { units: ['gxi'], groups: ['invest'], incompatible: ['AB-2x'], requires: ['C'] }),
          clause('AB-2'),
        ],
        groups: [group('investment')],
        units: ['gxj'],
      }),
    ).toMatchObject([
      { code: 'policy.unknown-name', values: { kind: 'clause', found: 'C' } },
      { values: { kind: 'group', found: 'invest', nearest: 'investment' }, at: { path: 'clauses/0/groups/0' } },
      { values: { kind: 'clause', found: 'AB-2x', nearest: 'AB-2' } },
      { values: { kind: 'unit', found: 'gxi', nearest: 'gxj' } },
    ])
  })

  it('6.1 refuses a condition that is no truth value, an amount that is no money, and facts of another subject', () => {
    expect(conditionCodes('投资')).toEqual(['feel.wrong-type'])
    expect(codes({ clauses: [clause('A', { amount: '人数 * 2' })] })).toEqual(['feel.wrong-type'])
    expect(conditionCodes('设备 > 元(1)')).toEqual(['feel.unknown-name'])
    expect(conditionCodes('投资 > 5')).toHaveLength(1)
  })

  it('6.2 refuses ends before beginnings, two versions at once, and changes of nothing', () => {
    expect(codes({ clauses: [clause('A', { ...from('2026-01-01'), until: day('2026-01-01') })] })).toEqual([
      'policy.ends-before-it-begins',
    ])
    expect(codes({ clauses: [clause('A'), clause('A', from('2026-01-01'))] })).toEqual(['policy.versions-overlap'])
    expect(codes({ clauses: [clause('A'), clause('A', { entry: 'amends' })] })).toEqual(['policy.version-twice'])
    expect(codes({ clauses: [clause('A', { entry: 'amends' })] })).toEqual(['policy.nothing-to-change'])
    expect(codes({ clauses: [clause('A', { entry: 'repeals' })] })).toEqual(['policy.nothing-to-change'])
    expect(codes({ clauses: [clause('A', { until: day('2026-01-01') }), clause('A', from('2026-01-01'))] })).toEqual([])
  })

  it.each([
    '投资 >= 万元(5000) and 投资 < 万元(1000)',
    '投资 < 元(0)',
    '投资 > 分(1) and 投资 < 分(2)',
    '人数 > 3 and 人数 < 4',
    '人数 > 1000',
    '日期 >= date("2026-01-02") and 日期 <= date("2026-01-01")',
    '日期 > @"2026-01-01" and 日期 < @"2026-01-02"',
    '合格 and not(合格)',
    '等级 = "甲" and 等级 in ("乙")',
    '等级 != "甲" and 等级 != "乙"',
    'not(投资 >= 元(1) or 投资 < 元(2))',
    '人数 between 5 and 3',
    '人数 in [5..6] and 人数 = 7',
    '(人数 > 5 or 人数 > 6) and 人数 < 3',
    '元(5) > 投资 and 投资 >= 元(5)',
    'false',
  ])('6.3 refuses a condition that can never hold: %s', (condition) => {
    expect(conditionCodes(condition)).toContain('policy.unreachable-condition')
  })

  it('6.3 refuses an alternative that can never hold', () => {
    expect(wrong({ clauses: [clause('A', { condition: '人数 > 5 and (人数 < 3 or 合格)' })] })).toMatchObject([
      { code: 'policy.unreachable-alternative', values: { text: '人数 < 3' } },
    ])
  })

  it.each([
    '投资 >= 万元(1000) and 投资 < 万元(5000)',
    '投资 >= 分(1) and 投资 < 分(2)',
    '人数 > 3 and 人数 < 5',
    '人数 in (1, 3) and 人数 != 3',
    '等级 != "甲"',
    '日期 <= today() and 日期 > date("2020-01-01")',
    '投资 / 人数 > 元(1) and 投资 < 元(1)',
  ])('6.3 lets a condition pass that can hold: %s', (condition) => {
    expect(conditionCodes(condition)).toEqual([])
  })

  it('6.4 refuses a cap that can never bind, and lets one pass that can', () => {
    const cap = Fen.create(1_000_000n)
    expect(codes({ clauses: [clause('A', { cap })] })).toEqual(['policy.cap-never-binds'])
    expect(codes({ clauses: [clause('A', { cap, amount: 'min(投资, 元(10000))' })] })).toEqual([
      'policy.cap-never-binds',
    ])
    const bounded = { cap, condition: '投资 <= 元(100000)', amount: '投资 * 0.1' }
    expect(codes({ clauses: [clause('A', bounded)] })).toEqual(['policy.cap-never-binds'])
    expect(codes({ clauses: [clause('A', { ...bounded, condition: '投资 <= 元(100001)' })] })).toEqual([])
    expect(codes({ clauses: [clause('A', { cap, amount: '投资' })] })).toEqual([])
  })

  it('6.4 refuses ceilings that cross without nesting, or can never bind', () => {
    const clauses = ['A', 'B', 'C'].map((id) => clause(id))
    expect(codes({ clauses, ceilings: [small('x', 'A', 'B'), small('y', 'B', 'C')] })).toEqual([
      'policy.ceilings-cross',
    ])
    expect(codes({ clauses, ceilings: [small('x', 'A', 'B'), small('y', 'A', 'B', 'C')] })).toEqual([])
    const ofGroup = ceiling('z', 1n, { of: 'group', clauses: ['A'] })
    expect(codes({ clauses, ceilings: [small('x', 'A', 'B'), ofGroup] })).toEqual(['policy.ceilings-cross'])
    expect(codes({ clauses, ceilings: [ceiling('x', 3_000_000n)] })).toEqual(['policy.ceiling-never-binds'])
    expect(codes({ clauses, ceilings: [ceiling('x', 2_999_999n)] })).toEqual([])
  })

  it('6.5 wants shares that add up to one, and every unseen part named', () => {
    const half = { payer: label('市'), part: Rate.create(1n, 2n) }
    expect(codes({ clauses: [clause('A', { shares: [half] })] })).toEqual(['policy.shares-not-whole'])
    expect(codes({ clauses: [clause('A', { shares: [half, half] })] })).toEqual([])
    const nothing = { condition: null, amount: null, from: 'unknown', until: 'unknown' } as const
    expect(codes({ clauses: [clause('A', nothing)] })).toEqual(Array(4).fill('policy.unseen-without-reason'))
  })

  it('6.6 wants points that can be got, and bands within their line', () => {
    const line = {
      id: 'l',
      title: label('l'),
      most: 5,
      bands: [{ when: '合格', points: 6, title: '' }],
      bestOf: [],
      unseen: null,
    }
    const tables = [{ id: 't', title: label('t'), sections: [{ id: 's', title: label('s'), lines: [line] }] }]
    expect(codes(ladders({ tables, criteria: [criterion('t', 6), criterion('tt', 1)] }))).toEqual([
      'policy.points-out-of-reach',
      'policy.unknown-name',
      'policy.points-above-most',
    ])
  })

  it('6.7 tells which clauses of a group can apply together, as information', () => {
    const clauses = [grouped('A', '人数 > 5'), grouped('B', '人数 > 3'), grouped('C', '人数 <= 5')]
    const set = setOf({ facts, clauses, groups: [group('g')] })
    expect(notesOn(set)).toMatchObject([{ code: 'policy.may-overlap', values: { pairs: ['A + B', 'B + C'] } }])
  })
})
