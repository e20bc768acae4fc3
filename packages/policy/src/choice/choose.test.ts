import { Fen, Rate } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import { applicantOf, ceiling, clause, day, fact, type Given, group, label, setOf } from '../cases/declare.ts'
import { entitle } from '../entitle/entitle.ts'
import { type Choice, choose } from './choose.ts'

const facts = [fact('合格', { kind: 'boolean' }), fact('设备', { kind: 'money', subject: 'project' })]

const chosen = (given: Given, applicant: unknown = {}, on = '2026-06-01'): Choice => {
  const set = setOf({ facts, ...given })
  const who = applicantOf(set, applicant)
  const found = choose(set, who, entitle(set, who, day(on)), { on: day(on) })
  if (found.kind === 'failure') throw new Error(JSON.stringify(found.problems))
  return found.value
}

const ids = ({ bundle }: Choice): readonly string[] => bundle.chosen.map(({ id }) => id)
const paid = (fen: string, on = '2026-01-01', subject?: string) => ({ clause: 'A', fen, paidOn: on, subject })
const amount = (yuan: number) => ({ amount: `元(${yuan})` })
const projects = [
  { id: '一', facts: { 设备: 100 } },
  { id: '二', facts: { 设备: 300 } },
]

const grouped = (id: string, part: string) =>
  clause(id, { subject: 'project', amount: `设备 * ${part}`, groups: ['g'], frequency: 'perProject' })

const share = (payer: string, above: bigint) => ({ payer: label(payer), part: Rate.create(above, 3n) })

const about = (id: string, part: string, condition: string, other: string) =>
  clause(id, { subject: 'project', amount: `设备 * ${part}`, condition, incompatible: [other] })

describe('the bundle of an applicant', () => {
  it('8.1 is chosen among what applies with a known amount', () => {
    const unseen = [{ part: 'amount', what: label('未见') }] as const
    const clauses = [
      clause('A'),
      clause('B', { condition: '合格' }),
      clause('C', { amount: null, cap: Fen.create(5n), unseen }),
      clause('D', { kind: 'requirement', amount: null }),
    ]
    const found = chosen({ clauses })
    expect(ids(found)).toEqual(['A'])
    expect(found.problem.grants.map(({ id, fen }) => [id, fen])).toEqual([['A', 1_000_000n]])
  })

  it('8.2 has at most one grant of a group for each subject, or for the applicant', () => {
    const clauses = [grouped('A', '0.1'), grouped('B', '0.2')]
    expect(ids(chosen({ clauses, groups: [group('g')] }, { projects }))).toEqual(['B@一', 'B@二'])
    expect(ids(chosen({ clauses, groups: [group('g', 'applicant')] }, { projects }))).toEqual(['B@二'])
  })

  it('8.3 leaves out what was paid before: once ever, once a project, once a year', () => {
    const reason = (frequency: 'once' | 'yearly' | 'perProject' | 'unknown', on = '2026-01-01') =>
      chosen({ clauses: [clause('A', { frequency })] }, { history: [paid('5', on)] }).excluded.map((one) => one.reason)
    expect(reason('once', '2020-01-01')).toEqual(['paid-once'])
    expect(reason('yearly')).toEqual(['paid-this-year'])
    expect(reason('yearly', '2025-12-31')).toEqual([])
    expect(reason('unknown')).toEqual(['paid-frequency-unknown'])
    expect(reason('once', '2026-06-02')).toEqual([])
    const each = { clauses: [clause('A', { subject: 'project', frequency: 'perProject', amount: '设备' })] }
    const after = chosen(each, { projects, history: [paid('5', '2026-01-01', '一')] })
    expect(ids(after)).toEqual(['A@二'])
    expect(after.excluded).toMatchObject([{ id: 'A@一', reason: 'paid-for-project', payment: { fen: 5n } }])
  })

  it('8.3 leaves out what is alike with, or excluded by, what was paid before', () => {
    const alike = [clause('A', { groups: ['g'] }), clause('B', { ...amount(50_000), groups: ['g'] })]
    const found = chosen({ clauses: alike, groups: [group('g')] }, { history: [paid('5')] })
    expect(found.excluded.map(({ id, reason }) => [id, reason])).toEqual([
      ['A', 'paid-once'],
      ['B', 'paid-duplicate'],
    ])
    const excluding = [clause('A'), clause('B', { incompatible: ['A'] })]
    expect(chosen({ clauses: excluding }, { history: [paid('5')] }).excluded[1]?.reason).toBe('paid-incompatible')
  })

  it('8.4 stays under what earlier payments leave of each ceiling, those of the group of companies included', () => {
    const clauses = [clause('A', { frequency: 'yearly' }), clause('B', amount(20_000)), clause('C', amount(5000))]
    const under = (of: 'applicant' | 'group', per: 'year' | 'ever') =>
      chosen(
        { clauses, ceilings: [ceiling('x', 3_000_000n, { of, per })] },
        {
          history: [paid('700000', '2025-06-01'), paid('100000')],
          group: { id: 'G', history: [paid('200000')] },
        },
      ).bundle.paidFen
    expect(under('applicant', 'year')).toBe(2_500_000n)
    expect(under('applicant', 'ever')).toBe(2_200_000n)
    expect(under('group', 'year')).toBe(2_500_000n)
    expect(under('group', 'ever')).toBe(2_000_000n)
  })

  it('8.5 is split among those who pay, to the last fen', () => {
    const clauses = [
      clause('A', { ...amount(0.1), shares: [share('市', 1n), share('区', 2n)] }),
      clause('B', amount(1)),
    ]
    expect(chosen({ clauses }).payers.map(({ payer, fen }) => [payer?.zh ?? null, fen])).toEqual([
      ['市', 3n],
      ['区', 7n],
      [null, 100n],
    ])
  })

  it('8.5 tells how much of it rests on drafts, reports and retellings', () => {
    const clauses = [clause('A', { certainty: 'report' }), clause('B', amount(1))]
    expect(chosen({ clauses }).toVerifyFen).toBe(1_000_000n)
  })

  it('8.6 has no two clauses of which one excludes the other, for a project each where both are about projects', () => {
    const clauses = [clause('A', { ...amount(3), incompatible: ['B'] }), clause('B', amount(5))]
    expect(ids(chosen({ clauses }))).toEqual(['B'])
    const each = [about('A', '0.1', '设备 = 元(100)', 'B'), about('B', '0.2', '设备 = 元(300)', 'A')]
    expect(ids(chosen({ clauses: each }, { projects }))).toEqual(['A@一', 'B@二'])
  })
})
