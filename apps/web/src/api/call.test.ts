import { operation } from '@ceyuan/contract'
import { type Mock, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { startMessages } from '../i18n/messages.ts'
import { addressOf, call } from './call.ts'
import { ApiProblem } from './problem.ts'

const rename = operation({
  id: 'rename',
  method: 'PUT',
  path: '/api/things/:thing',
  scope: 'signedIn',
  summary: 'Renames a thing',
  params: z.object({ thing: z.string() }),
  query: z.object({ asOf: z.string().optional() }),
  body: z.object({ name: z.string() }),
  output: z.object({ version: z.number() }),
})

type Fetch = (address: string, init: RequestInit) => Promise<Response>

const answer = (status: number, body: string): Mock<Fetch> => {
  const fetch = vi.fn<Fetch>(async () => new Response(body, { status }))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const refused = async (): Promise<ApiProblem> => {
  const outcome: unknown = await call(rename, { params: { thing: '甲/乙' }, body: { name: '丙' } }).catch(
    (error: unknown) => error,
  )
  if (outcome instanceof ApiProblem) return outcome
  throw new Error('expected a problem')
}

beforeAll(() => startMessages('zh-CN'))
afterEach(() => vi.unstubAllGlobals())

it('fills the path, sends the body and gives the checked output', async () => {
  const fetch = answer(200, '{"version": 2}')
  const output = await call(rename, {
    params: { thing: '甲/乙' },
    query: { asOf: '2026-11-23' },
    body: { name: '丙' },
    idempotencyKey: 'k',
  })
  expect(output).toEqual({ version: 2 })
  const [address, init] = fetch.mock.calls[0] ?? []
  expect(address).toBe('/api/things/%E7%94%B2%2F%E4%B9%99?asOf=2026-11-23')
  expect(init).toMatchObject({ method: 'PUT', body: '{"name":"丙"}' })
  expect(new Headers(init?.headers).get('idempotency-key')).toBe('k')
  expect(new Headers(init?.headers).get('accept-language')).toBe('zh-CN')
})

it('throws every problem of a refusal', async () => {
  const item = { code: 'thing.name-taken', detail: '名称已有。', at: { path: '/body/name' }, values: {} }
  answer(409, JSON.stringify({ type: 'about:blank', title: 'Conflict', status: 409, ...item, problems: [item] }))
  const problem = await refused()
  expect(problem.status).toBe(409)
  expect(problem.problems).toMatchObject([{ code: 'thing.name-taken', detail: '名称已有。' }])
})

it('says so where the answer is no problem, is not as agreed, or never comes', async () => {
  answer(502, '<html>')
  expect((await refused()).problems[0]?.code).toBe('web.unreadable-answer')
  answer(500, '{}')
  expect((await refused()).problems[0]?.code).toBe('web.unreadable-answer')
  answer(200, '{"version": "two"}')
  expect((await refused()).problems[0]?.code).toBe('web.unexpected-answer')
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')))
  expect(await refused()).toMatchObject({ status: 0, problems: [{ code: 'web.unreachable' }] })
})

it('leaves empty values out of an address', () => {
  expect(addressOf({ path: '/api/things' }, { query: { q: '', unit: ['a', 'b'], next: undefined } })).toBe(
    '/api/things?unit=a&unit=b',
  )
})
