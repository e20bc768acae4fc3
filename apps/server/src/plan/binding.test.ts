import { randomUUID } from 'node:crypto'
import type { PlanDraft } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { City } from '../city/city.ts'
import type { Actor, Database } from '../database/database.ts'
import { createTestDatabase, engines } from '../database/test-database.ts'
import { actorWith, createTestApp, testCity, type TestApp } from '../test-app.ts'
import { planRoutes } from './routes.ts'

const source = `测试市生物制造行动计划
一、总体目标
到2027年，建成2个平台。
二、重点任务
支持建设平台。`

const field = { required: false, search: false, list: false, aliases: [], visibility: 'internal' as const }
const city: City = {
  ...testCity,
  registers: [
    {
      id: 'platform',
      label: { zh: '创新平台', en: 'Innovation platform' },
      owner: 'kjj',
      keepers: [],
      key: ['number'],
      title: 'name',
      visibility: 'internal',
      fields: [
        { ...field, id: 'name', label: { zh: '平台名称', en: 'Name' }, type: 'text' },
        { ...field, id: 'level', label: { zh: '级别', en: 'Level' }, type: 'text' },
        { ...field, id: 'recognisedOn', label: { zh: '认定日期', en: 'Recognised on' }, type: 'date' },
      ],
    },
  ],
  indicators: [
    {
      id: 'national-platforms',
      label: { zh: '国家级创新平台', en: 'National platforms' },
      unit: '个',
      register: 'platform',
      measure: { kind: 'count' },
      date: 'recognisedOn',
      once: ['name'],
      model: 'counting',
      rhythm: { every: 'month', graceDays: 20 },
      source: { zh: '登记簿', en: 'Register' },
      definition: { zh: '口径', en: 'Definition' },
    },
  ],
}

const boundary = 'ceyuan-boundary'
const drafter: Actor = { ...actorWith('plan.draft'), userId: 'drafter', name: '李示例' }
const records = { kind: 'records', register: 'platform', expect: { min: 2 } } as const

describe.each(engines)('what a commitment is held against, on %s', (engine) => {
  let test: TestApp
  let database: Database
  let draft: PlanDraft
  beforeAll(async () => {
    database = await createTestDatabase(engine, { schema: city.id })
    test = await createTestApp({ database, city, features: [planRoutes] })
    const answer = await test.as(drafter)({
      method: 'POST',
      url: '/api/plan/drafts',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': randomUUID() },
      payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${source}\r\n--${boundary}--\r\n`,
    })
    draft = answer.json()
  })
  afterAll(async () => {
    await test.app.close()
    await database.close()
  })
  const bind = (binding: object) =>
    test.as(drafter)({
      method: 'POST',
      url: `/api/plan/drafts/${draft.id}/corrections`,
      headers: { 'idempotency-key': randomUUID(), 'accept-language': 'zh-CN' },
      payload: {
        version: draft.version,
        correction: { kind: 'change', id: draft.content.commitments[0]?.id, binding },
      },
    })

  it('is chosen among what the city has', () => {
    expect(draft.choices).toMatchObject({
      indicators: [{ id: 'national-platforms', label: { zh: '国家级创新平台' } }],
      registers: [{ id: 'platform', names: ['平台名称', '级别', '认定日期'], dates: [{ id: 'recognisedOn' }] }],
    })
  })

  it.each([
    [{ kind: 'indicator', indicator: 'national-platforms' }, undefined],
    [{ ...records, filter: '级别 = "国家级"', date: 'recognisedOn' }, undefined],
    [
      { ...records, filter: '  ' },
      { kind: 'records', register: 'platform', expect: { min: 2 } },
    ],
    [
      { kind: 'milestone', title: { zh: ' 建成平台 ', en: '' }, due: '2026-06-30' },
      { kind: 'milestone', title: { zh: '建成平台', en: '建成平台' }, due: '2026-06-30' },
    ],
  ])('is kept: %j', async (binding, kept) => {
    const answer = await bind(binding)
    expect(answer.statusCode, answer.body).toBe(200)
    draft = answer.json()
    expect(draft.content.commitments[0]?.binding).toEqual(kept ?? binding)
  })

  it.each([
    [
      { kind: 'indicator', indicator: 'national-platform' },
      'plan.binding-indicator-unknown',
      '国家级创新平台 (national-platforms)',
    ],
    [{ kind: 'indicator', indicator: '产值' }, 'plan.binding-indicator-unknown', '没有指标“产值”。'],
    [{ ...records, register: 'platforms' }, 'plan.binding-register-unknown', '创新平台 (platform)'],
    [{ ...records, filter: '级别别 = "国家级"' }, 'feel.unknown-name', '级别'],
    [{ ...records, filter: '级别 = 3' }, 'feel.incomparable', ''],
    [{ ...records, filter: '级别 = "国家级" and' }, 'feel.expected-expression', ''],
    [{ ...records, date: 'recognised' }, 'plan.binding-field-unknown', '认定日期 (recognisedOn)'],
    [{ kind: 'milestone', title: { zh: ' ', en: 'Built' } }, 'plan.binding-title-missing', ''],
  ])('is refused with the nearest name: %j', async (binding, code, words) => {
    const answer = await bind(binding)
    expect([answer.statusCode, answer.json().code]).toEqual([422, code])
    expect(answer.json().detail).toContain(words)
  })

  it('is taken away again', async () => {
    const answer = await test.as(drafter)({
      method: 'POST',
      url: `/api/plan/drafts/${draft.id}/corrections`,
      headers: { 'idempotency-key': randomUUID() },
      payload: {
        version: draft.version,
        correction: { kind: 'change', id: draft.content.commitments[0]?.id, binding: null },
      },
    })
    draft = answer.json()
    expect(draft.content.commitments[0]?.binding).toBeNull()
  })
})
