import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { clockFeature } from './feature.ts'

const limit = {
  id: 'licence-decision',
  matter: '行政许可（通则）',
  stage: '作出许可决定',
  days: 20,
  kind: 'working',
  from: '受理之日',
  extension: { most: 10, approver: '本行政机关负责人' },
  pauses: ['听证', '专家评审'],
  silence: null,
  basis: { title: '行政许可法', article: '第四十二条' },
  certainty: 'verbatim',
  unseen: null,
  note: null,
}
const unseen = {
  ...limit,
  id: 'medical-food',
  matter: '特医食品',
  days: null,
  extension: null,
  unseen: '没有见到现行时限',
}
const calendar = { settledFrom: '2007-01-01', settledTo: '2027-01-01' }
const reckoned = {
  settled: true,
  due: '2026-11-25',
  text: '2026-11-25到期',
  from: '2026-11-23',
  days: 2,
  kind: 'working',
  extendedBy: 0,
  basis: { title: '行政许可法' },
  calendar: { ...calendar, knownOn: null },
  alarms: [{ kind: 'limit', on: '2026-11-25', settled: true, since: null, text: '期限届满' }],
  counted: [
    { day: '2026-11-23', counts: false, why: 'startDay', number: null, text: '起算当日，不计入' },
    { day: '2026-11-24', counts: true, why: 'workingDay', number: 1, text: '工作日' },
  ],
}
const visitor = { ...sessionWith(), actor: null }
const full = {
  '/api/session': visitor,
  '/api/limits': { items: [limit, unseen], next: null, calendar },
  '/api/limits/reckoning': reckoned,
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('lists the limits by matter, with article, extension and what stops the clock', async () => {
  await showPage('/limits', [clockFeature], full)
  const table = await screen.findByRole('table', { name: '行政许可（通则）' })
  for (const text of [
    '20个工作日',
    '可延长10日，经本行政机关负责人批准',
    '听证、专家评审',
    '行政许可法 · 第四十二条',
  ]) {
    expect(within(table).getByText(text)).toBeDefined()
  }
  expect(within(screen.getByRole('table', { name: '特医食品' })).getByText('没有见到现行时限')).toBeDefined()
})

it('tells when a limit ends, day by day with reasons', async () => {
  await showPage('/limits', [clockFeature], full)
  expect(await screen.findByText('2026-11-25到期')).toBeDefined()
  const table = screen.getByRole('table', { name: '逐日计算' })
  expect(within(table).getByRole('row', { name: '2026-11-23 周一 — 起算当日，不计入' })).toBeDefined()
  expect(screen.queryByLabelText('天数')).toBe(null)
  fireEvent.change(screen.getByLabelText('哪一项时限'), { target: { value: 'own' } })
  expect(await screen.findByLabelText('天数')).toBeDefined()
})

it('says what was refused, what loads, and that there is nothing', async () => {
  const early = refusal(422, 'clock.before-calendar', '工作日历自 2007-01-01 起。')
  await showPage('/limits?from=2001-01-01', [clockFeature], { ...full, '/api/limits/reckoning': early })
  expect((await screen.findByRole('alert')).textContent).toBe('工作日历自 2007-01-01 起。')
  cleanup()
  await showPage('/limits', [clockFeature], { ...full, '/api/limits': never })
  expect((await screen.findByRole('status')).textContent).toBe('正在载入')
  cleanup()
  const none = { items: [], next: null, calendar }
  await showPage('/limits', [clockFeature], { ...full, '/api/limits': none })
  expect(await screen.findByRole('heading', { name: '还没有登记时限' })).toBeDefined()
})
