import { clauseDraftDetail, listClauseDrafts } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { createFundingApp, send } from '../funding/test-funding.ts'
import { createSampleAccounts, findSampleActor } from '../identity/sample-accounts.ts'
import { valueOf } from '../progress/test-progress.ts'
import { policyReleaseFeature } from './feature.ts'
import { loadSampleDrafts } from './sample.ts'

describe.each(engines)('the drafts of a sample city on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createFundingApp>>
  beforeAll(async () => {
    test = await createFundingApp(engine, [policyReleaseFeature])
    valueOf(await createSampleAccounts(test.database, test.city))
    valueOf(await loadSampleDrafts(test.database, test.city))
  }, 120_000)
  afterAll(() => test.close())

  const actorOf = async (username: string) => {
    const actor = await findSampleActor(test.database, test.city, username)
    if (!actor) throw new Error(username)
    return actor
  }

  it('are loaded once: one being written, one that waits for a second person, both right and tested', async () => {
    expect(valueOf(await loadSampleDrafts(test.database, test.city))).toBe(0)
    const ask = test.as(await actorOf('coordinator'))
    const { items } = listClauseDrafts.output.parse((await ask({ url: '/api/policies/drafts' })).json())
    expect(items.map(({ state }) => state)).toEqual(['proposed', 'draft'])
    for (const { id } of items) {
      const draft = clauseDraftDetail.parse((await ask({ url: `/api/policies/drafts/${id}` })).json())
      expect([draft.problems, draft.isOvertaken]).toEqual([[], false])
      expect(draft.results.length).toBeGreaterThan(1)
      expect(draft.results.every(({ passes }) => passes)).toBe(true)
    }
  })

  it('are released by another account than the one that wrote them', async () => {
    const ask = test.as(await actorOf('coordinator'))
    const [waiting] = listClauseDrafts.output.parse((await ask({ url: '/api/policies/drafts' })).json()).items
    if (!waiting) throw new Error('no draft waits')
    const release = send(`/api/policies/drafts/${waiting.id}/release`, { version: waiting.version, reason: '核对无误' })
    const own = await test.as(await actorOf('officer'))(release)
    expect([own.statusCode, own.json().code]).toEqual([422, 'policy-release.own-draft'])
    expect((await ask({ ...release, headers: { 'idempotency-key': waiting.id } })).json().state).toBe('released')
  })
})
