import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { fundingFeature } from './feature.ts'

const line = {
  id: '0195f0aa-0000-7000-8000-000000000001',
  year: 2026,
  payer: '市级财政',
  title: '专项资金（示例）',
  unit: { id: 'gxj', name: '市工业和信息化局' },
  amountFen: '1000000000',
  committedFen: '500000000',
  paidFen: '200000000',
  leftFen: '500000000',
  document: '示例〔2026〕1号',
  commitments: 1,
  recordedBy: '王示例',
  recordedAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  endReason: null,
  sample: true,
  version: 1,
}
const sums = { amountFen: '1000000000', committedFen: '500000000', paidFen: '200000000', leftFen: '500000000' }
const path = '/api/funding/lines'
const base = {
  '/api/session': sessionWith('funding.read', 'funding.commit'),
  [path]: { items: [line], next: null, years: [2026], payers: [{ zh: '市级财政', en: 'City' }], totals: sums },
}
const features = [fundingFeature]

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
})

describe('the budget lines', () => {
  it('show what is committed, paid and left, and the same in words for the bar', async () => {
    await showPage('/funding', features, base)
    expect(
      await screen.findByRole('row', { name: /专项资金（示例）.*1,000\.00.*500\.00.*200\.00.*500\.00/u }),
    ).toBeDefined()
    const words = '已拨付 200.00 万元，已承诺未拨付 300.00 万元，尚余 500.00 万元'
    expect(screen.getAllByRole('img', { name: words }).length).toBe(1)
    expect(screen.getByText(/^合计：预算 1,000\.00 万元，已承诺 500\.00 万元/u)).toBeDefined()
  })
  it('teach what belongs here, and begin with one button', async () => {
    const none = { items: [], next: null, years: [], payers: [], totals: { ...sums, amountFen: '0' } }
    await showPage('/funding', features, { ...base, [path]: none })
    expect(await screen.findByRole('heading', { name: '还没有预算' })).toBeDefined()
    expect(screen.getAllByRole('button', { name: '新增预算' }).length).toBe(2)
  })
  it('show and export the columns that the reader chose', async () => {
    await showPage('/funding?columns=line.left', features, base)
    await screen.findByRole('link', { name: '专项资金（示例）' })
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      '预算项目',
      '尚余（万元）',
    ])
    const to = screen.getByRole('link', { name: '导出' }).getAttribute('href')
    expect(to).toBe('/api/funding/lines.xlsx?columns=line.left')
  })
  it('offer no act to those who only read', async () => {
    await showPage('/funding', features, { ...base, '/api/session': sessionWith('funding.read') })
    await screen.findByRole('link', { name: '专项资金（示例）' })
    expect(screen.queryByRole('button', { name: '新增预算' })).toBeNull()
    expect(screen.queryByRole('button', { name: '关闭' })).toBeNull()
  })
  it('say that they load, and what failed', async () => {
    await showPage('/funding', features, { ...base, [path]: never })
    expect((await screen.findAllByRole('status')).length).toBeGreaterThan(0)
    cleanup()
    await showPage('/funding', features, { ...base, [path]: refusal(403, 'request.forbidden', '无权查看。') })
    expect((await screen.findByRole('alert')).textContent).toBe('无权查看。')
  })
})
