import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import coordination from '../../testing/coordination-answers.json'
import answers from '../../testing/progress-answers.json'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { coordinationFeature } from './feature.ts'

const { ledgerAnswer, meetingAnswer, orderAnswer, orderSummaryAnswer, reportAnswer } = coordination

const all = ['progress.read', 'order.read', 'order.raise', 'meeting.read', 'meeting.hold', 'report.write'] as const
const order = `/api/orders/${orderAnswer.id}`
const meeting = `/api/meetings/${meetingAnswer.id}`
const full = {
  '/api/session': sessionWith(...all),
  '/api/ledger': ledgerAnswer,
  '/api/commitments/achievements': answers.commitmentAnswer,
  '/api/orders': { items: [orderSummaryAnswer], next: null },
  [order]: orderAnswer,
  '/api/meetings': { items: [{ ...meetingAnswer, items: 1, decisions: 1 }], next: null },
  [meeting]: meetingAnswer,
  [`${meeting}/proposals`]: {
    items: [
      {
        key: 'red platforms',
        kind: 'red',
        title: '创新平台',
        reason: '慢 2 个',
        commitment: 'platforms',
        order: null,
        units: [{ id: 'gxj', name: '市工信局' }],
      },
    ],
  },
  '/api/reports': { items: [{ month: '2026-10', state: 'none', number: null, issuedAt: null }], next: null },
  '/api/reports/2026-10': reportAnswer,
}
const show = (address: string, other: Readonly<Record<string, unknown>> = {}) =>
  showPage(address, [coordinationFeature], { ...full, ...other })

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
})

it('lists orders with the clock in working days', async () => {
  await show('/orders')
  const row = within(await screen.findByRole('table', { name: '督办单' })).getByRole('row', { name: /载体口径/ })
  expect(within(row).getByText('剩余2个工作日')).toBeDefined()
  expect(within(row).getByText('2026年第21号')).toBeDefined()
})

it('presets a new order from its commitment and keeps what is typed', async () => {
  await show('/orders?raise=achievements')
  const title = await screen.findByRole('textbox', { name: '事项' })
  expect(title).toHaveProperty('value', '加快推进“创新成果”')
  expect(screen.getByLabelText('办理要求')).toHaveProperty(
    'value',
    '现状：形成50项成果的原因。\n请说明原因、责任人和完成时间，并附佐证材料。',
  )
  fireEvent.change(title, { target: { value: '改过的事项' } })
  cleanup()
  await show('/orders?raise=achievements')
  expect(await screen.findByRole('textbox', { name: '事项' })).toHaveProperty('value', '改过的事项')
})

it('says for every list that it loads, what failed, and what belongs there', async () => {
  for (const [address, path, heading] of [
    ['/orders', '/api/orders', '还没有督办单'],
    ['/meetings', '/api/meetings', '还没有会商'],
    ['/reports', '/api/reports', '还没有可报告的月份'],
  ] as const) {
    await show(address, { [path]: never })
    expect((await screen.findAllByRole('status')).length).toBeGreaterThan(0)
    cleanup()
    await show(address, { [path]: refusal(500, 'server.failure', '服务器出错。') })
    expect((await screen.findByRole('alert')).textContent).toBe('服务器出错。')
    cleanup()
    await show(address, { [path]: { items: [], next: null } })
    expect(await screen.findByRole('heading', { name: heading })).toBeDefined()
    cleanup()
  }
})

it('shows an order with its clock, its timeline, and the answer form as the next act', async () => {
  await show(`/orders/${orderAnswer.id}`)
  expect(await screen.findByRole('heading', { level: 1, name: '载体口径' })).toBeDefined()
  expect(screen.getByRole('region', { name: '时钟' }).textContent).toContain('剩余2个工作日')
  fireEvent.change(screen.getByLabelText('办理情况'), { target: { value: '口径已征求意见。' } })
  expect(screen.getByText('已自动保存在本机，关闭页面不会丢失。')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: '申请延期' }))
  const dialog = screen.getByRole('dialog', { hidden: true })
  expect(within(dialog).getByText('专班会看到申请；批准之前原期限不变。')).toBeDefined()
  expect(screen.getByRole('link', { name: '下载 PDF' }).getAttribute('href')).toBe(
    `/api/orders/${orderAnswer.id}/document?format=pdf`,
  )
})

it('says who has an order when nothing is for the reader to do', async () => {
  await show(`/orders/${orderAnswer.id}`, { [order]: { ...orderAnswer, acts: [] } })
  expect(await screen.findByText('已签收，等承办单位答复。')).toBeDefined()
})

it('gathers matters for a meeting and makes a decision an order', async () => {
  await show(`/meetings/${meetingAnswer.id}`)
  expect(await screen.findByRole('heading', { name: /1\. 创新成果/ })).toBeDefined()
  expect(screen.getByRole('button', { name: '转为督办单' })).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: '收集议题' }))
  expect(await screen.findByLabelText('创新平台')).toHaveProperty('checked', true)
  expect(screen.getByRole('button', { name: '列入议程（1）' })).toBeDefined()
  fireEvent.click(screen.getByLabelText('创新平台'))
  await waitFor(() => expect(screen.getByRole('button', { name: '列入议程（0）' })).toHaveProperty('disabled', true))
})

it('previews a report and asks for a reason before it freezes the numbers', async () => {
  await show('/reports')
  expect(await screen.findByText(/本月发出督办单 3 份/)).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: '印发' }))
  expect(screen.getByText(/数字按 2026-10-31 冻结/)).toBeDefined()
})

it('lets those who may not write read a report', async () => {
  await show('/reports', { '/api/session': sessionWith('progress.read') })
  expect(await screen.findByText('没有补充文字。')).toBeDefined()
  expect(screen.queryByRole('button', { name: '印发' })).toBeNull()
})
