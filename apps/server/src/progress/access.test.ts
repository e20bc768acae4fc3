import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../test-app.ts'
import type { Database } from '../database/database.ts'
import { progressFeature } from './routes.ts'
import { createProgressDatabase, loadTestCity, officerOf } from './test-progress.ts'

const progress = ['/api/cockpit', '/api/commitments/achievements-50'] as const
const indicator = [
  '',
  '/international-achievements',
  '/international-achievements/evidence',
  '/international-achievements/evidence/export',
]
const reads: readonly (readonly [url: string, scope: string])[] = [
  ...progress.map((url) => [url, 'progress.read'] as const),
  ['/api/plan/progress', 'plan.read'],
  ...indicator.map((path) => [`/api/indicators${path}`, 'indicator.read'] as const),
]
const confirmation = { on: '2026-11-20', document: '示例报告-2026-02', reason: '已经完成' }
const writes: readonly (readonly [url: string, scope: string, body: object])[] = [
  ['/api/commitments/open-competition/confirmation', 'milestone.confirm', confirmation],
  ['/api/progress/publication', 'plan.publish', { reason: '每月公布' }],
]

describe('who may not', () => {
  let test: TestApp
  let database: Database
  beforeAll(async () => {
    const city = await loadTestCity()
    database = await createProgressDatabase('pglite', city)
    test = await createTestApp({ city, database, features: [progressFeature] })
  })
  afterAll(async () => {
    await test.app.close()
    await database.close()
  })

  it.each(reads)('see %s: the public, and whoever lacks %s', async (url, scope) => {
    expect((await test.as('public')({ url })).statusCode).toBe(401)
    const other = officerOf('kjj', scope === 'plan.read' ? 'progress.read' : 'plan.read')
    const refused = await test.as(other)({ url })
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'access.not-allowed'])
  })

  it.each(writes)('do %s: the public, and whoever lacks %s', async (url, _scope, payload) => {
    const request = () => ({ method: 'POST' as const, url, payload, headers: { 'idempotency-key': randomUUID() } })
    expect((await test.as('public')(request())).statusCode).toBe(401)
    const refused = await test.as(officerOf('kjj', 'progress.read'))(request())
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'access.not-allowed'])
  })

  it('see a record of a register that is closed to them, though they see that it counts', async () => {
    const url = '/api/indicators/leading-enterprises/evidence'
    const seen = (await test.as(officerOf('gxj', 'indicator.read', 'register.read'))({ url })).json()
    const hidden = (await test.as(officerOf('gxj', 'indicator.read'))({ url })).json()
    expect(hidden.counts).toEqual(seen.counts)
    expect(seen.items.every(({ title }: { title: string }) => title !== '')).toBe(true)
    expect(hidden.items.every(({ title }: { title: string }) => title === '')).toBe(true)
  })

  it('confirm past the database itself: a unit other than the one that is written down', async () => {
    const officer = officerOf('gxj', 'milestone.confirm')
    const { sql } = await import('kysely')
    const forged = await database.write(officer, {}, async (write) => {
      await sql`insert into milestone_confirmation (id, commitment, unit_id, reached_on, document, document_title, reason,
          recorded_at, recorded_by, recorded_by_name)
        values (${randomUUID()}::uuid, 'open-competition', 'kjj', '2026-11-20', 'x', 'x', '已经完成', now(), 'x', 'x')`.execute(
        write.sql,
      )
      await write.audit({ action: 'milestone.confirm', subject: { kind: 'commitment', id: 'x' }, detail: {} })
      return { kind: 'success', value: null }
    })
    expect(forged.kind === 'failure' && forged.problems[0].code).toBe('database.forbidden')
  })
})
