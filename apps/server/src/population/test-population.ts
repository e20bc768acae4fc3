import { randomUUID } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PopulationRun } from '@ceyuan/contract'
import { createTestDatabase, type engines } from '../database/test-database.ts'
import type { Actor } from '../database/database.ts'
import { officerWith } from '../policy/test-policy.ts'
import { loadTestCity, testNow } from '../progress/test-progress.ts'
import { createTestApp, type TestApp } from '../test-app.ts'
import { populationFeature } from './feature.ts'

/** An official who may try policies out. */
export const planner: Actor = { ...officerWith('gxj', 'policy.edit', 'policy.read'), userId: 'planner' }

/** Another one with the same scopes. */
export const stranger: Actor = { ...officerWith('gxj', 'policy.edit', 'policy.read'), userId: 'stranger' }

const clock = (): string => testNow

const boundary = 'ceyuan-boundary'

/** The sample city without records, served with evaluations of files. */
export const createPopulationApp = async (engine: (typeof engines)[number]) => {
  const city = await loadTestCity()
  const database = await createTestDatabase(engine, { schema: city.id, clock })
  const uploadFolder = await mkdtemp(join(tmpdir(), 'ceyuan-population-'))
  const open = () => createTestApp({ database, city, features: [populationFeature], uploadFolder, clock })
  const test = await open()
  const close = async () => {
    await test.app.close()
    await database.close()
  }
  return { ...test, ...asking(test), database, city, uploadFolder, open, close }
}

/** Requests about evaluations, as an official makes them. */
export const asking = (test: TestApp) => {
  const upload = (content: string | Buffer, { actor = planner, name = '企业.csv' } = {}) =>
    test.as(actor)({
      method: 'POST',
      url: '/api/policies/evaluations',
      headers: { 'idempotency-key': randomUUID(), 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload: Buffer.concat([
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`,
        ),
        Buffer.from(content),
        Buffer.from(`\r\n--${boundary}--\r\n`),
      ]),
    })
  const act = (id: string, verb: string, payload: object = {}, actor: Actor = planner) =>
    test.as(actor)({
      method: 'POST',
      url: `/api/policies/evaluations/${id}/${verb}`,
      headers: { 'idempotency-key': randomUUID() },
      payload,
    })
  const read = (path: string, actor: Actor | 'public' = planner) =>
    test.as(actor)({ url: `/api/policies/evaluations${path}` })
  const settle = async (id: string): Promise<PopulationRun> => {
    for (let tries = 0; tries < 600; tries += 1) {
      const run: PopulationRun = (await read(`/${id}`)).json()
      if (run.status !== 'waiting' && run.status !== 'running') return run
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error('the evaluation does not end')
  }
  const readTemplate = () => test.as(planner)({ url: '/api/policies/evaluation-template.csv' })
  return { upload, act, read, readTemplate, settle }
}
