import type { BudgetLine, FundingCommitment, Notice } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { engines } from '../database/test-database.ts'
import { valueOf } from '../progress/test-progress.ts'
import { loadSamplePolicy } from '../policy/sample.ts'
import { sampleEnterprise, voiceFor } from '../policy/test-policy.ts'
import { loadSampleFunding } from './sample.ts'
import { body, createFundingApp, funder } from './test-funding.ts'
import { supportHistoryOf } from './history.ts'

describe.each(engines)('the funding of a sample city on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createFundingApp>>
  beforeAll(async () => {
    test = await createFundingApp(engine)
    valueOf(await loadSamplePolicy(test.database, test.city))
    valueOf(await loadSampleFunding(test.database, test.city))
  }, 120_000)
  afterAll(() => test.close())

  it('is loaded once, marked as a sample, with sums that hold', async () => {
    expect(valueOf(await loadSampleFunding(test.database, test.city))).toBe(0)
    const ask = test.as(funder())
    const { items, totals } = (await ask({ url: '/api/funding/lines' })).json()
    expect(items.length).toBeGreaterThan(3)
    expect(items.every(({ sample }: BudgetLine) => sample)).toBe(true)
    expect(BigInt(totals.committedFen) + BigInt(totals.leftFen)).toBe(BigInt(totals.amountFen))
    const list = (await ask({ url: '/api/funding/commitments' })).json()
    const states = new Set(list.items.map(({ state }: FundingCommitment) => state))
    expect(states).toEqual(new Set(['committed', 'partlyPaid', 'paid', 'reversed']))
  })

  it('has a clause granted without application, and an enterprise that may be offered it', async () => {
    const ask = test.as(funder('kjj'))
    const [mark] = (await ask({ url: '/api/automatic-clauses' })).json().items
    const { items } = (await ask({ url: `/api/automatic-clauses/${mark.id}/candidates` })).json()
    expect(items).toMatchObject([{ creditCode: body, fen: '100000000', problems: [] }])
    expect(mark.offers).toMatchObject({ offered: 2, consented: 0 })
  })

  it('has an offer that waits for the sample enterprise, with why it is offered, and tells it', async () => {
    const own = test.as(voiceFor(sampleEnterprise))
    const { items } = (await own({ url: '/api/own-grant-offers' })).json()
    const offer = {
      clause: { id: 'TJ-D3P' },
      state: 'offered',
      answerBy: '2026-12-18',
      entitlement: { status: 'applies' },
    }
    expect(items).toMatchObject([offer, offer])
    await vi.waitFor(async () => {
      const told = (await own({ url: '/api/notices' })).json().items
      expect(told.map(({ kind, subject }: Notice) => [kind, subject])).toEqual(
        items.map(({ id }: Notice) => ['grantOffered', id]),
      )
    })
  })

  it('tells the history of an enterprise, and that of the other companies of its group', async () => {
    const { historyOf, groupOf } = supportHistoryOf(test.database, test.city)
    expect(await historyOf(body, '2026-11-01')).toEqual([])
    expect(await historyOf(body, '2026-11-23')).toMatchObject([{ clause: 'TJ-1b', fen: 420_000_000n }])
    const group = await groupOf(body, '2026-11-23')
    expect([group?.id, group?.history.map(({ clause }) => clause)]).toEqual(['91120116XXX0004060', ['TJ-D1', 'TJ-D3']])
  })
})
