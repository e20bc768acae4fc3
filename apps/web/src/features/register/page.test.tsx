import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { registerFeature } from './feature.ts'

const label = (zh: string) => ({ zh, en: `en ${zh}` })
const field = (id: string, zh: string, type: string, more: object = {}) => ({
  id,
  label: label(zh),
  type,
  help: null,
  source: label('市场主体登记'),
  required: false,
  list: true,
  search: false,
  key: false,
  visibility: 'internal',
  values: null,
  register: null,
  of: null,
  unit: null,
  min: null,
  max: null,
  maxLength: null,
  pattern: null,
  sortable: true,
  ...more,
})
const register = {
  id: 'enterprise',
  label: label('企业'),
  help: label('登记的企业'),
  owner: { id: 'gxj', name: '市工业和信息化局' },
  visibility: 'internal',
  title: 'name',
  key: ['creditCode'],
  fields: [
    field('name', '企业名称', 'text', { required: true }),
    field('creditCode', '统一社会信用代码', 'creditCode', { key: true, required: true }),
    field('capital', '注册资本', 'money', { unit: '万元' }),
    field('biomanufacturing', '生物制造', 'boolean'),
  ],
  mayWrite: true,
  mayImport: true,
}
const record = {
  id: '0195f0aa-0000-7000-8000-000000000001',
  key: '91120000103064293R',
  version: 2,
  recordedAt: '2026-11-20T02:00:00.000Z',
  recordedBy: '王示例',
  sample: true,
  endedAt: null,
  endReason: null,
  fields: { name: '津合菌科（示例）', creditCode: '91120000103064293R', capital: '2650000000', biomanufacturing: true },
  titles: {},
}
const records = '/api/registers/enterprise/records'
const base = {
  '/api/session': sessionWith('register.read', 'register.write', 'register.import'),
  '/api/registers': { items: [register], next: null },
  '/api/registers/enterprise': register,
  '/api/registers/enterprise/views': { items: [], next: null },
  [records]: { items: [record], next: null, total: { count: 1, isExact: true } },
  [`${records}/${record.id}`]: { ...record, mayWrite: true },
  [`${records}/${record.id}/versions`]: {
    items: [
      { ...record, changed: ['capital'] },
      { ...record, version: 1, fields: { ...record.fields, capital: null }, changed: [] },
    ],
    next: null,
  },
  '/api/documents': { items: [], next: null },
}
const features = [registerFeature]

afterEach(() => {
  cleanup()
  sessionStorage.clear()
  vi.unstubAllGlobals()
})

describe('the registers', () => {
  it('are listed with who keeps them', async () => {
    await showPage('/registers', features, base)
    expect(await screen.findByRole('link', { name: '企业' })).toBeDefined()
    expect(screen.getByText('市工业和信息化局')).toBeDefined()
  })
  it('say so when there is none', async () => {
    await showPage('/registers', features, { ...base, '/api/registers': { items: [], next: null } })
    expect(await screen.findByRole('heading', { name: '还没有登记簿' })).toBeDefined()
  })
})

describe('the own record', () => {
  it('shows every field of the body that the reader speaks for, and nothing to change', async () => {
    const items = [{ register: { ...register, mayWrite: false, mayImport: false }, record }]
    const answers = { '/api/session': sessionWith(), '/api/own-records': { items, next: null } }
    await showPage('/own-record', features, answers)
    expect(await screen.findByRole('heading', { name: '津合菌科（示例）' })).toBeDefined()
    expect(screen.getByRole('row', { name: /注册资本.*2,650\.00/ })).toBeDefined()
    expect(screen.queryByRole('button', { name: '修改' })).toBeNull()
  })
  it('says so where there is none', async () => {
    const answers = { '/api/session': sessionWith(), '/api/own-records': { items: [], next: null } }
    await showPage('/own-record', features, answers)
    expect(await screen.findByRole('heading', { name: '没有找到本单位的记录' })).toBeDefined()
  })
})

describe('the list of a register', () => {
  it('shows figures in one unit named in the head, and how many records there are', async () => {
    await showPage('/registers/enterprise', features, base)
    expect(await screen.findByRole('columnheader', { name: /注册资本.*（万元）/ })).toBeDefined()
    expect(screen.getByRole('row', { name: /津合菌科（示例）.*2,650\.00.*是/ })).toBeDefined()
    expect(screen.getByText('共 1 条')).toBeDefined()
    expect(screen.getByRole('link', { name: '导入' })).toBeDefined()
  })
  it('teaches what belongs in an empty one', async () => {
    const none = { items: [], next: null, total: { count: 0, isExact: true } }
    await showPage('/registers/enterprise', features, { ...base, [records]: none })
    expect(await screen.findByRole('heading', { name: '企业登记簿还没有记录' })).toBeDefined()
  })
  it('says that it loads, and what failed', async () => {
    await showPage('/registers/enterprise', features, { ...base, [records]: never })
    expect((await screen.findAllByRole('status')).length).toBeGreaterThan(0)
    cleanup()
    const wrong = refusal(404, 'register.unknown', '没有这个登记簿。')
    await showPage('/registers/enterprise', features, { ...base, '/api/registers/enterprise': wrong })
    expect((await screen.findByRole('alert')).textContent).toBe('没有这个登记簿。')
  })
})

describe('a record', () => {
  it('shows its fields with their source, and what each version changed', async () => {
    await showPage(`/registers/enterprise/${record.id}`, features, base)
    expect(await screen.findByRole('heading', { level: 1, name: '津合菌科（示例）' })).toBeDefined()
    const fields = screen.getByRole('table', { name: '登记内容' })
    expect(within(fields).getByRole('row', { name: /注册资本.*2,650\.00.*市场主体登记/ })).toBeDefined()
    expect(await screen.findByText('注册资本：— → 2,650.00')).toBeDefined()
    expect(screen.getByText('还没有附件。')).toBeDefined()
  })
  it('is changed in a form that shows money in its unit and keeps the key', async () => {
    await showPage(`/registers/enterprise/${record.id}?edit=1`, features, base)
    const capital = await screen.findByRole('textbox', { name: /注册资本/ })
    expect(capital).toHaveProperty('value', '2650')
    expect(screen.getByRole('textbox', { name: /统一社会信用代码/ })).toHaveProperty('disabled', true)
  })
})
