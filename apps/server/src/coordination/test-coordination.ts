import { randomUUID } from 'node:crypto'
import type { City } from '../city/city.ts'
import { prepareCity } from '../city/prepare-city.ts'
import type { Actor, Database } from '../database/database.ts'
import { createTestDatabase, engines } from '../database/test-database.ts'
import { documentRoutes } from '../document/routes.ts'
import { noticeFeature } from '../notice/feature.ts'
import { loadConfirmedPlan } from '../plan/load-confirmed-plan.ts'
import { loadTestCity, officerOf, testNow, valueOf } from '../progress/test-progress.ts'
import { createTestApp, type TestApp } from '../test-app.ts'
import { coordinationFeature } from './feature.ts'
import { loadSampleCoordination } from './sample.ts'

const office = ['order.read', 'order.raise', 'order.answer', 'order.close', 'meeting.read', 'meeting.hold']

/** Someone of the coordination office. */
export const coordinator: Actor = {
  ...officerOf('kjj', 'progress.read', 'report.write', ...office),
  userId: 'coordinator',
  name: '李示例',
}

/** An officer who answers for a unit. */
export const officerFor = (unit: string): Actor => ({
  ...officerOf(unit, 'progress.read', 'order.read', 'order.answer', 'meeting.read'),
  userId: `officer-${unit}`,
  name: '王示例',
})

/** A sample city with its records, plan, orders and meetings, served with the features that coordination needs. */
export const createCoordinationApp = async (
  engine: (typeof engines)[number],
): Promise<TestApp & { readonly city: City; readonly close: () => Promise<void> }> => {
  const city = await loadTestCity()
  const database: Database = await createTestDatabase(engine, {
    schema: city.id,
    clock: () => testNow,
    prepare: {
      name: `coordination 1 ${city.hash}`,
      run: async (prepared) => {
        valueOf(await prepareCity(prepared, city, { withSample: true }))
        valueOf(await loadConfirmedPlan(prepared, city))
        valueOf(await loadSampleCoordination(prepared, city))
      },
    },
  })
  const test = await createTestApp({ database, city, features: [documentRoutes, coordinationFeature, noticeFeature] })
  const close = async () => {
    await test.app.close()
    await database.close()
  }
  return { ...test, city, close }
}

/** A request that writes. */
export const post = (url: string, payload: object, method: 'POST' | 'PUT' = 'POST') => ({
  method,
  url,
  headers: { 'idempotency-key': randomUUID() },
  payload,
})
