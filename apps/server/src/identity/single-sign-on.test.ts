import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { createSign, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../database/database.ts'
import { createTestDatabase } from '../database/test-database.ts'
import { createTestApp, testCity, type TestApp } from '../test-app.ts'
import { createIdentity } from './identity.ts'
import { createSampleAccounts, samplePassword } from './sample-accounts.ts'

const city = {
  ...testCity,
  sampleAccounts: [{ username: 'administrator', role: 'administrator', name: { zh: '示例', en: 'Sample' } }],
}
const publicUrl = 'http://localhost:8080'

const claims = { sub: 'subject-1', email: 'li.ming@example.gov.cn', email_verified: true, name: '李明' }
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** What the browser brought to the provider, which belongs in the token. */
let nonce = ''

const idTokenOf = (issuer: string): string => {
  const now = Math.floor(Date.now() / 1000)
  const body = { ...claims, iss: issuer, aud: 'ceyuan', iat: now, exp: now + 60, nonce }
  const text = `${encode({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${encode(body)}`
  return `${text}.${createSign('sha256').update(text).sign(privateKey, 'base64url')}`
}

/** A small OpenID provider that signs everyone in as one person. */
const startProvider = async (): Promise<{ readonly server: Server; readonly url: string }> => {
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host ?? ''}`
    const answers: Readonly<Record<string, () => object>> = {
      '/.well-known/openid-configuration': () => ({
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        userinfo_endpoint: `${url}/userinfo`,
        jwks_uri: `${url}/jwks`,
        id_token_signing_alg_values_supported: ['RS256'],
      }),
      '/jwks': () => ({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] }),
      '/token': () => ({ access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: idTokenOf(url) }),
      '/userinfo': () => claims,
    }
    const answer = answers[(request.url ?? '').split('?')[0] ?? '']
    response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer?.() ?? {}))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('No address')
  return { server, url: `http://127.0.0.1:${address.port}` }
}

let database: Database
let app: TestApp['app']
let provider: Awaited<ReturnType<typeof startProvider>>

beforeAll(async () => {
  provider = await startProvider()
  database = await createTestDatabase('pglite', { schema: city.id })
  await createSampleAccounts(database, city)
  const singleSignOn = {
    discoveryUrl: `${provider.url}/.well-known/openid-configuration`,
    clientId: 'ceyuan',
    clientSecret: 'secret',
  }
  const identity = createIdentity({ database, city, secret: 's'.repeat(40), publicUrl, singleSignOn })
  app = (await createTestApp({ database, city, identity, features: [identity.feature] })).app
})
afterAll(async () => {
  await app.close()
  await database.close()
  provider.server.close()
})

const cookieOf = (cookies: readonly { readonly name: string; readonly value: string }[]): string =>
  cookies
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}=${encodeURIComponent(value)}`)
    .join('; ')

let count = 0
const post = (url: string, payload: object, cookie = '') => {
  count += 1
  return app.inject({
    method: 'POST',
    url,
    payload,
    headers: { 'idempotency-key': `s${count}`, ...(cookie ? { cookie } : {}) },
  })
}

/** What a browser does: begins, comes back from the provider with a code, and keeps the cookies. */
const signOn = async (brings: (given: string) => string = (given) => given) => {
  const begun = await post('/api/session/single-sign-on', {})
  const target = new URL(begun.json().url)
  const cookie = cookieOf(begun.cookies)
  nonce = brings(target.searchParams.get('nonce') ?? '')
  const state = target.searchParams.get('state') ?? ''
  const back = await app.inject({
    url: `/api/auth/callback/oidc?code=c&state=${encodeURIComponent(state)}`,
    headers: { cookie },
  })
  const session = await app.inject({ url: '/api/session', headers: { cookie: cookieOf(back.cookies) } })
  return { target, back, actor: session.json().actor }
}

describe('single sign-on', () => {
  it('lets nobody in whom no administrator has entered', async () => {
    const { target, back, actor } = await signOn()
    expect(target.origin).toBe(provider.url)
    expect(target.searchParams.get('redirect_uri')).toBe(`${publicUrl}/api/auth/callback/oidc`)
    expect(target.searchParams.get('code_challenge_method')).toBe('S256')
    expect([back.statusCode, back.headers.location]).toEqual([302, expect.stringContaining('/sign-in')])
    expect(actor).toBeNull()
  })

  it('signs in the person with that address, as the role given here', async () => {
    const administrator = await post('/api/session', { username: 'administrator', password: samplePassword })
    const person = {
      username: 'li.ming',
      name: '李明',
      role: 'officer',
      unitId: 'kjj',
      email: claims.email,
      password: 'never-to-be-used',
    }
    const made = await post('/api/people', person, cookieOf(administrator.cookies))
    expect(made.statusCode).toBe(200)
    const { back, actor } = await signOn()
    expect(back.headers.location).toContain('/cockpit')
    expect(actor).toMatchObject({ username: 'li.ming', role: { id: 'officer' }, unit: { id: 'kjj' } })
  })

  it('refuses a token that was made for another sign-in', async () => {
    expect((await signOn(() => 'another')).actor).toBeNull()
  })

  it('refuses a state that was not given out, and is off where nothing is configured', async () => {
    const forged = await app.inject({ url: '/api/auth/callback/oidc?code=c&state=forged' })
    expect([forged.statusCode, forged.cookies.some(({ name }) => name.includes('session_token'))]).toEqual([302, false])
    const identity = createIdentity({ database, city, secret: 's'.repeat(40), publicUrl })
    const plain = (await createTestApp({ database, city, identity, features: [identity.feature] })).app
    const headers = { 'idempotency-key': 'x' }
    const off = await plain.inject({ method: 'POST', url: '/api/session/single-sign-on', headers })
    expect(off.json().code).toBe('identity.single-sign-on-off')
    expect((await plain.inject({ url: '/api/auth/callback/oidc' })).statusCode).toBe(404)
    await plain.close()
  })
})
