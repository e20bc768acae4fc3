import { binary, listOf, multipart, operation } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bind, type Binding } from './call.ts'
import { createTestApp, actorWith, type TestApp } from '../test-app.ts'

const read = operation({
  id: 'readThing',
  method: 'GET',
  path: '/api/things/:id',
  scope: 'thing.read',
  summary: 'A thing',
  params: z.object({ id: z.string().max(50) }),
  query: z.object({ size: z.coerce.number().int().max(10).default(5), kind: z.enum(['a', 'b']).optional() }),
  output: z.object({ id: z.string(), size: z.number() }),
})
const write = operation({
  id: 'writeThing',
  method: 'POST',
  path: '/api/things',
  scope: 'thing.write',
  summary: 'Writes a thing',
  body: z.strictObject({ name: z.string().min(2).max(10), tags: z.array(z.string().min(1)).max(3).default([]) }),
  output: z.object({ name: z.string(), key: z.string() }),
})
const list = operation({
  id: 'listThings',
  method: 'GET',
  path: '/api/things',
  scope: 'public',
  summary: 'Things',
  output: listOf(z.object({ id: z.string() })),
})
const upload = operation({
  id: 'uploadThing',
  method: 'POST',
  path: '/api/things/upload',
  scope: 'signedIn',
  summary: 'Takes a file',
  body: multipart,
  output: z.object({ parts: z.array(z.string()), bytes: z.number() }),
})
const download = operation({
  id: 'downloadThing',
  method: 'GET',
  path: '/api/things/file',
  scope: 'public',
  summary: 'Gives a file',
  output: binary,
})
const fail = operation({
  id: 'failThing',
  method: 'POST',
  path: '/api/things/:id/fail',
  scope: 'public',
  summary: 'Fails as told',
  params: z.object({ id: z.string() }),
  output: z.object({ id: z.string().max(3) }),
})

const bindings: readonly Binding[] = [
  bind(read, async ({ params, query }) =>
    Result.success({ id: params.id, size: query.size, secret: 'not in contract' }),
  ),
  bind(write, async ({ body, write: options }) =>
    Result.success({ name: body.name, key: options.idempotencyKey ?? 'none' }),
  ),
  bind(list, async () => Result.success({ items: [{ id: 'x'.repeat(3000) }], next: null })),
  bind(upload, async ({ parts }) => {
    const seen: string[] = []
    let bytes = 0
    for await (const part of parts()) {
      seen.push(part.kind === 'file' ? `${part.name}:${part.filename}` : `${part.name}=${part.value}`)
      if (part.kind === 'file') for await (const chunk of part.stream) bytes += Buffer.from(chunk).length
    }
    return Result.success({ parts: seen, bytes })
  }),
  bind(download, async () =>
    Result.success({
      kind: 'download',
      mediaType: 'text/csv; charset=utf-8',
      filename: '企业 (1).csv',
      content: 'a,b',
    }),
  ),
  bind(fail, async ({ params }) => {
    if (params.id === 'broken') return Result.success({ id: 'longer than told' })
    if (params.id === 'thrown') throw new Error('secret detail')
    return Result.failure(Problem.create('identity.person-not-found'))
  }),
]

const { app, as }: TestApp = await createTestApp({ bindings })
const reader = as(actorWith('thing.read'))
const writer = as(actorWith('thing.write'))
const nobody = as('public')
const key = { 'idempotency-key': 'k1' }

const body = (parts: readonly string[]) => `${parts.map((part) => `--b\r\n${part}\r\n`).join('')}--b--\r\n`
const post = (headers: Readonly<Record<string, string>>) =>
  writer({ method: 'POST', url: '/api/things', headers: { ...key, ...headers }, payload: { name: 'abc' } })

beforeAll(() => app.ready())
afterAll(() => app.close())

describe('who may', () => {
  it('is told 401 without account and 403 without scope', async () => {
    expect((await nobody({ url: '/api/things/1' })).statusCode).toBe(401)
    const refused = await writer({ url: '/api/things/1' })
    expect(refused.statusCode).toBe(403)
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(refused.json()).toMatchObject({
      type: 'urn:ceyuan:problem:access.not-allowed',
      title: '没有权限',
      status: 403,
      detail: '您的角色没有此项权限（需要 thing.read）。如确需办理，请联系系统管理员。',
    })
  })

  it('is refused before the input is looked at', async () => {
    expect((await nobody({ method: 'POST', url: '/api/things', payload: { nonsense: true } })).statusCode).toBe(401)
  })
})

describe('input', () => {
  it('is parsed by the schemas and output keeps to them', async () => {
    const answer = await reader({ url: '/api/things/%E4%BC%81?size=7' })
    expect(answer.json()).toEqual({ id: '企', size: 7 })
  })

  it('comes back with every problem at once, each with its pointer', async () => {
    const answer = await writer({
      method: 'POST',
      url: '/api/things',
      headers: { ...key, 'accept-language': 'en' },
      payload: { name: 'x', tags: ['a', '', 3], other: 1 },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.json().detail).toBe('4 things are not filled in correctly. Correct and try again.')
    expect(
      answer.json().problems.map(({ code, at }: { code: string; at?: { path: string } }) => [code, at?.path]),
    ).toEqual([
      ['request.invalid', undefined],
      ['field.too-small', '/body/name'],
      ['field.too-small', '/body/tags/1'],
      ['field.type', '/body/tags/2'],
      ['field.unknown', '/body'],
    ])
  })

  it.each([
    ['no body', undefined, 'application/json', 400],
    ['not JSON', '{"name":', 'application/json', 400],
    ['JSON null', 'null', 'application/json', 400],
    ['text', 'name=abc', 'text/plain', 415],
    ['a form', 'name=abc', 'application/x-www-form-urlencoded', 415],
    ['GB 18030', Buffer.from([0x7b, 0x22, 0x6e, 0x22, 0x3a, 0x22, 0xc6, 0xf3, 0x22, 0x7d]), 'application/json', 400],
    ['a NUL', '{"name":"a\\u0000b"}', 'application/json', 400],
    ['half a surrogate pair', '{"name":"a\\ud800b"}', 'application/json', 400],
    ['too much', `{"name":"${'x'.repeat(1_100_000)}"}`, 'application/json', 413],
    ['deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'application/json', 400],
    ['a prototype', '{"__proto__":{"name":"abc"}}', 'application/json', 400],
  ])('%s is a clear problem', async (_name, payload, type, status) => {
    const answer = await writer({
      method: 'POST',
      url: '/api/things',
      headers: { ...key, 'content-type': type },
      ...(payload === undefined ? {} : { payload }),
    })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
    ])
  })

  it.each([
    '/api/things/%zz',
    '/api/things/%00',
    '/api/things/1?size=%00',
    '/api/things/1?size=abc',
    '/api/things/1?kind=c',
  ])('%s is a clear problem', async (url) => {
    const answer = await reader({ url })
    expect([answer.statusCode, answer.json().type.slice(0, 19)]).toEqual([400, 'urn:ceyuan:problem:'])
  })

  it('needs an idempotency key for a write and hands it on', async () => {
    const payload = { name: 'abc' }
    const without = await writer({ method: 'POST', url: '/api/things', payload, headers: { 'idempotency-key': '' } })
    expect([without.statusCode, without.json().code]).toEqual([400, 'request.idempotency-key'])
    expect((await writer({ method: 'POST', url: '/api/things', payload, headers: key })).json().key).toBe('k1')
  })
})

describe('answers', () => {
  it('of unknown addresses and methods are problems', async () => {
    expect((await nobody({ url: '/api/nothing' })).json().code).toBe('request.not-found')
    const wrong = await writer({ method: 'DELETE', url: '/api/things', headers: key })
    expect([wrong.statusCode, wrong.json().code]).toEqual([405, 'request.method'])
  })

  it('of a failure hide what happened and carry a number', async () => {
    for (const id of ['thrown', 'broken']) {
      const answer = await nobody({ method: 'POST', url: `/api/things/${id}/fail`, headers: key })
      expect(answer.statusCode).toBe(500)
      expect(answer.body).not.toContain('secret')
      expect(answer.json().values.incident).toMatch(/^[0-9a-f-]{36}$/u)
    }
  })

  it('of a refused deed carry its own status', async () => {
    expect((await nobody({ method: 'POST', url: '/api/things/x/fail', headers: key })).statusCode).toBe(404)
  })

  it('are files where told', async () => {
    const answer = await nobody({ url: '/api/things/file' })
    expect(answer.headers['content-disposition']).toBe("attachment; filename*=UTF-8''%E4%BC%81%E4%B8%9A%20%281%29.csv")
    expect(answer.body).toBe('a,b')
  })

  it('are compressed when long', async () => {
    const answer = await nobody({ url: '/api/things', headers: { 'accept-encoding': 'gzip' } })
    expect(answer.headers['content-encoding']).toBe('gzip')
  })
})

describe('uploads', () => {
  const headers = { ...key, 'content-type': 'multipart/form-data; boundary=b' }
  const file = 'content-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n12345'
  const send = (payload: string, more: Readonly<Record<string, string>> = headers) =>
    reader({ method: 'POST', url: '/api/things/upload', headers: more, payload })

  it('arrive part by part', async () => {
    const answer = await send(body(['content-disposition: form-data; name="mode"\r\n\r\nall', file]))
    expect(answer.json()).toEqual({ parts: ['mode=all', 'file:a.csv'], bytes: 5 })
  })

  it('that break off or are no upload are clear problems', async () => {
    expect((await send(`--b\r\n${file}`)).statusCode).toBe(400)
    expect((await send('{}', { ...key, 'content-type': 'application/json' })).statusCode).toBe(415)
    expect((await send('x', { ...key, 'content-type': 'multipart/form-data' })).statusCode).toBe(400)
  })
})

describe('writes from elsewhere', () => {
  it.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 200],
    [{ origin: 'http://localhost:80', host: 'localhost:80' }, 200],
  ])('%j give %d', async (headers, status) => {
    expect((await post(headers)).statusCode).toBe(status)
  })
})

describe('the description', () => {
  it('is OpenAPI 3.1 of every operation', async () => {
    const description = (await nobody({ url: '/api/openapi.json' })).json()
    expect(description.openapi).toBe('3.1.0')
    expect(description.paths['/api/things/{id}'].get).toMatchObject({
      operationId: 'readThing',
      'x-scope': 'thing.read',
    })
    expect(Object.keys(description.paths)).toContain('/api/health')
  })

  it.each(['zh-CN', 'en'])('is a page without script in %s', async (locale) => {
    const page = await nobody({ url: '/api/docs', headers: { 'accept-language': locale } })
    expect(page.body).toContain('/api/things/:id')
    expect(page.body).not.toContain('<script')
    expect(page.headers['content-security-policy']).toContain("script-src 'self'")
  })
})
