import { askCalculator } from '@ceyuan/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { createTestApp } from '../test-app.ts'
import { policyFeature } from './routes.ts'
import { createPolicyApp, post } from './test-policy.ts'

type Said = { readonly subject: string; readonly fact: string; readonly value: unknown }

describe.each(engines)('the calculator without an account on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createPolicyApp>>
  beforeAll(async () => {
    test = await createPolicyApp(engine)
  }, 120_000)
  afterAll(() => test.close())

  const ask = async (answers: readonly Said[], more: object = {}) => {
    const request = post('/api/policies/calculator', { on: '2026-11-23', answers, ...more })
    return askCalculator.output.parse((await test.as('public')(request)).json())
  }

  it('asks the most deciding question first and stops when nothing unasked can change the answer', async () => {
    const answers: Said[] = []
    const first = await ask(answers)
    expect([first.isSettled, first.next?.fact.name]).toEqual([false, '注册地在本市'])
    let page = first
    while (page.next && answers.length < 200) {
      const { name, kind, subject } = page.next.fact
      const value = kind === 'boolean' ? false : kind === 'enum' ? page.next.fact.values.at(-1)?.zh : '0'
      answers.push({ subject, fact: name, value: kind === 'date' ? '2020-01-01' : value })
      page = await ask(answers)
    }
    expect(page).toMatchObject({ isSettled: true, next: null, remaining: 0, counts: { applies: 0 } })
    expect(answers.length).toBeLessThan(first.remaining)
  })

  it('gives amounts and the bundle as soon as they are certain', async () => {
    const facts = { 国家单项冠军企业: true, 市重点培育单项冠军企业: true }
    const answers = Object.entries(facts).map(([fact, value]) => ({ subject: 'applicant', fact, value }))
    const page = await ask(answers, { subjects: [] })
    expect(page.bundle).toMatchObject({ paidFen: '1000000000', isProved: true })
    expect(page.bundle.rejected.map(({ clause, reason }) => [clause.id, reason])).toEqual([['TJ-D3', 'duplicate']])
    expect(page.entitlements.some(({ subject }) => subject.kind !== 'applicant' && subject.id !== null)).toBe(false)
  })

  it('leaves what was skipped as cannot be told and asks it no more', async () => {
    const skipped = [{ subject: 'applicant', fact: '国家单项冠军企业' }]
    const page = await ask([], { subjects: [], skipped })
    expect(page.entitlements.find(({ clause }) => clause.id === 'TJ-D1')?.status).toBe('unknown')
    expect(page.next?.fact.name).not.toBe('国家单项冠军企业')
  })

  it('refuses an answer that cannot be read, with its place', async () => {
    const request = post('/api/policies/calculator', {
      answers: [{ subject: 'project', fact: '总投资', value: '-5万元' }],
    })
    const answer = await test.as('public')({ ...request, headers: { ...request.headers, 'accept-language': 'zh-CN' } })
    expect(answer.json()).toMatchObject({
      code: 'policy.fact-too-small',
      at: { path: '/body/answers/0' },
      detail: expect.stringContaining('总投资'),
    })
  })

  it('stores and logs nothing of what was said', async () => {
    const lines: string[] = []
    const logged = await createTestApp({
      database: test.database,
      city: test.city,
      features: [policyFeature],
      logger: { level: 'trace', stream: { write: (line: string) => void lines.push(line) } },
    })
    const countRows = () =>
      test.database.asOwner(async (connection) => {
        const { rows } = await sql<{ readonly name: string }>`select tablename as name from pg_tables
          where schemaname = current_schema()`.execute(connection)
        const counts = await Promise.all(
          rows.map(async ({ name }) => {
            const counted = await sql<{ readonly n: bigint }>`select count(*) as n from ${sql.table(name)}`.execute(
              connection,
            )
            return [name, String(counted.rows[0]?.n)]
          }),
        )
        return Object.fromEntries(counts)
      })
    const before = await countRows()
    const secret = '76543.21万元'
    const answers = [{ subject: 'project', fact: '设备软硬件投资额', value: secret }]
    const answer = await logged.as('public')(post('/api/policies/calculator', { answers }))
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'no-store'])
    await logged.as('public')(
      post('/api/policies/calculator', {
        answers: [...answers, { subject: 'applicant', fact: '没有', value: secret }],
      }),
    )
    expect(await countRows()).toEqual(before)
    expect(lines.join('')).toContain('askCalculator')
    expect(lines.join('')).not.toMatch(/76543|设备软硬件投资额/u)
    await logged.app.close()
  })

  it('is limited like every other operation', async () => {
    const limited = await createTestApp({
      database: test.database,
      city: test.city,
      features: [policyFeature],
      rateLimits: { perMinute: 2, signInsPerMinute: 2 },
    })
    const statuses = []
    for (let turn = 0; turn < 3; turn += 1) {
      statuses.push((await limited.as('public')(post('/api/policies/calculator', { answers: [] }))).statusCode)
    }
    expect(statuses).toEqual([200, 200, 429])
    await limited.app.close()
  })
})
