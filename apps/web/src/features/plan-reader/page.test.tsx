import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { planReaderFeature } from './feature.ts'

const id = '01900000-0000-7000-8000-000000000001'
const text = '示例市行动方案\n一、总体目标\n到2027年，建成2个平台。\n二、重点任务\n支持平台开放。鼓励创新。'
const commitment = (key: string, section: string, quote: string, target: object | null = null) => ({
  id: key,
  kind: target === null ? 'measure' : 'target',
  section,
  quote,
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
  label: null,
  target,
  lead: 'kjj',
  support: [],
  assignedBy: null,
  binding: null,
})
const section = (path: string, heading: string) => {
  const start = text.indexOf(`${path}、`)
  return { path, number: path, level: 1, heading, responsibleUnits: [], start, end: start + 6 }
}
const figure = { min: 2, max: null, strict: false, unit: '个', by: '2027-12-31' }
const draft = {
  id,
  state: 'draft',
  number: null,
  version: 1,
  fileName: '方案.txt',
  mayUndo: false,
  text,
  recordedAt: '2026-11-23T01:00:00Z',
  recordedBy: '李示例',
  units: [{ id: 'kjj', name: '市科技局' }],
  choices: {
    indicators: [{ id: 'platforms', label: { zh: '国家级平台', en: 'National platforms' } }],
    registers: [
      {
        id: 'platform',
        label: { zh: '创新平台', en: 'Platforms' },
        names: ['级别', '认定日期'],
        dates: [{ id: 'recognisedOn', label: { zh: '认定日期', en: 'Recognised on' } }],
      },
    ],
  },
  content: {
    title: '示例市行动方案',
    documentNumber: null,
    issuer: null,
    issuedOn: null,
    sections: [section('一', '总体目标'), section('二', '重点任务')],
    commitments: [
      commitment('a', '一', '建成2个平台', figure),
      commitment('b', '二', '支持平台开放。'),
      commitment('c', '二', '鼓励创新。'),
    ],
  },
}
const line = { id, state: 'draft', number: null, fileName: '方案.txt', recordedAt: draft.recordedAt }
const versions = {
  items: [
    { ...line, recordedBy: '李示例', title: '示例市行动方案', commitments: 3, confirmedAt: null, confirmedBy: null },
  ],
  next: null,
}
const full = {
  '/api/session': sessionWith('plan.draft', 'plan.confirm'),
  '/api/plan/versions': versions,
  [`/api/plan/drafts/${id}`]: draft,
  [`/api/plan/drafts/${id}/difference`]: {
    number: 1,
    items: [{ kind: 'added', before: null, after: draft.content.commitments[0] }],
  },
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('begins with a document to take and the versions there are', async () => {
  await showPage('/plan/reader', [planReaderFeature], full)
  expect(await screen.findByRole('button', { name: '选择文件' })).toBeDefined()
  expect(await screen.findByRole('link', { name: '示例市行动方案' })).toBeDefined()
  expect(screen.getByRole('cell', { name: '草稿' })).toBeDefined()
})

it('says what belongs here while there is nothing, and why loading failed', async () => {
  await showPage('/plan/reader', [planReaderFeature], { ...full, '/api/plan/versions': { items: [], next: null } })
  expect(await screen.findByRole('heading', { name: '还没有方案' })).toBeDefined()
  cleanup()
  const answers = { ...full, [`/api/plan/drafts/${id}`]: refusal(404, 'plan.draft-not-found', '没有这份方案草稿。') }
  await showPage(`/plan/reader?id=${id}`, [planReaderFeature], answers)
  expect(await screen.findByText('没有这份方案草稿。')).toBeDefined()
  cleanup()
  await showPage(`/plan/reader?id=${id}`, [planReaderFeature], { ...full, [`/api/plan/drafts/${id}`]: never })
  expect(await screen.findByText('正在载入')).toBeDefined()
})

it('shows text and reading side by side; choosing one opens it for correction', async () => {
  await showPage(`/plan/reader?id=${id}`, [planReaderFeature], full)
  const article = await screen.findByRole('article', { name: '方案正文' })
  expect(within(article).getByText('支持平台开放。').dataset['commitment']).toBe('b')
  fireEvent.click(screen.getByRole('button', { name: /建成2个平台/ }))
  expect(await screen.findByLabelText('下限')).toHaveProperty('value', '2')
  expect(screen.getByLabelText('期限')).toHaveProperty('value', '2027-12-31')
  fireEvent.mouseUp(within(article).getByText('支持平台开放。'))
  expect(await screen.findByRole('button', { name: '与下一条合并' })).toBeDefined()
})

it('lets a commitment be held against an indicator, records or a milestone', async () => {
  await showPage(`/plan/reader?id=${id}&c=b`, [planReaderFeature], full)
  fireEvent.click(await screen.findByRole('button', { name: '指标' }))
  expect(within(screen.getByLabelText('指标', { selector: 'select' })).getByText('国家级平台')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: '登记簿记录' }))
  fireEvent.change(screen.getByLabelText('登记簿'), { target: { value: 'platform' } })
  expect(screen.getByText('可用的名称：级别、认定日期。')).toBeDefined()
  expect(screen.getByLabelText('筛选条件（FEEL）')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: '里程碑' }))
  expect(screen.getByLabelText('须完成（中文）')).toBeDefined()
  expect(screen.getByLabelText('完成期限')).toBeDefined()
})

it('shows a changed commitment word by word', async () => {
  const [before] = draft.content.commitments
  const after = { ...before, quote: '建成12个中试平台', target: { ...figure, min: 12 } }
  const answers = {
    ...full,
    [`/api/plan/drafts/${id}/difference`]: { number: 1, items: [{ kind: 'changed', before, after }] },
  }
  await showPage(`/plan/reader?id=${id}&view=difference`, [planReaderFeature], answers)
  await screen.findByRole('button', { name: '看原文' })
  const marks = [...document.querySelectorAll('ins, del')].map((mark) => [mark.tagName, mark.textContent])
  expect(marks).toEqual([
    ['DEL', '删去：2'],
    ['INS', '新增：12'],
    ['INS', '新增：中试'],
    ['DEL', '删去：2'],
    ['INS', '新增：12'],
  ])
})

it('shows what would change, and asks for a reason before it is confirmed', async () => {
  await showPage(`/plan/reader?id=${id}&view=difference`, [planReaderFeature], full)
  expect(await screen.findByText('与现行第 1 版相比：')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: '确认为现行版' }))
  const dialog = await screen.findByRole('dialog', { name: '确认为全市运行的方案' })
  expect(within(dialog).getByText('新增 1 条，删去 0 条，改动 0 条，移动 0 条，不变 0 条。')).toBeDefined()
})

it('does not offer to confirm to those who may not', async () => {
  const answers = { ...full, '/api/session': sessionWith('plan.draft') }
  await showPage(`/plan/reader?id=${id}`, [planReaderFeature], answers)
  expect(await screen.findByRole('button', { name: '放弃草稿' })).toBeDefined()
  expect(screen.queryByRole('button', { name: '确认为现行版' })).toBeNull()
})
