import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actorWith, createTestApp, type TestApp } from '../test-app.ts'
import { planRoutes } from './routes.ts'

const id = '01900000-0000-7000-8000-000000000000'
const body = { version: 1, reason: '理由理由' }
const routes = [
  ['POST', '/api/plan/drafts', 'plan.draft', undefined],
  ['GET', '/api/plan/versions', 'plan.draft', undefined],
  ['GET', `/api/plan/drafts/${id}`, 'plan.draft', undefined],
  ['POST', `/api/plan/drafts/${id}/corrections`, 'plan.draft', { version: 1, correction: { kind: 'remove', id: 'a' } }],
  ['POST', `/api/plan/drafts/${id}/undo`, 'plan.draft', { version: 1 }],
  ['GET', `/api/plan/drafts/${id}/difference`, 'plan.draft', undefined],
  ['POST', `/api/plan/drafts/${id}/confirm`, 'plan.confirm', body],
  ['POST', `/api/plan/drafts/${id}/end`, 'plan.draft', body],
] as const

describe('who may not read, correct or confirm a plan', () => {
  let test: TestApp
  beforeAll(async () => {
    test = await createTestApp({ features: [planRoutes] })
  })
  afterAll(() => test.app.close())

  it.each(routes)('%s %s asks for %s', async (method, url, scope, payload) => {
    const request = {
      method,
      url,
      headers: { 'idempotency-key': randomUUID() },
      ...(payload === undefined ? {} : { payload }),
    }
    expect((await test.as('public')(request)).statusCode).toBe(401)
    const other = await test.as(actorWith('plan.read', 'register.write'))(request)
    expect([other.statusCode, other.json().code]).toEqual([403, 'access.not-allowed'])
    expect((await test.as(actorWith(scope))(request)).statusCode).not.toBe(403)
  })
})
