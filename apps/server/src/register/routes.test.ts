import { Readable } from 'node:stream'
import { listRecords } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import ExcelJS from 'exceljs'
import { engines } from '../database/test-database.ts'
import { createRegisterApp, newKey, personOf, type RegisterApp } from './test-register.ts'

const keeper = personOf('cyj', 'register.read', 'register.write')
const sample = '91990101XXX000051R'

const filters = (...conditions: readonly object[]) => ({ filters: JSON.stringify(conditions) })
const keysOf = (page: { items: readonly { key: string }[] }) => page.items.map(({ key }) => key)
const inOrder = (dates: readonly (string | null)[]) => dates.toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))

describe.each(engines)('Registers on %s', (engine) => {
  let test: RegisterApp
  beforeAll(async () => {
    test = await createRegisterApp(engine)
  })
  afterAll(() => test.close())

  const get = async (url: string) => (await test.as(keeper)({ method: 'GET', url })).json()
  const list = (query: Record<string, string>) =>
    get(`/api/registers/enterprise/records?${new URLSearchParams(query).toString()}`)
  const count = async (...conditions: readonly object[]) => (await list(filters(...conditions))).total.count
  const post = (url: string, payload: object) => test.as(keeper)({ method: 'POST', url, payload, headers: newKey() })

  it('are described with labels, types, choices and what the caller may do', async () => {
    const { items } = await get('/api/registers')
    expect(items.map(({ id }: { id: string }) => id)).toEqual(['achievement', 'enterprise', 'park'])
    const register = await get('/api/registers/enterprise')
    expect(register).toMatchObject({ title: 'name', mayWrite: true, mayImport: false, owner: { id: 'cyj' } })
    const district = register.fields.find(({ id }: { id: string }) => id === 'district')
    expect(district).toMatchObject({ type: 'region', sortable: true, values: [{ id: '990101' }, { id: '990102' }] })
    expect(await get('/api/registers/enterprize')).toMatchObject({
      code: 'register.unknown',
      values: { nearest: 'enterprise' },
    })
    const unlike = await get('/api/registers/%E7%94%B2')
    expect(unlike).toMatchObject({ code: 'register.unknown', detail: '没有登记簿“甲”。' })
    const wrong = await post('/api/registers/enterprise/records', { fields: { name: 5, creditCode: 'A"B' } })
    const details = wrong.json().problems.map(({ values }: { values: { found: string } }) => values.found)
    expect(details).toEqual(expect.arrayContaining(['5', 'A"B']))
    const impossible = await get('/api/registers/enterprise/records/none')
    expect(impossible).toMatchObject({ status: 404, code: 'request.not-found' })
  })

  it('list what the contract declares and nothing else, the same as each record by itself', async () => {
    for (const { id, fields } of test.city.registers) {
      const columns = fields.map((field) => field.id).join(',')
      const page = await get(`/api/registers/${id}/records?columns=${columns}&ended=with`)
      expect(listRecords.output.parse(page)).toEqual(page)
      expect(page.items.length).toBeGreaterThan(0)
      const [first] = page.items
      const { mayWrite: _mayWrite, ...single } = await get(`/api/registers/${id}/records/${first.id}`)
      expect(first).toEqual(single)
      expect(first.recordedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/u)
    }
  })

  it('list page after page without missing or repeating a record, in either order', async () => {
    for (const sort of [undefined, 'name', '-name', 'listedOn', '-listedOn']) {
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: { items: { key: string }[]; next: string | null; total: object } = await list({
          limit: '7',
          ...(sort ? { sort } : {}),
          ...(cursor ? { cursor } : {}),
        })
        seen.push(...keysOf(page))
        cursor = page.next
        expect(page.total).toEqual({ count: 16, isExact: true })
      }
      expect(seen.length, sort).toBe(16)
      expect(new Set(seen).size, sort).toBe(16)
    }
  })

  it('put records without a value last, whichever way the list is ordered', async () => {
    for (const number of ['A', 'B', 'C']) {
      const fields = { achievementNumber: number, name: `成果${number}`, status: '在途' }
      expect((await post('/api/registers/achievement/records', { fields })).statusCode).toBe(200)
    }
    for (const sort of ['recognisedOn', '-recognisedOn']) {
      const dates: (string | null)[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const query = new URLSearchParams({ sort, limit: '2', ...(cursor ? { cursor } : {}) })
        const page: { items: { fields: { recognisedOn: string | null } }[]; next: string | null } = await get(
          `/api/registers/achievement/records?${query.toString()}`,
        )
        dates.push(...page.items.map(({ fields }) => fields.recognisedOn))
        cursor = page.next
      }
      const valued = dates.slice(0, dates.indexOf(null))
      expect(valued.length).toBeGreaterThan(0)
      expect(dates.slice(valued.length).every((date) => date === null)).toBe(true)
      expect(valued).toEqual(sort === 'recognisedOn' ? inOrder(valued) : inOrder(valued).toReversed())
    }
  })

  it('filter by each kind of field', async () => {
    const [one, two] = [
      await count({ field: 'district', op: 'is', value: '990101' }),
      await count({ field: 'district', op: 'is', value: '990102' }),
    ]
    expect(one).toBeGreaterThan(0)
    expect(await count({ field: 'district', op: 'in', value: ['990101', '990102'] })).toBe(one + two)
    const large = await count({ field: 'large', op: 'is', value: 'true' })
    expect(large + (await count({ field: 'large', op: 'is', value: 'false' }))).toBe(16)
    const listed = await count({ field: 'listedOn', op: 'filled' })
    expect(listed + (await count({ field: 'listedOn', op: 'empty' }))).toBe(16)
    expect(await count({ field: 'listedOn', op: 'min', value: '2025-01-01' })).toBe(listed)
    expect(await count({ field: 'revenue', op: 'max', value: '-1' })).toBe(0)
    expect(await count({ field: 'name', op: 'has', value: '第15' })).toBe(1)
  })

  it('tell what is wrong with a filter, an order or a page mark', async () => {
    expect(await list(filters({ field: 'distrikt', op: 'empty' }))).toMatchObject({
      code: 'register.unknown-field',
      values: { field: 'distrikt', nearest: 'district' },
    })
    expect(await list(filters({ field: 'name', op: 'min', value: 'a' }))).toMatchObject({
      code: 'register.filter-wrong',
    })
    expect(await list({ filters: '[{' })).toMatchObject({ code: 'register.filter-wrong' })
    expect(await list(filters({ field: 'listedOn', op: 'min', value: 'soon' }))).toMatchObject({
      code: 'register.value-wrong',
    })
    const { next } = await list({ limit: '3' })
    expect(await list({ sort: 'name', cursor: next })).toMatchObject({ code: 'register.cursor-wrong' })
    expect(await list({ cursor: 'nonsense' })).toMatchObject({ code: 'register.cursor-wrong' })
  })

  it('are searched by words, parts of words, codes and pinyin initials', async () => {
    for (const q of ['第15', '示例第15生物', 'slď15'.replace('ď', 'd'), '1585', '生物 第15', 'XXX0001585']) {
      expect(keysOf(await list({ q })), q).toEqual(['91990101XXX0001585'])
    }
    expect((await list({ q: '生物有限' })).total).toEqual({ count: 16, isExact: true })
    expect((await list({ q: '有生物限' })).items).toEqual([])
    expect((await list({ q: '示' })).items.length).toBe(16)
    expect((await list({ q: `%' & |` })).items).toEqual([])
  })

  it('look back: what was known at the end of a day', async () => {
    const now = await list({ limit: '200' })
    const then = await list({ limit: '200', asOf: '2025-01-12' })
    expect(then.items).toEqual([])
    const later = await list({ limit: '200', asOf: '2025-01-13', q: '示例五生物' })
    expect(keysOf(later)).toEqual([sample])
    const [record] = later.items
    expect(await get(`/api/registers/enterprise/records/${record.id}?asOf=2025-01-12`)).toMatchObject({
      code: 'register.record-not-found',
    })
    const versions = await get(`/api/registers/enterprise/records/${record.id}/versions`)
    expect(versions.items.at(-1)).toMatchObject({ version: 1, changed: expect.arrayContaining(['name', 'creditCode']) })
    expect(now.items.length).toBe(16)
  })

  const good = { name: '新公司', creditCode: '91120000103064293R', large: true, district: '990101' }

  it('take a new record, change it and end it, each as a version, and refuse a stale change', async () => {
    const created = await post('/api/registers/enterprise/records', { fields: good })
    expect(created.statusCode).toBe(200)
    const { id } = created.json()
    expect(created.json()).toMatchObject({
      version: 1,
      fields: { name: '新公司' },
      titles: { district: expect.any(String) },
    })
    const change = (payload: object) =>
      test.as(keeper)({ method: 'PATCH', url: `/api/registers/enterprise/records/${id}`, payload, headers: newKey() })
    const changed = await change({ version: 1, fields: { name: '改名公司', revenue: '12345' } })
    expect(changed.json()).toMatchObject({ version: 2, fields: { name: '改名公司', revenue: '12345', large: true } })
    expect(keysOf(await list({ q: '改名公司' }))).toEqual([good.creditCode])
    expect(keysOf(await list({ q: '新公司' }))).toEqual([])
    expect((await change({ version: 1, fields: { name: '又改' } })).json()).toMatchObject({
      code: 'register.version-conflict',
      values: { found: 2, given: 1 },
    })
    expect((await change({ version: 2, fields: { creditCode: '911201011031214973' } })).json()).toMatchObject({
      code: 'register.key-fixed',
    })
    expect((await post('/api/registers/enterprise/records', { fields: good })).json()).toMatchObject({
      code: 'register.key-taken',
    })
    const ended = await post(`/api/registers/enterprise/records/${id}/end`, { version: 2, reason: '登记有误' })
    expect(ended.json()).toMatchObject({ version: 3, endReason: '登记有误', endedAt: expect.any(String) })
    expect((await change({ version: 3, fields: { name: '再改' } })).json()).toMatchObject({ code: 'register.ended' })
    expect(keysOf(await list({ q: '改名公司' }))).toEqual([])
    expect(keysOf(await list({ q: '改名公司', ended: 'only' }))).toEqual([good.creditCode])
    const { items } = await get(`/api/registers/enterprise/records/${id}/versions`)
    expect(
      items.map(({ version, changed: fields }: { version: number; changed: string[] }) => [version, fields]),
    ).toEqual([
      [3, []],
      [2, ['name', 'revenue']],
      [1, ['name', 'creditCode', 'district', 'large']],
    ])
  })

  it('tell every wrong value at once, at its field', async () => {
    const answer = await post('/api/registers/enterprise/records', {
      fields: {
        name: '',
        creditCode: '911200001030642930',
        large: 'yes',
        listedOn: '2025-02-30',
        revenue: '-1',
        colour: 'red',
      },
    })
    expect(answer.statusCode).toBe(422)
    const paths = answer.json().problems.map((problem: { at: { path: string } }) => problem.at.path)
    expect(paths).toEqual(
      ['colour', 'name', 'creditCode', 'large', 'listedOn', 'revenue'].map((id) => `/body/fields/${id}`),
    )
  })

  it('give the first answer again when a write is repeated under its key', async () => {
    const headers = newKey()
    const payload = { fields: { ...good, creditCode: '911201011031214973' } }
    const send = () => test.as(keeper)({ method: 'POST', url: '/api/registers/enterprise/records', payload, headers })
    const [first, second] = [await send(), await send()]
    expect(second.json()).toEqual(first.json())
    expect((await list({ q: '911201011031214973' })).items.length).toBe(1)
  })

  it('export exactly what is shown, with formulas made harmless', async () => {
    await post('/api/registers/park/records', { fields: { name: '=1+1', status: '在建' } })
    const csv = await test.as(keeper)({
      method: 'GET',
      url: '/api/registers/park/export?format=csv&q=1%2B1&columns=name,status',
    })
    expect(csv.body).toBe("\uFEFF园区名称,园区状态,终止日期,示例\r\n'=1+1,在建,,\r\n")
    const xlsx = await test.as(keeper)({
      method: 'GET',
      url: `/api/registers/enterprise/export?${new URLSearchParams(filters({ field: 'large', op: 'is', value: 'true' })).toString()}`,
    })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.read(Readable.from([xlsx.rawPayload]))
    const shown = await list(filters({ field: 'large', op: 'is', value: 'true' }))
    expect(workbook.worksheets[0]?.rowCount).toBe(shown.total.count + 1)
  })

  it('keep views for the person who saved them', async () => {
    const settings = { filters: [{ field: 'large', op: 'is', value: 'true' }], sort: '-listedOn' }
    const saved = await post('/api/registers/enterprise/views', { name: '规上', settings })
    expect(saved.statusCode).toBe(200)
    expect((await post('/api/registers/enterprise/views', { name: '规上', settings })).json()).toMatchObject({
      code: 'register.view-name-taken',
    })
    expect((await get('/api/registers/enterprise/views')).items).toEqual([
      { id: saved.json().id, name: '规上', settings },
    ])
    const other = await test.as(personOf('jq', 'register.read'))({
      method: 'GET',
      url: '/api/registers/enterprise/views',
    })
    expect(other.json().items).toEqual([])
    await post(`/api/registers/enterprise/views/${saved.json().id}/end`, {})
    expect((await get('/api/registers/enterprise/views')).items).toEqual([])
  })
})
