import { randomUUID } from 'node:crypto'
import type { City } from '../city/city.ts'
import { prepareCity } from '../city/prepare-city.ts'
import { publicActor } from '../database/actors.ts'
import type { Actor } from '../database/database.ts'
import { createTestDatabase, type engines } from '../database/test-database.ts'
import { documentRoutes } from '../document/routes.ts'
import { loadTestCity, testNow, valueOf } from '../progress/test-progress.ts'
import { registerRoutes } from '../register/routes.ts'
import { createTestApp, type TestApp } from '../test-app.ts'
import { policyFeature } from './routes.ts'
import { loadSamplePolicy } from './sample.ts'

/** Someone who speaks for an enterprise. */
export const voiceFor = (creditCode: string): Actor => ({
  ...publicActor,
  kind: 'user',
  userId: `enterprise-${creditCode}`,
  name: '钱示例',
  role: 'enterprise',
  scopes: new Set(['policy.supply']),
  creditCode,
})

/** An officer of a unit with these scopes. */
export const officerWith = (unitId: string, ...scopes: readonly string[]): Actor => ({
  ...publicActor,
  kind: 'user',
  userId: `officer-${unitId}-${scopes.join('-')}`,
  name: '王示例',
  role: 'officer',
  scopes: new Set(scopes),
  unitId,
})

/** A sample city with its records, served with what policies need. */
export const createPolicyApp = async (
  engine: (typeof engines)[number],
): Promise<TestApp & { readonly city: City; readonly close: () => Promise<void> }> => {
  const city = await loadTestCity()
  const database = await createTestDatabase(engine, {
    schema: city.id,
    clock: () => testNow,
    prepare: {
      name: `policy 2 ${city.hash}`,
      run: async (prepared) => {
        valueOf(await prepareCity(prepared, city, { withSample: true }))
        valueOf(await loadSamplePolicy(prepared, city))
      },
    },
  })
  const test = await createTestApp({ database, city, features: [documentRoutes, registerRoutes, policyFeature] })
  const close = async () => {
    await test.app.close()
    await database.close()
  }
  return { ...test, city, close }
}

/** A request that writes. */
export const post = (url: string, payload: object) => ({
  method: 'POST' as const,
  url,
  headers: { 'idempotency-key': randomUUID() },
  payload,
})

/** The enterprise of the sample account. */
export const sampleEnterprise = '91120116XXX000553H'

/** Another enterprise of the sample. */
export const otherEnterprise = '91120116XXX0005291'
