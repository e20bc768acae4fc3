import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import { loadCity } from '../city/load-city.ts'
import { prepareCity } from '../city/prepare-city.ts'
import type { Actor } from '../database/database.ts'
import { createTestDatabase, type engines } from '../database/test-database.ts'
import { actorWith, createTestApp, type TestApp } from '../test-app.ts'
import { ownRecordFeature } from './own-record.ts'
import { registerRoutes } from './routes.ts'

const unwrap = <T>(result: Result<T>): T => {
  if (result.kind === 'success') return result.value
  throw new Error(JSON.stringify(result.problems))
}

/** A running app of the example city with its sample records. */
export type RegisterApp = TestApp & { readonly city: City; readonly close: () => Promise<void> }

/** Starts the app of the example city on an engine. */
export const createRegisterApp = async (engine: (typeof engines)[number]): Promise<RegisterApp> => {
  const city = unwrap(await loadCity(join(import.meta.dirname, '../../../../cities/example')))
  const database = await createTestDatabase(engine, {
    schema: city.id,
    prepare: {
      name: city.hash,
      run: async (made) => void unwrap(await prepareCity(made, city, { withSample: true })),
    },
  })
  const test = await createTestApp({ database, city, features: [registerRoutes, ownRecordFeature] })
  const close = async () => {
    await test.app.close()
    await database.close()
  }
  return { ...test, city, close }
}

/** A person of a unit with the given scopes. */
export const personOf = (unitId: string, ...scopes: readonly string[]): Actor => ({
  ...actorWith(...scopes),
  userId: `${unitId}-${scopes.join('-')}`,
  unitId,
})

/** The headers of a write. */
export const newKey = (): Record<string, string> => ({ 'idempotency-key': randomUUID() })
