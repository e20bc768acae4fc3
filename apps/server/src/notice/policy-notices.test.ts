import { notice, type Notice } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Actor } from '../database/database.ts'
import { engines } from '../database/test-database.ts'
import { body, createFundingApp, funder, send, supply } from '../funding/test-funding.ts'
import { policyReleaseFeature } from '../policy-release/feature.ts'
import { officerWith, voiceFor } from '../policy/test-policy.ts'

const page = z.object({ items: z.array(notice) })
const drafter: Actor = { ...officerWith('gxj', 'policy.edit'), userId: 'drafter' }
const releaser: Actor = { ...officerWith('kjj', 'policy.edit', 'policy.release'), userId: 'releaser' }

describe.each(engines)('notices of grants and clauses on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createFundingApp>>
  beforeAll(async () => {
    test = await createFundingApp(engine, [policyReleaseFeature])
    await supply(test)
  }, 120_000)
  afterAll(() => test.close())

  const told = async (actor: Actor, language = 'zh-CN'): Promise<readonly Notice[]> =>
    page.parse((await test.as(actor)({ url: '/api/notices', headers: { 'accept-language': language } })).json()).items
  const kindsTold = (actor: Actor, count: number): Promise<readonly string[]> =>
    vi.waitFor(
      async () => {
        const kinds = (await told(actor)).map(({ kind }) => kind)
        if (kinds.length < count) throw new Error(`Only ${kinds.length} told`)
        return kinds
      },
      { timeout: 10_000 },
    )

  it('tell an enterprise what it is promised and paid, and no other', async () => {
    const asked = {
      year: 2026,
      payer: '市级财政',
      title: '奖励',
      unit: 'gxj',
      amountFen: '9000000000',
      document: '示例文件',
    }
    const line = (await test.as(funder())(send('/api/funding/lines', asked))).json()
    const claim = { clause: 'TJ-D3', creditCode: body, fen: '100000000', decidedOn: '2026-11-23', basis: '示例文件' }
    const made = (await test.as(funder())(send('/api/funding/commitments', { ...claim, lines: [line.id] }))).json()
    const payment = { version: made.version, line: line.id, fen: '100000000', paidOn: '2026-11-23', voucher: '1' }
    await test.as(funder())(send(`/api/funding/commitments/${made.id}/disbursements`, payment))
    expect(await kindsTold(voiceFor(body), 2)).toEqual(['fundingPaid', 'fundingCommitted'])
    const [paid] = await told(voiceFor(body), 'en')
    expect(paid).toMatchObject({
      subject: made.id,
      title: 'Champion enterprises fostered by the city',
      fen: '100000000',
      year: 2026,
      number: made.number,
    })
    expect(await told(voiceFor('91120104XXX003068Y'))).toEqual([])
    expect(await told(officerWith('gxj', 'funding.read'))).toEqual([])
  })

  it('tell who releases of a proposal, and who drafted of the decision', async () => {
    const repeal = { clause: 'STZ', entry: 'repeals', from: '2026-12-01' }
    const draft = (await test.as(drafter)(send('/api/policies/drafts', repeal))).json()
    const url = `/api/policies/drafts/${draft.id}`
    const proposed = (
      await test.as(drafter)(send(`${url}/propose`, { version: draft.version, reason: '已废止' }))
    ).json()
    expect(await kindsTold(releaser, 1)).toEqual(['clauseProposed'])
    await test.as(releaser)(send(`${url}/release`, { version: proposed.version, reason: '同意' }))
    expect(await kindsTold(drafter, 1)).toEqual(['clauseReleased'])
  })
})
