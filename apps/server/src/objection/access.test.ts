import type { ObjectionDetail } from '@ceyuan/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { project, send } from '../funding/test-funding.ts'
import { officerWith, otherEnterprise, sampleEnterprise, voiceFor } from '../policy/test-policy.ts'
import { answerer, createObjectionApp, objector, reason } from './test-objection.ts'

const answer = { outcome: 'upheld', reason: '经复核，异议成立（示例），请重新填报。' }

const end = (outcome: string, by: string) => sql`update objection set outcome = ${outcome}, answer = ${reason},
  answered_at = now(), answered_by = 'x', answered_by_id = ${by}`

describe.each(engines)('who may not, of objections on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createObjectionApp>>
  let raised: ObjectionDetail
  beforeAll(async () => {
    test = await createObjectionApp(engine)
    raised = await test.raised({ kind: 'entitlement', id: `TJ-1c project ${project}` })
  }, 120_000)
  afterAll(() => test.close())

  const stranger = { ...voiceFor(sampleEnterprise), scopes: new Set(['policy.supply', 'objection.raise']) }
  const refusal = async (who: Parameters<typeof test.as>[0], request: Parameters<ReturnType<typeof test.as>>[0]) => {
    const refused = await test.as(who)(request)
    return [refused.statusCode, refused.json().code]
  }

  it('nobody without an account or the scope raises, reads or answers', async () => {
    const subject = { kind: 'entitlement', id: 'TJ-1a applicant' }
    const requests = [
      send('/api/objections', { subject, reason }),
      send(`/api/objections/${raised.id}/answer`, answer),
      send(`/api/objections/${raised.id}/withdraw`, { reason }),
    ]
    for (const request of requests) {
      expect((await test.as('public')(request)).statusCode).toBe(401)
      expect((await test.as(officerWith('gxj', 'policy.read'))(request)).statusCode).toBe(403)
    }
    expect((await test.as('public')({ url: '/api/objections' })).statusCode).toBe(401)
    const reader = officerWith('gxj', 'policy.read', 'register.read', 'order.read')
    expect((await test.as(reader)({ url: '/api/objections?all=true' })).json().items).toEqual([])
    expect(await refusal(reader, { url: `/api/objections/${raised.id}` })).toEqual([404, 'objection.not-found'])
  })

  it('an enterprise sees and objects for itself alone', async () => {
    expect((await test.as(stranger)({ url: '/api/objections?all=true' })).json().items).toEqual([])
    expect(await refusal(stranger, { url: `/api/objections/${raised.id}` })).toEqual([404, 'objection.not-found'])
    const { items } = (await test.as(objector)({ url: '/api/policies/supplied-facts' })).json()
    const subject = { kind: 'suppliedFact', id: items[0].id }
    expect((await refusal(stranger, send('/api/objections', { subject, reason })))[1]).toBe(
      'objection.subject-not-found',
    )
    const mute = { ...objector, userId: 'mute', creditCode: null }
    expect((await refusal(mute, send('/api/objections', { subject, reason })))[1]).toBe('objection.speaks-for-nobody')
  })

  it('an enterprise that also holds the scope to answer does not', async () => {
    const both = {
      ...objector,
      userId: 'both',
      unitId: 'gxj',
      scopes: new Set(['objection.raise', 'objection.answer']),
    }
    const url = `/api/objections/${raised.id}/answer`
    expect(await refusal(both, send(url, answer))).toEqual([403, 'objection.not-responsible'])
  })

  it('nobody but the enterprise that objected takes it back, not by the database either', async () => {
    const url = `/api/objections/${raised.id}/withdraw`
    const officer = { ...answerer(), scopes: new Set(['objection.raise', 'objection.answer']) }
    for (const other of [stranger, officer]) {
      expect(await refusal(other, send(url, { reason }))).toEqual([404, 'objection.not-found'])
    }
    const both = { ...objector, scopes: officer.scopes }
    const forgeries = [
      [officer, 'withdrawn'],
      [both, 'upheld'],
    ] as const
    for (const [actor, outcome] of forgeries) {
      const forged = await test.database.write(actor, {}, async (write) => {
        await end(outcome, actor.userId ?? '').execute(write.sql)
        throw new Error('An objection could be ended by another')
      })
      expect(forged.kind === 'failure' && forged.problems[0].code).toBe('database.forbidden')
    }
  })

  it('a unit that is not responsible does not answer; it does not see it among its own', async () => {
    const url = `/api/objections/${raised.id}/answer`
    expect(await refusal(answerer('fgw'), send(url, answer))).toEqual([403, 'objection.not-responsible'])
    expect((await test.as(answerer('fgw'))({ url: '/api/objections' })).json().items).toEqual([])
  })

  it('the database itself hides the objections of others and lets nobody answer for another', async () => {
    const seen = await test.database.read(voiceFor(otherEnterprise), async ({ sql: on }) =>
      sql`select 1 from objection
      where credit_code <> ${otherEnterprise}`.execute(on),
    )
    expect(seen.rows).toEqual([])
    const forgeries = [
      sql`update objection set outcome = 'upheld', answer = ${answer.reason}, answered_at = now(), answered_by = 'x',
        answered_by_id = 'somebody'`,
      sql`update objection set reason = 'something else said'`,
      sql`delete from objection`,
    ]
    for (const forgery of forgeries) {
      const forged = await test.database.write(answerer(), {}, async (write) => {
        await forgery.execute(write.sql)
        throw new Error('An objection could be rewritten')
      })
      expect(forged.kind === 'failure' && forged.problems[0].code).toBe('database.forbidden')
    }
  })
})
