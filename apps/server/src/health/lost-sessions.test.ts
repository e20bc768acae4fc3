import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from '../database/database.ts'
import { createTestDatabase } from '../database/test-database.ts'
import { auditFeature } from '../audit/routes.ts'
import { actorWith, createTestApp, testCity, type TestApp } from '../test-app.ts'

let database: Database
let test: TestApp

beforeAll(async () => {
  database = await createTestDatabase('postgres', { schema: testCity.id })
  test = await createTestApp({ database, features: [auditFeature] })
})
afterAll(async () => {
  await test.app.close()
  await database.close()
})

const endSessions = () =>
  database.asOwner((connection) =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(connection),
  )

it('answers on after PostgreSQL has ended every session: what was under way is told clearly, what follows works', async () => {
  const read = () => test.as(actorWith('audit.read'))({ url: '/api/audit' })
  const busy = Array.from({ length: 40 }, async () => {
    const statuses: number[] = []
    for (let turn = 0; turn < 10; turn += 1) statuses.push((await read()).statusCode)
    return statuses
  })
  await endSessions()
  await endSessions()
  const statuses = new Set((await Promise.all(busy)).flat())
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([])
  expect((await read()).statusCode).toBe(200)
  expect((await test.as('public')({ url: '/api/health' })).json().status).toBe('ok')
})
