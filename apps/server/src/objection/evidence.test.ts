import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../database/database.ts'
import { engines } from '../database/test-database.ts'
import { upload } from '../document/test-upload.ts'
import { body, project, send } from '../funding/test-funding.ts'
import { officerWith, sampleEnterprise, voiceFor } from '../policy/test-policy.ts'
import { answerer, createObjectionApp, objector, reason } from './test-objection.ts'

describe.each(engines)('evidence on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createObjectionApp>>
  beforeAll(async () => {
    test = await createObjectionApp(engine)
  }, 120_000)
  afterAll(() => test.close())

  const keep = async (): Promise<string> => (await test.as(objector)(upload({}, '证明.txt', '示例'))).json().id
  const opens = async (actor: Actor, id: string) =>
    (await test.as(actor)({ url: `/api/documents/${id}/content` })).statusCode
  const colleague: Actor = { ...objector, userId: 'colleague' }
  const reader = officerWith('gxj', 'register.read', 'order.read', 'policy.read')
  const stranger = { ...voiceFor(sampleEnterprise), scopes: new Set(['policy.supply', 'objection.raise']) }

  it('of a supplied fact is for the enterprise and those who verify, named in what they see', async () => {
    const document = await keep()
    const fact = { subject: { kind: 'applicant', id: null }, fact: '软件企业', value: true, document }
    const said = (await test.as(objector)(send('/api/policies/supplied-facts', { facts: [fact] }))).json()
    expect(said.items[0].document).toEqual({ id: document, name: '证明.txt' })
    for (const actor of [objector, colleague, answerer()]) expect(await opens(actor, document)).toBe(200)
    for (const actor of [reader, stranger]) expect(await opens(actor, document)).toBe(404)
    const waiting = (await test.as(answerer())({ url: '/api/policies/facts-to-verify' })).json()
    const mine = waiting.items.find(
      (item: { readonly creditCode: string; readonly fact: string }) =>
        item.creditCode === body && item.fact === '软件企业',
    )
    expect(mine.document).toEqual({ id: document, name: '证明.txt' })
  })

  it('of an objection is for the enterprise and those who answer', async () => {
    const document = await keep()
    const subject = { kind: 'entitlement', id: `TJ-1c project ${project}` }
    const raised = await test.as(objector)(send('/api/objections', { subject, reason, documents: [document] }))
    expect(raised.statusCode, raised.body).toBe(200)
    expect(raised.json().documents).toEqual([{ id: document, name: '证明.txt' }])
    for (const actor of [objector, colleague, answerer()]) expect(await opens(actor, document)).toBe(200)
    for (const actor of [reader, stranger]) expect(await opens(actor, document)).toBe(404)
    const again = await test.as(objector)(send('/api/objections', { subject, reason, documents: [document] }))
    expect(again.statusCode).toBe(409)
  })

  it('is attached by the act that names it, never by an upload that claims to belong to it', async () => {
    const claimed = await test.as(stranger)(upload({ subjectKind: 'objection', subjectId: 'any' }, 'x.txt', 'x'))
    expect([claimed.statusCode, claimed.json().code]).toEqual([403, 'database.forbidden'])
  })
})
