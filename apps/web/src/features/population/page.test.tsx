import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { policyFeature } from '../policy/feature.ts'
import { populationFeature } from './feature.ts'

const id = '01900000-0000-7000-8000-000000000000'
const label = { zh: '国家支持金额', en: 'National support' }
const ready = {
  id,
  fileName: '企业.csv',
  fileSize: 100,
  format: 'csv',
  rows: null,
  columns: [
    { name: '国家支持金额', fact: { label, kind: 'money' }, nearest: null },
    { name: '年销售收人', fact: null, nearest: '年销售收入' },
  ],
  status: 'ready',
  on: null,
  output: null,
  progress: { rows: 0, share: null },
  finding: null,
  problem: null,
  uploadedAt: '2026-11-23T01:00:00.000Z',
  finishedAt: null,
  keptUntil: '2026-11-30T01:00:00.000Z',
}
const finding = {
  computed: 2,
  leftOut: 1,
  lacking: ['总投资'],
  clauses: [
    { id: 'X-1', title: { zh: '甲', en: 'A' }, applies: 1, not: 1, cannotTell: 0, unpriced: 0, fen: '1000000' },
    { id: 'X-2', title: { zh: '乙', en: 'B' }, applies: 2, not: 0, cannotTell: 0, unpriced: 0, fen: '2000000' },
  ],
}
const list = '/api/policies/evaluations'
const answers = (run: object | symbol, items: readonly object[] = []) => ({
  '/api/session': sessionWith('policy.edit'),
  [list]: { items, next: null },
  [`${list}/${id}`]: run,
})
const show = (run: object | symbol = ready) =>
  showPage(`/policies/evaluate?id=${id}`, [populationFeature], answers(run))

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('takes a file, offers the template, and says what must never be uploaded', async () => {
  await showPage('/policies/evaluate', [populationFeature], answers(never))
  await screen.findByRole('heading', { name: '上传企业名单' })
  expect(screen.getByText(/统计报表.*不得上传/u)).toBeDefined()
  expect(screen.getByRole('link', { name: /下载列名模板/u }).getAttribute('href')).toBe(
    '/api/policies/evaluation-template.csv',
  )
  expect(await screen.findByText('还没有测算过。')).toBeDefined()
})

it('tells before the start which columns are facts, with the nearest name of the others, those first', async () => {
  await show()
  const table = await screen.findByRole('table', { name: '识别为事实 1 列，其余 1 列原样带入结果' })
  const [, first, second] = within(table).getAllByRole('row')
  expect(first?.textContent).toContain('是不是“年销售收入”')
  expect(second?.textContent).toContain('金额')
  expect(screen.getByRole('button', { name: '开始测算' }).hasAttribute('disabled')).toBe(false)
  fireEvent.change(screen.getByLabelText('按哪一天施行的条款'), { target: { value: '' } })
  expect(screen.getByRole('button', { name: '开始测算' }).hasAttribute('disabled')).toBe(true)
})

it('does not start a file without a fact', async () => {
  await show({ ...ready, columns: ready.columns.slice(1) })
  expect((await screen.findByRole('alert')).textContent).toContain('没有一列')
  expect(screen.getByRole('button', { name: '开始测算' }).hasAttribute('disabled')).toBe(true)
})

it('shows how far a running one is', async () => {
  await show({ ...ready, status: 'running', progress: { rows: 32_768, share: 0.5 } })
  expect(await screen.findByText('已测算 32,768 行。')).toBeDefined()
  expect(screen.getByRole('progressbar', { name: '已完成 50.0%' })).toBeDefined()
  expect(screen.getByRole('button', { name: '取消并删除文件' })).toBeDefined()
})

it('gives figures by clause, their sum, and what can be downloaded', async () => {
  await show({ ...ready, status: 'done', on: '2026-11-23', output: 'arrow', finding })
  const table = await screen.findByRole('table', { name: '分条款结果' })
  expect(within(table).getAllByRole('row')[1]?.textContent).toContain('X-1 甲11001.00')
  expect(within(table).getAllByRole('row').at(-1)?.textContent).toContain('3.00')
  expect(screen.getByRole('link', { name: '下载逐行结果（Arrow）' }).getAttribute('href')).toBe(`${list}/${id}/rows`)
  expect(screen.getByRole('link', { name: '下载未计入的行及原因' })).toBeDefined()
  expect(screen.getByText('条款要问、文件里没有的事实：1 项（按未知处理）')).toBeDefined()
})

it('says why one failed, and that one is not there', async () => {
  const problem = { code: 'policy.population-unread', detail: '无法读取总体文件“企业.csv”。', values: {} }
  await show({ ...ready, status: 'failed', problem })
  expect((await screen.findByRole('alert')).textContent).toContain('无法读取')
  cleanup()
  await show(refusal(404, 'population.not-found', '没有这次测算，或者它不是您上传的。'))
  expect(await screen.findByText(/没有这次测算/u)).toBeDefined()
})

it('is offered with the clauses to whoever may try policies out', async () => {
  const features = [policyFeature, populationFeature]
  const clauses = { '/api/policies/clauses': { items: [], next: null, on: '2026-11-23' } }
  await showPage('/policies', features, { ...answers(never), ...clauses })
  const link = await screen.findByRole('link', { name: '文件测算' })
  expect(link.getAttribute('href')).toBe('/policies/evaluate')
  cleanup()
  await showPage('/policies', features, { ...clauses, '/api/session': sessionWith('policy.read') })
  await screen.findByRole('heading', { name: '政策条款' })
  expect(screen.queryByRole('link', { name: '文件测算' })).toBeNull()
})
