import { getEntitlement, listLadders, type EntitlementInfo } from '@ceyuan/contract'
import { CivilDate, Fen } from '@ceyuan/values'
import exceljs from 'exceljs'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { policyServicesOf } from './services.ts'
import { createPolicyApp, officerWith, otherEnterprise, sampleEnterprise, voiceFor } from './test-policy.ts'

const page = getEntitlement.output

type Page = ReturnType<typeof page.parse>

const day = (text: string): CivilDate => {
  if (!CivilDate.is(text)) throw new Error(`no day: ${text}`)
  return text
}

const noGroup = async () => null

const grantOf = (items: readonly EntitlementInfo[], clause: string, subject: string | null = null) =>
  items.find((item) => item.clause.id === clause && item.subject.id === subject)

describe.each(engines)('policies on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createPolicyApp>>
  beforeAll(async () => {
    test = await createPolicyApp(engine)
  }, 120_000)
  afterAll(() => test.close())

  const entitlementOf = async (query = ''): Promise<Page> =>
    page.parse((await test.as(voiceFor(sampleEnterprise))({ url: `/api/policies/entitlement${query}` })).json())

  it('lists the clauses in force with quote, source and what nobody has seen, to everyone', async () => {
    const answer = await test.as('public')({ url: '/api/policies/clauses?on=2026-11-23' })
    const clause = answer.json().items.find(({ id }: { id: string }) => id === 'TJ-1c')
    expect(clause).toMatchObject({
      policy: { number: '津政办规〔2023〕4号' },
      capFen: '3000000000',
      amount: '设备软硬件投资额 * 0.2',
      groups: ['project-investment'],
      isToVerify: false,
      units: [{ id: 'gxj' }, { id: 'czj' }],
    })
    expect(clause.quote).toContain('给予最高3000万元支持')
    expect(clause.unseen[0].part).toBe('until')
    const before = await test.as('public')({ url: '/api/policies/clauses?on=2020-01-01' })
    expect(before.json().items.map(({ id }: { id: string }) => id)).not.toContain('TJ-1c')
  })

  it('gives what the page shows as a workbook, amounts to the fen', async () => {
    const { bundle, entitlements, nearMisses, history } = await entitlementOf('?on=2026-11-23')
    const answer = await test.as(voiceFor(sampleEnterprise))({ url: '/api/policies/entitlement.xlsx?on=2026-11-23' })
    expect(answer.statusCode).toBe(200)
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.read(Readable.from([answer.rawPayload]))
    const rowsOf = (name: string) => (workbook.getWorksheet(name)?.getSheetValues() ?? []).slice(2)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '条款',
      '最优组合',
      '差一点',
      '梯度培育',
      '判断依据',
      '已获支持',
    ])
    expect(rowsOf('条款')).toHaveLength(entitlements.length)
    expect(rowsOf('差一点')).toHaveLength(nearMisses.length)
    expect(rowsOf('已获支持')).toHaveLength(history.length)
    const bundleRows = rowsOf('最优组合').filter((row) => Array.isArray(row))
    const paid = bundleRows.filter((row) => row[4] === '选入').reduce((sum, row) => sum + Number(row[6]) * 100, 0)
    expect(bundleRows.length).toBe(bundle.chosen.length + bundle.rejected.length + bundle.unpriced.length)
    expect(String(Math.round(paid))).toBe(bundle.paidFen)
    expect(Number(bundle.paidFen)).toBeGreaterThan(0)
  })

  it('gives one clause with its versions, groups and reading, and names one that there is not', async () => {
    const found = (await test.as('public')({ url: '/api/policies/clauses/TJ-1b' })).json()
    expect(found.versions).toMatchObject([{ id: 'TJ-1b', isInForce: true, endsOn: null }])
    expect(found.groups[0].clauses.map(({ id }: { id: string }) => id)).toContain('TJ-1c')
    expect(found.groups[0].reading.zh).toContain('原文没有列出')
    const missing = await test.as('public')({ url: '/api/policies/clauses/TJ-0', headers: { 'accept-language': 'en' } })
    expect([missing.statusCode, missing.json().detail]).toEqual([
      404,
      'There is no clause "TJ-0". Choose one from the list.',
    ])
  })

  it('lists groups, ladders with points tables, and the fact dictionary', async () => {
    const groups = (await test.as('public')({ url: '/api/policies/groups' })).json()
    expect(groups.items.map(({ id }: { id: string }) => id)).toContain('champion-enterprise')
    const ladders = listLadders.output.parse((await test.as('public')({ url: '/api/policies/ladders' })).json())
    const rungs = ladders.items.flatMap(({ rungs: own }) => own)
    expect(rungs.flatMap(({ tables }) => tables).length).toBeGreaterThan(0)
    expect(rungs.find(({ id }) => id === 'XJ')).toMatchObject({ version: 'XJ26', recognised: '专精特新小巨人有效' })
    const facts = (await test.as('public')({ url: '/api/policies/facts' })).json().items
    expect(facts.find(({ name }: { name: string }) => name === '总投资')).toMatchObject({
      kind: 'money',
      subject: 'project',
      origin: 'register',
      register: { id: 'project', field: 'investment' },
    })
  })

  it('tells an enterprise what it is entitled to, from which record each value came, and the best bundle with reasons', async () => {
    const told = await entitlementOf()
    expect(told.applicant).toMatchObject({ creditCode: sampleEnterprise, district: '滨海新区', sample: true })
    const grant = grantOf(told.entitlements, 'TJ-1c', '示例-XM-005')
    expect(grant).toMatchObject({ status: 'applies', amount: { kind: 'known', fen: '2400000000', lostFen: '0' } })
    const invested = grant?.condition.flatMap(({ facts }) => facts).find(({ name }) => name === '总投资')
    expect(invested).toMatchObject({
      value: { kind: 'money', value: '36000000000' },
      from: { kind: 'register', register: { id: 'project' }, field: { id: 'investment' } },
    })
    const equipment = grant?.calculation.flatMap(({ facts }) => facts).find(({ name }) => name === '设备软硬件投资额')
    expect(equipment?.from).toMatchObject({ kind: 'supplied', by: '示例·钱示例', verified: { by: '示例·王示例' } })
    expect(told.bundle).toMatchObject({ paidFen: '2820000000', boundFen: '2820000000', isProved: true })
    expect(
      told.bundle.rejected.map(({ clause, reason, against, lowerFen }) => [
        clause.id,
        reason,
        against?.clause.id,
        lowerFen,
      ]),
    ).toEqual([
      ['BS-1', 'duplicate', 'TJ-1c', '1950000000'],
      ['TJ-1b', 'duplicate', 'TJ-1c', '1200000000'],
    ])
    expect(told.bundle.unpriced.map(({ clause }) => clause.id)).toEqual(['TJ-2b'])
  })

  it('says what is nearly reached, what is missing, and what hangs on it', async () => {
    const told = await entitlementOf()
    const renewal = told.nearMisses.find(({ clause, subject }) => clause.id === 'TJ-1b' && subject.id === '示例-XM-101')
    expect(renewal).toMatchObject({
      gainFen: '60000000',
      changes: [{ fact: '总投资', difference: { kind: 'increase', by: { value: '300000000' } } }],
    })
    expect(told.missing.map(({ fact, atMostFen }) => [fact.name, atMostFen])).toEqual([
      ['首次成为国家小巨人', '200000000'],
      ['数字化水平等级', '135000000'],
    ])
    expect(grantOf(told.entitlements, 'TJ-DT1', '示例-XM-102')).toMatchObject({
      status: 'unknown',
      missing: ['数字化水平等级'],
      wouldPay: { kind: 'known', fen: '135000000' },
    })
  })

  it('takes the status on a ladder from the register of recognitions and shows our estimate beside it', async () => {
    const { ladders } = await entitlementOf()
    const quality = ladders.find(({ id }) => id === 'quality')
    expect(quality).toMatchObject({ here: 'ZJ', next: 'XJ' })
    const recognised = quality?.rungs.find(({ id }) => id === 'ZJ')
    expect(recognised).toMatchObject({ isRecognised: true, estimate: 'met' })
    expect(recognised?.recognition?.dates.map(({ on }) => on)).toEqual(['2025-03-14', '2028-03-13'])
    const giant = quality?.rungs.find(({ id }) => id === 'XJ')
    expect(giant).toMatchObject({ isRecognised: false, estimate: 'notMet', counts: { met: 7, notMet: 1, unknown: 1 } })
    expect(giant?.criteria.find(({ id }) => id === 'xj26-property')?.lacks).toMatchObject([
      { fact: '一类知识产权数', difference: { kind: 'increase', by: { value: '1' } } },
    ])
  })

  it('knows on a past day what was known then', async () => {
    const before = await entitlementOf('?on=2026-08-31')
    expect(before.applicant.products).toEqual([])
    expect(grantOf(before.entitlements, 'TJ-1c', '示例-XM-005')?.status).toBe('unknown')
    const earlier = await entitlementOf('?on=2024-10-20')
    expect(earlier.applicant.recognitions).toEqual([])
    expect(earlier.applicant.projects).toEqual([])
    const judged = await entitlementOf('?on=2026-09-07')
    const value = grantOf(judged.entitlements, 'TJ-1c', '示例-XM-005')
      ?.calculation.flatMap(({ facts }) => facts)
      .find(({ name }) => name === '设备软硬件投资额')
    expect(value?.from).toMatchObject({ kind: 'supplied', verified: null })
  })

  it('lets an officer ask about any enterprise and names one that the register does not know', async () => {
    const ask = test.as(officerWith('gxj', 'policy.read'))
    const other = await ask({ url: `/api/policies/entitlement?creditCode=${otherEnterprise}` })
    expect(page.parse(other.json()).applicant.creditCode).toBe(otherEnterprise)
    const unknown = await ask({ url: '/api/policies/entitlement?creditCode=91120116MA05XXXX0X' })
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'policy.applicant-not-found'])
    const unnamed = await ask({ url: '/api/policies/entitlement' })
    expect(unnamed.json().code).toBe('policy.enterprise-not-named')
  })

  it('leaves out of the bundle what was paid before, with the payment, and shows the history', async () => {
    const { tellHistory } = policyServicesOf({ database: test.database, city: test.city, today: () => '2026-11-23' })
    const paid = { clause: 'TJ-D3', subject: null, fen: Fen.create(100_000_000n), paidOn: day('2025-06-18') }
    const asked: unknown[] = []
    tellHistory(async (creditCode, on) => {
      // The warming up at the start asks about today.
      if (on !== '2026-11-23') asked.push([creditCode, on])
      return [paid]
    }, noGroup)
    const told = await entitlementOf('?on=2026-11-20')
    tellHistory(async () => [], noGroup)
    expect(asked).toEqual([[sampleEnterprise, '2026-11-20']])
    expect(told.bundle.paidFen).toBe('2720000000')
    expect(told.bundle.rejected.find(({ clause }) => clause.id === 'TJ-D3')).toMatchObject({
      reason: 'paid-once',
      paid: { clause: { id: 'TJ-D3' }, fen: '100000000', paidOn: '2025-06-18' },
      against: null,
    })
    expect(told.history).toMatchObject([{ clause: { id: 'TJ-D3' }, subject: { kind: 'applicant' }, fen: '100000000' }])
  })
})
