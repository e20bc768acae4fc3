import { describe, expect, it } from 'vitest'
import { applicantOf, clause, day, declared, fact, type Given, label, problemsOf, setOf } from '../cases/declare.ts'
import type { Clause } from '../clause/clause.ts'
import { createPolicySet } from '../set/create-policy-set.ts'
import { explain } from '../explain/explain.ts'
import { plainExplanation } from '../explain/to-plain.ts'
import { entitle } from './entitle.ts'
import type { Entitlement } from './entitlement.ts'
import { Fen } from '@ceyuan/values'

const facts = [
  fact('投资', { kind: 'money', unit: '万元', min: Fen.zero }),
  fact('比例', { kind: 'rate' }),
  fact('合格', { kind: 'boolean' }),
  fact('等级', { kind: 'enum', values: [label('甲'), label('乙')] }),
  fact('设备', { kind: 'money', subject: 'project', min: Fen.zero }),
]

const unseen = (part: 'condition' | 'amount' | 'from' | 'until') => ({ part, what: label('未见') }) as const

const judged = (
  clauses: readonly Clause[],
  given: unknown = {},
  on = '2026-01-01',
  more: Given = {},
): readonly Entitlement[] => {
  const set = setOf({ facts, clauses, ...more })
  return entitle(set, applicantOf(set, given), day(on))
}

const one = (of: Partial<Clause>, own: Readonly<Record<string, unknown>> = {}, on?: string): Entitlement => {
  const [found] = judged([clause('A', of)], { applicant: { facts: own } }, on)
  if (!found) throw new Error('nothing is said')
  return found
}

const rounding = (stepFen: bigint, mode: 'down' | 'up' | 'halfUp') => ({ stepFen, mode, basis: label('示例') })

const codes = ({ amount, problems }: Entitlement) => [amount?.kind, ...problems.map(({ code }) => code)]

const required = (id: string, condition: string, ...requires: readonly string[]) =>
  clause(id, { kind: 'requirement', amount: null, condition, requires })

describe('clauses and their versions', () => {
  it('1.1 are in force from their first day to the day before their end', () => {
    const dated = { from: day('2026-01-01'), until: day('2026-02-01') }
    const on = (text: string) => [one(dated, {}, text).status, ...one(dated, {}, text).reasons]
    expect(on('2025-12-31')).toEqual(['doesNotApply', 'not-yet-in-force'])
    expect(on('2026-01-01')).toEqual(['applies'])
    expect(on('2026-01-31')).toEqual(['applies'])
    expect(on('2026-02-01')).toEqual(['doesNotApply', 'no-longer-in-force'])
  })

  it('1.2 give way to the version that amends them, and end when repealed', () => {
    const versions = [
      clause('A'),
      clause('A', { entry: 'amends', from: day('2026-01-01'), amount: '万元(2)' }),
      clause('A', { entry: 'repeals', from: day('2026-07-01') }),
    ]
    const on = (text: string) => judged(versions, {}, text).map(({ status, amount }) => [status, amount])
    expect(on('2025-12-31')).toMatchObject([['applies', { fen: 1_000_000n }]])
    expect(on('2026-01-01')).toMatchObject([['applies', { fen: 2_000_000n }]])
    expect(on('2026-07-01')).toEqual([['doesNotApply', null]])
  })

  it('1.3 of an unknown first day cannot be told before their source was written; an unknown end does not end them', () => {
    const source = { title: '报道', link: null, date: day('2026-01-01') }
    const open = {
      from: 'unknown',
      until: 'unknown',
      source,
      unseen: [unseen('from'), unseen('until')],
    } satisfies Partial<Clause>
    expect(one(open, {}, '2025-12-31')).toMatchObject({ status: 'unknown', reasons: ['from-unseen'] })
    expect(one(open, {}, '2026-01-01').status).toBe('applies')
  })

  it('1.4 with a part that nobody saw never decide by it and never pay', () => {
    expect(one({ condition: null, unseen: [unseen('condition')] })).toMatchObject({
      status: 'unknown',
      reasons: ['condition-unseen'],
      amount: null,
    })
    const partly = { condition: '合格', unseen: [unseen('condition')] }
    expect(one(partly, { 合格: true })).toMatchObject({ status: 'unknown', reasons: ['condition-partly-unseen'] })
    expect(one(partly, { 合格: false }).status).toBe('doesNotApply')
    expect(one({ amount: null, cap: Fen.create(500n), unseen: [unseen('amount')] })).toMatchObject({
      status: 'applies',
      amount: { kind: 'unknown', why: 'unseen', atMostFen: 500n },
    })
  })

  it('1.5 known from a draft, a report or a retelling are marked as to be verified', () => {
    expect(one({}).isToVerify).toBe(false)
    expect(one({ standing: 'draft' }).isToVerify).toBe(true)
    expect(one({ certainty: 'report' }).isToVerify).toBe(true)
    expect(one({ certainty: 'secondHand' }).isToVerify).toBe(true)
  })

  it('1.6 that only tell are not asked, and requirements pay nothing', () => {
    expect(judged([clause('A', { kind: 'notice' })])).toEqual([])
    expect(one({ kind: 'requirement', amount: null })).toMatchObject({ status: 'applies', amount: null })
  })
})

describe('what is known of a subject', () => {
  it('2.3 a clause about a project may speak of the project and of the applicant', () => {
    const [found] = judged(
      [clause('A', { subject: 'project', condition: '合格 and 设备 >= 元(5)', amount: '设备 * 0.1' })],
      { applicant: { facts: { 合格: true } }, projects: [{ id: '一', facts: { 设备: 100 } }] },
    )
    expect(found).toMatchObject({ status: 'applies', subject: { kind: 'project', id: '一' }, amount: { fen: 1000n } })
  })
})

describe('what a clause pays', () => {
  it('3.1 is told only where the condition holds for certain', () => {
    expect(one({ condition: '合格' }, { 合格: true }).status).toBe('applies')
    expect(one({ condition: '合格' }, { 合格: false }).status).toBe('doesNotApply')
    expect(one({ condition: '合格' })).toMatchObject({ status: 'unknown', missing: ['合格'], amount: null })
  })

  it('3.1 is unknown, with the facts that are missing, where only the amount cannot be told', () => {
    expect(one({ amount: '投资 * 0.1' })).toMatchObject({
      status: 'applies',
      missing: ['投资'],
      amount: { kind: 'unknown', why: 'missing', missing: ['投资'] },
    })
  })

  it('3.1 tells what it would pay where it cannot be told whether the clause applies', () => {
    expect(one({ condition: '合格', amount: '投资 * 0.5' }, { 投资: 8 })).toMatchObject({
      status: 'unknown',
      amount: null,
      wouldPay: { kind: 'known', fen: 400n },
    })
    expect(one({ condition: '合格', amount: '投资 * 0.5' }, { 合格: false, 投资: 8 }).wouldPay).toBe(null)
  })

  it('3.2 is rounded by the step and way its text says, then cut by its cap, with what is lost', () => {
    const grant = { amount: '投资 * 0.1', cap: Fen.create(1000n) }
    expect(one(grant, { 投资: '99.99元' }).amount).toMatchObject({ fen: 999n, computedFen: 999n, lostFen: 0n })
    expect(one(grant, { 投资: 100 }).amount).toMatchObject({ fen: 1000n, lostFen: 0n })
    expect(one(grant, { 投资: 100.1 }).amount).toMatchObject({ fen: 1000n, computedFen: 1001n, lostFen: 1n })
    expect(one({ ...grant, rounding: rounding(100n, 'up') }, { 投资: 0.1 }).amount).toMatchObject({ fen: 100n })
    expect(one({ ...grant, rounding: rounding(100n, 'halfUp') }, { 投资: 15 }).amount).toMatchObject({ fen: 200n })
    expect(one({ ...grant, rounding: rounding(100n, 'down') }, { 投资: 19.99 }).amount).toMatchObject({ fen: 100n })
  })

  it('3.3 below zero or beyond 2 to the 53rd fen is a named problem and is not paid', () => {
    expect(codes(one({ amount: '投资 - 万元(1)' }, { 投资: 1 }))).toEqual(['unknown', 'policy.amount-negative'])
    const limit = '90071992547409.92元'
    expect(one({ amount: '投资' }, { 投资: limit }).amount).toMatchObject({ fen: 2n ** 53n })
    expect(codes(one({ amount: '投资 + 分(1)' }, { 投资: limit }))).toEqual(['unknown', 'policy.amount-too-large'])
  })

  it('3.4 is unknown where the calculation divides by zero, and says so', () => {
    expect(one({ amount: '投资 / 比例' }, { 投资: 1, 比例: 0 })).toMatchObject({
      amount: { kind: 'unknown', why: 'problem' },
      problems: [{ code: 'policy.division-by-zero', values: { found: '比例' } }],
    })
  })

  it('3.5 asks what the clause requires too', () => {
    const clauses = [
      clause('R', { kind: 'requirement', condition: '合格', amount: null, unseen: [unseen('condition')] }),
      clause('A', { requires: ['R'] }),
    ]
    const asked = (own: Readonly<Record<string, unknown>>) => judged(clauses, { applicant: { facts: own } })[1]
    expect(asked({ 合格: false })).toMatchObject({ status: 'doesNotApply', reasons: ['requirement-fails'] })
    expect(asked({})).toMatchObject({ status: 'unknown', missing: ['合格'] })
    expect(asked({ 合格: true })).toMatchObject({ status: 'applies', reasons: ['requirement-partly-unseen'] })
  })

  it('3.5 asks what its requirements require, once each, in a circle too', () => {
    const clauses = [required('R', '合格', 'Q'), required('Q', '投资 > 元(1)', 'R'), clause('A', { requires: ['R'] })]
    const asked = (own: Readonly<Record<string, unknown>>) => judged(clauses, { applicant: { facts: own } })[2]
    expect(asked({ 合格: true, 投资: 2 })?.status).toBe('applies')
    expect(asked({ 合格: true, 投资: 1 })?.status).toBe('doesNotApply')
    expect(asked({ 合格: true })?.missing).toEqual(['投资'])
  })

  it('3.6 is asked once for each project, and does not apply where there is none', () => {
    const clauses = [clause('A', { subject: 'project' })]
    const projects = [{ id: '一' }, { id: '二' }]
    expect(judged(clauses, { projects }).map(({ subject }) => subject.id)).toEqual(['一', '二'])
    expect(judged(clauses)).toMatchObject([{ status: 'doesNotApply', reasons: ['no-subject'] }])
  })

  it('3.7 is told as JSON in the words of the text, with values, sources and the quote', () => {
    const set = setOf({ facts, clauses: [clause('A', { condition: '投资 >= 万元(1)', amount: '投资 * 0.5' })] })
    const told = explain(set, applicantOf(set, { applicant: { facts: { 投资: '2万元' } } }), day('2026-01-01'))
    if (told.kind === 'failure') throw new Error('no explanation')
    expect(JSON.parse(JSON.stringify(plainExplanation(set, told.value)))).toMatchObject({
      entitlements: [
        {
          id: 'A',
          status: 'applies',
          amount: { fen: '1000000' },
          quote: '原文',
          condition: {
            text: '投资 >= 万元(1)',
            value: true,
            facts: [{ name: '投资', value: { fen: '2000000' }, shown: '2万元', from: { kind: 'file' } }],
          },
        },
      ],
      bundle: { paidFen: '1000000', boundFen: '1000000', chosen: [{ id: 'A', paidFen: '1000000' }] },
    })
  })

  it('6.8 of 10,000 clauses that all name what is not there is refused in bounded time', { timeout: 60_000 }, () => {
    const clauses = Array.from({ length: 10_000 }, (_, index) =>
      clause(`A-${index}`, { groups: [`group-${index}`], incompatible: [`B-${index}`] }),
    )
    const started = performance.now()
    expect(problemsOf({ facts, clauses })).toHaveLength(20_000)
    expect(performance.now() - started).toBeLessThan(20_000)
  })

  it('6.8 of 10,000 clauses is told in bounded time', { timeout: 60_000 }, () => {
    const clauses = Array.from({ length: 10_000 }, (_, index) =>
      clause(`A-${index}`, { condition: `投资 >= 元(${index}) and 合格`, amount: `投资 * 0.${index + 1}` }),
    )
    const started = performance.now()
    const made = createPolicySet(declared({ facts, clauses }))
    expect(made.kind).toBe('success')
    if (made.kind === 'failure') return
    const applicant = applicantOf(made.value, { applicant: { facts: { 投资: 5000, 合格: true } } })
    const found = entitle(made.value, applicant, day('2026-01-01'))
    expect(found.filter(({ status }) => status === 'applies').length).toBe(5001)
    expect(performance.now() - started).toBeLessThan(30_000)
  })
})
