import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { engines } from '../database/test-database.ts'
import { officerOf } from '../progress/test-progress.ts'
import { coordinator, createCoordinationApp, officerFor, post } from './test-coordination.ts'

const draft = { title: '试办事项', task: '请于期限内答复办理情况。', unit: 'gxj', workingDays: 5 }
const anyId = '01900000-0000-7000-8000-000000000000'

describe.each(engines)('who may do what in coordination on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createCoordinationApp>>
  let order: { readonly id: string; readonly version: number }
  beforeAll(async () => {
    test = await createCoordinationApp(engine)
    const raised = (await test.as(coordinator)(post('/api/orders', draft))).json()
    order = (await test.as(coordinator)(post(`/api/orders/${raised.id}/send`, { version: raised.version }))).json()
  })
  afterAll(() => test.close())

  const statusOf = async (who: Parameters<typeof test.as>[0], request: Parameters<ReturnType<typeof test.as>>[0]) =>
    (await test.as(who)(request)).statusCode

  it.each([
    '/api/orders',
    `/api/orders/${anyId}`,
    '/api/orders.xlsx',
    `/api/orders/${anyId}/document?format=pdf`,
    '/api/meetings',
    `/api/meetings/${anyId}`,
    `/api/meetings/${anyId}/proposals`,
    '/api/reports',
    '/api/reports/2026-10',
    '/api/reports/2026-10/document?format=pdf',
    '/api/ledger',
    '/api/ledger.xlsx',
    '/api/units/kjj',
  ])('nobody reads %s without an account, nor with one that lacks the scope', async (url) => {
    expect(await statusOf('public', { url })).toBe(401)
    expect(await statusOf(officerOf('kjj', 'plan.read'), { url })).toBe(403)
  })

  it.each([
    ['/api/orders', 'POST'],
    [`/api/orders/${anyId}/send`, 'POST'],
    [`/api/orders/${anyId}/acknowledge`, 'POST'],
    [`/api/orders/${anyId}/answer`, 'POST'],
    [`/api/orders/${anyId}/extension-request`, 'POST'],
    [`/api/orders/${anyId}/extend`, 'POST'],
    [`/api/orders/${anyId}/return`, 'POST'],
    [`/api/orders/${anyId}/close`, 'POST'],
    [`/api/orders/${anyId}/escalate`, 'POST'],
    [`/api/orders/${anyId}/withdraw`, 'POST'],
    ['/api/meetings', 'POST'],
    [`/api/meetings/${anyId}/items`, 'POST'],
    [`/api/meetings/${anyId}/items/${anyId}`, 'PUT'],
    [`/api/meetings/${anyId}/minutes`, 'PUT'],
    [`/api/meetings/${anyId}/items/${anyId}/order`, 'POST'],
    ['/api/reports/2026-10', 'PUT'],
    ['/api/reports/2026-10/issue', 'POST'],
  ] as const)('nobody writes %s without the scope of that act', async (url, method) => {
    expect(await statusOf('public', post(url, {}, method))).toBe(401)
    expect(await statusOf(officerOf('kjj', 'order.read', 'meeting.read'), post(url, {}, method))).toBe(403)
  })

  it('a unit sees its own orders and none of another, in lists, alone and as a document', async () => {
    const own = (await test.as(officerFor('gxj'))({ url: '/api/orders?limit=200' })).json()
    expect(own.items.length).toBeGreaterThan(0)
    expect(new Set(own.items.map(({ unit }: { readonly unit: { readonly id: string } }) => unit.id))).toEqual(
      new Set(['gxj']),
    )
    const other = officerFor('fgw')
    expect(await statusOf(other, { url: `/api/orders/${order.id}` })).toBe(404)
    expect(await statusOf(other, { url: `/api/orders/${order.id}/document?format=docx` })).toBe(404)
    const answer = { version: order.version, text: '不是本单位的督办单', standing: 'done' }
    expect(await statusOf(other, post(`/api/orders/${order.id}/answer`, answer))).toBe(404)
  })

  it('a draft is seen by the coordination office alone', async () => {
    const hidden = (await test.as(coordinator)(post('/api/orders', draft))).json()
    expect(await statusOf(officerFor('gxj'), { url: `/api/orders/${hidden.id}` })).toBe(404)
  })

  it('the coordination office does not answer for a unit', async () => {
    const answer = { version: order.version, text: '代为答复办理情况', standing: 'done' }
    expect(await statusOf(coordinator, post(`/api/orders/${order.id}/answer`, answer))).toBe(403)
  })

  it('the database itself hides the orders of others and keeps a timeline from being rewritten', async () => {
    const rows = await test.database.read(
      officerFor('fgw'),
      async ({ sql: on }) =>
        (await sql`select 1 from follow_up_order where unit_id <> 'fgw'`.execute(on)).rows.length +
        (
          await sql`select 1 from follow_up_order_event e join follow_up_order o on o.id = e.order_id where o.unit_id <> 'fgw'`.execute(
            on,
          )
        ).rows.length,
    )
    expect(rows).toBe(0)
    const rewritten = await test.database.write(coordinator, {}, async (write) => {
      await sql`update follow_up_order_event set text = 'x'`.execute(write.sql)
      throw new Error('The timeline could be rewritten')
    })
    expect(rewritten.kind === 'failure' && rewritten.problems[0].code).toBe('database.forbidden')
  })
})
