import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { objectionServiceOf } from './feature.ts'
import { engines } from '../database/test-database.ts'
import { createFundingApp } from '../funding/test-funding.ts'
import { createSampleAccounts, findSampleActor } from '../identity/sample-accounts.ts'
import { loadSamplePolicy } from '../policy/sample.ts'
import { valueOf } from '../progress/test-progress.ts'
import { objectionFeature } from './feature.ts'
import { loadSampleObjections } from './sample.ts'

describe.each(engines)('the objections of a sample city on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createFundingApp>>
  beforeAll(async () => {
    test = await createFundingApp(engine, [objectionFeature])
  }, 120_000)
  afterAll(() => test.close())

  const load = async () =>
    valueOf(
      await loadSampleObjections({ ...test, objections: objectionServiceOf({ ...test, today: () => '2026-11-23' }) }),
    )

  it('are not made where nobody is a sample', async () => {
    expect(await load()).toBe(0)
  })

  it('are made once: one answered with a reason, one that waits, each with its explanation', async () => {
    valueOf(await createSampleAccounts(test.database, test.city))
    valueOf(await loadSamplePolicy(test.database, test.city))
    expect([await load(), await load()]).toEqual([2, 0])
    const actor = await findSampleActor(test.database, test.city, 'enterprise')
    if (!actor) throw new Error('enterprise')
    const { items } = (await test.as(actor)({ url: '/api/objections' })).json()
    expect(items.map(({ remaining }: { readonly remaining: number | null }) => remaining)).toEqual([15, null])
    const kept = (await test.as(actor)({ url: `/api/objections/${items[0].id}` })).json().kept
    expect([kept.entitlement.clause.id, kept.entitlement.status]).toEqual(['TJ-1b', 'doesNotApply'])
  })
})
