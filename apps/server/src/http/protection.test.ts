import { bind } from './call.ts'
import { signIn } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApp, type TestApp } from '../test-app.ts'

let app: TestApp['app']

beforeAll(async () => {
  const bindings = [bind(signIn, async () => Result.success({ kind: 'signedIn' as const }))]
  app = (await createTestApp({ bindings, rateLimits: { perMinute: 8, signInsPerMinute: 3 }, trustProxy: '127.0.0.1' }))
    .app
})
afterAll(() => app.close())

const from = (address: string) => ({ 'x-forwarded-for': address, 'idempotency-key': 'k', 'accept-language': 'en' })
const attempt = (address: string) =>
  app.inject({ method: 'POST', url: '/api/session', headers: from(address), payload: { username: 'a', password: 'b' } })

it('refuses sign-ins that come too fast, by address, and says how long to wait', async () => {
  for (let turn = 0; turn < 3; turn += 1) expect((await attempt('192.0.2.1')).statusCode).toBe(200)
  const refused = await attempt('192.0.2.1')
  expect([refused.statusCode, refused.headers['content-type']]).toEqual([
    429,
    'application/problem+json; charset=utf-8',
  ])
  expect(refused.json().detail).toMatch(/^Too many requests\. Try again in \d+ seconds\.$/u)
  expect((await attempt('192.0.2.2')).statusCode).toBe(200)
})

it('refuses other requests only after many more, and never the web itself', async () => {
  const read = () => app.inject({ url: '/api/health', headers: from('192.0.2.3') })
  for (let turn = 0; turn < 8; turn += 1) expect((await read()).statusCode).toBe(200)
  expect((await read()).statusCode).toBe(429)
  expect((await app.inject({ url: '/nowhere.txt', headers: from('192.0.2.3') })).statusCode).toBe(404)
})

it('believes forwarded addresses only from the proxy that it was told of', async () => {
  const direct = (await createTestApp({ rateLimits: { perMinute: 2, signInsPerMinute: 2 } })).app
  const read = (address: string) => direct.inject({ url: '/api/health', headers: from(address) })
  await read('192.0.2.4')
  await read('192.0.2.5')
  expect((await read('192.0.2.6')).statusCode).toBe(429)
  await direct.close()
})
