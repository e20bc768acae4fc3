import type { BudgetLine, ClauseUptake, UptakePart } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { body, createFundingApp, funder, send, supply } from '../funding/test-funding.ts'
import { officerWith } from '../policy/test-policy.ts'
import { scenarioFeature } from './feature.ts'

const fen = '1000000000'
const clause = 'TJ-D1'

type Uptake = {
  readonly items: readonly ClauseUptake[]
  readonly parts: Readonly<Record<'district' | 'industry' | 'size', readonly UptakePart[]>>
  readonly looked: { readonly count: number; readonly hidden: readonly string[] }
  readonly totals: object
  readonly of: object | null
}

describe.each(engines)('how far policies reach, on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createFundingApp>>
  const ask = (request: Parameters<ReturnType<typeof test.as>>[0]) => test.as(funder())(request)
  const uptake = async (query = ''): Promise<Uptake> => (await ask({ url: `/api/funding/uptake${query}` })).json()
  const found = async (id: string) => (await uptake()).items.find((one) => one.clause.id === id)

  beforeAll(async () => {
    test = await createFundingApp(engine, [scenarioFeature])
    await supply(test)
  }, 120_000)
  afterAll(() => test.close())

  it('counts every enterprise of the register as entitled, not entitled, or not to be told', async () => {
    const { items, looked } = await uptake()
    const one = items.find((each) => each.clause.id === clause)
    expect(one).toMatchObject({
      entitled: { count: 1, fen, withoutAmount: 0 },
      committed: { count: 0 },
      uptakeBasisPoints: 0,
    })
    expect((one?.entitled.count ?? 0) + (one?.unknown.count ?? 0) + (one?.doesNotApply ?? 0)).toBe(looked.count)
    expect(one?.unknown.mostMissing).toBe('国家单项冠军企业')
  })

  it('parts them by district, industry and size, for one clause or for all', async () => {
    const { parts, looked, of } = await uptake(`?clause=${clause}`)
    expect(of).toMatchObject({ id: clause })
    for (const part of Object.values(parts)) {
      const add = (of: (one: UptakePart) => number): number => part.reduce((sum, one) => sum + of(one), 0)
      expect(add(({ enterprises }) => enterprises)).toBe(looked.count)
      expect(part.filter(({ entitled }) => entitled.count > 0)).toMatchObject([{ entitled: { count: 1, fen } }])
    }
    const all = (await uptake()).parts.district.reduce((sum, { entitled }) => sum + BigInt(entitled.fen), 0n)
    expect(all).toBeGreaterThan(BigInt(fen))
  })

  it('counts what was promised, and how long it took', async () => {
    const asked = { year: 2026, payer: '市级财政', title: '奖励', unit: 'gxj', document: '示例文件' }
    const line: BudgetLine = (await ask(send('/api/funding/lines', { ...asked, amountFen: fen }))).json()
    const claim = {
      clause,
      creditCode: body,
      subject: null,
      fen,
      decidedOn: '2026-11-23',
      basis: '示例审定文件〔2026〕1号',
    }
    const made = await ask(send('/api/funding/commitments', { ...claim, lines: [line.id] }))
    expect(made.body).toContain(clause)
    expect(await found(clause)).toMatchObject({
      committed: { count: 1, applicants: 1, fen },
      uptakeBasisPoints: 10_000,
      medianDays: { fromEntitlementToDecision: 0, fromDecisionToPayment: null },
    })
    const { parts, totals } = await uptake(`?clause=${clause}&year=2026`)
    expect(totals).toMatchObject({ committedFen: fen, paidFen: '0', commitments: 1 })
    expect(parts.size.reduce((sum, { committed }) => sum + committed, 0)).toBe(1)
    expect((await uptake('?year=2025')).totals).toMatchObject({ commitments: 0 })
  })

  it('holds facts that the reader may not see to be unknown, and says which', async () => {
    const reader = test.as(officerWith('rsj', 'funding.read'))
    const seen: Uptake = (await reader({ url: '/api/funding/uptake' })).json()
    expect(seen.looked.hidden).toContain('上一年营业收入')
  })

  it('names the nearest clause where there is none of that id', async () => {
    const answer = await ask({ url: '/api/funding/uptake?clause=TJ-D33' })
    expect([answer.statusCode, answer.json().code]).toEqual([422, 'funding.clause-unknown'])
    expect(answer.json().values.nearest).toBe('TJ-D3')
  })

  it('is told to nobody without the scope', async () => {
    expect((await test.as('public')({ url: '/api/funding/uptake' })).statusCode).toBe(401)
    expect((await test.as(officerWith('gxj', 'policy.read'))({ url: '/api/funding/uptake' })).statusCode).toBe(403)
  })
})
