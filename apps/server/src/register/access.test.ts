import { Result } from '@ceyuan/values'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../database/database.ts'
import { engines } from '../database/test-database.ts'
import { publicActor } from '../database/actors.ts'
import { createRegisterApp, newKey, personOf, type RegisterApp } from './test-register.ts'

const keeper = personOf('cyj', 'register.read', 'register.write')
const reader = personOf('jq', 'register.read')
const stranger = personOf('jq', 'register.read', 'register.write')
const enterprise: Actor = { ...personOf('none', 'plan.read'), unitId: null, creditCode: '91990101XXX000051R' }

describe.each(engines)('Who may not see or write registers, on %s', (engine) => {
  let test: RegisterApp
  let id: string
  beforeAll(async () => {
    test = await createRegisterApp(engine)
    const page = await test.as(keeper)({ method: 'GET', url: '/api/registers/enterprise/records?limit=1' })
    ;({ id } = page.json().items[0])
  })
  afterAll(() => test.close())

  const get = (actor: Actor | 'public', url: string) => test.as(actor)({ method: 'GET', url })

  it('shows the public, and accounts without register.read, only public registers', async () => {
    for (const actor of ['public', enterprise] as const) {
      const { items } = (await get(actor, '/api/registers')).json()
      expect(items.map((register: { id: string }) => register.id)).toEqual(['achievement', 'park'])
      for (const path of ['', '/records', `/records/${id}`, `/records/${id}/versions`]) {
        expect((await get(actor, `/api/registers/enterprise${path}`)).json()).toMatchObject({
          code: 'register.unknown',
        })
      }
    }
    expect((await get(enterprise, '/api/registers/enterprise/export')).json()).toMatchObject({
      code: 'register.unknown',
    })
    expect((await get('public', '/api/registers/park/export')).statusCode).toBe(401)
  })

  it('does not tell the public who wrote a record, nor what a record of a hidden register is called', async () => {
    const [shown] = (await get('public', '/api/registers/achievement/records')).json().items
    expect(shown.recordedBy).toBeNull()
    expect(shown.titles).not.toHaveProperty('enterprise')
    const [seen] = (await get(reader, '/api/registers/achievement/records')).json().items
    expect(seen.recordedBy).not.toBeNull()
  })

  it('keeps restricted fields from everyone but the keepers: in lists, filters, orders, columns, records and exports', async () => {
    const fields = (await get(reader, '/api/registers/enterprise')).json().fields
    expect(fields.map((field: { id: string }) => field.id)).not.toContain('revenue')
    const record = (await get(reader, `/api/registers/enterprise/records/${id}`)).json()
    expect(record.fields).not.toHaveProperty('revenue')
    const versions = (await get(reader, `/api/registers/enterprise/records/${id}/versions`)).json()
    expect(JSON.stringify(versions)).not.toContain('revenue')
    const hidden = [
      'columns=name,revenue',
      'sort=revenue',
      `filters=${encodeURIComponent(JSON.stringify([{ field: 'revenue', op: 'min', value: '1' }]))}`,
    ]
    for (const query of hidden) {
      for (const path of ['records', 'export']) {
        expect((await get(reader, `/api/registers/enterprise/${path}?${query}`)).json()).toMatchObject({
          code: 'register.unknown-field',
        })
      }
    }
    expect((await get(keeper, `/api/registers/enterprise/records/${id}`)).json().fields).toHaveProperty('revenue')
  })

  it('shows an enterprise its own record with its restricted fields, and nobody else’s', async () => {
    const keys = async (actor: Actor) =>
      (await get(actor, '/api/own-records')).json().items.map(({ record }: { record: { key: string } }) => record.key)
    const [own] = (await get(enterprise, '/api/own-records')).json().items
    const change = { fields: { revenue: '123456789012345678' }, version: own.record.version, reason: '年报' }
    const url = `/api/registers/enterprise/records/${own.record.id}`
    const changed = await test.as(keeper)({ method: 'PATCH', url, payload: change, headers: newKey() })
    expect([changed.statusCode, changed.body]).toEqual([200, changed.body])
    const [after] = (await get(enterprise, '/api/own-records')).json().items
    expect(after.record.fields).toMatchObject({ creditCode: enterprise.creditCode, revenue: '123456789012345678' })
    expect(after.record.titles.district).toBe(
      test.city.regions.find(({ code }) => code === after.record.fields.district)?.name,
    )
    expect(after.register.fields.map(({ id: field }: { id: string }) => field)).toContain('revenue')
    const other: Actor = { ...enterprise, userId: 'other', creditCode: '91990102XXX000107B' }
    expect(await keys(other)).toEqual(['91990102XXX000107B'])
    expect(JSON.stringify((await get(other, '/api/own-records')).json())).not.toContain('123456789012345678')
    expect(await keys({ ...enterprise, userId: 'nobody', creditCode: null })).toEqual([])
    expect(await keys(reader)).toEqual([])
    expect((await get('public', '/api/own-records')).statusCode).toBe(401)
    // The second wall: neither the table nor another table than a register's gives more, whoever asks the database.
    const seen = await test.database.read(other, async ({ sql: connection }) => [
      await sql`select 1 from enterprise`.execute(connection),
      await sql`select own_record('person') as row`.execute(connection),
    ])
    expect(seen.map(({ rows }) => rows)).toEqual([[], [{ row: null }]])
  })

  it('has a sample enterprise behind the sample account', async () => {
    const code = test.city.sampleAccounts.find(({ role }) => role === 'enterprise')?.creditCode ?? null
    const { items } = (await get({ ...enterprise, creditCode: code }, '/api/own-records')).json()
    expect(items).toMatchObject([{ register: { id: 'enterprise' }, record: { key: code, sample: true } }])
  })

  it('lets only a keeper with register.write write', async () => {
    const fields = { name: '甲', creditCode: '91120000103064293R', large: true }
    const attempts = (actor: Actor) => [
      test.as(actor)({
        method: 'POST',
        url: '/api/registers/enterprise/records',
        payload: { fields },
        headers: newKey(),
      }),
      test.as(actor)({
        method: 'PATCH',
        url: `/api/registers/enterprise/records/${id}`,
        payload: { version: 1, fields },
        headers: newKey(),
      }),
      test.as(actor)({
        method: 'POST',
        url: `/api/registers/enterprise/records/${id}/end`,
        payload: { version: 1, reason: '不要了' },
        headers: newKey(),
      }),
    ]
    for (const answer of await Promise.all(attempts(stranger))) {
      expect(answer.statusCode).toBe(403)
      expect(answer.json()).toMatchObject({ code: 'register.not-keeper' })
    }
    for (const answer of await Promise.all(attempts(reader))) {
      expect(answer.json()).toMatchObject({ code: 'access.not-allowed' })
    }
  })

  it('holds in the database itself, should the application ever forget', async () => {
    const count = (actor: Actor) =>
      test.database.read(actor, async ({ sql: connection }) => {
        const { rows } = await sql<{ a: number; b: number }>`
          select (select count(*)::int from enterprise) as a, (select count(*)::int from enterprise_history) as b`.execute(
          connection,
        )
        return rows[0]
      })
    expect(await count(publicActor)).toEqual({ a: 0, b: 0 })
    expect((await count(reader))?.a).toBeGreaterThan(0)
    const forced = (actor: Actor) =>
      test.database.write(actor, {}, async (write) => {
        await write.audit({ action: 'register.update', subject: { kind: 'record', id }, detail: {} })
        const { numAffectedRows } = await sql`update enterprise set name = 'x' where id = ${id}::uuid`.execute(
          write.sql,
        )
        return Result.success(Number(numAffectedRows))
      })
    expect(await forced(stranger)).toEqual(Result.success(0))
    const removed = await test.database.write(keeper, {}, async (write) => {
      await sql`delete from enterprise`.execute(write.sql)
      return Result.success(1)
    })
    expect(removed).toMatchObject({ problems: [{ code: 'database.forbidden' }] })
  })
})
