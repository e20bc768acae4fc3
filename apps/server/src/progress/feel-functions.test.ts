import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { feelSqlPrelude } from '@ceyuan/feel'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it, describe } from 'vitest'
import { systemActor } from '../database/actors.ts'
import type { Database } from '../database/database.ts'
import { createTestDatabase, engines } from '../database/test-database.ts'

it('the latest migration of FEEL’s functions holds them as the package gives them', () => {
  const folder = join(import.meta.dirname, '../../migrations')
  const latest =
    readdirSync(folder)
      .filter((name) => name.endsWith('_feel.sql'))
      .toSorted()
      .at(-1) ?? ''
  expect(readFileSync(join(folder, latest), 'utf8')).toContain(feelSqlPrelude.trim())
})

describe.each(engines)('FEEL’s functions on %s', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await createTestDatabase(engine)
  })
  afterAll(() => database.close())

  it('may be called by the application’s role', async () => {
    const { rows } = await database.read(systemActor, ({ sql: on }) =>
      sql<{ readonly value: string }>`select feel.round_half_even(2.5, 0)::text as value`.execute(on),
    )
    expect(rows[0]?.value).toMatch(/^2(?:\.0*)?$/u)
  })
})
