import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import coordination from '../../testing/coordination-answers.json'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { unitFeature } from './feature.ts'

const { ledgerAnswer, orderSummaryAnswer } = coordination

const unit = {
  asOf: '2026-11-23',
  today: '2026-11-23',
  unit: { id: 'kjj', name: '市科技局', fullName: '示例市科学技术局' },
  counts: ledgerAnswer.counts,
  lead: ledgerAnswer.items,
  support: [],
  orders: [orderSummaryAnswer],
  registers: [{ id: 'achievement', label: '成果' }],
  milestones: [],
}
const full = { '/api/session': sessionWith('progress.read'), '/api/units/kjj': unit }

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('shows what a unit leads, its orders with their clocks, and the registers it keeps', async () => {
  await showPage('/units/kjj', [unitFeature], full)
  expect(await screen.findByRole('heading', { level: 1, name: '市科技局' })).toBeDefined()
  expect(within(screen.getByRole('table', { name: '牵头的承诺' })).getByText('形成50项成果')).toBeDefined()
  expect(screen.getByText('剩余2个工作日')).toBeDefined()
  expect(screen.getByRole('link', { name: '成果' }).getAttribute('href')).toBe('/registers/achievement')
  expect(screen.getByText('没有待确认的节点。')).toBeDefined()
})

it('says that it loads, what failed, and that a unit may have no task', async () => {
  await showPage('/units/kjj', [unitFeature], { ...full, '/api/units/kjj': never })
  expect((await screen.findAllByRole('status')).length).toBeGreaterThan(0)
  cleanup()
  await showPage('/units/kjj', [unitFeature], { ...full, '/api/units/kjj': refusal(404, 'x', '没有这个单位。') })
  expect((await screen.findByRole('alert')).textContent).toBe('没有这个单位。')
  cleanup()
  await showPage('/units/kjj', [unitFeature], { ...full, '/api/units/kjj': { ...unit, lead: [], orders: null } })
  expect(await screen.findByRole('heading', { name: '方案没有给这个单位分派任务' })).toBeDefined()
})
