import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { createFundingApp, send } from '../funding/test-funding.ts'
import { officerWith } from '../policy/test-policy.ts'
import { policyReleaseFeature } from './feature.ts'

const anyId = '01900000-0000-7000-8000-000000000000'
const officer = officerWith('gxj', 'policy.edit')
const both = officerWith('gxj', 'policy.edit', 'policy.release')

describe.each(engines)('who may do what in the release of clauses on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createFundingApp>>
  beforeAll(async () => {
    test = await createFundingApp(engine, [policyReleaseFeature])
  }, 120_000)
  afterAll(() => test.close())

  const statusOf = async (who: Parameters<typeof test.as>[0], request: Parameters<ReturnType<typeof test.as>>[0]) =>
    (await test.as(who)(request)).statusCode

  it.each(['/api/policies/drafts', `/api/policies/drafts/${anyId}`, '/api/policies/clauses/TJ-1a/history'])(
    'nobody reads %s without an account, nor with one that lacks the scope',
    async (url) => {
      expect(await statusOf('public', { url })).toBe(401)
      expect(await statusOf(officerWith('gxj', 'policy.read'), { url })).toBe(403)
    },
  )

  it.each([
    ['/api/policies/drafts', 'POST'],
    ['/api/policies/drafts/check', 'POST'],
    [`/api/policies/drafts/${anyId}`, 'PUT'],
    [`/api/policies/drafts/${anyId}/propose`, 'POST'],
    [`/api/policies/drafts/${anyId}/withdraw`, 'POST'],
  ] as const)('nobody writes %s without the scope', async (url, method) => {
    expect(await statusOf('public', send(url, {}, method))).toBe(401)
    expect(await statusOf(officerWith('gxj', 'policy.read', 'policy.release'), send(url, {}, method))).toBe(403)
  })

  it.each(['release', 'reject'])('who drafts may not %s without the scope to', async (verb) => {
    const url = `/api/policies/drafts/${anyId}/${verb}`
    expect(await statusOf('public', send(url, {}))).toBe(401)
    expect(await statusOf(officer, send(url, {}))).toBe(403)
  })

  it('the database lets nobody release what they wrote themselves, nor change what was decided', async () => {
    const asked = { clause: 'TJ-D3', entry: 'amends', from: '2026-12-01' }
    const draft = (await test.as(both)(send('/api/policies/drafts', asked))).json()
    const force = (set: string, who = both) =>
      test.database.write(who, {}, async (write) => {
        await sql`update clause_draft set ${sql.raw(set)} where id = ${draft.id}::uuid`.execute(write.sql)
        await write.audit({ action: 'test.force', subject: { kind: 'clauseDraft', id: draft.id }, detail: {} })
        return { kind: 'success' as const, value: null }
      })
    const released = `state = 'released', proposed_by = 'x', decided_at = now(), decided_by = '${both.userId}'`
    await expect(force(released)).rejects.toThrow('clause_draft_released_by_another')
    const forbidden = await force(
      `state = 'released', proposed_by = 'x', decided_at = now(), decided_by = 'y'`,
      officer,
    )
    expect(forbidden.kind === 'failure' && forbidden.problems[0].code).toBe('database.forbidden')
    await force(`state = 'withdrawn'`)
    await expect(force(`state = 'draft'`)).rejects.toThrow('settled')
  })
})
