import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import * as contract from '@ceyuan/contract'
import type { Operation } from '@ceyuan/contract'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCity } from './city/load-city.ts'
import { productFolder } from './config.ts'
import type { Database } from './database/database.ts'
import { createTestDatabase } from './database/test-database.ts'
import { features } from './features.ts'
import { createIdentity } from './identity/identity.ts'
import { readyCity } from './ready-city.ts'
import { actorWith, createTestApp, type TestApp } from './test-app.ts'
import { hostileInput, hostileTexts } from './test-input.ts'

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'scope' in value

const operations = Object.values<unknown>(contract).filter(isOperation)
const guarded = operations.filter(({ scope }) => scope !== 'public')
const toRow = (operation: Operation): [string, Operation] => [`${operation.method} ${operation.path}`, operation]

let database: Database
let test: TestApp

beforeAll(async () => {
  const city = await loadCity(join(productFolder, 'cities/example'))
  if (city.kind === 'failure') throw new Error(JSON.stringify(city.problems))
  database = await createTestDatabase('pglite', { schema: city.value.id })
  const ready = await readyCity(database, city.value, false)
  if (ready.kind === 'failure') throw new Error(JSON.stringify(ready.problems))
  const identity = createIdentity({ database, city: city.value, secret: 's'.repeat(40), publicUrl: 'http://localhost' })
  test = await createTestApp({ database, city: city.value, features: [identity.feature, ...features] })
})
afterAll(async () => {
  await test.app.close()
  await database.close()
})

const ask = (operation: Operation, actor: Parameters<TestApp['as']>[0], body: unknown = {}) => {
  const isWrite = operation.method !== 'GET'
  return test.as(actor)({
    method: operation.method,
    url: operation.path.replaceAll(/:[A-Za-z]+/gu, 'none'),
    ...(isWrite ? { headers: { 'idempotency-key': randomUUID(), 'content-type': 'application/json' } } : {}),
    ...(isWrite ? { payload: JSON.stringify(body) } : {}),
  })
}

describe('every declared operation', () => {
  it('is served', async () => {
    const { paths } = (await test.as('public')({ url: '/api/openapi.json' })).json()
    const served = new Set(
      Object.values<Record<string, { operationId: string }>>(paths).flatMap((methods) =>
        Object.values(methods).map(({ operationId }) => operationId),
      ),
    )
    expect(operations.length).toBeGreaterThan(40)
    expect(operations.map(({ id }) => id).filter((id) => !served.has(id))).toEqual([])
  })

  it('has its own id and summary, and a scope that is known', () => {
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length)
    for (const { scope, summary } of operations) {
      expect(summary.length).toBeGreaterThan(3)
      expect(scope).toMatch(/^(?:public|signedIn|[a-z]+\.[a-z]+)$/u)
    }
  })
})

describe('who may not', () => {
  it.each(guarded.map(toRow))('%s without an account', async (_name, operation) => {
    const answer = await ask(operation, 'public')
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'access.sign-in-needed'])
  })

  it.each(guarded.filter(({ scope }) => scope !== 'signedIn').map(toRow))(
    '%s without the scope',
    async (_name, operation) => {
      const answer = await ask(operation, actorWith('nothing.at-all'))
      expect([answer.statusCode, answer.json().code]).toEqual([403, 'access.not-allowed'])
    },
  )
})

describe('who may', () => {
  it.each(operations.map(toRow))('%s gets an answer or a clear problem, never a failure', async (_name, operation) => {
    const actor = operation.scope === 'public' ? 'public' : actorWith(operation.scope)
    for (const body of [{}, [], null, 'text', { reason: 1, id: null, items: {} }]) {
      const answer = await ask(operation, actor, body)
      const isProblem = String(answer.headers['content-type']).includes('application/problem+json')
      expect([answer.statusCode < 500, isProblem]).toEqual([true, answer.statusCode >= 400])
    }
  })
})

const sampleOf = (schema: z.ZodType | undefined, text: string): unknown =>
  schema ? hostileInput(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), text) : {}

const toSearch = (query: unknown): string =>
  new URLSearchParams(
    Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString()

const shaped = (operation: Operation, text: string, params: Readonly<Record<string, string>>) => {
  const isWrite = operation.method !== 'GET'
  const path = operation.path.replaceAll(/:([A-Za-z]+)/gu, (_, name: string) =>
    encodeURIComponent(params[name] ?? text),
  )
  return test.as(operation.scope === 'public' ? 'public' : actorWith(operation.scope, 'register.read', 'plan.read'))({
    method: operation.method,
    url: `${path}?${toSearch(sampleOf(operation.query, text))}`,
    ...(isWrite ? { headers: { 'idempotency-key': randomUUID(), 'content-type': 'application/json' } } : {}),
    ...(isWrite ? { payload: JSON.stringify(sampleOf(operation.body, text)) } : {}),
  })
}

describe('hostile texts of the right form', () => {
  it.each(operations.map(toRow))('%s takes them or refuses them clearly', async (_name, operation) => {
    for (const text of hostileTexts) {
      for (const params of [{}, { id: randomUUID(), register: 'enterprise' }, { register: 'enterprise', id: 'x' }]) {
        const answer = await shaped(operation, text, params)
        expect([text, answer.statusCode < 500 ? '' : answer.body]).toEqual([text, ''])
      }
    }
  })
})
