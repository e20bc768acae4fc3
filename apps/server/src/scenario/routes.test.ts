import { choose, entitle, type Payment } from '@ceyuan/policy'
import { CivilDate } from '@ceyuan/values'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemActor } from '../database/actors.ts'
import { engines } from '../database/test-database.ts'
import { body, supply } from '../funding/test-funding.ts'
import { createDossierService } from '../policy/dossier-service.ts'
import { content, createScenarioApp, planner, send, stranger } from './test-scenario.ts'

const preview = '/api/scenarios/preview'
const on = '2026-11-23'
const wan = (amount: number): string => `${amount}000000`

const noHistory = async (): Promise<readonly Payment[]> => []

// What the enterprise's own page gives each enterprise: the reference of the population's fast way.
const byReference = async ({ database, city }: Awaited<ReturnType<typeof createScenarioApp>>) => {
  if (!CivilDate.is(on)) throw new Error('no day')
  const source = { current: () => city.policies, replace: () => undefined }
  const dossiers = createDossierService({ database, city, source, historyOf: noHistory })
  const { rows } = await database.read(systemActor, (scope) =>
    sql<{ credit_code: string }>`select credit_code from enterprise where ended_at is null`.execute(scope.sql),
  )
  const paid: bigint[] = []
  for (const { credit_code: code } of rows) {
    const read = await dossiers.read(systemActor, code, on)
    if (read.kind === 'failure') throw new Error(code)
    const { applicant } = read.value.dossier
    const choice = choose(city.policies, applicant, entitle(city.policies, applicant, on), { on })
    if (choice.kind === 'failure') throw new Error(code)
    paid.push(choice.value.bundle.paidFen)
  }
  return {
    enterprises: rows.length,
    count: paid.filter((fen) => fen > 0n).length,
    fen: paid.reduce((sum, fen) => sum + fen, 0n),
  }
}

describe.each(engines)('scenarios on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createScenarioApp>>
  beforeAll(async () => {
    test = await createScenarioApp(engine)
    await supply(test)
  })
  afterAll(() => test.close())

  const ask = async (asked: object, who = planner) => (await test.as(who)(send(preview, asked))).json()

  it('pays each enterprise what its own page says it may have', async () => {
    const wanted = await byReference(test)
    const result = await ask(content())
    expect(wanted.count).toBeGreaterThan(0)
    expect(result.population.enterprises).toBe(wanted.enterprises)
    expect(result.totals.before).toEqual({ count: wanted.count, fen: wanted.fen.toString() })
    expect(result).toMatchObject({ totals: { changeFen: '0' }, effects: { same: wanted.enterprises }, unproved: 0 })
  })

  it('says who gains, by how much, and in which clause, when a fixed amount is raised', async () => {
    const result = await ask(content([{ clause: 'TJ-D1', from: on, amount: '万元(1500)' }]))
    expect(result.totals.changeFen).toBe(wan(500))
    expect(result.effects).toMatchObject({ gain: { count: 1, fen: wan(500) }, lose: { count: 0, fen: '0' } })
    expect(result.effects.gainers).toMatchObject([
      {
        creditCode: body,
        changeFen: wan(500),
        clauses: expect.arrayContaining([expect.objectContaining({ id: 'TJ-D1', afterFen: wan(1500) })]),
      },
    ])
    expect(result.clauses[0]).toMatchObject({ clause: { id: 'TJ-D1' }, isChanged: true, changeFen: wan(500) })
    for (const parts of Object.values<{ changeFen: string }[]>(result.cohorts)) {
      expect(parts.reduce((sum, part) => sum + BigInt(part.changeFen), 0n)).toBe(BigInt(wan(500)))
    }
  })

  it('pays the next best of a duplicate group when a clause ends, and both when it leaves the group', async () => {
    const ended = await ask(content([{ clause: 'TJ-D1', from: on, ends: true }]))
    expect(ended.effects.losers).toMatchObject([{ creditCode: body, changeFen: `-${wan(900)}` }])
    const parted = await ask(content([{ clause: 'TJ-D3', from: on, groups: [] }]))
    expect(parted.effects.gainers).toMatchObject([{ creditCode: body, changeFen: wan(100) }])
  })

  it('pays once over the years what is paid once, and every year what is paid yearly', async () => {
    const once = await ask(content([], { years: 3 }))
    expect(once.years.map(({ on: day }: { readonly on: string }) => day)).toEqual([on, '2027-11-23', '2028-11-23'])
    expect(once.years.slice(1).map(({ before }: { readonly before: object }) => before)).toEqual([
      { count: 0, fen: '0' },
      { count: 0, fen: '0' },
    ])
    const yearly = await ask(content([{ clause: 'TJ-D1', from: '2027-01-01', frequency: 'yearly' }], { years: 3 }))
    expect(yearly.years.map(({ changeFen }: { readonly changeFen: string }) => changeFen)).toEqual([
      '0',
      wan(1000),
      wan(1000),
    ])
  })

  it('says how many cannot be told and what they lack', async () => {
    const result = await ask(content([{ clause: 'TJ-X', from: on, amount: '万元(80)' }]))
    const { clauses, effects, population } = result
    expect(clauses[0].after.unknown).toBe(population.enterprises)
    expect(clauses[0].missing.map(({ fact }: { readonly fact: string }) => fact)).toContain('首次成为国家小巨人')
    expect(effects.cannotTell).toBe(population.enterprises)
  })

  it('holds facts that the reader may not see to be unknown, and says which', async () => {
    const changes = [{ clause: 'TJ-X', from: on, condition: '上一年营业收入 > 万元(1)', amount: '万元(1)' }]
    const seen = await ask(content(changes))
    const unseen = await ask(content(changes), stranger)
    expect(seen.effects.gain.count).toBeGreaterThan(0)
    expect(seen.population.hidden).toEqual([])
    expect(unseen.population.hidden).toContain('上一年营业收入')
    expect(unseen.effects).toMatchObject({ gain: { count: 0 }, gainers: [], cannotTell: unseen.population.enterprises })
  })

  it('lets the stated ranking decide where money is short, and shows the margin', async () => {
    const line = {
      year: 2026,
      payer: '市级财政',
      title: '市级支持资金',
      unit: 'gxj',
      amountFen: wan(3),
      document: '示例',
    }
    expect((await test.as(planner)(send('/api/funding/lines', line))).statusCode).toBe(200)
    const changes = [{ clause: 'TJ-DT2', from: on, condition: '总投资 >= 亿元(1)', amount: '总投资 * 0.0001' }]
    const low = await ask(content(changes))
    const high = await ask(content(changes, { ranking: { by: 'highestAmount', fact: null, descending: false } }))
    const cityOf = (result: typeof low) =>
      result.budgets.find(({ payer }: { readonly payer: { readonly zh: string } | null }) => payer?.zh === '市级财政')
    const [one, other] = [cityOf(low), cityOf(high)]
    expect(one.lines).toEqual({ count: 1, amountFen: wan(3), committedFen: '0', leftFen: wan(3) })
    expect(BigInt(one.after.shortFen)).toBe(BigInt(one.after.needFen) - BigInt(wan(3)))
    expect(one.after.met).toBeGreaterThan(other.after.met)
    expect(BigInt(one.after.metFen) + BigInt(one.after.firstOut.fen)).toBeGreaterThan(BigInt(wan(3)))
  })

  it.each([
    [[{ clause: 'TJ-NONE', from: on }], 'scenario.clause-unknown', '/body/changes/0/clause'],
    [
      [
        { clause: 'TJ-X', from: on },
        { clause: 'TJ-X', from: on },
      ],
      'scenario.clause-changed-twice',
      '/body/changes/1/clause',
    ],
    [
      [{ clause: 'TJ-X', from: on, condition: '中小企业 and 没有这个事实' }],
      'feel.unknown-name',
      '/body/changes/0/condition',
    ],
    [[{ clause: 'TJ-X', from: on, groups: ['nothing'] }], 'policy.unknown-name', '/body/changes/0/groups/0'],
  ])('refuses a change that does not hold, by name', async (changes, code, path) => {
    const answer = await test.as(planner)(send(preview, content(changes)))
    expect(answer.statusCode).toBe(422)
    expect(answer.json()).toMatchObject({ code, at: { path } })
  })

  it.each([
    'count(for x in 1..100000, y in 1..100000 return x * y) > 1',
    '中小企业 and 年销售收入 / 往年最高年销售收入 > 1',
    'some x in 1..1000000 satisfies x > 年销售收入 / 万元(1)',
    `${'('.repeat(900)}中小企业${')'.repeat(900)}`,
  ])('answers a hostile condition within its bounds: %s', async (condition) => {
    const startedAt = performance.now()
    const answer = await test.as(planner)(send(preview, content([{ clause: 'TJ-X', from: on, condition }])))
    expect([200, 422]).toContain(answer.statusCode)
    expect(performance.now() - startedAt).toBeLessThan(10_000)
  })

  it('keeps every version of a saved scenario, compares, exports and puts aside', async () => {
    const asked = content([{ clause: 'TJ-D1', from: on, amount: '万元(1500)' }])
    const saved = (await test.as(planner)(send('/api/scenarios', { name: '提高单项冠军奖励', content: asked }))).json()
    expect(saved).toMatchObject({ version: 1, mayChange: true, content: { years: 1 } })
    const again = { version: 1, name: '提高单项冠军奖励', note: '再低一些', content: content() }
    const changed = await test.as(planner)(send(`/api/scenarios/${saved.id}`, again, 'PUT'))
    expect(changed.json()).toMatchObject({ version: 2, note: '再低一些' })
    expect((await test.as(planner)(send(`/api/scenarios/${saved.id}`, again, 'PUT'))).json().code).toBe(
      'scenario.changed-meanwhile',
    )
    expect(
      (await test.as(stranger)(send(`/api/scenarios/${saved.id}`, { ...again, version: 2 }, 'PUT'))).statusCode,
    ).toBe(403)
    const { versions } = (await test.as(stranger)({ url: `/api/scenarios/${saved.id}` })).json()
    expect(versions.map(({ version }: { readonly version: number }) => version)).toEqual([2, 1])
    const other = (await test.as(planner)(send('/api/scenarios', { name: '另一个', content: asked }))).json()
    const compared = (await test.as(planner)({ url: `/api/scenarios/compare?ids=${saved.id},${other.id}` })).json()
    expect(
      compared.items.map(
        ({ result }: { readonly result: { readonly totals: { readonly changeFen: string } } }) =>
          result.totals.changeFen,
      ),
    ).toEqual(['0', wan(500)])
    const sheet = await test.as(planner)(send('/api/scenarios/export.xlsx', { name: '另一个', content: asked }))
    expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const ended = await test.as(planner)(send(`/api/scenarios/${saved.id}/end`, { version: 2, reason: '不再需要' }))
    expect(ended.json()).toMatchObject({ endReason: '不再需要', mayChange: false })
    const listed = async (query: string) =>
      (await test.as(planner)({ url: `/api/scenarios${query}` })).json().items.length
    expect([await listed(''), await listed('?ended=true')]).toEqual([1, 2])
  })
})
