import { randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportState } from '@ceyuan/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Actor } from '../database/database.ts'
import { createTestDatabase, engines } from '../database/test-database.ts'
import { prepareRegisters } from '../register/prepare-registers.ts'
import { actorWith, createTestApp, testCity, type TestApp } from '../test-app.ts'
import { importFeature } from './feature.ts'

const label = (zh: string) => ({ zh, en: zh })
const field = (id: string, zh: string, type: City['registers'][number]['fields'][number]['type']) => ({
  id,
  label: label(zh),
  type,
  required: false,
  search: id === 'name',
  list: true,
  aliases: [],
  visibility: 'internal' as const,
})
const city: City = {
  ...testCity,
  regions: [{ code: '120116', name: '滨海新区', aliases: ['滨海'], en: 'Binhai' }],
  registers: [
    {
      id: 'enterprise',
      label: label('企业'),
      owner: 'gxj',
      keepers: [],
      key: ['creditCode'],
      title: 'name',
      visibility: 'internal',
      fields: [
        { ...field('name', '企业名称', 'text'), required: true },
        { ...field('creditCode', '统一社会信用代码', 'creditCode'), required: true },
        { ...field('capital', '注册资金', 'money'), unit: '万元', min: '0', foreignTo: 'note' },
        field('district', '地区', 'region'),
        field('note', '备注', 'longText'),
      ],
    },
  ],
}
const officer: Actor = { ...actorWith('register.import', 'register.read', 'register.write'), unitId: 'gxj' }
const boundary = 'ceyuan-boundary'

const csv = [
  '地区,统一社会信用代码,企业名称,注册资金',
  '滨海,91120000103064293R,甲公司,"2,650(万元人民币)"',
  '滨海新区,911201011031214973,乙公司,N/A',
  '滨海,911201017328227632,丙公司,100(万美元)',
  '滨海,无,丁公司,1万元',
  '外省,91120101MA06G6225W,戊公司,Jean',
].join('\n')

describe.each(engines)('importing a table on %s', (engine) => {
  let test: TestApp
  let database: Awaited<ReturnType<typeof createTestDatabase>>
  beforeAll(async () => {
    database = await createTestDatabase(engine, { schema: city.id })
    await prepareRegisters(database, city)
    const uploadFolder = await mkdtemp(join(tmpdir(), 'ceyuan-import-'))
    test = await createTestApp({ city, database, features: [importFeature], uploadFolder })
  })
  afterAll(async () => {
    await test.app.close()
    await database.close()
  })

  const post = async (url: string, payload: object = {}, actor: Actor = officer) =>
    test.as(actor)({ method: 'POST', url, headers: { 'idempotency-key': randomUUID() }, payload })
  const upload = (content: string, actor: Actor = officer) =>
    test.as(actor)({
      method: 'POST',
      url: '/api/registers/enterprise/imports',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': randomUUID() },
      payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="名录.csv"\r\n\r\n${content}\r\n--${boundary}--\r\n`,
    })
  const settled = async (id: string): Promise<ImportState> => {
    for (;;) {
      const state: ImportState = (await test.as(officer)({ url: `/api/imports/${id}` })).json()
      if (!['checking', 'writing', 'undoing'].includes(state.status)) return state
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
  const checked = async (content: string): Promise<ImportState> => {
    const { id, columns } = (await upload(content)).json<ImportState>()
    await post(`/api/imports/${id}/check`, {
      columns: columns.map(({ index, field: to, unit }) => ({ index, field: to, unit })),
    })
    return settled(id)
  }
  const count = (where: string) =>
    database.read(systemActor, async (scope) => {
      const { rows } = await sql<{ n: bigint }>`select count(*) as n from enterprise where ${sql.raw(where)}`.execute(
        scope.sql,
      )
      return Number(rows[0]?.n)
    })

  it('proposes a mapping and shows how the first row will be read', async () => {
    const state = (await upload(csv)).json<ImportState>()
    expect(state.columns.map((column) => [column.letters, column.field, column.readAs])).toEqual([
      ['A', 'district', '120116 滨海'],
      ['B', 'creditCode', '91120000103064293R'],
      ['C', 'name', '甲公司'],
      ['D', 'capital', '2,650 万元'],
    ])
    expect(state).toMatchObject({ status: 'mapping', encoding: 'utf-8', registerLabel: '企业' })
  })

  it('lists every bad cell, writes the good rows, keeps foreign amounts as written', async () => {
    const state = await checked(csv)
    expect(state.counts).toMatchObject({ rows: 5, good: 3, bad: 2, added: 3, updated: 0, unchanged: 0 })
    const bad = await test.as(officer)({ url: `/api/imports/${state.id}/bad-cells` })
    expect(bad.json().items.map((item: { cell: string; code: string }) => [item.cell, item.code])).toEqual([
      ['B5', 'register.value-wrong'],
      ['A6', 'import.not-in-list'],
      ['D6', 'values.money-unreadable'],
    ])
    expect((await post(`/api/imports/${state.id}/run`, { mode: 'all' })).json().code).toBe('import.bad-rows-left')
    expect(await count('true')).toBe(0)
    await post(`/api/imports/${state.id}/run`, { mode: 'good' })
    expect(await settled(state.id)).toMatchObject({ status: 'done', counts: { added: 3, written: 3 } })
    expect(await count(`capital = 2650000000`)).toBe(1)
    expect(await count(`capital is null and note like '%100(万美元)%'`)).toBe(1)
  })

  it('changes nothing when the same file comes again', async () => {
    const state = await checked(csv)
    expect(state.counts).toMatchObject({ added: 0, updated: 0, unchanged: 3 })
    await post(`/api/imports/${state.id}/run`, { mode: 'good' })
    expect((await settled(state.id)).counts).toMatchObject({ added: 0, updated: 0, unchanged: 3 })
  })

  it('undoes a whole import: added records end, changed ones return', async () => {
    const state = await checked(
      `${csv.split('\n')[0] ?? ''}\n滨海,91120000103064293R,甲公司改名,1万元\n滨海,91120101MA06G6225W,戊公司,1万元`,
    )
    await post(`/api/imports/${state.id}/run`, { mode: 'all' })
    expect(await settled(state.id)).toMatchObject({ status: 'done', counts: { added: 1, updated: 1 } })
    await post(`/api/imports/${state.id}/undo`, { reason: '传错了文件' })
    expect(await settled(state.id)).toMatchObject({ status: 'undone', kept: 0 })
    expect(await count(`name = '甲公司' and capital = 2650000000 and ended_at is null`)).toBe(1)
    expect(await count(`name = '戊公司' and ended_at is null`)).toBe(0)
  })

  it('gives the bad rows as a workbook, and a template', async () => {
    const state = await checked(csv)
    const file = await test.as(officer)({ url: `/api/imports/${state.id}/bad-rows.xlsx` })
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
    const template = await test.as(officer)({ url: '/api/registers/enterprise/template.xlsx' })
    expect(template.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  it('refuses what is no table, a mapping without the key, and one field twice', async () => {
    expect((await upload('')).json().code).toBe('import.empty-file')
    const { id } = (await upload(csv)).json<ImportState>()
    const answer = await post(`/api/imports/${id}/check`, {
      columns: [0, 1, 2, 3].map((index) => ({ index, field: index < 2 ? 'name' : null })),
    })
    expect(answer.json().problems.map(({ code }: { code: string }) => code)).toEqual([
      'import.same-field-twice',
      'import.key-column-missing',
    ])
  })

  it('is for the unit that keeps the register, and for no one else', async () => {
    const stranger: Actor = { ...officer, userId: 'stranger', unitId: 'kjj' }
    expect((await upload(csv, stranger)).json().code).toBe('register.not-keeper')
    expect((await upload(csv, { ...actorWith('register.read'), unitId: 'gxj' })).statusCode).toBe(403)
  })
})
