import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { policyFeature } from './feature.ts'

const label = (zh: string) => ({ zh, en: `en ${zh}` })
const source = { title: '若干政策措施', link: null, date: '2023-04-11' }
const project = { kind: 'project', id: 'P1', name: '示例项目' }
const money = (fen: string) => ({ kind: 'money', value: fen })

const facts = [
  {
    name: '总投资',
    label: label('总投资'),
    help: label('含税'),
    question: label('总投资是多少？'),
    kind: 'money',
    unit: '万元',
    subject: 'project',
    origin: 'asked',
    formula: null,
    register: null,
    values: [],
    min: null,
    max: null,
    fixed: false,
  },
]
const trace = {
  depth: 0,
  kind: 'leaf',
  text: '总投资 >= 万元(1000)',
  value: { kind: 'boolean', value: true },
  missing: [],
  facts: [{ name: '总投资', value: money('1200000000'), from: { kind: 'answer' } }],
}
const entitlement = (id: string, more: object = {}) => ({
  clause: { id, title: label(`条款${id}`), kind: 'grant' },
  policy: { id: 'p', title: '若干政策措施', number: '〔2023〕4号' },
  subject: project,
  status: 'applies',
  reasons: [],
  missing: [],
  amount: { kind: 'known', fen: '240000000', computedFen: '240000000', lostFen: '0' },
  wouldPay: null,
  capFen: '3000000000',
  frequency: 'perProject',
  shares: [],
  groups: [],
  condition: [trace],
  calculation: [{ ...trace, text: '总投资 * 0.2', value: money('240000000') }],
  requirements: [],
  units: [],
  quote: '给予最高3000万元支持',
  source,
  certainty: 'verbatim',
  standing: 'inForce',
  isToVerify: false,
  unseen: [{ part: 'until', what: label('有效期条未见') }],
  problems: [],
  ...more,
})
const named = (id: string) => ({ clause: { id, title: label(`条款${id}`) }, subject: project })
const bundle = {
  paidFen: '240000000',
  boundFen: '240000000',
  method: 'search',
  isProved: true,
  toVerifyFen: '0',
  payers: [],
  chosen: [{ ...named('A'), fen: '240000000', paidFen: '240000000', isToVerify: false }],
  rejected: [
    {
      ...named('B'),
      fen: '120000000',
      reason: 'duplicate',
      against: named('A'),
      ceiling: null,
      paid: null,
      lowerFen: '120000000',
    },
  ],
  unpriced: [],
}
const page = {
  on: '2026-11-23',
  applicant: {
    creditCode: '91120000103064293R',
    name: '津合菌科（示例）',
    district: '滨海新区',
    sample: true,
    recognitions: [],
    projects: [{ id: 'P1', name: '示例项目' }],
    products: [],
  },
  counts: { knownFacts: 4, missingFacts: 1, applies: 2, doesNotApply: 1, unknown: 0 },
  entitlements: [
    entitlement('A'),
    entitlement('B'),
    entitlement('C', {
      status: 'doesNotApply',
      amount: null,
      condition: [{ ...trace, value: { kind: 'boolean', value: false } }],
    }),
  ],
  nearMisses: [
    {
      ...named('C'),
      kind: 'toApply',
      changes: [
        {
          fact: '总投资',
          kind: 'money',
          unit: '万元',
          from: money('700000000'),
          to: money('1000000000'),
          difference: { kind: 'increase', by: money('300000000') },
        },
      ],
      amount: null,
      gainFen: '60000000',
      isToVerify: false,
    },
  ],
  bundle,
  ladders: [],
  missing: [{ fact: facts[0], subject: project, clauses: 1, atMostFen: '60000000' }],
  history: [],
}
const nothing = {
  ...page,
  counts: { knownFacts: 0, missingFacts: 0, applies: 0, doesNotApply: 0, unknown: 0 },
  entitlements: [],
  nearMisses: [],
  missing: [],
  bundle: { ...bundle, paidFen: '0', boundFen: '0', chosen: [], rejected: [] },
}
const path = '/api/policies/entitlement'
const session = sessionWith('policy.supply')
const base = {
  '/api/session': { ...session, actor: { ...Reflect.get(session, 'actor'), creditCode: '91120000103064293R' } },
  '/api/policies/facts': { items: facts, next: null },
  '/api/own-grant-offers': { items: [], next: null },
  [path]: page,
}
const features = [policyFeature]

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
})

describe('My policies', () => {
  it('show the total with its proof, each grant with its sum, each one left out with its reason', async () => {
    await showPage('/my-policies', features, base)
    const table = await screen.findByRole('table', { name: '最优组合' })
    expect(screen.getByText(/已证明最优/u)).toBeDefined()
    expect(await within(table).findByRole('row', { name: /条款A.*1,200 万元.*240\.00/u })).toBeDefined()
    expect(within(table).getByText('与“条款A”同类，低 120.00 万元')).toBeDefined()
    expect(screen.getAllByTitle('2,400,000.00 元').length).toBeGreaterThan(0)
    expect(screen.getByRole('link', { name: '导出' }).getAttribute('href')).toBe(
      '/api/policies/entitlement.xlsx?on=2026-11-23',
    )
  })
  it('say the least change that would bring more', async () => {
    await showPage('/my-policies', features, base)
    expect(await screen.findByText('总投资再增加 300 万元')).toBeDefined()
    expect(screen.getByText('＋60.00 万元')).toBeDefined()
    expect(screen.getByRole('img', { name: '总投资 700 万元 / 1,000 万元' })).toBeDefined()
  })
  it('say of a change that leaves the bundle as it is that it brings nothing more', async () => {
    const [miss] = page.nearMisses
    const idle = { ...page, nearMisses: [{ ...miss, gainFen: '0' }] }
    await showPage('/my-policies', features, { ...base, [path]: idle })
    expect(await screen.findByText('不增加最优组合')).toBeDefined()
  })
  it('refuse at the field what is no value, and keep what was typed', async () => {
    await showPage('/my-policies', features, base)
    const field = await screen.findByRole('textbox', { name: '总投资是多少？' })
    fireEvent.change(field, { target: { value: '约五百' } })
    fireEvent.click(
      within(screen.getByText('信息不足').closest('section') ?? document.body).getByRole('button', { name: '保存' }),
    )
    expect((await screen.findByRole('alert')).textContent).toContain('请填数字')
    expect(field).toHaveProperty('value', '约五百')
  })
  it('teach where nothing applies', async () => {
    await showPage('/my-policies', features, { ...base, [path]: nothing })
    expect(await screen.findByText(/目前没有适用的条款/u)).toBeDefined()
    expect(screen.getByText('没有缺少的事实。')).toBeDefined()
  })
  it('say that they load, and what failed', async () => {
    await showPage('/my-policies', features, { ...base, [path]: never })
    expect((await screen.findAllByRole('status')).length).toBeGreaterThan(0)
    cleanup()
    await showPage('/my-policies', features, {
      ...base,
      [path]: refusal(404, 'policy.applicant-not-found', '没有这家企业。'),
    })
    expect((await screen.findByRole('alert')).textContent).toBe('没有这家企业。')
  })
  it('ask an officer for which enterprise', async () => {
    await showPage('/my-policies', features, { ...base, '/api/session': sessionWith('policy.read') })
    expect(await screen.findByRole('textbox', { name: '统一社会信用代码' })).toBeDefined()
  })
})

describe('the calculator', () => {
  const calculation = {
    on: '2026-11-23',
    isSettled: false,
    next: { fact: facts[0], clauses: 2, atMostFen: '60000000' },
    remaining: 3,
    counts: { applies: 0, doesNotApply: 1, unknown: 2 },
    entitlements: [],
    nearMisses: [],
    bundle: nothing.bundle,
  }
  it('asks one question with what hangs on it, and stops when the answer is certain', async () => {
    const asked = {
      '/api/session': sessionWith(),
      '/api/policies/facts': base['/api/policies/facts'],
      '/api/policies/calculator': calculation,
    }
    await showPage('/calculator', features, asked)
    fireEvent.click(await screen.findByRole('button', { name: '开始' }))
    expect(await screen.findByRole('heading', { name: '总投资是多少？' })).toBeDefined()
    expect(screen.getByText(/1／3 条已有定论/u)).toBeDefined()
    cleanup()
    const settled = { ...calculation, isSettled: true, next: null, remaining: 0 }
    await showPage('/calculator', features, { ...asked, '/api/policies/calculator': settled })
    fireEvent.click(await screen.findByRole('button', { name: '开始' }))
    expect(await screen.findByRole('heading', { name: '结果' })).toBeDefined()
    expect(screen.queryByRole('heading', { name: '总投资是多少？' })).toBeNull()
  })
})

describe('the list of clauses', () => {
  it('says so where none is in force', async () => {
    const none = { '/api/policies/clauses': { items: [], next: null, on: '2026-11-23' } }
    await showPage('/policies', features, { ...base, ...none })
    expect(await screen.findByRole('heading', { name: '这一天没有施行的条款' })).toBeDefined()
  })
})
