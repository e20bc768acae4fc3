import type { BudgetLine } from '@ceyuan/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { officerWith, voiceFor } from '../policy/test-policy.ts'
import { body, createFundingApp, funder, project, send, supply } from './test-funding.ts'

const anyId = '01900000-0000-7000-8000-000000000000'

describe.each(engines)('who may do what in funding on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createFundingApp>>
  let lines: readonly string[]
  beforeAll(async () => {
    test = await createFundingApp(engine)
    await supply(test)
    const made: BudgetLine[] = []
    for (const payer of ['市级财政', '区级财政']) {
      const line = { year: 2026, payer, title: payer, unit: 'gxj', amountFen: '100000000000', document: '示例文件' }
      made.push((await test.as(funder())(send('/api/funding/lines', line))).json())
    }
    lines = made.map(({ id }) => id)
  }, 120_000)
  afterAll(() => test.close())

  const statusOf = async (who: Parameters<typeof test.as>[0], request: Parameters<ReturnType<typeof test.as>>[0]) =>
    (await test.as(who)(request)).statusCode
  const claim = () => ({
    clause: 'TJ-1a',
    creditCode: body,
    subject: project,
    fen: '400000000',
    decidedOn: '2026-11-23',
    basis: '示例审定文件',
    lines,
  })

  const add = (share: string, amount: string) =>
    test.database.write(funder(), {}, async (write) => {
      const id = '01900000-0000-7000-8000-00000000000a'
      await sql`insert into funding_commitment (id, year, number, clause_id, clause_from, clause_title, credit_code,
          applicant_name, subject_kind, amount_fen, origin, decided_on, decided_by, basis, recorded_by, recorded_at)
        values (${id}, 2026, 999, 'X', 'unknown', '{"zh":"x","en":"x"}', 'C', 'N', 'applicant', ${amount}, 'claim',
          '2026-01-01', 'x', 'x', 'x', now())`.execute(write.sql)
      await sql`insert into funding_share (commitment_id, line_id, part, amount_fen)
        values (${id}, ${lines[0]}::uuid, '1', ${share})`.execute(write.sql)
      await write.audit({ action: 'test.add', subject: { kind: 'test', id }, detail: {} })
      return { kind: 'success' as const, value: null }
    })

  it.each([
    '/api/funding/lines',
    '/api/funding/commitments',
    `/api/funding/commitments/${anyId}`,
    '/api/funding/disbursements',
  ])('nobody reads %s without an account, nor with one that lacks the scope', async (url) => {
    expect(await statusOf('public', { url })).toBe(401)
    expect(await statusOf(officerWith('gxj', 'policy.read'), { url })).toBe(403)
    expect(await statusOf(voiceFor(body), { url })).toBe(403)
  })

  it.each([
    ['/api/funding/lines', 'POST'],
    [`/api/funding/lines/${anyId}`, 'PUT'],
    [`/api/funding/lines/${anyId}/close`, 'POST'],
    ['/api/funding/commitments', 'POST'],
    ['/api/funding/commitments/check', 'POST'],
    [`/api/funding/commitments/${anyId}/reverse`, 'POST'],
    [`/api/funding/commitments/${anyId}/disbursements`, 'POST'],
    [`/api/funding/disbursements/${anyId}/reverse`, 'POST'],
  ] as const)('nobody writes %s without the scope of that act', async (url, method) => {
    expect(await statusOf('public', send(url, {}, method))).toBe(401)
    expect(await statusOf(officerWith('gxj', 'funding.read'), send(url, {}, method))).toBe(403)
  })

  it('own support needs an account, and shows one that speaks for no enterprise nothing', async () => {
    expect(await statusOf('public', { url: '/api/own-support' })).toBe(401)
    const own = await test.as(officerWith('gxj', 'policy.read'))({ url: '/api/own-support' })
    expect(own.json().items).toEqual([])
  })

  it('a clause is decided by its own units and the coordination office alone', async () => {
    const refused = await test.as(funder('fgw'))(send('/api/funding/commitments', claim()))
    expect([refused.statusCode, refused.json().code]).toEqual([422, 'funding.not-your-clause'])
    expect(refused.json().values.units).toEqual(['市工业和信息化局', '市财政局'])
    const made = (await test.as(funder('kjj'))(send('/api/funding/commitments', claim()))).json()
    const reverse = send(`/api/funding/commitments/${made.id}/reverse`, { version: made.version, reason: '试办' })
    expect((await test.as(funder('fgw'))(reverse)).json().code).toBe('funding.not-your-clause')
    expect(await statusOf(funder('gxj'), send(reverse.url, reverse.payload))).toBe(200)
  })

  it('who commits does not pay, and who pays does not commit, without the scope of each', async () => {
    const payer = { ...officerWith('czj', 'funding.read', 'funding.pay'), userId: 'payer' }
    expect(await statusOf(payer, send('/api/funding/commitments', claim()))).toBe(403)
    const made = (await test.as(funder())(send('/api/funding/commitments', claim()))).json()
    const [line] = lines
    const payment = { version: made.version, line, fen: '1', paidOn: '2026-11-23', voucher: '1' }
    const url = `/api/funding/commitments/${made.id}/disbursements`
    expect(await statusOf(officerWith('gxj', 'funding.read', 'funding.commit'), send(url, payment))).toBe(403)
    expect(await statusOf(payer, send(url, payment))).toBe(200)
  })

  it('the database itself hides the support of others and keeps sums from being written', async () => {
    const seen = await test.database.read(voiceFor('91120104XXX003068Y'), async ({ sql: on }) => {
      const tables = ['funding_commitment', 'funding_share', 'disbursement', 'budget_line', 'funding_claim']
      const counts = await Promise.all(
        tables.map(async (table) => (await sql`select 1 from ${sql.table(table)}`.execute(on)).rows.length),
      )
      return counts.reduce((sum, count) => sum + count, 0)
    })
    expect(seen).toBe(0)
    for (const change of [
      sql`update budget_line set committed_fen = 0`,
      sql`update funding_commitment set amount_fen = 1`,
      sql`delete from disbursement`,
      sql`update funding_claim set released_at = now()`,
    ]) {
      const result = await test.database.write(funder(), {}, async (write) => {
        await change.execute(write.sql)
        throw new Error('The register could be rewritten')
      })
      expect(result.kind === 'failure' && result.problems[0].code).toBe('database.forbidden')
    }
  })

  it('the database refuses shares that do not add up, and a line that is over-committed, whatever the service does', async () => {
    await expect(add('1', '2')).rejects.toThrow('add up')
    await expect(add('200000000000', '200000000000')).rejects.toThrow('budget_line_not_over_committed')
  })
})
