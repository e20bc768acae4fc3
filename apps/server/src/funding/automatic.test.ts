import type { BudgetLine, GrantOffer } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { officerWith, voiceFor } from '../policy/test-policy.ts'
import { body, createFundingApp, funder, send, supply } from './test-funding.ts'

const anyId = '01900000-0000-7000-8000-000000000000'
const fen = '100000000'

describe.each(engines)('grants without application on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createFundingApp>>
  let line: BudgetLine
  let mark: { readonly id: string }
  const ask = (request: Parameters<ReturnType<typeof test.as>>[0]) => test.as(funder('kjj'))(request)
  const own = (request: Parameters<ReturnType<typeof test.as>>[0]) => test.as(voiceFor(body))(request)
  const addLine = async (amount: string): Promise<BudgetLine> => {
    const asked = { year: 2026, payer: '市级财政', title: '奖励', unit: 'gxj', document: '示例文件' }
    return (await ask(send('/api/funding/lines', { ...asked, amountFen: amount }))).json()
  }
  const markClause = (clause: string, lines: readonly string[]) =>
    ask(send('/api/automatic-clauses', { clause, document: '示例免申即享清单', answerDays: 30, lines }))
  const offers = async (): Promise<readonly GrantOffer[]> => (await own({ url: '/api/own-grant-offers' })).json().items
  const answer = (id: string, change: object = {}) =>
    own(send(`/api/own-grant-offers/${id}/answer`, { answer: 'consent', fen, ...change }))
  const offer = async (id: string, applicants: 'all' | readonly string[] = 'all') =>
    (await ask(send(`/api/automatic-clauses/${id}/offers`, { applicants }))).json()

  beforeAll(async () => {
    test = await createFundingApp(engine)
    await supply(test)
    line = await addLine('100000000000')
    mark = (await markClause('TJ-D3', [line.id])).json()
  }, 120_000)
  afterAll(() => test.close())

  it('are of clauses that a document marks, each once, with lines that fit', async () => {
    const [again] = [await markClause('TJ-D3', [line.id])]
    expect([again.statusCode, again.json().code]).toEqual([409, 'funding.automatic-exists'])
    expect((await markClause('TJ-1a', [line.id])).json().code).toBe('funding.lines-do-not-fit')
    expect((await markClause('TJ-D33', [line.id])).json().values.nearest).toBe('TJ-D3')
    const { items } = (await ask({ url: '/api/automatic-clauses' })).json()
    expect(items).toMatchObject([{ clause: { id: 'TJ-D3' }, document: '示例免申即享清单', offers: { offered: 0 } }])
  })

  it('rest on registers and on what officers have verified, never on the own word alone', async () => {
    const before = (await ask({ url: `/api/automatic-clauses/${mark.id}/candidates` })).json()
    expect(before.items).toEqual([])
    expect(before.missing[0]).toMatchObject({ fact: '市重点培育单项冠军企业', count: before.totals.looked })
    const { items } = (await own({ url: '/api/policies/supplied-facts?fact=市重点培育单项冠军企业' })).json()
    const url = `/api/policies/supplied-facts/${items[0].id}/verification`
    expect(
      (await test.as(officerWith('kjj', 'policy.verify', 'policy.read'))(send(url, { holds: true }))).body,
    ).toContain('verdict')
    const after = (await ask({ url: `/api/automatic-clauses/${mark.id}/candidates` })).json()
    expect(after).toMatchObject({ items: [{ creditCode: body, fen, problems: [] }], totals: { entitled: 1, fen } })
    expect(after.totals.looked).toBe(after.totals.entitled + after.totals.doesNotApply + after.totals.unknown)
  })

  it('are offered once, consented to by the enterprise itself in one step, and committed', async () => {
    expect(await offer(mark.id)).toMatchObject({ offered: 1, fen, left: [] })
    expect(await offer(mark.id, [body])).toMatchObject({ offered: 0, left: [{ creditCode: body }] })
    const [waiting] = await offers()
    expect(waiting).toMatchObject({ state: 'offered', answerBy: '2026-12-23', entitlement: { status: 'applies' } })
    const id = waiting?.id ?? ''
    const stranger = await test.as(voiceFor('91120104XXX003068Y'))(
      send(`/api/own-grant-offers/${id}/answer`, { answer: 'consent', fen }),
    )
    expect([stranger.statusCode, stranger.json().code]).toEqual([404, 'funding.offer-not-found'])
    expect((await answer(id, { fen: '1' })).json().code).toBe('funding.offer-of-other-amount')
    const consented = (await answer(id)).json()
    expect(consented).toMatchObject({ state: 'committed', answeredBy: '钱示例', problems: [] })
    expect((await answer(id)).json().code).toBe('funding.offer-closed')
    const made = (await ask({ url: `/api/funding/commitments/${consented.commitment.id}` })).json()
    expect(made).toMatchObject({ origin: 'automatic', fen, entitledOn: '2026-11-23', basis: '示例免申即享清单' })
    const claim = { clause: 'TJ-D3', creditCode: body, fen, decidedOn: '2026-11-23', basis: '示例', lines: [line.id] }
    expect((await ask(send('/api/funding/commitments', { ...claim, basis: '示例文件' }))).json().code).toBe(
      'funding.paid-once',
    )
    const reverse = { version: made.version, reason: '试办结束' }
    await ask(send(`/api/funding/commitments/${made.id}/reverse`, reverse))
  })

  it('wait with their reason where consent cannot be committed yet, and are settled after', async () => {
    await ask(send(`/api/automatic-clauses/${mark.id}/end`, { reason: '换预算' }))
    const small = await addLine('1')
    const other = (await markClause('TJ-D1', [small.id])).json()
    const { items } = (await own({ url: '/api/policies/supplied-facts?fact=国家单项冠军企业' })).json()
    const url = `/api/policies/supplied-facts/${items[0].id}/verification`
    await test.as(officerWith('kjj', 'policy.verify', 'policy.read'))(send(url, { holds: true }))
    expect(await offer(other.id)).toMatchObject({ offered: 1 })
    const waiting = (await offers()).find(({ state }) => state === 'offered')
    const held = (await answer(waiting?.id ?? '', { fen: '1000000000' })).json()
    expect([held.state, held.problems[0]?.code]).toEqual(['consented', 'funding.line-exhausted'])
    const raise = { version: 1, amountFen: '2000000000', document: '追加文件', reason: '追加预算' }
    await ask(send(`/api/funding/lines/${small.id}`, raise, 'PUT'))
    const settled = (await ask(send(`/api/grant-offers/${held.id}/settle`, {}))).json()
    expect([settled.state, settled.problems]).toEqual(['committed', []])
    expect((await ask(send(`/api/grant-offers/${held.id}/settle`, {}))).json().code).toBe('funding.offer-not-consented')
    const list = (await ask({ url: '/api/grant-offers?state=committed' })).json()
    expect(list.items.map(({ id }: GrantOffer) => id)).toContain(held.id)
  })

  it.each([
    ['/api/automatic-clauses', 'POST'],
    [`/api/automatic-clauses/${anyId}/end`, 'POST'],
    [`/api/automatic-clauses/${anyId}/offers`, 'POST'],
    [`/api/grant-offers/${anyId}/settle`, 'POST'],
  ] as const)('nobody writes %s without the scope', async (url, method) => {
    expect((await test.as('public')(send(url, {}, method))).statusCode).toBe(401)
    expect((await test.as(officerWith('gxj', 'funding.read'))(send(url, {}, method))).statusCode).toBe(403)
  })

  it.each(['/api/automatic-clauses', '/api/grant-offers', `/api/automatic-clauses/${anyId}/candidates`])(
    'nobody reads %s without the scope',
    async (url) => {
      expect((await test.as('public')({ url })).statusCode).toBe(401)
      expect((await own({ url })).statusCode).toBe(403)
    },
  )
})
