import { CivilDate } from '@ceyuan/values'
import { afterAll, beforeAll, expect, it, describe } from 'vitest'
import type { Database } from '../database/database.ts'
import { backTestCity } from './back-test.ts'
import { createProgressDatabase, loadTestCity } from './test-progress.ts'

describe('the back-test on the sample history', () => {
  let database: Database
  beforeAll(async () => {
    database = await createProgressDatabase('pglite', await loadTestCity())
  })
  afterAll(() => database.close())

  it('6.1 says for each model how often each light was right, and does better than a coin', async () => {
    const models = await backTestCity(database, await loadTestCity(), CivilDate.create(2026, 11, 23))
    for (const { model, result } of models ?? []) {
      const line = result.lights.map(({ light, given, share }) => `${light} ${given} ${share?.toFixed(2)}`).join(', ')
      console.info(`${model}: ${result.judgements} judgements, Brier ${result.brier?.toFixed(3)}: ${line}`)
      expect(result.judgements).toBeGreaterThan(20)
      expect(result.brier).toBeLessThan(0.25)
    }
    expect(models?.map(({ model }) => model).toSorted()).toEqual(['counting', 'yearSum'])
  })
})
