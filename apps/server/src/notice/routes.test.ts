import { notice, type Notice } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { coordinator, createCoordinationApp, officerFor, post } from '../coordination/test-coordination.ts'
import { systemActor } from '../database/actors.ts'
import type { Actor } from '../database/database.ts'
import { testNow } from '../progress/test-progress.ts'
import { engines } from '../database/test-database.ts'

const page = z.object({ items: z.array(notice), next: z.string().nullable(), unread: z.int() })
const draft = {
  title: '加快国际先进水平成果认定',
  task: '逐项核对在途成果，列出认定时间表和责任人。',
  basis: '',
  unit: 'gxj',
  commitment: null,
  workingDays: 2,
}

describe.each(engines)('notices on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createCoordinationApp>>
  beforeAll(async () => {
    test = await createCoordinationApp(engine)
  })
  afterAll(() => test.close())

  const noticesOf = async (actor: Actor, query = '', language = 'zh-CN') => {
    const answer = await test.as(actor)({ url: `/api/notices${query}`, headers: { 'accept-language': language } })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    return page.parse(answer.json())
  }
  const toldOf = async (actor: Actor, subject: string): Promise<readonly Notice[]> =>
    (await noticesOf(actor, '?limit=100')).items.filter((item) => item.subject === subject)
  const stood = z.object({ id: z.string(), version: z.int(), number: z.int().nullable() })
  const act = async (actor: Actor, path: string, body: object) =>
    stood.parse((await test.as(actor)(post(`/api/orders${path}`, body))).json())

  const untilTold = (actor: Actor, subject: string, kind: string) =>
    vi.waitFor(async () => expect((await toldOf(actor, subject))[0]?.kind).toBe(kind), { timeout: 10_000 })

  it('tell a unit of an order sent to it and the office of the answer, in the order of time, and nobody else', async () => {
    const raised = await act(coordinator, '', draft)
    const sent = await act(coordinator, `/${raised.id}/send`, { version: raised.version })
    await untilTold(officerFor('gxj'), raised.id, 'orderSent')
    const [told] = await toldOf(officerFor('gxj'), raised.id)
    expect(told).toMatchObject({
      title: draft.title,
      year: 2026,
      number: sent.number,
      isRead: false,
      register: null,
      at: testNow,
    })
    const english = (await noticesOf(officerFor('gxj'), '', 'en')).items.find(({ subject }) => subject === raised.id)
    expect(english?.unit).toEqual({ id: 'gxj', name: test.city.units.find(({ id }) => id === 'gxj')?.en })
    const received = await act(officerFor('gxj'), `/${raised.id}/acknowledge`, { version: sent.version })
    await act(officerFor('gxj'), `/${raised.id}/answer`, {
      version: received.version,
      text: '已排定时间。',
      standing: 'inProgress',
      awaits: null,
    })
    await untilTold({ ...coordinator, userId: 'another' }, raised.id, 'orderAnswered')
    expect((await toldOf(officerFor('gxj'), raised.id)).map(({ kind }) => kind)).toEqual(['orderSent'])
    expect(await toldOf(officerFor('kjj'), raised.id)).toEqual([])
    expect((await test.as('public')({ url: '/api/notices' })).statusCode).toBe(401)
  })

  it('do not tell of what never left the office, nor of the own act', async () => {
    const kept = await act(coordinator, '', draft)
    await act(coordinator, `/${kept.id}/withdraw`, { version: kept.version, reason: '不再需要' })
    const raised = await act(coordinator, '', draft)
    const sent = await act(coordinator, `/${raised.id}/send`, { version: raised.version })
    await act(coordinator, `/${raised.id}/escalate`, { version: sent.version, reason: '上会研究' })
    await untilTold(officerFor('gxj'), raised.id, 'orderEscalated')
    expect(await toldOf(officerFor('gxj'), kept.id)).toEqual([])
    expect(await toldOf(coordinator, raised.id)).toEqual([])
    expect((await toldOf({ ...coordinator, userId: 'another' }, raised.id)).map(({ kind }) => kind)).toEqual([
      'orderEscalated',
    ])
  })

  it('are marked as read by each reader alone, one or all', async () => {
    const raised = await act(coordinator, '', draft)
    await act(coordinator, `/${raised.id}/send`, { version: raised.version })
    await untilTold(officerFor('gxj'), raised.id, 'orderSent')
    const [told] = await toldOf(officerFor('gxj'), raised.id)
    const colleague = { ...officerFor('gxj'), userId: 'colleague' }
    const { unread } = await noticesOf(officerFor('gxj'))
    const one = await test.as(officerFor('gxj'))(post('/api/notices/read', { notices: [told?.id] }))
    expect(one.json()).toEqual({ read: 1 })
    expect((await noticesOf(officerFor('gxj'))).unread).toBe(unread - 1)
    expect((await toldOf(officerFor('gxj'), raised.id))[0]?.isRead).toBe(true)
    expect((await toldOf(colleague, raised.id))[0]?.isRead).toBe(false)
    // What is not one's own cannot be marked.
    const foreign = await test.as(officerFor('kjj'))(post('/api/notices/read', { notices: [told?.id] }))
    expect(foreign.json()).toEqual({ read: 0 })
    await test.as(officerFor('gxj'))(post('/api/notices/read', { notices: 'all' }))
    expect(await noticesOf(officerFor('gxj'), '?unread=true')).toEqual({ items: [], next: null, unread: 0 })
  })

  it('tell whoever imported that the import has finished, once even where the message comes twice', async () => {
    const subject = randomUUID()
    const by = officerFor('gxj').userId
    const payload = { import: subject, register: 'achievement', fileName: '成果.xlsx', status: 'done', by, at: testNow }
    await test.database.write(systemActor, {}, async (write) => {
      await write.emit('import.finished', { ...payload, added: 3, updated: 2, bad: 1 })
      await write.audit({ action: 'test.emit', subject: { kind: 'test', id: '1' }, detail: {} })
      return Result.success(null)
    })
    await untilTold(officerFor('gxj'), subject, 'importDone')
    // As if the worker had been killed before it could acknowledge.
    await test.database.asOwner((on) =>
      sql`update outbox set delivered_at = null, taken_by = '{}', due_at = now() where topic = 'import.finished'`.execute(
        on,
      ),
    )
    await act(coordinator, `/${(await act(coordinator, '', draft)).id}/send`, { version: 1 })
    await vi.waitFor(async () => {
      const { delivery } = z
        .object({ delivery: z.object({ waiting: z.int() }) })
        .parse((await test.as('public')({ url: '/api/health' })).json())
      expect(delivery.waiting).toBe(0)
    })
    const told = await toldOf(officerFor('gxj'), subject)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({ title: '成果.xlsx', added: 3, updated: 2, bad: 1 })
    expect(told[0]?.register?.label).toBe(test.city.registers.find(({ id }) => id === 'achievement')?.label.zh)
    expect(await toldOf({ ...officerFor('gxj'), userId: 'colleague' }, subject)).toEqual([])
  })

  it('leave figures of the outbox and of the sessions among the measurements', async () => {
    const { body } = await test.as('public')({ url: '/api/metrics' })
    expect(body).toMatch(/^outbox_waiting \d+$/mu)
    expect(body).toMatch(/^expired_waiting\{kind="messages"\} 0$/mu)
    expect(body).toMatch(/^outbox_failing \d+$/mu)
    expect(body).toMatch(/^outbox_lag_seconds [\d.]+$/mu)
    expect(body).toMatch(/^database_sessions\{state="size"\} [1-9]\d*$/mu)
    expect(body).toMatch(/^database_sessions\{state="idle"\} \d+$/mu)
    expect(body).toMatch(/^database_sessions\{state="waiting"\} 0$/mu)
  })
})
