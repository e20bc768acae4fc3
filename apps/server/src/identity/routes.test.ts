import { getMigrations } from 'better-auth/db/migration'
import type { LightMyRequestResponse } from 'fastify'
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditFeature } from '../audit/routes.ts'
import type { Database } from '../database/database.ts'
import { createTestDatabase, engines } from '../database/test-database.ts'
import { createTestApp, testCity, type TestApp } from '../test-app.ts'
import { createAuth } from './auth.ts'
import { createIdentity } from './identity.ts'
import { createFirstAdministrator, createSampleAccounts, samplePassword } from './sample-accounts.ts'

const clock = () => new Date().toISOString()
const account = (role: string, unit?: string) => ({
  username: role,
  role,
  name: { zh: '示例', en: 'Sample' },
  ...(unit ? { unit } : {}),
})
const city = {
  ...testCity,
  sampleAccounts: [account('administrator'), account('coordinator'), account('officer', 'kjj')],
}
const options = { city, secret: 's'.repeat(40), publicUrl: 'http://localhost:8080' }

let database: Database
let app: TestApp['app']
let count = 0

/** One visitor with a browser: keeps cookies between requests. */
const createVisitor = () => {
  const jar = new Map<string, string>()
  return async (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    url: string,
    payload?: object,
  ): Promise<LightMyRequestResponse> => {
    count += 1
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { 'idempotency-key': `t${count}`, 'accept-language': 'en', ...(cookie ? { cookie } : {}) }
    const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) })
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0 || value === '') jar.delete(name)
      else jar.set(name, encodeURIComponent(value))
    }
    return answer
  }
}

const signedIn = async (username: string, password = samplePassword) => {
  const visit = createVisitor()
  const answer = await visit('POST', '/api/session', { username, password })
  expect(answer.json()).toEqual({ kind: 'signedIn' })
  return visit
}

const problemsOf = (answer: LightMyRequestResponse) =>
  answer.json().problems.map(({ code, at }: { code: string; at?: { path: string } }) => [code, at?.path])

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** What an authenticator app shows now for a secret (RFC 6238). */
const codeOf = (secret: string): string => {
  const bits = Array.from(secret.replaceAll('=', ''), (sign) =>
    alphabet.indexOf(sign).toString(2).padStart(5, '0'),
  ).join('')
  const key = Buffer.from((bits.match(/.{8}/gu) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = (digest.at(-1) ?? 0) & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

describe.each(engines)('on %s', (engine) => {
  beforeAll(async () => {
    database = await createTestDatabase(engine, { schema: city.id, clock })
    const identity = createIdentity({ ...options, database })
    const made = await createSampleAccounts(database, city)
    if (made.kind === 'failure') throw new Error(JSON.stringify(made.problems))
    app = (await createTestApp({ database, city, identity, features: [identity.feature, auditFeature] })).app
  })
  afterAll(async () => {
    await app.close()
    await database.close()
  })

  describe('the tables', () => {
    it('are what the library expects', async () => {
      const plan = await getMigrations(createAuth({ ...options, database }).options)
      expect([plan.toBeCreated, plan.toBeAdded]).toEqual([[], []])
    })
  })

  describe('signing in', () => {
    it('shows who one is, and the sample accounts before', async () => {
      const visit = createVisitor()
      const before = (await visit('GET', '/api/session')).json()
      expect(before.actor).toBeNull()
      expect(before.sampleAccounts.map(({ username }: { username: string }) => username).toSorted()).toEqual([
        'administrator',
        'coordinator',
        'officer',
      ])
      const officer = await signedIn('officer')
      const after = (await officer('GET', '/api/session')).json()
      expect(after.actor).toMatchObject({
        username: 'officer',
        role: { id: 'officer', label: 'Officer' },
        unit: { id: 'kjj', name: 'Science' },
        scopes: ['plan.read'],
      })
      expect(after.city.sample).toBe(true)
    })

    it('takes the username in any case', async () => {
      const visit = await signedIn('OFFICER')
      expect((await visit('GET', '/api/session')).json().actor.username).toBe('officer')
    })

    it.each([
      ['officer', 'wrong'],
      ['nobody', 'wrong'],
      ["o'; drop table person; --", 'x'],
      ['officer', 'x'.repeat(128)],
      ['企业', '密码'],
    ])('of %s with %s is refused alike', async (username, password) => {
      const answer = await createVisitor()('POST', '/api/session', { username, password })
      expect([answer.statusCode, problemsOf(answer)]).toEqual([401, [['account.sign-in-wrong', '/body/password']]])
      expect(answer.cookies).toEqual([])
    })

    it('is locked after five failures, whether or not the name exists, and an administrator unlocks it', async () => {
      for (const username of ['coordinator', 'ghost']) {
        const visit = createVisitor()
        for (let attempt = 0; attempt < 5; attempt += 1)
          await visit('POST', '/api/session', { username, password: 'wrong' })
        const answer = await visit('POST', '/api/session', { username, password: samplePassword })
        expect([answer.statusCode, answer.json().code]).toEqual([429, 'account.locked'])
      }
      const administrator = await signedIn('administrator')
      const people = (await administrator('GET', '/api/people?search=coordinator')).json().items
      const url = `/api/people/${people[0].id}/password`
      const reset = await administrator('POST', url, { password: 'another-long-one', reason: 'Forgotten' })
      expect(reset.statusCode).toBe(200)
      const coordinator = await signedIn('coordinator', 'another-long-one')
      expect((await coordinator('GET', '/api/session')).json().actor.mustChangePassword).toBe(true)
    })

    it('ends by signing out', async () => {
      const visit = await signedIn('officer')
      expect((await visit('DELETE', '/api/session')).json()).toEqual({ ended: true })
      expect((await visit('GET', '/api/account/sessions')).statusCode).toBe(401)
    })

    it('refuses forged and ended cookies', async () => {
      const answer = await app.inject({
        url: '/api/account/sessions',
        headers: { cookie: 'ceyuan.session_token=abc.def' },
      })
      expect(answer.statusCode).toBe(401)
    })

    it('leaves no way in by the library itself', async () => {
      for (const url of ['/api/auth/sign-up/email', '/api/auth/sign-in/email', '/api/auth/admin/list-users']) {
        expect((await createVisitor()('POST', url, {})).statusCode).toBe(404)
      }
    })
  })

  describe('the own account', () => {
    it('lists sessions and ends another', async () => {
      const first = await signedIn('officer')
      const second = await signedIn('officer')
      const { items } = (await second('GET', '/api/account/sessions')).json()
      const other = items.find((item: { isCurrent: boolean }) => !item.isCurrent)
      expect(items.filter((item: { isCurrent: boolean }) => item.isCurrent)).toHaveLength(1)
      expect(items[0].address).toBe('127.0.0.1')
      for (const { id, isCurrent } of items) if (!isCurrent) await second('DELETE', `/api/account/sessions/${id}`)
      expect((await first('GET', '/api/account/sessions')).statusCode).toBe(401)
      expect((await second('DELETE', `/api/account/sessions/${other.id}`)).statusCode).toBe(404)
    })

    it('changes the password, with every reason against one', async () => {
      const visit = await signedIn('coordinator', 'another-long-one')
      const change = (current: string, next: string) => visit('POST', '/api/account/password', { current, next })
      expect(problemsOf(await change('wrong', 'whatever-long'))).toEqual([
        ['account.current-password-wrong', '/body/current'],
      ])
      expect(problemsOf(await change('another-long-one', 'aaaa'))).toEqual([
        ['account.password-short', '/body/next'],
        ['account.password-blank-or-common', '/body/next'],
      ])
      expect(problemsOf(await change('another-long-one', 'my-coordinator-1'))).toEqual([
        ['account.password-contains-username', '/body/next'],
      ])
      expect((await change('another-long-one', 'fresh-and-long-7')).statusCode).toBe(200)
      expect((await visit('GET', '/api/session')).json().actor.mustChangePassword).toBe(false)
      await signedIn('coordinator', 'fresh-and-long-7')
    })

    it('asks for a code once two-step sign-in is on', async () => {
      const visit = await signedIn('coordinator', 'fresh-and-long-7')
      const begun = await visit('POST', '/api/account/two-factor', { password: 'fresh-and-long-7' })
      const { uri, secret, recoveryCodes } = begun.json()
      expect(uri).toContain('otpauth://totp/')
      expect(recoveryCodes.length).toBeGreaterThan(4)
      const codeNow = () => codeOf(secret)
      const wrong = await visit('POST', '/api/account/two-factor/confirm', { code: '000000' })
      expect(problemsOf(wrong)).toEqual([['account.code-wrong', '/body/code']])
      const confirmed = await visit('POST', '/api/account/two-factor/confirm', { code: codeNow() })
      expect(confirmed.json()).toEqual({ isOn: true })
      expect((await visit('GET', '/api/session')).json().actor.hasTwoFactor).toBe(true)

      const again = createVisitor()
      const first = await again('POST', '/api/session', { username: 'coordinator', password: 'fresh-and-long-7' })
      expect(first.json()).toEqual({ kind: 'codeNeeded' })
      expect((await again('GET', '/api/session')).json().actor).toBeNull()
      expect((await again('POST', '/api/session/code', { code: '000000' })).statusCode).toBe(401)
      expect((await again('POST', '/api/session/code', { code: codeNow() })).json()).toEqual({ kind: 'signedIn' })
      expect((await again('GET', '/api/session')).json().actor.username).toBe('coordinator')

      const recovering = createVisitor()
      await recovering('POST', '/api/session', { username: 'coordinator', password: 'fresh-and-long-7' })
      expect((await recovering('POST', '/api/session/code', { code: recoveryCodes[0] })).json()).toEqual({
        kind: 'signedIn',
      })

      const stray = await createVisitor()('POST', '/api/session/code', { code: '123456' })
      expect(stray.json().code).toBe('account.two-factor-expired')
      const ended = await again('POST', '/api/account/two-factor/end', { password: 'fresh-and-long-7' })
      expect(ended.json()).toEqual({ isOn: false })
      await signedIn('coordinator', 'fresh-and-long-7')
    })
  })

  describe('people and roles', () => {
    const input = { username: 'Li.Ming', name: '李明', role: 'officer', unitId: 'gxj', password: 'correct-horse' }

    it('are made by an administrator, with every problem at once', async () => {
      const administrator = await signedIn('administrator')
      const bad = { ...input, username: 'x', role: 'king', unitId: 'mars', password: 'short' }
      expect(problemsOf(await administrator('POST', '/api/people', bad))).toEqual([
        ['identity.username-format', '/body/username'],
        ['account.password-short', '/body/password'],
        ['identity.role-unknown', '/body/role'],
        ['identity.unit-unknown', '/body/unitId'],
      ])
      const made = await administrator('POST', '/api/people', input)
      expect(made.json()).toMatchObject({
        username: 'li.ming',
        role: 'officer',
        unitId: 'gxj',
        mustChangePassword: true,
      })
      expect((await administrator('POST', '/api/people', input)).statusCode).toBe(409)
      const ming = await signedIn('li.ming', 'correct-horse')
      expect((await ming('GET', '/api/session')).json().actor.unit.id).toBe('gxj')
    })

    it('change role and unit at once, are disabled with a reason, and enabled again', async () => {
      const administrator = await signedIn('administrator')
      const [{ id }] = (await administrator('GET', '/api/people?unit=gxj')).json().items
      const ming = await signedIn('li.ming', 'correct-horse')
      const change = { name: '李明', role: 'coordinator', unitId: null, creditCode: null, reason: 'Moved' }
      expect((await administrator('PATCH', `/api/people/${id}`, change)).json()).toMatchObject({
        role: 'coordinator',
        unitId: null,
      })
      expect((await ming('GET', '/api/session')).json().actor.scopes).toContain('audit.read')
      expect((await administrator('POST', `/api/people/${id}/disable`, { reason: 'Left the office' })).statusCode).toBe(
        200,
      )
      expect((await ming('GET', '/api/account/sessions')).statusCode).toBe(401)
      const refused = await createVisitor()('POST', '/api/session', { username: 'li.ming', password: 'correct-horse' })
      expect(refused.json().code).toBe('account.disabled')
      await administrator('POST', `/api/people/${id}/enable`, { reason: 'Came back' })
      await signedIn('li.ming', 'correct-horse')
    })

    it('keep at least one administrator', async () => {
      const administrator = await signedIn('administrator')
      const [{ id }] = (await administrator('GET', '/api/people?role=administrator')).json().items
      const answer = await administrator('POST', `/api/people/${id}/disable`, { reason: 'Experiment' })
      expect(answer.json().code).toBe('identity.last-administrator')
    })

    it('are in the audit chain, without passwords', async () => {
      const administrator = await signedIn('administrator')
      const { items } = (await administrator('GET', '/api/audit?action=identity&size=200')).json()
      const actions = new Set(items.map(({ action }: { action: string }) => action))
      for (const verb of ['sign-in', 'create-person', 'change-person', 'disable-person', 'reset-password']) {
        expect(actions).toContain(`identity.${verb}`)
      }
      expect(JSON.stringify(items)).not.toContain('correct-horse')
      expect((await administrator('POST', '/api/audit/verify')).json().kind).toBe('intact')
      const page = (await administrator('GET', '/api/audit?size=2')).json()
      expect(page.items).toHaveLength(2)
      const next = (await administrator('GET', `/api/audit?size=2&after=${page.next}`)).json()
      expect(Number(next.items[0].sequence)).toBe(Number(page.items[1].sequence) - 1)
    })

    it('name the first broken entry', async () => {
      const administrator = await signedIn('administrator')
      await database.asOwner((connection) =>
        sql`update audit_entry set content = replace(content, '"Left the office"', '"Other"')`.execute(connection),
      )
      const verdict = (await administrator('POST', '/api/audit/verify')).json()
      expect(verdict.kind).toBe('broken')
      expect(Number(verdict.sequence)).toBeGreaterThan(1)
    })
  })

  describe('who may not', () => {
    it('see or change people without the scope', async () => {
      const officer = await signedIn('officer')
      for (const [method, url] of [
        ['GET', '/api/people'],
        ['POST', '/api/people'],
        ['GET', '/api/audit'],
        ['GET', '/api/roles'],
      ] as const) {
        expect((await officer(method, url)).statusCode).toBe(403)
        expect((await createVisitor()(method, url)).statusCode).toBe(401)
      }
    })

    it('see or change other people even past the routes: row-level security', async () => {
      const actor = {
        kind: 'user' as const,
        userId: 'x',
        name: 'x',
        role: 'officer',
        scopes: new Set(['plan.read']),
        unitId: null,
        creditCode: null,
      }
      const seen = await database.read(
        actor,
        async ({ sql: connection }) => (await sql`select id from person`.execute(connection)).rows,
      )
      expect(seen).toEqual([])
      const changed = await database.write(actor, {}, async (write) => {
        await sql`insert into person (id, name, email) values ('y', 'y', 'y')`.execute(write.sql)
        await write.audit({ action: 'test.try', subject: { kind: 'test', id: 'y' }, detail: {} })
        return { kind: 'success', value: true }
      })
      expect(changed).toMatchObject({ kind: 'failure', problems: [{ code: 'database.forbidden' }] })
      await expect(
        database.read(actor, async (scope) => sql`select password from person_account`.execute(scope.sql)),
      ).rejects.toThrow(/permission/u)
    })

    it('have sample accounts in a city that is no sample, or that has people', async () => {
      expect(await createSampleAccounts(database, testCity)).toMatchObject({ kind: 'failure' })
      expect(await createSampleAccounts(database, city)).toMatchObject({ kind: 'failure' })
      expect(await createFirstAdministrator(database)).toEqual({ kind: 'success', value: undefined })
    })
  })
})
