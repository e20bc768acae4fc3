import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../database/database.ts'
import { engines } from '../database/test-database.ts'
import { createPolicyApp, officerWith, otherEnterprise, post, sampleEnterprise, voiceFor } from './test-policy.ts'

const said = (fact: string, value: unknown, subject: object = { kind: 'applicant', id: null }) => ({
  facts: [{ subject, fact, value }],
})

describe.each(engines)('who may not, of policies on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createPolicyApp>>
  beforeAll(async () => {
    test = await createPolicyApp(engine)
  }, 120_000)
  afterAll(() => test.close())

  const refusal = async (actor: Actor | 'public', request: Parameters<ReturnType<typeof test.as>>[0]) => {
    const answer = await test.as(actor)({
      ...request,
      headers: { ...request.headers, 'accept-language': 'zh-CN' },
    })
    return [answer.statusCode, answer.json().code, answer.json().detail]
  }

  it('an enterprise does not see what another is entitled to, nor what it said', async () => {
    const own = voiceFor(sampleEnterprise)
    for (const path of ['entitlement', 'entitlement.xlsx', 'applicant', 'supplied-facts']) {
      expect(await refusal(own, { url: `/api/policies/${path}?creditCode=${otherEnterprise}` })).toEqual([
        403,
        'policy.not-own-enterprise',
        `只能查看本企业的政策，不能查看“${otherEnterprise}”的。`,
      ])
    }
  })

  it('the database itself hides what others said, and lets nobody else speak for an enterprise', async () => {
    const seen = await test.database.read(voiceFor(otherEnterprise), async ({ sql: on }) => {
      const { rows } = await sql<{
        readonly code: string
      }>`select distinct credit_code as code from supplied_fact`.execute(on)
      return rows.map(({ code }) => code)
    })
    expect(seen).toEqual([otherEnterprise])
    const forged = await test.database.write(voiceFor(otherEnterprise), {}, async (write) => {
      await sql`insert into supplied_fact (id, credit_code, subject_kind, fact, value, supplied_at, supplied_by)
        values (gen_random_uuid(), ${sampleEnterprise}, 'applicant', 'x', '1', now(), 'x')`.execute(write.sql)
      throw new Error('One enterprise could speak for another')
    })
    expect(forged.kind === 'failure' && forged.problems[0].code).toBe('database.forbidden')
  })

  it('an enterprise does not verify what it said, in the database neither', async () => {
    const own = voiceFor(sampleEnterprise)
    const { items } = (await test.as(own)({ url: '/api/policies/supplied-facts' })).json()
    const verdict = post(`/api/policies/supplied-facts/${items[0].id}/verification`, { holds: true })
    expect((await refusal(own, verdict)).slice(0, 2)).toEqual([403, 'access.not-allowed'])
    const forged = await test.database.write(own, {}, async (write) => {
      await sql`update supplied_fact set holds = true, judged_at = now(), judged_by = 'x'
        where id = ${items[0].id}`.execute(write.sql)
      throw new Error('An enterprise could verify itself')
    })
    expect(forged.kind === 'failure' && forged.problems[0].code).toBe('database.forbidden')
  })

  it('someone without an account, and someone who neither reads policies nor speaks for an enterprise, see nothing', async () => {
    expect((await refusal('public', { url: '/api/policies/entitlement' })).slice(0, 2)).toEqual([
      401,
      'access.sign-in-needed',
    ])
    const expert = officerWith('kjj', 'plan.read')
    expect(
      (await refusal(expert, { url: `/api/policies/entitlement?creditCode=${sampleEnterprise}` })).slice(0, 2),
    ).toEqual([403, 'policy.may-not-read'])
    const mute = { ...voiceFor(sampleEnterprise), userId: 'mute', creditCode: null }
    expect((await refusal(mute, { url: '/api/policies/entitlement' })).slice(0, 2)).toEqual([
      403,
      'policy.may-not-read',
    ])
    expect((await refusal(mute, post('/api/policies/supplied-facts', said('软件企业', true)))).slice(0, 2)).toEqual([
      403,
      'policy.may-not-supply',
    ])
  })

  it('an officer does not speak for an enterprise', async () => {
    const officer = officerWith('gxj', 'policy.read', 'policy.verify')
    expect((await refusal(officer, post('/api/policies/supplied-facts', said('软件企业', true)))).slice(0, 2)).toEqual([
      403,
      'access.not-allowed',
    ])
  })

  it('an officer of a unit that no clause makes responsible does not verify', async () => {
    const own = voiceFor(sampleEnterprise)
    const { items } = (await test.as(own)({ url: '/api/policies/supplied-facts?fact=软件企业' })).json()
    const verdict = post(`/api/policies/supplied-facts/${items[0].id}/verification`, { holds: true })
    const [status, code, detail] = await refusal(officerWith('wsjkw', 'policy.read', 'policy.verify'), verdict)
    expect([status, code]).toEqual([403, 'policy.not-responsible'])
    expect(detail).toContain('市工业和信息化局')
  })

  it('an enterprise does not withdraw what another said', async () => {
    const { items } = (await test.as(voiceFor(sampleEnterprise))({ url: '/api/policies/supplied-facts' })).json()
    const withdrawal = post(`/api/policies/supplied-facts/${items[0].id}/withdrawal`, {})
    expect((await refusal(voiceFor(otherEnterprise), withdrawal)).slice(0, 2)).toEqual([
      404,
      'policy.supplied-fact-not-found',
    ])
  })

  it('an account that holds policy.read and speaks for an enterprise still sees its own alone', async () => {
    const both: Actor = {
      ...voiceFor(sampleEnterprise),
      userId: 'both',
      scopes: new Set(['policy.read', 'policy.supply']),
    }
    expect(
      (await refusal(both, { url: `/api/policies/entitlement?creditCode=${otherEnterprise}` })).slice(0, 2),
    ).toEqual([403, 'policy.not-own-enterprise'])
  })
})
