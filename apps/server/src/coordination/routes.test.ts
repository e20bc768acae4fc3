import { orderDetail, type OrderDetail } from '@ceyuan/contract'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import type { TestApp } from '../test-app.ts'
import { coordinator, createCoordinationApp, officerFor, post } from './test-coordination.ts'

const draft = {
  title: '加快国际先进水平成果认定',
  task: '逐项核对在途成果，列出认定时间表和责任人。',
  basis: '方案一、总体要求',
  unit: 'gxj',
  commitment: 'achievements-50',
  workingDays: 2,
}

const orderOf = (answer: { readonly json: () => unknown; readonly body: string }): OrderDetail => {
  const parsed = orderDetail.safeParse(answer.json())
  if (!parsed.success) throw new Error(answer.body)
  return parsed.data
}

describe.each(engines)('follow-up orders on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createCoordinationApp>>
  beforeAll(async () => {
    test = await createCoordinationApp(engine)
  })
  afterAll(() => test.close())

  const office = (request: Parameters<ReturnType<TestApp['as']>>[0]) => test.as(coordinator)(request)
  const unit = (request: Parameters<ReturnType<TestApp['as']>>[0]) => test.as(officerFor('gxj'))(request)
  const raised = async (): Promise<OrderDetail> => orderOf(await office(post('/api/orders', draft)))
  const sent = async (): Promise<OrderDetail> => {
    const { id, version } = await raised()
    return orderOf(await office(post(`/api/orders/${id}/send`, { version })))
  }

  it('run from a stuck commitment to a settled answer, each step with a line in the timeline', async () => {
    const order = await sent()
    expect(order).toMatchObject({
      state: 'sent',
      year: 2026,
      commitment: { id: 'achievements-50' },
      clock: { startedOn: '2026-11-23', dueOn: '2026-11-25', remaining: 2, isOverdue: false },
      acts: ['extend', 'escalate', 'withdraw'],
    })
    const path = `/api/orders/${order.id}`
    const seen = orderOf(await unit({ url: path }))
    expect(seen.acts[0]).toBe('acknowledge')
    const received = orderOf(await unit(post(`${path}/acknowledge`, { version: seen.version })))
    expect(received.acts[0]).toBe('answer')
    const answer = { version: received.version, text: '六项在途，已排定时间。', standing: 'blocked', awaits: 'kjj' }
    const answered = orderOf(await unit(post(`${path}/answer`, answer)))
    expect([answered.state, answered.clock.remaining, answered.acts]).toEqual(['answered', null, []])
    const back = { version: answered.version, reason: '缺少时间表附件', workingDays: 3 }
    const returned = orderOf(await office(post(`${path}/return`, back)))
    expect(returned.clock).toMatchObject({ workingDays: 3, dueOn: '2026-11-26', remaining: 3 })
    const again = { ...answer, version: returned.version, standing: 'inProgress', awaits: null }
    const second = orderOf(await unit(post(`${path}/answer`, again)))
    const closed = orderOf(await office(post(`${path}/close`, { version: second.version, reason: '答复齐全' })))
    expect(closed.state).toBe('closed')
    expect(closed.events.map(({ kind }) => kind)).toEqual([
      'raised',
      'sent',
      'acknowledged',
      'answered',
      'returned',
      'answered',
      'closed',
    ])
  })

  it('name units in the language of the reader, on pages and in lists', async () => {
    const { id } = await sent()
    const headers = { 'accept-language': 'en' }
    const name = test.city.units.find((each) => each.id === 'gxj')?.en
    const order = orderOf(await office({ url: `/api/orders/${id}`, headers }))
    expect([order.unit, order.events[0]?.unit]).toEqual([
      { id: 'gxj', name },
      test.city.units.find((each) => each.id === 'kjj')?.en,
    ])
    const list = await office({ url: '/api/orders?unit=gxj', headers })
    expect(new Set(list.json().items.map(({ unit }: OrderDetail) => unit.name))).toEqual(new Set([name]))
    const meeting = { title: '会商', heldOn: '2026-11-26', place: '', attendees: ['gxj'] }
    const called = await test.as(coordinator)({
      ...post('/api/meetings', meeting),
      headers: { ...headers, 'idempotency-key': id },
    })
    expect([called.body, called.json().attendees]).toEqual([called.body, [{ id: 'gxj', name }]])
  })

  it('carry the documents of an answer by name', async () => {
    const order = await sent()
    const boundary = 'b'
    const uploaded = await unit({
      method: 'POST',
      url: '/api/documents',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': order.id },
      payload: `--b\r\nContent-Disposition: form-data; name="file"; filename="时间表.pdf"\r\n\r\n%PDF-1.4\n%%EOF\n\r\n--b--\r\n`,
    })
    const documents = [uploaded.json().id]
    const body = { version: order.version, text: '时间表附后。', standing: 'inProgress', documents }
    const answered = orderOf(await unit(post(`/api/orders/${order.id}/answer`, body)))
    expect(answered.events.at(-1)?.documents).toEqual([{ id: documents[0], name: '时间表.pdf' }])
  })

  it('are extended with a reason and who approved it', async () => {
    const order = await sent()
    const asked = orderOf(
      await unit(
        post(`/api/orders/${order.id}/extension-request`, {
          version: order.version,
          reason: '等待专家评审',
          workingDays: 3,
        }),
      ),
    )
    const more = { version: asked.version, reason: '评审需要三个工作日', workingDays: 3, approver: '张示例' }
    const extended = orderOf(await office(post(`/api/orders/${order.id}/extend`, more)))
    expect(extended.clock).toMatchObject({ workingDays: 5, dueOn: '2026-11-30', remaining: 5 })
    expect(extended.events.at(-1)).toMatchObject({ kind: 'extended', approver: '张示例', workingDays: 3 })
  })

  it('refuse a step that the state does not allow, and a version that is no longer the latest', async () => {
    const order = await sent()
    const early = await office(
      post(`/api/orders/${order.id}/close`, { version: order.version, reason: '没有答复就办结' }),
    )
    expect([early.statusCode, early.json().code]).toEqual([422, 'coordination.not-now'])
    expect(early.json().detail).toBe('督办单现在是“已发出”，不能办结。')
    const stale = await office(post(`/api/orders/${order.id}/escalate`, { version: 1, reason: '需要会商' }))
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'coordination.changed-meanwhile'])
  })

  it('give a last day beyond the last holiday notice as a range', async () => {
    const long = orderOf(await office(post('/api/orders', { ...draft, workingDays: 60 })))
    const order = orderOf(await office(post(`/api/orders/${long.id}/send`, { version: long.version })))
    const { dueEarliest, dueOn } = order.clock
    expect(dueEarliest !== null && dueOn !== null && dueEarliest < dueOn).toBe(true)
  })

  it('list what needs action first, page by page, and export it', async () => {
    const first = (await office({ url: '/api/orders?limit=3' })).json()
    const second = (await office({ url: `/api/orders?limit=3&cursor=${first.next}` })).json()
    expect([first.items.length, second.items.length]).toEqual([3, 3])
    const states = first.items.map(({ state }: { readonly state: string }) => state)
    expect(states).not.toContain('closed')
    const ids = [...first.items, ...second.items].map(({ id }: { readonly id: string }) => id)
    expect(new Set(ids).size).toBe(6)
    const file = await office({ url: '/api/orders.xlsx' })
    expect([file.statusCode, file.headers['content-type']]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ])
  })

  it('come out as official documents', async () => {
    const order = await sent()
    const pdf = await office({ url: `/api/orders/${order.id}/document?format=pdf` })
    expect(pdf.headers['content-type']).toBe('application/pdf')
    const page = await (await getDocument({ data: new Uint8Array(pdf.rawPayload), verbosity: 0 }).promise).getPage(1)
    const { items } = await page.getTextContent()
    const text = items
      .map((item) => ('str' in item ? item.str : ''))
      .join('')
      .replaceAll(' ', '')
    expect(text).toContain(`〔2026〕${order.number}号`)
    expect(text).toContain('形成50项达到国际先进水平的创新成果')
    expect(text).toContain('示例数据')
    const docx = await office({ url: `/api/orders/${order.id}/document?format=docx` })
    expect(docx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  it('show in the ledger and on the page of the unit', async () => {
    const ledger = (await office({ url: '/api/ledger?light=behind' })).json()
    expect(ledger.items.length).toBe(ledger.counts.behind)
    const all = (await office({ url: '/api/ledger' })).json()
    const line = all.items.find(
      ({ commitment }: { readonly commitment: { readonly id: string } }) => commitment.id === 'achievements-50',
    )
    expect(line.openOrders).toBeGreaterThan(0)
    expect(line.latest).not.toBeNull()
    const page = (await unit({ url: '/api/units/gxj' })).json()
    expect(page.unit.name).toBe('市工业和信息化局')
    expect(page.lead.length + page.support.length).toBeGreaterThan(0)
    expect(page.registers.map(({ id }: { readonly id: string }) => id)).toContain('enterprise')
    const file = await office({ url: '/api/ledger.xlsx' })
    expect(file.statusCode).toBe(200)
  })
})
