import { randomUUID } from 'node:crypto'
import type { City } from '../city/city.ts'
import { prepareCity } from '../city/prepare-city.ts'
import type { Actor } from '../database/database.ts'
import { createTestDatabase, type engines } from '../database/test-database.ts'
import { documentRoutes } from '../document/routes.ts'
import { fundingFeature } from '../funding/feature.ts'
import { policyFeature } from '../policy/routes.ts'
import { officerWith } from '../policy/test-policy.ts'
import { loadTestCity, testNow, valueOf } from '../progress/test-progress.ts'
import { createTestApp, type TestApp } from '../test-app.ts'
import { scenarioFeature } from './feature.ts'

/** An officer of the unit that keeps enterprises, who tries policies out. */
export const planner: Actor = {
  ...officerWith('gxj', 'policy.edit', 'policy.read', 'register.read', 'funding.read', 'funding.commit'),
  userId: 'planner',
}

/** The same of a unit that does not keep enterprises. */
export const stranger: Actor = {
  ...officerWith('rsj', 'policy.edit', 'policy.read', 'register.read'),
  userId: 'stranger',
}

/** A request that asks or writes. */
export const send = (url: string, payload: object, method: 'POST' | 'PUT' = 'POST') => ({
  method,
  url,
  headers: { 'idempotency-key': randomUUID() },
  payload,
})

/** A scenario on the day of the tests. */
export const content = (changes: readonly object[] = [], more: object = {}): object => ({
  on: '2026-11-23',
  years: 1,
  changes: [...changes],
  ...more,
})

/** The sample city with what its enterprises say, served with scenarios and what they need. */
export const createScenarioApp = async (
  engine: (typeof engines)[number],
): Promise<TestApp & { readonly city: City; readonly close: () => Promise<void> }> => {
  const city = await loadTestCity()
  const database = await createTestDatabase(engine, {
    schema: city.id,
    clock: () => testNow,
    prepare: {
      name: `scenario 1 ${city.hash}`,
      run: async (prepared) => {
        valueOf(await prepareCity(prepared, city, { withSample: true }))
      },
    },
  })
  const features = [documentRoutes, policyFeature, fundingFeature, scenarioFeature]
  const test = await createTestApp({ database, city, features })
  const close = async () => {
    await test.app.close()
    await database.close()
  }
  return { ...test, city, close }
}
