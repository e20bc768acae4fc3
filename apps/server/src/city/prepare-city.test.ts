import { join } from 'node:path'
import { Result } from '@ceyuan/values'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor, Database } from '../database/database.ts'
import { createTestDatabase, engines } from '../database/test-database.ts'
import { undoImportRecords } from '../register/undo-import.ts'
import { compareRecords, writeRecords, type RowFields } from '../register/bulk-store.ts'
import type { City, Register } from './city.ts'
import { loadCity } from './load-city.ts'
import { prepareCity } from './prepare-city.ts'

const folder = join(import.meta.dirname, '../../../../cities/example')

const unwrap = <T>(result: Result<T>): T => {
  if (result.kind === 'success') return result.value
  throw new Error(JSON.stringify(result.problems))
}

const system: Actor = {
  kind: 'system',
  userId: null,
  name: 'system',
  role: null,
  scopes: new Set(),
  unitId: null,
  creditCode: null,
}

const find = (city: City, id: string): Register => {
  const register = city.registers.find((candidate) => candidate.id === id)
  if (!register) throw new Error(`No register ${id}`)
  return register
}

const row = (creditCode: string, name: string): RowFields => ({ creditCode, name, large: false })

describe.each(engines)('A city prepared on %s', (engine) => {
  let database: Database
  let city: City
  let enterprise: Register
  beforeAll(async () => {
    city = unwrap(await loadCity(folder))
    enterprise = find(city, 'enterprise')
    database = await createTestDatabase(engine, { schema: city.id })
  })
  afterAll(() => database.close())

  const withField = (id: string, change: Partial<Register['fields'][number]>): City => ({
    ...city,
    registers: city.registers.map((register) =>
      register.id === 'enterprise'
        ? {
            ...register,
            fields: register.fields.map((field) => (field.id === id ? { ...field, ...change } : field)),
          }
        : register,
    ),
  })

  it('has a table and a history for each register, filled with the samples and their versions, once', async () => {
    const first = unwrap(await prepareCity(database, city, { withSample: true }))
    expect(first.created).toEqual(city.registers.map(({ id }) => id))
    expect(first.loaded['enterprise']).toBeGreaterThan(0)
    expect(unwrap(await prepareCity(database, city, { withSample: true }))).toMatchObject({ created: [], loaded: {} })
    const { rows } = await database.asOwner((owner) =>
      sql<{ open: number; versions: number; records: number }>`
        select (select count(*)::int from enterprise_history where superseded_at is null) as open,
          (select count(*)::int from enterprise_history) as versions, (select count(*)::int from enterprise) as records`.execute(
        owner,
      ),
    )
    expect(rows[0]?.versions).toBe(first.loaded['enterprise'])
    expect(rows[0]?.open).toBe(rows[0]?.records)
  })

  it('takes a new field as a new column, and refuses what would lose data, with the way to do it', async () => {
    const [name] = enterprise.fields
    if (!name) throw new Error('unreachable')
    const grown: City = {
      ...city,
      registers: city.registers.map((register) =>
        register.id === 'enterprise'
          ? {
              ...register,
              fields: [
                ...register.fields,
                {
                  ...name,
                  id: 'newField',
                  label: { zh: '新字段', en: 'New' },
                  required: false,
                  search: false,
                  list: false,
                },
              ],
            }
          : register,
      ),
    }
    expect(unwrap(await prepareCity(database, grown, { withSample: false })).changed).toEqual(['enterprise'])
    expect(unwrap(await prepareCity(database, city, { withSample: false })).changed).toEqual(['enterprise'])
    const without: City = {
      ...city,
      registers: city.registers.map((register) =>
        register.id === 'enterprise'
          ? { ...register, fields: register.fields.filter(({ id }) => id !== 'name') }
          : register,
      ),
    }
    expect(await prepareCity(database, without, { withSample: false })).toMatchObject({
      problems: [{ code: 'city.field-removed', values: { register: 'enterprise', field: 'name' } }],
    })
    expect(await prepareCity(database, withField('name', { type: 'integer' }), { withSample: false })).toMatchObject({
      problems: [{ code: 'city.field-retyped', values: { field: 'name', found: 'text', wanted: 'integer' } }],
    })
  })

  const write = (rows: readonly RowFields[], importId: string | null = null) =>
    database.write(system, {}, async (scope) => {
      await scope.audit({ action: 'register.import', subject: { kind: 'register', id: 'enterprise' }, detail: {} })
      return Result.success(await writeRecords(scope, enterprise, rows, { importId }))
    })

  it('adds, updates and leaves alone by natural key, and takes a whole import back', async () => {
    const importId = '00000000-0000-7000-8000-000000000001'
    unwrap(await write([row('K1', '甲公司'), row('K2', '乙公司')]))
    const rows = [row('K1', '甲公司'), row('K2', '乙新公司'), row('K3', '丙公司'), row('K4', '丁公司')]
    const compared = await database.read(system, (scope) => compareRecords(scope, enterprise, rows))
    expect(compared).toEqual({ added: 2, updated: 1, unchanged: 1 })
    expect(unwrap(await write(rows, importId))).toEqual(compared)
    expect(unwrap(await write(rows, importId))).toEqual({ added: 0, updated: 0, unchanged: 4 })
    unwrap(await write([row('K4', '丁新公司')]))
    const undo = (limit: number) =>
      database.write(system, {}, async (scope) => {
        await scope.audit({ action: 'import.undo', subject: { kind: 'import', id: importId }, detail: {} })
        return Result.success(await undoImportRecords(scope, enterprise, importId, limit))
      })
    expect(unwrap(await undo(1))).toEqual({ undone: 1, kept: 0, left: true })
    expect(unwrap(await undo(10))).toEqual({ undone: 1, kept: 1, left: false })
    const { rows: now } = await database.asOwner((owner) =>
      sql`select record_key, name, version, ended_at is not null as ended, search_text from enterprise
        where record_key like 'K_' order by record_key`.execute(owner),
    )
    expect(now).toEqual([
      { record_key: 'K1', name: '甲公司', version: 1, ended: false, search_text: expect.stringContaining('甲公司') },
      { record_key: 'K2', name: '乙公司', version: 3, ended: false, search_text: expect.stringContaining('乙公司') },
      { record_key: 'K3', name: '丙公司', version: 2, ended: true, search_text: expect.any(String) },
      { record_key: 'K4', name: '丁新公司', version: 2, ended: false, search_text: expect.any(String) },
    ])
  })
})
