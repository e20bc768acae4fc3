import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { createPolicyApp, voiceFor } from './test-policy.ts'

const own = '91120104XXX003068Y'

describe.each(engines)('policies on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createPolicyApp>>
  beforeAll(async () => {
    test = await createPolicyApp(engine)
  }, 120_000)
  afterAll(() => test.close())

  it('lists the clauses in force with their quote, source and what nobody has seen', async () => {
    const answer = await test.as('public')({ url: '/api/policies/clauses?on=2026-11-23' })
    expect(answer.statusCode).toBe(200)
    const clause = answer.json().items.find(({ id }: { id: string }) => id === 'TJ-1c')
    expect(clause).toMatchObject({ capFen: '3000000000', isToVerify: false, groups: ['project-investment'] })
    expect(clause.unseen[0].part).toBe('until')
  })

  it('tells an enterprise', async () => {
    const answer = await test.as(voiceFor(own))({ url: '/api/policies/entitlement' })
    expect(answer.json()).toMatchObject({ applicant: { creditCode: own } })
  })
})
