import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { scenarioFeature } from './feature.ts'

const label = (zh: string) => ({ zh, en: zh })
const counted = (count: number, fen: string) => ({ count, fen })
const money = {
  before: counted(1, '10000000'),
  after: counted(2, '25000000'),
  changeFen: '15000000',
}
const side = { isInForce: true, applies: 2, unknown: 597, unpriced: 0, paid: 1, fen: '10000000' }
const clauseName = { id: 'X-1', title: label('首次认定奖励'), from: '2023-01-01' }
const effect = {
  record: '01900000-0000-7000-8000-000000000001',
  creditCode: '91120116XXX0005291',
  name: '示例企业',
  beforeFen: '10000000',
  afterFen: '25000000',
  changeFen: '15000000',
  clauses: [{ id: 'X-1', beforeFen: '10000000', afterFen: '25000000' }],
}
const need = { needFen: '25000000', grants: 2, metFen: '10000000', met: 1, shortFen: '15000000' }
const margin = { creditCode: 'A', name: '示例企业', clause: 'X-1', fen: '10000000' }
const result = {
  on: '2026-11-23',
  population: {
    register: { id: 'enterprise', label: label('企业') },
    enterprises: 599,
    projects: 26,
    products: 1,
    samples: 599,
    misfits: 2,
    hidden: ['营业收入'],
  },
  families: { groups: 3, before: { together: 1, cut: 0 }, after: { together: 2, cut: 1 } },
  totals: money,
  years: [{ year: 2026, on: '2026-11-23', ...money }],
  clauses: [
    {
      clause: clauseName,
      isChanged: true,
      subject: 'applicant',
      before: side,
      after: { ...side, paid: 2, fen: '25000000' },
      changeFen: '15000000',
      missing: [{ fact: '中小企业', rows: 597 }],
    },
  ],
  cohorts: {
    district: [{ key: '120116', label: label('滨海新区'), enterprises: 100, gain: 1, lose: 0, ...money }],
    industry: [],
    size: [{ key: '10', label: null, enterprises: 100, gain: 1, lose: 0, ...money }],
  },
  effects: {
    gain: counted(1, '15000000'),
    lose: counted(0, '0'),
    same: 598,
    cannotTell: 597,
    bands: [{ fromFen: '0', toFen: null, gain: counted(1, '15000000'), lose: counted(0, '0') }],
    gainers: [effect],
    losers: [],
  },
  budgets: [
    {
      year: 2026,
      payer: label('市级财政'),
      lines: { count: 1, amountFen: '10000000', committedFen: '0', leftFen: '10000000' },
      before: { ...need, shortFen: '0', lastIn: null, firstOut: null },
      after: { ...need, lastIn: margin, firstOut: { ...margin, name: '另一家' } },
    },
  ],
  unproved: 0,
  tookMs: 12,
}
const clause = {
  id: 'X-1',
  policy: {
    id: 'p',
    title: '示例政策',
    number: null,
    issuer: '示例',
    date: null,
    standing: 'inForce',
    level: 'municipal',
    source: { title: '示例', link: null, date: null },
  },
  kind: 'grant',
  entry: 'enacts',
  title: label('首次认定奖励'),
  subject: 'applicant',
  from: '2023-01-01',
  until: null,
  standing: 'inForce',
  condition: '中小企业 and 年销售收入 >= 万元(5000)',
  amount: '万元(10)',
  facts: ['中小企业'],
  rounding: { stepFen: '1', mode: 'down', basis: label('按分') },
  capFen: null,
  frequency: 'once',
  shares: [],
  requires: [],
  groups: [],
  incompatible: [],
  units: [],
  quote: '对首次认定的给予10万元奖励',
  source: { title: '示例', link: null, date: null },
  certainty: 'verbatim',
  unseen: [],
  isToVerify: false,
}
const ceiling = {
  id: 'one',
  title: label('单个企业每年总额'),
  of: 'applicant',
  clauses: [],
  per: 'year',
  fen: '500000000',
  quote: '',
  source: { title: '示例', link: null, date: null },
}
const content = {
  on: '2026-11-23',
  years: 1,
  changes: [],
  added: [],
  groups: [],
  ceilings: [],
  ranking: { by: 'lowestAmount', fact: null, descending: false },
}
const saved = {
  id: '01900000-0000-7000-8000-000000000002',
  version: 2,
  name: '提高奖励',
  note: '试算',
  content,
  savedAt: '2026-11-23T01:00:00.000Z',
  savedBy: '王示例',
  createdAt: '2026-11-23T01:00:00.000Z',
  createdBy: '王示例',
  endedAt: null,
  endReason: null,
  mayChange: true,
}
const other = { ...saved, id: '01900000-0000-7000-8000-000000000003', name: '另一个', mayChange: false }
const runId = '01900000-0000-7000-8000-00000000000a'
const answers = {
  '/api/session': sessionWith('policy.edit'),
  '/api/policies/clauses': { items: [clause], next: null, on: '2026-11-23' },
  '/api/policies/groups': { items: [], next: null, ceilings: [ceiling] },
  '/api/policies/facts': { items: [], next: null },
  '/api/scenarios/preview': result,
  [`/api/scenarios/runs/${runId}`]: { step: 'reading', done: 5000, of: 70_000 },
  '/api/scenarios': { items: [saved, other], next: null },
  '/api/scenarios/compare': {
    items: [
      { scenario: saved, result },
      { scenario: other, result },
    ],
    comparison: { cohorts: result.cohorts, effects: result.effects },
    next: null,
  },
}

beforeEach(() => {
  localStorage.clear()
  vi.spyOn(crypto, 'randomUUID').mockReturnValue(runId)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

it('shows at once what a scenario brings: cost, clauses, years, districts, who gains, and the margin of a budget', async () => {
  await showPage('/scenarios/edit', [scenarioFeature], answers)
  const clauses = await screen.findByRole('table', { name: '分条款' })
  expect(within(clauses).getByText(/首次认定奖励/u)).toBeDefined()
  expect(within(clauses).getByText('无法判断的主体缺：中小企业 597')).toBeDefined()
  expect(within(screen.getByRole('table', { name: '分组：区' })).getByText('滨海新区')).toBeDefined()
  expect(screen.getByRole('link', { name: '示例企业' }).getAttribute('href')).toBe(
    `/registers/enterprise/${effect.record}`,
  )
  expect(screen.getByText('首个未列入：另一家 X-1 10.00 万元')).toBeDefined()
  expect(screen.getByText(/您无权查看的事实按未知处理：营业收入。/u)).toBeDefined()
})

it('lets the numbers of a rule be changed as fields, and keeps what was typed', async () => {
  await showPage('/scenarios/edit', [scenarioFeature], answers)
  const pick = await screen.findByLabelText('要改的条款')
  await within(pick).findByRole('option', { name: 'X-1 首次认定奖励' })
  fireEvent.change(pick, { target: { value: 'X-1' } })
  fireEvent.click(screen.getByRole('button', { name: '加入' }))
  const form = within(screen.getByRole('region', { name: '首次认定奖励' }))
  fireEvent.change(form.getByLabelText('条件第 1 个数'), { target: { value: '8000' } })
  fireEvent.change(form.getByLabelText('单笔上限（万元）'), { target: { value: '30' } })
  fireEvent.change(screen.getByLabelText('单个企业每年总额（万元）'), { target: { value: '300' } })
  const kept = JSON.parse(JSON.parse(localStorage.getItem('ceyuan.draft.scenario') ?? '{}').content)
  expect(kept.ceilings).toEqual([{ ceiling: 'one', ends: false, fen: '300000000' }])
  expect(kept.changes).toEqual([
    {
      clause: 'X-1',
      from: kept.on,
      ends: false,
      condition: '中小企业 and 年销售收入 >= 万元(8000)',
      capFen: '30000000',
    },
  ])
})

it('says how far it is, stops when told to, and goes on', async () => {
  await showPage('/scenarios/edit', [scenarioFeature], { ...answers, '/api/scenarios/preview': never })
  expect(await screen.findByText('正在读取企业数据：5,000 / 70,000 条')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: '停止测算' }))
  expect(await screen.findByText('已停止测算。')).toBeDefined()
  expect(screen.queryByRole('progressbar')).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: '继续测算' }))
  expect(await screen.findByRole('progressbar')).toBeDefined()
})

it('takes in a new clause, group and ceiling, and writes what is wrong under its field', async () => {
  const refused = refusal(422, 'scenario.clause-exists', '编号 X-1 已有条款。', '/body/added/0/clause')
  await showPage('/scenarios/edit', [scenarioFeature], { ...answers, '/api/scenarios/preview': refused })
  await screen.findByRole('button', { name: '新增条款' })
  await waitFor(() => expect(screen.getByRole('button', { name: '新增条款' }).hasAttribute('disabled')).toBe(false))
  fireEvent.click(screen.getByRole('button', { name: '新增条款' }))
  fireEvent.click(screen.getByRole('button', { name: '新增同类组' }))
  fireEvent.click(screen.getByRole('button', { name: '新增总额上限' }))
  fireEvent.change(screen.getByLabelText('编号'), { target: { value: 'X-1' } })
  const form = within(screen.getByRole('region', { name: 'NEW-1' }))
  expect(await form.findByText('编号 X-1 已有条款。')).toBeDefined()
  const kept = JSON.parse(JSON.parse(localStorage.getItem('ceyuan.draft.scenario') ?? '{}').content)
  expect(kept).toMatchObject({
    added: [{ clause: 'X-1', policy: 'p', amount: '万元(10)' }],
    groups: [{ group: 'group-1', per: 'applicant' }],
    ceilings: [{ ceiling: 'ceiling-1', of: 'applicant' }],
  })
})

it('lists saved scenarios, teaches where there is none, and leads two to their comparison', async () => {
  await showPage('/scenarios', [scenarioFeature], answers)
  fireEvent.click(await screen.findByLabelText('选择“提高奖励”对比'))
  expect(screen.getByRole('button', { name: '情景对比' }).hasAttribute('disabled')).toBe(true)
  fireEvent.click(screen.getByLabelText('选择“另一个”对比'))
  fireEvent.click(screen.getByRole('button', { name: '情景对比' }))
  const table = await screen.findByRole('table', { name: '情景对比' })
  expect(within(table).getAllByText('25.00').length).toBeGreaterThan(1)
  expect(screen.getByRole('heading', { name: '“另一个”与“提高奖励”相比' })).toBeDefined()
  expect(screen.getByRole('table', { name: '预算：另一个' })).toBeDefined()
  cleanup()
  await showPage('/scenarios', [scenarioFeature], { ...answers, '/api/scenarios': { items: [], next: null } })
  expect(await screen.findByRole('heading', { name: '还没有保存的情景' })).toBeDefined()
})
