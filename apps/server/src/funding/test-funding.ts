import { randomUUID } from 'node:crypto'
import type { City } from '../city/city.ts'
import { prepareCity } from '../city/prepare-city.ts'
import type { Actor } from '../database/database.ts'
import { createTestDatabase, type engines } from '../database/test-database.ts'
import { documentRoutes } from '../document/routes.ts'
import type { Feature } from '../context.ts'
import { noticeFeature } from '../notice/feature.ts'
import { policyFeature } from '../policy/routes.ts'
import { officerWith, voiceFor } from '../policy/test-policy.ts'
import { loadTestCity, testNow, valueOf } from '../progress/test-progress.ts'
import { createTestApp, type TestApp } from '../test-app.ts'
import { fundingFeature } from './feature.ts'

/** The sample enterprise that the tests grant to, and its project in production. */
export const body = '91120116XXX0005291'
export const project = '示例-XM-002'

/** An officer who commits and pays for a unit. */
export const funder = (unit = 'gxj'): Actor => ({
  ...officerWith(unit, 'funding.read', 'funding.commit', 'funding.pay', 'register.read'),
  userId: `funder-${unit}`,
})

/** A request that writes. */
export const send = (url: string, payload: object, method: 'POST' | 'PUT' = 'POST') => ({
  method,
  url,
  headers: { 'idempotency-key': randomUUID() },
  payload,
})

/** The sample city with its records and no support granted yet, and what the tests' enterprise says of itself. */
export const createFundingApp = async (
  engine: (typeof engines)[number],
  more: readonly Feature[] = [],
): Promise<TestApp & { readonly city: City; readonly close: () => Promise<void> }> => {
  const city = await loadTestCity()
  const database = await createTestDatabase(engine, {
    schema: city.id,
    clock: () => testNow,
    prepare: {
      name: `funding 1 ${city.hash}`,
      run: async (prepared) => {
        valueOf(await prepareCity(prepared, city, { withSample: true }))
      },
    },
  })
  const features = [documentRoutes, policyFeature, fundingFeature, noticeFeature, ...more]
  const test = await createTestApp({ database, city, features })
  const close = async () => {
    await test.app.close()
    await database.close()
  }
  return { ...test, city, close }
}

/** Lets the tests' enterprise say what its project and itself are. */
export const supply = async ({ as }: Pick<TestApp, 'as'>): Promise<void> => {
  const own = { kind: 'applicant', id: null }
  const built = { kind: 'project', id: project }
  const facts = [
    { subject: own, fact: '工业企业', value: true },
    { subject: own, fact: '软件企业', value: false },
    { subject: own, fact: '注册地在本市', value: true },
    { subject: own, fact: '税务征管在本市', value: true },
    { subject: own, fact: '严重失信主体', value: false },
    { subject: own, fact: '规范经营', value: true },
    { subject: own, fact: '国家单项冠军企业', value: true },
    { subject: own, fact: '市重点培育单项冠军企业', value: true },
    { subject: built, fact: '补足关键环节短板', value: true },
    { subject: built, fact: '产业基础领域', value: '基础材料' },
    { subject: built, fact: '技改方向', value: '智能化' },
    { subject: built, fact: '设备软硬件投资额', value: '4000万元' },
    { subject: built, fact: '适配攻关基地', value: true },
  ]
  const answer = await as(voiceFor(body))(send('/api/policies/supplied-facts', { facts }))
  if (answer.statusCode !== 200) throw new Error(answer.body)
}
