import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import coordination from '../../testing/coordination-answers.json'
import answers from '../../testing/progress-answers.json'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { ledgerFeature } from './feature.ts'

const { ledgerAnswer } = coordination

const full = {
  '/api/session': sessionWith('progress.read', 'order.raise'),
  '/api/ledger': ledgerAnswer,
  '/api/cockpit': answers.cockpitAnswer,
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('lists commitments with light, units and the one next act', async () => {
  await showPage('/ledger', [ledgerFeature], full)
  const row = within(await screen.findByRole('table', { name: '任务台账' })).getByRole('row', { name: /创新成果/ })
  expect(within(row).getByText('滞后')).toBeDefined()
  expect(within(row).getByRole('link', { name: '市科技局' }).getAttribute('href')).toBe('/units/kjj')
  expect(within(row).getByRole('link', { name: '发督办单' }).getAttribute('href')).toBe('/orders?raise=achievements')
  expect(screen.getByRole('link', { name: '导出' }).getAttribute('href')).toBe('/api/ledger.xlsx?sort=plan')
})

it('hides raising an order from those who may not', async () => {
  await showPage('/ledger', [ledgerFeature], { ...full, '/api/session': sessionWith('progress.read') })
  await screen.findByRole('table', { name: '任务台账' })
  expect(screen.queryByRole('link', { name: '发督办单' })).toBeNull()
})

it('turns into a matrix of sections and units whose cells lead back to the list', async () => {
  await showPage('/ledger', [ledgerFeature], full)
  fireEvent.click(await screen.findByRole('button', { name: '矩阵' }))
  const matrix = await screen.findByRole('table', { name: '章节 × 责任单位' })
  const [cell] = within(matrix).getAllByRole('link', { name: /牵头/ })
  expect(cell?.getAttribute('href')).toMatch(/^\/ledger\?section=.*&unit=kjj$/)
})

it('says that it loads, what failed, and what belongs here', async () => {
  await showPage('/ledger', [ledgerFeature], { ...full, '/api/ledger': never })
  expect((await screen.findAllByRole('status')).length).toBeGreaterThan(0)
  cleanup()
  await showPage('/ledger', [ledgerFeature], { ...full, '/api/ledger': refusal(500, 'server.failure', '服务器出错。') })
  expect((await screen.findByRole('alert')).textContent).toBe('服务器出错。')
  cleanup()
  await showPage('/ledger', [ledgerFeature], { ...full, '/api/ledger': { ...ledgerAnswer, items: [] } })
  expect(await screen.findByRole('heading', { name: '还没有确认的方案' })).toBeDefined()
})
