import { Problem, Result } from '@ceyuan/values'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from './audit-chain.ts'
import type { Actor, AuditEntry, Database } from './database.ts'
import { createTestDatabase, engines } from './test-database.ts'

const officer: Actor = {
  kind: 'user',
  userId: 'u1',
  name: "O'Brien",
  role: 'officer',
  scopes: new Set(['register.read']),
  unitId: 'kjj',
  creditCode: null,
}
const auditor: Actor = { ...officer, userId: 'u2', scopes: new Set(['audit.read']) }
const entry: AuditEntry = { action: 'test.try', subject: { kind: 'test', id: '1' }, detail: { 乙: 1, a: [1.5, null] } }

describe.each(engines)('The database on %s', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await createTestDatabase(engine)
  })
  afterAll(() => database.close())

  it('gives dates, big numbers, decimals and instants in one form', async () => {
    const { rows } = await database.read(officer, ({ sql: connection }) =>
      sql`select date '2024-02-29' as day, 9007199254740993::int8 as big, 1.10::numeric as decimal,
        timestamptz '2026-01-02 03:04:05+08' as instant, array[1, null]::int8[] as bigs, ${['a"b', '中', null]}::text[] as texts,
        ${{ a: [1] }}::jsonb as json, ${true}::boolean as flag, ${7n}::int8 as parameter, ${5}::int as small,
        ${new Uint8Array([1, 255])}::bytea as bytes`.execute(connection),
    )
    expect({ ...Object(rows[0]), bytes: undefined }).toEqual({
      day: '2024-02-29',
      big: 9007199254740993n,
      decimal: '1.10',
      instant: '2026-01-01T19:04:05.000Z',
      bigs: [1n, null],
      texts: ['a"b', '中', null],
      json: { a: [1] },
      flag: true,
      parameter: 7n,
      small: 5,
      bytes: undefined,
    })
    expect([...Object(rows[0]).bytes]).toEqual([1, 255])
  })

  it('runs every transaction under the role without privileges, with the actor in its settings', async () => {
    const { rows } = await database.read(officer, ({ sql: connection }) =>
      sql`select current_user::text as role, actor_unit() as unit, actor_may('register.read') as may, actor_may('plan.read') as others,
        current_setting('ceyuan.actor_id') as actor`.execute(connection),
    )
    expect(rows[0]).toEqual({ role: 'ceyuan_app', unit: 'kjj', may: true, others: false, actor: 'u1' })
  })

  it('rolls back a write that leaves no audit entry', async () => {
    await expect(
      database.write(officer, {}, async (write) => {
        await write.emit('test.lost', {})
        return Result.success(1)
      }),
    ).rejects.toThrow('audit')
    const { rows } = await database.asOwner((connection) => sql`select topic from outbox`.execute(connection))
    expect(rows).toEqual([])
  })

  it('rolls back a write whose result is a failure, and gives the failure', async () => {
    const result = await database.write(officer, {}, async (write) => {
      await write.audit(entry)
      return Result.failure(Problem.create('test.no'))
    })
    expect(result).toMatchObject({ kind: 'failure', problems: [{ code: 'test.no' }] })
  })

  it('gives the first answer again for the same key, and refuses the key for another request', async () => {
    let runs = 0
    const ask = (request: unknown) =>
      database.write(officer, { idempotencyKey: 'k1', request }, async (write) => {
        runs += 1
        await write.audit(entry)
        return Result.success({ runs })
      })
    expect(await ask({ a: 1, b: 2 })).toEqual(Result.success({ runs: 1 }))
    expect(await ask({ b: 2, a: 1 })).toEqual(Result.success({ runs: 1 }))
    expect(await ask({ a: 2 })).toMatchObject({ problems: [{ code: 'database.idempotency-key-reused' }] })
    expect(runs).toBe(1)
  })

  it('lets only those who may read the audit log read it, and nobody of the application change it', async () => {
    const count = (actor: Actor) =>
      database.read(actor, async ({ sql: connection }) =>
        Number((await sql<{ n: bigint }>`select count(*) as n from audit_entry`.execute(connection)).rows[0]?.n),
      )
    expect(await count(officer)).toBe(0)
    expect(await count(auditor)).toBeGreaterThan(0)
    const tamper = await database.write(auditor, {}, async (write) => {
      await sql`update audit_entry set content = '{}'`.execute(write.sql)
      return Result.success(1)
    })
    expect(tamper).toMatchObject({ problems: [{ code: 'database.forbidden' }] })
  })

  it('refuses a transaction inside a transaction instead of waiting for itself', async () => {
    await expect(database.read(officer, () => database.read(officer, async () => 1))).rejects.toThrow('already open')
  })

  it('chains what was audited, and names the first entry that was changed', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        database.write({ ...officer, userId: `w${n}` }, {}, async (write) => {
          await write.audit({ ...entry, subject: { kind: 'test', id: String(n) } })
          return Result.success(n)
        }),
      ),
    )
    expect(await verifyAudit(database)).toMatchObject({ kind: 'success' })
    await database.asOwner((connection) =>
      sql`update audit_entry set content = replace(content, 'test.try', 'test.lie') where sequence in (7, 9)`.execute(
        connection,
      ),
    )
    expect(await verifyAudit(database)).toMatchObject({
      problems: [{ code: 'audit.broken', values: { sequence: '7', reason: 'hash', checked: '6' } }],
    })
    await database.asOwner((connection) => sql`delete from audit_entry where sequence >= 5`.execute(connection))
    expect(await verifyAudit(database)).toMatchObject({ problems: [{ values: { sequence: '5', reason: 'gap' } }] })
  })
})
