import { join } from 'node:path'
import { getEntitlement } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadCity } from '../city/load-city.ts'
import { prepareCity } from '../city/prepare-city.ts'
import { createTestDatabase, engines } from '../database/test-database.ts'
import { testNow, valueOf } from '../progress/test-progress.ts'
import { createTestApp, type TestApp } from '../test-app.ts'
import { policyFeature } from './routes.ts'
import { loadSamplePolicy } from './sample.ts'
import { post, voiceFor } from './test-policy.ts'

const enterprise = '91990101XXX000051R'

describe.each(engines)('a city whose registers know no projects on %s', (engine) => {
  let test: TestApp
  let again: () => Promise<unknown>
  beforeAll(async () => {
    const city = valueOf(await loadCity(join(import.meta.dirname, '../../../../cities/example')))
    const database = await createTestDatabase(engine, { schema: city.id, clock: () => testNow })
    valueOf(await prepareCity(database, city, { withSample: true }))
    valueOf(await loadSamplePolicy(database, city))
    again = () => loadSamplePolicy(database, city)
    test = await createTestApp({ database, city, features: [policyFeature] })
  }, 120_000)
  afterAll(async () => {
    await test.app.close()
    await test.database.close()
  })

  it('loads what the sample says once', async () => {
    expect(await again()).toMatchObject({ value: 0 })
  })

  it('lets an enterprise name its projects and asks their clauses', async () => {
    const ask = test.as(voiceFor(enterprise))
    const page = getEntitlement.output.parse((await ask({ url: '/api/policies/entitlement' })).json())
    expect(page.applicant.projects.map(({ name }) => name)).toEqual(['发酵罐更新（示例）', '余热回用（示例）'])
    expect(page.bundle.chosen.map(({ clause, subject, paidFen }) => [clause.id, subject.name, paidFen])).toEqual([
      ['G-2', '发酵罐更新（示例）', '135000000'],
      ['G-3', null, '2800000'],
    ])
    expect(page.nearMisses.map(({ clause, changes }) => [clause.id, changes[0]?.fact])).toContainEqual([
      'G-1',
      '设备投资',
    ])
    const added = await ask(post('/api/policies/products', { kind: 'project', name: '冷却塔更新（示例）' }))
    expect(added.json()).toMatchObject({ kind: 'project', name: '冷却塔更新（示例）' })
  })
})
