import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { auditFeature } from './feature.ts'

const entry = {
  sequence: '7',
  at: '2026-11-23T01:00:00.000Z',
  actorId: 'u1',
  actorName: '李示例',
  role: 'coordinator',
  unitId: 'kjj',
  action: 'order.raise',
  subject: { kind: 'followUpOrder', id: 'o1' },
  detail: {},
  reason: '滞后',
  hash: 'ab',
}
const full = { '/api/session': sessionWith('audit.read'), '/api/audit': { items: [entry], next: null } }

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('lists entries and tells whether the chain holds', async () => {
  await showPage('/audit', [auditFeature], {
    ...full,
    '/api/audit/verify': { kind: 'broken', sequence: '3', detail: '审计链在第 3 条断开。' },
  })
  expect(
    await screen.findByRole('row', { name: /7.*李示例.*拟督办单 order\.raise.*督办单 followUpOrder o1.*滞后/u }),
  ).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: '核验审计链' }))
  expect((await screen.findByRole('alert')).textContent).toBe('审计链在第 3 条断开。')
})

it('teaches where there is nothing yet, and tells what failed', async () => {
  await showPage('/audit', [auditFeature], { ...full, '/api/audit': { items: [], next: null } })
  expect(await screen.findByRole('heading', { name: '还没有记录' })).toBeDefined()
  cleanup()
  await showPage('/audit', [auditFeature], {
    ...full,
    '/api/audit': refusal(503, 'database.unavailable', '数据库暂时无法连接。'),
  })
  expect((await screen.findByRole('alert')).textContent).toContain('数据库暂时无法连接。')
})
