import { fundingCommitmentDetail, type BudgetLine, type FundingCommitmentDetail } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { voiceFor } from '../policy/test-policy.ts'
import { body, createFundingApp, funder, project, send, supply } from './test-funding.ts'

const wan = (amount: number): string => `${amount}000000`

const detailOf = (answer: { readonly json: () => unknown; readonly body: string }): FundingCommitmentDetail => {
  const parsed = fundingCommitmentDetail.safeParse(answer.json())
  if (!parsed.success) throw new Error(answer.body)
  return parsed.data
}

describe.each(engines)('the funding register on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createFundingApp>>
  let city: BudgetLine
  let district: BudgetLine
  const ask = (request: Parameters<ReturnType<typeof test.as>>[0]) => test.as(funder())(request)
  const line = async (payer: string, amount: number, year = 2026): Promise<BudgetLine> => {
    const asked = {
      year,
      payer,
      title: `${payer} ${amount}`,
      unit: 'gxj',
      amountFen: wan(amount),
      document: '示例文件',
    }
    return (await ask(send('/api/funding/lines', asked))).json()
  }
  const claim = (change: object = {}) => ({
    clause: 'TJ-1a',
    creditCode: body,
    subject: project,
    fen: wan(400),
    decidedOn: '2026-11-23',
    basis: '示例审定文件〔2026〕1号',
    lines: [city.id, district.id],
    ...change,
  })
  const commit = (change: object = {}) => ask(send('/api/funding/commitments', claim(change)))
  const reverse = ({ id, version }: { readonly id: string; readonly version: number }) =>
    ask(send(`/api/funding/commitments/${id}/reverse`, { version, reason: '试办结束' }))
  const codes = async (lines: readonly string[]): Promise<readonly string[]> =>
    (await commit({ lines })).json().problems.map(({ code }: { readonly code: string }) => code)
  const read = async (id: string) => detailOf(await ask({ url: `/api/funding/commitments/${id}` }))

  beforeAll(async () => {
    test = await createFundingApp(engine)
    await supply(test)
    city = await line('市级财政', 1000)
    district = await line('区级财政', 1000)
  }, 120_000)
  afterAll(() => test.close())

  it('commits what a clause gives, split to the fen, with the trace that it was decided by', async () => {
    const made = detailOf(await commit())
    expect(made).toMatchObject({
      state: 'committed',
      fen: wan(400),
      applicant: { creditCode: body },
      subject: { kind: 'project', id: project },
      origin: 'claim',
      acts: ['pay', 'reverse'],
      entitlement: { status: 'applies', amount: { kind: 'known', fen: wan(400) } },
    })
    expect(new Map(made.shares.map(({ payer, fen }) => [payer, fen]))).toEqual(
      new Map([
        ['区级财政', wan(200)],
        ['市级财政', wan(200)],
      ]),
    )
    expect(made.entitlement?.condition[0]?.text).toContain('总投资')
    expect(made.entitledOn).toBe('2026-11-23')
    const { items } = (await ask({ url: '/api/funding/lines?year=2026' })).json()
    expect(items.find(({ id }: BudgetLine) => id === city.id)).toMatchObject({
      committedFen: wan(200),
      leftFen: wan(800),
      commitments: 1,
    })
    expect((await reverse(made)).statusCode).toBe(200)
  })

  it('refuses the same project twice, naming the earlier payment by clause, amount, date, document and record', async () => {
    const made = detailOf(await commit())
    const again = await commit()
    expect([again.statusCode, again.json().code]).toEqual([422, 'funding.paid-for-project'])
    const other = await commit({ clause: 'TJ-1c', fen: wan(800), lines: [city.id] })
    expect(other.json()).toMatchObject({
      code: 'funding.paid-in-group',
      values: {
        earlier: 'TJ-1a',
        amount: '4,000,000',
        date: '2026-11-23',
        document: '示例审定文件〔2026〕1号',
        id: made.id,
        record: `2026-${made.number}`,
      },
    })
    expect(other.json().detail).toContain('就高不重复')
    await reverse(made)
  })

  it('lets a higher grant of the same group add the stated difference and nothing else', async () => {
    const made = detailOf(await commit())
    const higher = { clause: 'TJ-1c', lines: [city.id], topUpOf: made.id }
    expect((await commit({ ...higher, fen: wan(800) })).json().code).toBe('funding.top-up-not-difference')
    const topUp = detailOf(await commit({ ...higher, fen: wan(400) }))
    expect(topUp.topUpOf).toMatchObject({ id: made.id, fen: wan(400) })
    expect((await reverse(made)).json().code).toBe('funding.topped-up')
    await reverse(topUp)
    await reverse(made)
    const whole = detailOf(await commit({ clause: 'TJ-1c', fen: wan(800), lines: [city.id] }))
    await reverse(whole)
  })

  it('says before the commitment what would stand against it, and what may be topped up', async () => {
    const made = detailOf(await commit())
    const asked = { clause: 'TJ-1c', creditCode: body, subject: project, lines: [city.id] }
    const checked = (await ask(send('/api/funding/commitments/check', asked))).json()
    expect(checked).toMatchObject({
      mayCommit: false,
      suggestedFen: wan(800),
      earlier: [{ id: made.id }],
      mayTopUp: { id: made.id },
      problems: [{ code: 'funding.paid-in-group' }],
    })
    const topUp = (await ask(send('/api/funding/commitments/check', { ...asked, topUpOf: made.id }))).json()
    expect(topUp).toMatchObject({ mayCommit: true, suggestedFen: wan(400), problems: [] })
    await reverse(made)
  })

  it('pays shares up to what they promise, once for each voucher, and takes payments back', async () => {
    const made = detailOf(await commit())
    const pay = (change: object) => {
      const payment = { version: made.version, line: city.id, fen: wan(200), paidOn: '2026-11-23', voucher: '凭1' }
      return ask(send(`/api/funding/commitments/${made.id}/disbursements`, { ...payment, ...change }))
    }
    expect((await pay({ fen: `${wan(200)}1` })).json().code).toBe('funding.above-share')
    expect((await pay({ fen: '-1' })).json().code).toBe('funding.amount-not-positive')
    expect((await pay({ paidOn: '2026-11-01' })).json().code).toBe('funding.paid-before-decided')
    expect((await pay({ paidOn: '2026-12-01' })).json().code).toBe('funding.paid-in-future')
    const first = detailOf(await pay({}))
    expect(first).toMatchObject({ state: 'partlyPaid', paidFen: wan(200), acts: ['pay'] })
    const { version } = first
    expect((await pay({})).json().code).toBe('funding.changed-meanwhile')
    expect((await pay({ version, fen: '1' })).json().code).toBe('funding.above-share')
    const paid = detailOf(await pay({ version, line: district.id }))
    expect([paid.state, paid.leftFen, paid.disbursements.length]).toEqual(['paid', '0', 2])
    expect((await reverse(paid)).json().code).toBe('funding.paid-cannot-reverse')
    for (const { id } of paid.disbursements) {
      const back = await ask(send(`/api/funding/disbursements/${id}/reverse`, { reason: '退回' }))
      expect(back.statusCode).toBe(200)
      const twice = await ask(send(`/api/funding/disbursements/${id}/reverse`, { reason: '退回' }))
      expect(twice.json().code).toBe('funding.disbursement-reversed')
    }
    expect((await reverse(await read(made.id))).statusCode).toBe(200)
    expect((await ask({ url: '/api/funding/disbursements' })).json().items.length).toBeGreaterThan(1)
  })

  it('gives one of two that commit at once, and tells the other of the first', async () => {
    const [one, other] = await Promise.all([
      commit(),
      test.as(funder('czj'))(
        send('/api/funding/commitments', claim({ clause: 'TJ-1c', fen: wan(800), lines: [city.id] })),
      ),
    ])
    const answers = [one, other]
    const made = answers.filter(({ statusCode }) => statusCode === 200)
    const refused = answers.find(({ statusCode }) => statusCode !== 200)
    expect([made.length, refused?.json().code]).toEqual([1, 'funding.paid-in-group'])
    for (const each of made) await reverse(detailOf(each))
  })

  it('never over-commits a line, when two take the last of it at once', async () => {
    const small = await line('市级财政', 850)
    const champion = { clause: 'TJ-D3', subject: null, fen: wan(100), lines: [small.id] }
    const answers = await Promise.all([
      commit({ clause: 'TJ-1c', fen: wan(800), lines: [small.id] }),
      test.as(funder('czj'))(send('/api/funding/commitments', claim(champion))),
    ])
    const refused = answers.filter(({ statusCode }) => statusCode !== 200)
    expect(refused.map((answer) => answer.json().code)).toEqual(['funding.line-exhausted'])
    for (const each of answers) if (each.statusCode === 200) await reverse(detailOf(each))
    const { items } = (await ask({ url: '/api/funding/lines' })).json()
    expect(items.find(({ id }: BudgetLine) => id === small.id)).toMatchObject({ leftFen: wan(850) })
  })

  it.each([
    [{ fen: '-5' }, 'funding.amount-not-positive'],
    [{ fen: '9007199254740993' }, 'funding.amount-too-large'],
    [{ fen: `${wan(400)}1`.replace(/^4/u, '5') }, 'funding.above-entitlement'],
    [{ clause: 'TJ-1x' }, 'funding.clause-unknown'],
    [{ clause: 'TJ-SEED' }, 'funding.clause-grants-nothing'],
    [{ decidedOn: '2020-01-01' }, 'funding.clause-not-in-force'],
    [{ decidedOn: '2026-12-01' }, 'funding.decided-in-future'],
    [{ creditCode: '91120116XXX000000X' }, 'funding.applicant-unknown'],
    [{ subject: '没有的项目' }, 'funding.subject-unknown'],
    [{ clause: 'TJ-X', subject: null, fen: wan(100) }, 'funding.judgement-needed'],
    [{ clause: 'TJ-X', subject: null, fen: wan(300), judgement: '示例判断' }, 'funding.above-cap'],
  ])('refuses %j', async (change, code) => {
    const answer = await commit(change)
    expect([answer.statusCode, answer.json().code]).toEqual([422, code])
    expect(answer.json().detail).not.toContain('funding.')
  })

  it('names the nearest clause, and says it in the language of the reader', async () => {
    const request = send('/api/funding/commitments', claim({ clause: 'TJ1a' }))
    const answer = await ask({ ...request, headers: { ...request.headers, 'accept-language': 'en' } })
    expect(answer.json().detail).toBe('There is no clause "TJ1a". The nearest is TJ-1a.')
  })

  it('wants a line of the right payer and year for each share', async () => {
    const past = await line('区级财政', 1000, 2025)
    expect(await codes([city.id])).toContain('funding.lines-do-not-fit')
    expect(await codes([city.id, past.id])).toEqual(['funding.line-of-other-year'])
    expect(await codes(['01900000-0000-7000-8000-000000000000', city.id])).toContain('funding.line-not-found')
  })

  it('changes and closes lines, never below what is committed', async () => {
    const own = await line('市级财政', 1000)
    const made = detailOf(await commit({ clause: 'TJ-1c', fen: wan(800), lines: [own.id] }))
    const change = (amount: number, version: number) => {
      const asked = { version, amountFen: wan(amount), document: '示例调整文件', reason: '年中调整' }
      return ask(send(`/api/funding/lines/${own.id}`, asked, 'PUT'))
    }
    expect((await change(700, 1)).json().code).toBe('funding.line-below-committed')
    expect((await change(800, 1)).json()).toMatchObject({ leftFen: '0', version: 2 })
    expect((await change(900, 1)).statusCode).toBe(409)
    const closing = { version: 2, reason: '年终关闭' }
    expect((await ask(send(`/api/funding/lines/${own.id}/close`, closing))).json().endReason).toBe('年终关闭')
    await reverse(made)
    const closed = await commit({ clause: 'TJ-1c', fen: wan(800), lines: [own.id] })
    expect(closed.json().code).toBe('funding.line-closed')
  })

  it('refuses a line for a payer that no clause names', async () => {
    const asked = { year: 2026, payer: '市级财正', title: '试', unit: 'gxjj', amountFen: '0', document: '示例文件' }
    const answer = await ask(send('/api/funding/lines', { ...asked, title: '试办' }))
    expect(answer.json().problems.map(({ code }: { readonly code: string }) => code)).toEqual([
      'funding.payer-unknown',
      'funding.unit-unknown',
      'funding.amount-not-positive',
    ])
  })

  it('shows an enterprise its own support, and rules its history', async () => {
    const made = detailOf(await commit())
    const own = (await test.as(voiceFor(body))({ url: '/api/own-support' })).json()
    expect(own.totals.fen).toBe(wan(400))
    expect(own.items.some(({ id }: { readonly id: string }) => id === made.id)).toBe(true)
    const other = (await test.as(voiceFor('91120104XXX003068Y'))({ url: '/api/own-support' })).json()
    expect(other.items).toEqual([])
    const { history } = (await test.as(voiceFor(body))({ url: '/api/policies/entitlement' })).json()
    expect(history).toMatchObject([{ clause: { id: 'TJ-1a' }, fen: wan(400), paidOn: '2026-11-23' }])
    await reverse(made)
  })

  it('lists commitments by clause, applicant, state and words, with sums', async () => {
    const made = detailOf(await commit())
    const list = (await ask({ url: `/api/funding/commitments?clause=TJ-1a&state=committed&limit=1` })).json()
    expect(list).toMatchObject({ items: [{ id: made.id }], next: null, totals: { count: 1, fen: wan(400) } })
    const page = (await ask({ url: `/api/funding/commitments?creditCode=${body}&limit=2` })).json()
    expect(page.items.length).toBe(2)
    const rest = (await ask({ url: `/api/funding/commitments?limit=200&cursor=${page.next}` })).json()
    expect(rest.items.length).toBeGreaterThan(2)
    await reverse(made)
  })
})
