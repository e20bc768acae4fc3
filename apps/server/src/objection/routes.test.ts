import { notice, type Objection } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { calendarOf } from '../coordination/context.ts'
import type { Actor } from '../database/database.ts'
import { engines } from '../database/test-database.ts'
import { funder, project, send } from '../funding/test-funding.ts'
import { escalateOverdue } from './escalate.ts'
import { listObjectionRows } from './store.ts'
import { answerer, createObjectionApp, objector, reason } from './test-objection.ts'
import { toObjection } from './view.ts'

const back = '已与责任单位沟通清楚，不再提出（示例）。'
const why = '发票和清单已核对，总投资按审计报告计，原结论不变（示例）。'

describe.each(engines)('objections on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createObjectionApp>>
  beforeAll(async () => {
    test = await createObjectionApp(engine)
  }, 120_000)
  afterAll(() => test.close())

  const listed = async (actor: Actor, query = ''): Promise<readonly Objection[]> =>
    (await test.as(actor)({ url: `/api/objections${query}` })).json().items
  const toldOf = async (actor: Actor, subject: string): Promise<readonly string[]> => {
    const page = (await test.as(actor)({ url: '/api/notices?limit=100' })).json()
    return z
      .array(notice)
      .parse(page.items)
      .filter((item) => item.subject === subject)
      .map(({ kind }) => kind)
  }
  const subject = { kind: 'entitlement', id: `TJ-1c project ${project}` } as const

  it('keep the explanation as it stood, whatever is said afterwards', async () => {
    const raised = await test.raised(subject)
    expect(raised).toMatchObject({ subject, reason, answer: null, mayAnswer: false })
    const { entitlement, clauseFrom, on } = raised.kept
    expect([entitlement?.clause.id, clauseFrom, on]).toEqual(['TJ-1c', '2023-04-11', '2026-11-23'])
    const before = JSON.stringify(entitlement?.condition)
    expect(before).toContain('基础材料')
    const facts = [{ subject: { kind: 'project', id: project }, fact: '产业基础领域', value: '基础软件' }]
    await test.as(objector)(send('/api/policies/supplied-facts', { facts }))
    const after = (await test.as(objector)({ url: `/api/objections/${raised.id}` })).json()
    expect(JSON.stringify(after.kept.entitlement.condition)).toBe(before)
  })

  it('have a last day in working days, by the calendar, as the city promised it', async () => {
    const { items, terms } = (await test.as(objector)({ url: '/api/objections' })).json()
    expect(terms).toEqual({ workingDays: 15, source: null, dueOn: '2026-12-14' })
    expect(items[0]).toMatchObject({ dueOn: '2026-12-14', dueEarliest: '2026-12-14', remaining: 15 })
    const rows = await test.database.read(objector, (scope) => listObjectionRows(scope, { unit: null, limit: 1 }))
    const shown = { city: test.city, calendar: calendarOf(test.city), actor: objector, locale: 'en' as const }
    const leftOn = (today: string) => rows.map((row) => toObjection(row, { ...shown, today }).remaining)
    expect([...leftOn('2026-12-14'), ...leftOn('2026-12-16')]).toEqual([0, -2])
  })

  it('are told to the units that answer, and the answer to the enterprise, each with its reason', async () => {
    const [waiting] = await listed(answerer('gxj'), '?state=open')
    const id = waiting?.id ?? ''
    expect(waiting?.mayAnswer).toBe(true)
    await vi.waitFor(async () => expect(await toldOf(answerer('gxj'), id)).toEqual(['objectionRaised']))
    expect(await toldOf(answerer('fgw'), id)).toEqual([])
    const answer = { outcome: 'dismissed', reason: why }
    const done = await test.as(answerer('gxj'))(send(`/api/objections/${id}/answer`, answer))
    expect(done.json()).toMatchObject({ remaining: null, answer: { outcome: 'dismissed', reason: why, by: '王示例' } })
    await vi.waitFor(async () => expect(await toldOf(objector, id)).toEqual(['objectionAnswered']))
    const again = await test.as(answerer('gxj'))(send(`/api/objections/${id}/answer`, answer))
    expect([again.statusCode, again.json().code]).toEqual([409, 'objection.answered-already'])
    expect(await listed(objector, '?state=open')).toEqual([])
    expect((await listed(objector, '?state=answered')).map((each) => each.id)).toEqual([id])
  })

  it('are raised once at a time to one decision, and again after the answer', async () => {
    await test.raised(subject)
    const twice = await test.raise(subject)
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'objection.open-already'])
    expect(await listed(objector, `?subjectKind=entitlement&subjectId=${encodeURIComponent(subject.id)}`)).toHaveLength(
      2,
    )
  })

  it('are about a fact that was found wrong, not about one that holds; who found it does not answer', async () => {
    const judge = answerer('gxj')
    const { items } = (await test.as(objector)({ url: '/api/policies/supplied-facts?fact=软件企业' })).json()
    const early = await test.raise({ kind: 'suppliedFact', id: items[0].id })
    expect(early.json().code).toBe('objection.not-objectionable')
    const fact = await test.refuse('软件企业', judge)
    await vi.waitFor(async () => expect(await toldOf(objector, fact)).toEqual(['factRefused']))
    const raised = await test.raised({ kind: 'suppliedFact', id: fact })
    expect(raised.kept).toMatchObject({
      entitlement: null,
      suppliedFact: { fact: '软件企业', verdict: { holds: false, note: '与审计报告不符（示例）' } },
    })
    const url = `/api/objections/${raised.id}`
    expect((await test.as(judge)({ url })).json().mayAnswer).toBe(false)
    const own = await test.as(judge)(send(`${url}/answer`, { outcome: 'dismissed', reason: why }))
    expect([own.statusCode, own.json().code]).toEqual([403, 'objection.own-decision'])
    const colleague = { ...judge, userId: 'colleague' }
    const upheld = await test.as(colleague)(send(`${url}/answer`, { outcome: 'upheld', reason: why }))
    expect(upheld.json().answer.outcome).toBe('upheld')
  })

  it('are about a commitment, with what entitled to it; who committed it does not answer', async () => {
    const id = await test.commit()
    const raised = await test.raised({ kind: 'fundingCommitment', id })
    expect(raised.kept.entitlement?.clause.id).toBe('TJ-1a')
    const decider = { ...funder(), scopes: new Set(['objection.answer']) }
    const own = await test.as(decider)(
      send(`/api/objections/${raised.id}/answer`, { outcome: 'dismissed', reason: why }),
    )
    expect(own.json().code).toBe('objection.own-decision')
  })

  it('are taken back by the enterprise with a reason, told to the unit, and may be raised again', async () => {
    const about = { kind: 'entitlement', id: 'TJ-D3 applicant' } as const
    const raised = await test.raised(about)
    const unit = answerer(raised.units[0]?.id)
    expect([raised.mayWithdraw, raised.mayAnswer]).toEqual([true, false])
    const url = `/api/objections/${raised.id}`
    const taken = await test.as(objector)(send(`${url}/withdraw`, { reason: back }))
    expect(taken.json()).toMatchObject({
      remaining: null,
      mayWithdraw: false,
      answer: { outcome: 'withdrawn', reason: back, unit: null },
    })
    await vi.waitFor(async () =>
      expect(await toldOf(unit, raised.id)).toEqual(['objectionWithdrawn', 'objectionRaised']),
    )
    expect(await toldOf(objector, raised.id)).toEqual([])
    const late = await test.as(unit)(send(`${url}/answer`, { outcome: 'upheld', reason: why }))
    expect(late.json().code).toBe('objection.answered-already')
    const twice = await test.as(objector)(send(`${url}/withdraw`, { reason: back }))
    expect([twice.statusCode, twice.json().code]).toEqual([409, 'objection.answered-already'])
    await test.raised(about)
  })

  it('go to the coordination office once, the day after their last day, and are told to all sides', async () => {
    const waiting = await listed(objector, '?state=open')
    const id = waiting[0]?.id ?? ''
    const on = (today: string) => escalateOverdue({ ...test, today: () => today })
    expect(await on(waiting[0]?.dueOn ?? '')).toBe(0)
    expect(await on('2026-12-15')).toBe(waiting.length)
    expect(await on('2026-12-16')).toBe(0)
    const shown = (await test.as(objector)({ url: `/api/objections/${id}` })).json()
    expect(shown).toMatchObject({ answer: null, escalatedAt: expect.any(String) })
    const office = answerer(test.city.coordinationOffice)
    for (const actor of [objector, office, answerer('gxj')]) {
      await vi.waitFor(async () => expect(await toldOf(actor, id)).toContain('objectionEscalated'))
    }
    const answer = { outcome: 'dismissed', reason: why }
    expect((await test.as(office)(send(`/api/objections/${id}/answer`, answer))).statusCode).toBe(200)
  })

  it('name what is not there, and ask for a reason', async () => {
    const unknown = await test.raise({ kind: 'entitlement', id: 'TJ-0 applicant' })
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'objection.subject-not-found'])
    expect((await test.raise({ kind: 'grantOffer', id: 'x' })).json().code).toBe('objection.subject-not-found')
    expect((await test.raise({ kind: 'fundingCommitment', id: 'x' })).statusCode).toBe(404)
    expect((await test.raise({ kind: 'suppliedFact', id: 'x' })).statusCode).toBe(404)
    expect((await test.raise(subject, { reason: '不同意' })).statusCode).toBe(400)
  })
})
