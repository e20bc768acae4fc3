import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import answers from '../../testing/progress-answers.json'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { cockpitFeature } from './feature.ts'

const { cockpitAnswer } = answers
const full = {
  '/api/session': sessionWith('progress.read', 'order.raise', 'order.read'),
  '/api/cockpit': cockpitAnswer,
  '/api/orders': { items: [], next: null },
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('answers where we stand, what is stuck, and who acts', async () => {
  await showPage('/cockpit', [cockpitFeature], full)
  expect(await screen.findByRole('heading', { level: 1, name: '方案进展' })).toBeDefined()
  expect(screen.getByText('5 条承诺')).toBeDefined()
  expect(screen.getByText(/比 2026-10-31 ■↑1.▲↓1/)).toBeDefined()
  const targets = screen.getByRole('table', { name: '2 项目标' })
  const row = within(targets).getByRole('row', { name: /创新成果/ })
  expect(within(row).getByRole('img', { name: '实际 41，应达 47.8，目标 ≥50' })).toBeDefined()
  expect(within(row).getByText('<1%')).toBeDefined()
  expect(within(row).getByRole('link', { name: '41' }).getAttribute('href')).toBe('/indicators/achievements')
  const matrix = screen.getByRole('table', { name: '责任单位 × 任务' })
  expect(within(matrix).getByRole('link', { name: '市科技局 · 二/（一） · 牵头 · 预警 · 2 条' })).toBeDefined()
  expect(within(matrix).getByText(/由专班直接跟踪/)).toBeDefined()
  const stuck = screen.getByRole('table', { name: '卡在哪里' })
  expect(within(stuck).getByRole('link', { name: '发督办单' })).toBeDefined()
  expect(await screen.findByText('没有在走的时钟。')).toBeDefined()
  expect(screen.getByText('40 → 41 项')).toBeDefined()
})

it('says that it loads, what failed, and what belongs here', async () => {
  await showPage('/cockpit', [cockpitFeature], { ...full, '/api/cockpit': never })
  expect((await screen.findAllByRole('status')).length).toBeGreaterThan(0)
  cleanup()
  await showPage('/cockpit', [cockpitFeature], {
    ...full,
    '/api/cockpit': refusal(500, 'server.failed', '服务器出错。'),
  })
  expect((await screen.findByRole('alert')).textContent).toBe('服务器出错。')
  cleanup()
  const empty = { ...cockpitAnswer, targets: [], matrix: { units: [], rows: [], behind: [] }, stuck: [] }
  await showPage('/cockpit', [cockpitFeature], { ...full, '/api/cockpit': empty })
  expect(await screen.findByRole('heading', { name: '还没有确认的方案' })).toBeDefined()
})
