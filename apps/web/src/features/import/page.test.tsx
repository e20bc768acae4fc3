import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { importFeature } from './feature.ts'

const id = '0195f0aa-0000-7000-8000-000000000002'
const column = (index: number, letters: string, heading: string, more: object) => ({
  index,
  letters,
  heading,
  samples: ['值'],
  field: null,
  unit: null,
  basis: 'none',
  readAs: null,
  ...more,
})
const state = {
  id,
  register: 'enterprise',
  registerLabel: '企业',
  targets: [
    { id: 'name', label: '企业名称', unit: null, units: [], isRequired: true, isKey: false },
    { id: 'capital', label: '注册资本', unit: '万元', units: ['元', '万元'], isRequired: false, isKey: false },
  ],
  fileName: '名录.csv',
  fileSize: 1000,
  format: 'csv',
  encoding: 'gb18030',
  status: 'checked',
  progress: { rows: 12, share: 1 },
  counts: { rows: 12, good: 11, bad: 1, added: 10, updated: 1, unchanged: 0, written: 0 },
  columns: [
    column(0, 'A', '企业', { field: 'name', basis: 'similarName', readAs: '津合' }),
    column(1, 'B', '注册资金', { field: 'capital', unit: '万元', basis: 'sameName', readAs: '2,650 万元' }),
    column(2, 'C', '备注二', {}),
  ],
  mode: null,
  kept: 0,
  startedBy: '王示例',
  startedAt: '2026-11-23T02:00:00.000Z',
  finishedAt: null,
  problem: null,
}
const bad = {
  row: 7,
  cell: 'B7',
  column: '注册资金',
  field: 'capital',
  value: '五百万',
  reason: '须为数字。',
  code: 'values.money',
}
const base = {
  '/api/session': sessionWith('register.read', 'register.import'),
  '/api/registers/enterprise/imports': { items: [{ ...state, status: 'done' }], next: null },
  [`/api/imports/${id}`]: state,
  [`/api/imports/${id}/bad-cells`]: { items: [bad], next: null },
}
const features = [importFeature]
const address = `/registers/enterprise/import?id=${id}`

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('the import page', () => {
  it('begins with choosing a file, and shows earlier imports that can be undone', async () => {
    await showPage('/registers/enterprise/import', features, base)
    expect(await screen.findByRole('button', { name: '选择文件' })).toBeDefined()
    expect(await screen.findByRole('button', { name: '撤销' })).toBeDefined()
  })

  it('puts the bad cells first, then the matching, and asks what to do', async () => {
    await showPage(address, features, base)
    expect(await screen.findByRole('row', { name: /B7.*注册资金.*五百万.*须为数字/ })).toBeDefined()
    expect(screen.getByRole('combobox', { name: '“注册资金”列对应的字段' })).toHaveProperty('value', 'capital')
    expect(screen.getByRole('combobox', { name: '“注册资金”列的金额单位' })).toHaveProperty('value', '万元')
    expect(screen.getByRole('button', { name: '导入 11 行' })).toHaveProperty('disabled', false)
    const steps = screen.getByRole('list', { name: '导入步骤' })
    expect(within(steps).getByText('12 行，1 行有误')).toBeDefined()
  })

  it('lists again the bad cells that the check finds later', async () => {
    let asked = 0
    await showPage(address, features, {
      ...base,
      get [`/api/imports/${id}`]() {
        asked += 1
        return asked > 1 ? state : { ...state, status: 'checking' }
      },
      get [`/api/imports/${id}/bad-cells`]() {
        return { items: asked > 1 ? [bad] : [], next: null }
      },
    })
    expect(await screen.findByRole('row', { name: /B7.*五百万/ })).toBeDefined()
  })

  it('shows how far it is while it writes, with the way to stop it', async () => {
    const writing = {
      ...state,
      status: 'writing',
      progress: { rows: 5, share: 0.45 },
      counts: { ...state.counts, written: 5 },
    }
    await showPage(address, features, { ...base, [`/api/imports/${id}`]: writing })
    expect(await screen.findByText('正在写入：5 / 11 行')).toBeDefined()
    expect(screen.getByRole('button', { name: '取消' })).toBeDefined()
  })

  it('says how it ended, and why it failed', async () => {
    const problem = { code: 'import.damaged-file', detail: '文件已损坏。', values: {} }
    await showPage(address, features, { ...base, [`/api/imports/${id}`]: { ...state, status: 'failed', problem } })
    expect((await screen.findByRole('alert')).textContent).toBe('文件已损坏。')
  })

  it('says that it loads, and that there is no such import', async () => {
    await showPage(address, features, { ...base, [`/api/imports/${id}`]: never })
    expect((await screen.findAllByRole('status')).length).toBeGreaterThan(0)
    cleanup()
    const gone = refusal(404, 'import.not-found', '没有这次导入。')
    await showPage(address, features, { ...base, [`/api/imports/${id}`]: gone })
    expect((await screen.findByRole('alert')).textContent).toBe('没有这次导入。')
  })
})
