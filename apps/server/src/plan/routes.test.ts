import { randomUUID } from 'node:crypto'
import type { PlanDraft } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../database/actors.ts'
import type { Actor, Database } from '../database/database.ts'
import { createTestDatabase, engines } from '../database/test-database.ts'
import { actorWith, createTestApp, testCity, type TestApp } from '../test-app.ts'
import { getConfirmedPlan } from './confirmed-plan.ts'
import { planRoutes } from './routes.ts'

const source = `测试市生物制造行动计划
测试市人民政府
2025年3月12日
一、总体目标
到2027年，建成2个平台，引育5家企业。
二、重点任务
（一）建平台。支持建设平台。鼓励开放共享。（责任单位：市科技局、市工信局）`

const boundary = 'ceyuan-boundary'
const upload = (content: string | Buffer, fileName = '方案.txt') => ({
  method: 'POST' as const,
  url: '/api/plan/drafts',
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': randomUUID() },
  payload: Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n\r\n`),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]),
})
const post = (url: string, payload: object) => ({
  method: 'POST' as const,
  url,
  headers: { 'idempotency-key': randomUUID() },
  payload,
})

const drafter: Actor = { ...actorWith('plan.draft'), userId: 'drafter', name: '李示例' }
const chief: Actor = { ...actorWith('plan.draft', 'plan.confirm'), userId: 'chief', name: '王示例' }

describe.each(engines)('a draft of the plan on %s', (engine) => {
  let test: TestApp
  let database: Database
  let draft: PlanDraft
  beforeAll(async () => {
    database = await createTestDatabase(engine, { schema: testCity.id })
    test = await createTestApp({ database, features: [planRoutes] })
  })
  afterAll(async () => {
    await test.app.close()
    await database.close()
  })
  const correct = async (correction: object, version = draft.version) =>
    test.as(drafter)(post(`/api/plan/drafts/${draft.id}/corrections`, { version, correction }))
  const follow = async (correction: object) => {
    const answer = await correct(correction)
    expect(answer.statusCode, answer.body).toBe(200)
    draft = answer.json()
  }
  const confirm = (actor: Actor) =>
    test.as(actor)(post(`/api/plan/drafts/${draft.id}/confirm`, { version: draft.version, reason: '经专班会议审定' }))

  it('is made from an uploaded document', async () => {
    const answer = await test.as(drafter)(upload(source))
    expect(answer.statusCode, answer.body).toBe(200)
    draft = answer.json()
    expect(draft).toMatchObject({ state: 'draft', version: 1, mayUndo: false, fileName: '方案.txt' })
    expect(draft.content.commitments.map(({ quote }) => quote)).toEqual([
      '建成2个平台',
      '引育5家企业',
      '支持建设平台。',
      '鼓励开放共享。',
    ])
    expect(draft.content.commitments[2]).toMatchObject({ lead: 'kjj', support: ['gxj'] })
  })

  it('is corrected step by step, and each step can be undone', async () => {
    const id = draft.content.commitments[0]?.id
    await follow({ kind: 'change', id, target: { min: 3, max: 4, strict: false, unit: '个', by: '2027-12-31' } })
    await follow({ kind: 'remove', id: draft.content.commitments[3]?.id })
    expect(draft.content.commitments).toHaveLength(3)
    const undone = await test.as(drafter)(post(`/api/plan/drafts/${draft.id}/undo`, { version: draft.version }))
    draft = undone.json()
    expect(draft.content.commitments).toHaveLength(4)
    expect(draft.content.commitments[0]?.target).toMatchObject({ min: 3, max: 4 })
    expect(draft.version).toBe(4)
  })

  it('refuses a correction made on an older state, and a wrong one with its reason', async () => {
    const stale = await correct({ kind: 'remove', id: draft.content.commitments[0]?.id }, 1)
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'plan.draft-changed-meanwhile'])
    const wrong = await correct({ kind: 'change', id: draft.content.commitments[0]?.id, lead: 'nobody' })
    expect([wrong.statusCode, wrong.json().code]).toEqual([422, 'plan.unit-unknown'])
  })

  it('comes into force when someone who may confirms it, and then no longer changes', async () => {
    expect((await confirm(drafter)).statusCode).toBe(403)
    const confirmed = await confirm(chief)
    expect(confirmed.json()).toMatchObject({ state: 'confirmed', number: 1 })
    expect(await database.read(systemActor, getConfirmedPlan)).toMatchObject({ number: 1, confirmedBy: '王示例' })
    const late = await correct({ kind: 'remove', id: draft.content.commitments[0]?.id }, draft.version + 1)
    expect([late.statusCode, late.json().code]).toEqual([409, 'plan.draft-closed'])
  })

  it('of a changed text carries ids over and shows the difference', async () => {
    const before = draft.content.commitments
    const changed = source.replace('引育5家企业', '引育8家企业').replace('鼓励开放共享。', '推动人才互认。')
    draft = (await test.as(drafter)(upload(changed, '修订.txt'))).json()
    expect(draft.content.commitments[1]).toMatchObject({ id: before[1]?.id, target: { min: 8 } })
    const difference = (await test.as(drafter)({ url: `/api/plan/drafts/${draft.id}/difference` })).json()
    expect(difference.number).toBe(1)
    expect(difference.items.map(({ kind }: { readonly kind: string }) => kind)).toEqual([
      'changed',
      'changed',
      'same',
      'added',
      'removed',
    ])
    expect((await confirm(chief)).json()).toMatchObject({ number: 2 })
  })

  it('is given up with a reason', async () => {
    draft = (await test.as(drafter)(upload(source))).json()
    const ended = await test.as(drafter)(
      post(`/api/plan/drafts/${draft.id}/end`, { version: draft.version, reason: '读错了文件' }),
    )
    expect(ended.statusCode).toBe(200)
    const list = (await test.as(drafter)({ url: '/api/plan/versions' })).json()
    expect(list.items.map(({ number }: { readonly number: number }) => number)).toEqual([2, 1])
  })

  it.each([
    ['empty', Buffer.alloc(0), 'plan.file-empty'],
    ['noise', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251)), 'plan.file-kind'],
    ['prose', '这里没有任何编号的章节。', 'plan.no-sections'],
    ['pdf', '%PDF-1.4\nbroken', 'plan.file-damaged'],
  ])('answers an unreadable file (%s) in one sentence', async (_name, content, code) => {
    const answer = await test.as(drafter)(upload(content))
    expect([answer.statusCode, answer.json().code]).toEqual([422, code])
    expect(answer.json().detail.length).toBeGreaterThan(8)
  })
})
