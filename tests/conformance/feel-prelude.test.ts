import { readdirSync, readFileSync } from 'node:fs'
import { feelSqlPrelude } from '@ceyuan/feel'
import { expect, it } from 'vitest'

const folder = new URL('../../apps/server/migrations/', import.meta.url)

it('11.1 finds every function that compiled FEEL calls in the migrations, word for word', () => {
  const migrations = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'))
  const functions = feelSqlPrelude.split(/\n\n(?=create)/).map((text) => text.trim())
  expect(functions.length).toBeGreaterThan(5)
  expect(functions.filter((text) => !migrations.some((migration) => migration.includes(text)))).toEqual([])
})
