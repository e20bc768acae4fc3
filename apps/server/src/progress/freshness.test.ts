import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPlanDraft, getCockpit, getCommitment, getPlanProgress, listLedger, raiseOrder } from '@ceyuan/contract'
import type { City } from '../city/city.ts'
import type { Database } from '../database/database.ts'
import { createTestApp, type TestApp } from '../test-app.ts'
import { engines } from '../database/test-database.ts'
import { features } from '../features.ts'
import { createProgressDatabase, loadTestCity, officerOf } from './test-progress.ts'

const officer = officerOf('gxj', 'plan.read', 'progress.read', 'register.read', 'register.write')
const chief = officerOf('kjj', 'plan.draft', 'plan.confirm', 'order.raise', 'order.read')

const boundary = 'ceyuan-boundary'
const added = '鼓励开放共享示例数据。'

describe.each(engines)('What the progress shows on %s', (engine) => {
  let city: City
  let database: Database
  let test: TestApp
  beforeAll(async () => {
    city = await loadTestCity()
    database = await createProgressDatabase(engine, city)
    test = await createTestApp({ city, database, features })
  })
  afterAll(async () => {
    await test.app.close()
    await database.close()
  })
  const ask = async (url: string, language = 'zh-CN') => {
    const answer = await test.as(officer)({ url, headers: { 'accept-language': language } })
    expect([url, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([url, 200, ''])
    return answer.json()
  }
  const commitmentOf = async (id: string) => getCommitment.output.parse(await ask(`/api/commitments/${id}`)).commitment
  const post = async (actor: typeof officer, url: string, payload: object) => {
    const headers = { 'idempotency-key': randomUUID() }
    const answer = await test.as(actor)({ method: 'POST', url, headers, payload })
    expect([url, answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([url, 200, ''])
    return answer.json()
  }

  it('follows every register write at once for an officer who may not read the audit log', async () => {
    expect((await commitmentOf('listing')).light).not.toBe('met')
    const fields = {
      name: '示例新上市有限公司',
      creditCode: '91120100MA0000018L',
      biomanufacturing: true,
      listed: '已上市',
      listedOn: '2026-11-20',
    }
    const { id } = await post(officer, '/api/registers/enterprise/records', { fields })
    expect((await commitmentOf('listing')).light).toBe('met')
    const cockpit = getCockpit.output.parse(await ask('/api/cockpit'))
    expect(cockpit.stuck.map(({ commitment }) => commitment.id)).not.toContain('listing')
    await post(officer, `/api/registers/enterprise/records/${id}/end`, { version: 1, reason: '登记有误' })
    expect((await commitmentOf('listing')).light).not.toBe('met')
  })

  it('follows a plan newly in force, and says of a measure that nobody has bound that it cannot be told', async () => {
    const last = city.commitments.at(-1)?.quote ?? ''
    const text = (city.plan?.fullText ?? '').replace(last, `${last}${added}`)
    const uploaded = await test.as(chief)({
      method: 'POST',
      url: createPlanDraft.path,
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': randomUUID() },
      payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="方案.txt"\r\n\r\n${text}\r\n--${boundary}--\r\n`,
    })
    const draft = createPlanDraft.output.parse(uploaded.json())
    const before = (await ask('/api/plan/progress')).commitments
    await post(chief, `/api/plan/drafts/${draft.id}/confirm`, { version: draft.version, reason: '经专班会议审定' })

    const { commitments, counts } = getPlanProgress.output.parse(await ask('/api/plan/progress'))
    const line = commitments.find(({ quote }) => quote === added)
    if (!line) throw new Error('The plan page leaves the measure out')
    expect(commitments.length).toBe(before.length + 1)
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(commitments.length)
    const wanted = { light: 'unknown', binding: null, reason: { code: 'progress.unbound' } }
    expect(line).toMatchObject({ ...wanted, reason: { sentence: '尚未绑定佐证，不能判断。' } })
    expect(await commitmentOf(line.id)).toMatchObject(wanted)
    const cockpit = getCockpit.output.parse(await ask('/api/cockpit', 'en'))
    const stuck = cockpit.stuck.find(({ commitment }) => commitment.id === line.id)
    expect(stuck?.commitment.reason.sentence).toBe('Not yet bound to evidence, so it cannot be told.')
    expect(stuck?.next).toBe('settleDefinition')
    const ledger = listLedger.output.parse(await ask('/api/ledger?light=unknown&limit=200'))
    expect(ledger.items.find(({ commitment }) => commitment.id === line.id)?.commitment).toMatchObject(wanted)
    const order = { commitment: line.id, unit: 'kjj', title: '商定佐证口径', task: '请提出佐证口径。', workingDays: 10 }
    await post(chief, raiseOrder.path, order)
  })
})
