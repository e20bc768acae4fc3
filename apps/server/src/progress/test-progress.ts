import type { Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import { prepareCity } from '../city/prepare-city.ts'
import { readConfig } from '../config.ts'
import { systemActor } from '../database/actors.ts'
import type { Actor, Database } from '../database/database.ts'
import { createTestDatabase, type engines } from '../database/test-database.ts'
import { createSampleAccounts } from '../identity/sample-accounts.ts'
import { readCity } from '../open-city.ts'
import { loadConfirmedPlan } from '../plan/load-confirmed-plan.ts'
import { loadSampleProgress } from './load-sample-progress.ts'

/** The instant at which the progress tests stand. */
export const testNow = '2026-11-23T01:00:00.000Z'

/** The value of a result that a test relies on. */
export const valueOf = <T>(result: Result<T>): T => {
  if (result.kind === 'success') return result.value
  throw new Error(JSON.stringify(result.problems))
}

/** The sample city that the repository is configured to run. */
export const loadTestCity = async (): Promise<City> => valueOf(await readCity(valueOf(readConfig({}))))

/** A database with the sample city in force: records, plan, accounts, confirmed milestones, one publication. */
export const createProgressDatabase = (engine: (typeof engines)[number], city: City): Promise<Database> =>
  createTestDatabase(engine, {
    schema: city.id,
    prepare: {
      name: `progress 1 ${city.hash}`,
      run: async (database) => {
        valueOf(await prepareCity(database, city, { withSample: true }))
        valueOf(await loadConfirmedPlan(database, city))
        await createSampleAccounts(database, city)
        valueOf(await loadSampleProgress(database, city))
      },
    },
  })

/** An officer of a unit with these scopes. */
export const officerOf = (unitId: string | null, ...scopes: readonly string[]): Actor => ({
  ...systemActor,
  kind: 'user',
  userId: `test-${unitId ?? 'none'}-${scopes.join('-')}`,
  name: '示例',
  role: 'officer',
  scopes: new Set(scopes),
  unitId,
})
