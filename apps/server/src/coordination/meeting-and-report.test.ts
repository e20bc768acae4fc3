import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { systemActor } from '../database/actors.ts'
import { engines } from '../database/test-database.ts'
import { coordinationContext } from './feature.ts'
import { createOrderService } from './order-service.ts'
import { coordinator, createCoordinationApp, post } from './test-coordination.ts'

const heading = {
  title: '第十一次会商',
  heldOn: '2026-11-25',
  place: '一号会议室',
  chair: '李示例',
  attendees: ['kjj', 'gxj'],
}

describe.each(engines)('meetings and reports on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createCoordinationApp>>
  beforeAll(async () => {
    test = await createCoordinationApp(engine)
  })
  afterAll(() => test.close())
  const office = (request: Parameters<ReturnType<typeof test.as>>[0]) => test.as(coordinator)(request)

  it('gather what is red, overdue or seen differently, decide it, and make the decision an order', async () => {
    const meeting = (await office(post('/api/meetings', heading))).json()
    const path = `/api/meetings/${meeting.id}`
    const { items } = (await office({ url: `${path}/proposals` })).json()
    const kinds = new Set(items.map(({ kind }: { readonly kind: string }) => kind))
    expect(kinds.has('red')).toBe(true)
    expect(items.every(({ reason }: { readonly reason: string }) => reason.length > 3)).toBe(true)
    const chosen = items.slice(0, 2).map((item: { readonly units: readonly { readonly id: string }[] }) => ({
      ...item,
      units: item.units.map(({ id }) => id),
    }))
    const planned = (await office(post(`${path}/items`, { version: meeting.version, items: chosen }))).json()
    expect(planned.items.map(({ position }: { readonly position: number }) => position)).toEqual([1, 2])
    const left = (await office({ url: `${path}/proposals` })).json()
    expect(left.items.length).toBe(items.length - 2)
    const item = planned.items[0].id
    const empty = await office(
      post(`${path}/items/${item}/order`, { version: planned.version, unit: 'gxj', workingDays: 5 }),
    )
    expect(empty.json().code).toBe('coordination.decision-empty')
    const decided = (
      await office(
        post(
          `${path}/items/${item}`,
          { version: planned.version, discussion: '各方已说明', decision: '五个工作日内报送清单' },
          'PUT',
        ),
      )
    ).json()
    const ordered = (
      await office(post(`${path}/items/${item}/order`, { version: decided.version, unit: 'gxj', workingDays: 5 }))
    ).json()
    const { order } = ordered.items[0]
    expect(order.number).toBeGreaterThan(0)
    const made = (await office({ url: `/api/orders/${order.id}` })).json()
    expect([made.state, made.task, made.meeting.id]).toEqual(['sent', '五个工作日内报送清单', meeting.id])
    const minutes = { version: ordered.version, minutes: '会议纪要', isHeld: true }
    const held = (await office(post(`${path}/minutes`, minutes, 'PUT'))).json()
    expect([held.state, held.minutes]).toEqual(['held', '会议纪要'])
    const again = await office(
      post(`${path}/items/${item}/order`, { version: held.version, unit: 'gxj', workingDays: 5 }),
    )
    expect([again.statusCode, again.json().code]).toEqual([409, 'coordination.order-exists'])
  })

  it('bring overdue orders to the coordination office once, by the clock alone', async () => {
    const raised = (
      await office(post('/api/orders', { title: '到期事项', task: '请按期答复办理情况', unit: 'fgw', workingDays: 1 }))
    ).json()
    await office(post(`/api/orders/${raised.id}/send`, { version: raised.version }))
    const later = {
      database: test.database,
      city: test.city,
      clock: () => '2026-12-02T01:00:00.000Z',
      today: () => '2026-12-02',
    }
    const service = createOrderService(
      coordinationContext(later, {
        plan: async () => {
          throw new Error('Not asked')
        },
      }),
    )
    expect(await service.escalateOverdue()).toBeGreaterThan(0)
    expect(await service.escalateOverdue()).toBe(0)
    const escalated = (await office({ url: `/api/orders/${raised.id}` })).json()
    expect(escalated.escalation).toBe('overdue')
    expect(escalated.events.at(-1)).toMatchObject({ kind: 'escalated', by: 'system' })
  })

  it('report a month as of its last day, and freeze the numbers when it is issued', async () => {
    const early = await office(post('/api/reports/2026-11/issue', { version: 0, reason: '月度报告' }))
    expect(early.json().code).toBe('coordination.report-month')
    const draft = (await office({ url: '/api/reports/2026-10' })).json()
    expect([draft.state, draft.figures.asOf, draft.figures.before.asOf]).toEqual(['draft', '2026-10-31', '2026-09-30'])
    expect(draft.figures.targets).toHaveLength(8)
    const narrative = { overview: '总体平稳。', problems: '个别成果认定滞后。', next: '抓好年底前认定。' }
    const written = (await office(post('/api/reports/2026-10', { version: 0, narrative }, 'PUT'))).json()
    expect(written.narrative).toEqual(narrative)
    const issued = (
      await office(post('/api/reports/2026-10/issue', { version: written.version, reason: '按月印发' }))
    ).json()
    expect([issued.state, issued.number]).toEqual(['issued', 1])
    const frozen = await office(post('/api/reports/2026-10', { version: issued.version, narrative }, 'PUT'))
    expect(frozen.json().code).toBe('coordination.report-issued')
    await expect(
      test.database.write(systemActor, {}, async (write) => {
        await sql`update progress_report set figures = '{}' where month = '2026-10'`.execute(write.sql)
        throw new Error('An issued report could be changed')
      }),
    ).rejects.toThrow('An issued report cannot be changed')
    for (const format of ['docx', 'pdf']) {
      const file = await office({ url: `/api/reports/2026-10/document?format=${format}` })
      expect(file.statusCode).toBe(200)
    }
    const list = (await office({ url: '/api/reports' })).json()
    expect(list.items[0].month).toBe('2026-11')
    expect(list.items.at(-1).month).toBe('2024-08')
  })
})
