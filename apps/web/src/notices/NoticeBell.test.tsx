import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { identityFeature } from '../features/identity/feature.ts'
import { showLanguage } from '../i18n/messages.ts'
import { refusal, sessionWith, showPage } from '../testing/show-page.tsx'

const order = {
  id: '0190a1b2-0000-7000-8000-000000000001',
  kind: 'orderSent',
  // In the evening in UTC, and already the next day in the city.
  at: '2026-11-22T18:30:00.000Z',
  isRead: false,
  subject: '0190a1b2-0000-7000-8000-0000000000aa',
  title: '加快认定',
  year: 2026,
  number: 7,
  unit: { id: 'gxj', name: '市工信局' },
  register: null,
  added: 0,
  updated: 0,
  bad: 0,
  fen: null,
}
const done = {
  ...order,
  id: '0190a1b2-0000-7000-8000-000000000002',
  kind: 'importDone',
  subject: '0190a1b2-0000-7000-8000-0000000000bb',
  title: '企业.xlsx',
  year: null,
  number: null,
  unit: null,
  register: { id: 'enterprise', label: '企业' },
  added: 1200,
  updated: 3,
}
const sessions = { '/api/session': sessionWith(), '/api/account/sessions': { items: [] } }
const answers = { ...sessions, '/api/notices': { items: [order, done], next: null, unread: 2 } }

const open = async (name: string | RegExp): Promise<HTMLElement> => {
  fireEvent.click(await screen.findByRole('button', { name }))
  return screen.findByRole('region', { name: /通知|Notices/ })
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('counts what is unread and lists it with links, in the time of the city', async () => {
  await showPage('/account', [identityFeature], answers)
  const panel = await open('通知 2 条未读')
  const link = await within(panel).findByRole('link', { name: '收到督办单〔2026〕7号：加快认定' })
  expect(link.getAttribute('href')).toBe(`/orders/${order.subject}`)
  const imported = within(panel).getByRole('link', { name: /企业\.xlsx 已导入企业登记簿：新增 1,200 条/ })
  expect(imported.getAttribute('href')).toBe(`/registers/enterprise/import?id=${done.subject}`)
  expect(within(panel).getAllByText('2026-11-23 02:30')).toHaveLength(2)
})

it('marks one or all as read, and closes with Escape', async () => {
  await showPage('/account', [identityFeature], { ...answers, '/api/notices/read': { read: 1 } })
  const asked = vi.spyOn(globalThis, 'fetch')
  const panel = await open('通知 2 条未读')
  fireEvent.click(await within(panel).findByRole('button', { name: '标为已读：收到督办单〔2026〕7号：加快认定' }))
  await vi.waitFor(() =>
    expect(asked.mock.calls.map(([, init]) => init?.body)).toContain(`{"notices":["${order.id}"]}`),
  )
  fireEvent.click(within(panel).getByRole('button', { name: '全部标为已读' }))
  await vi.waitFor(() => expect(asked.mock.calls.map(([, init]) => init?.body)).toContain('{"notices":"all"}'))
  fireEvent.keyDown(panel, { key: 'Escape' })
  expect(screen.queryByRole('region', { name: '通知' })).toBeNull()
})

it('teaches what will come where nothing has, tells of a failure, and speaks English', async () => {
  await showPage('/account', [identityFeature], { ...sessions, '/api/notices': { items: [], next: null, unread: 0 } })
  expect((await open('通知 没有未读')).textContent).toContain('督办单发来')
  cleanup()
  await showPage('/account', [identityFeature], {
    ...sessions,
    '/api/notices': refusal(500, 'server.failure', '系统出错'),
  })
  const panel = await open('通知 没有未读')
  expect(await within(panel).findByText('系统出错')).toBeTruthy()
  cleanup()
  await showPage('/account', [identityFeature], answers)
  await showLanguage('en')
  const english = await open('Notices 2 unread')
  await within(english).findByRole('link', { name: 'Follow-up order No. 7 of 2026 has come: 加快认定' })
  await showLanguage('zh-CN')
})

it('is not shown to visitors', async () => {
  await showPage('/sign-in', [identityFeature], { ...answers, '/api/session': { ...sessionWith(), actor: null } })
  await screen.findByRole('button', { name: 'English' })
  expect(screen.queryByRole('button', { name: /通知/ })).toBeNull()
})
