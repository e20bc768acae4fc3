import { objectionSubject } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Database } from '../database/database.ts'
import { findSampleActor, readSamples } from '../identity/sample-accounts.ts'
import type { ObjectionService } from './service.ts'
import { listObjectionRows } from './store.ts'

const sampleObjection = z.strictObject({
  /** The sample account that objects. */
  by: z.string(),
  subject: objectionSubject,
  reason: z.string(),
  answer: z.strictObject({ by: z.string(), outcome: z.enum(['upheld', 'dismissed']), reason: z.string() }).optional(),
})

type SampleObjection = z.output<typeof sampleObjection>
type Deps = { readonly database: Database; readonly city: City; readonly objections: ObjectionService }

const file = 'sample/objections.yaml'

const wrong = (reason: string): Result<never> =>
  Result.failure(Problem.create('city.sample-wrong', { file, line: 1, reason }, { source: file }))

const readObjections = async ({ folder }: Pick<City, 'folder'>): Promise<Result<readonly SampleObjection[]>> => {
  const text = await readFile(join(folder, file), 'utf8').catch(() => '[]')
  const parsed = z.array(sampleObjection).safeParse(parse(text))
  return parsed.success ? Result.success(parsed.data) : wrong(parsed.error.message)
}

const callOf = async ({ database, city }: Deps, username: string) => {
  const actor = await findSampleActor(database, city, username)
  return actor ? Result.success({ actor, write: {}, locale: 'zh-CN' as const }) : wrong(username)
}

const load = async (deps: Deps, { by, subject, reason, answer }: SampleObjection): Promise<Result<unknown>> => {
  const objector = await callOf(deps, by)
  if (objector.kind === 'failure') return objector
  const raised = await deps.objections.raise(objector.value, { subject, reason, documents: [] })
  if (raised.kind === 'failure' || !answer) return raised
  const answerer = await callOf(deps, answer.by)
  return answerer.kind === 'failure'
    ? answerer
    : deps.objections.answer(answerer.value, raised.value.id, { outcome: answer.outcome, reason: answer.reason })
}

/** Lets the sample accounts of a sample city object, and answer, where nobody has objected yet; gives how many did. */
export const loadSampleObjections = async (deps: Deps): Promise<Result<number>> => {
  const { database, city } = deps
  if (!(await readSamples(database)).isSample) return Result.success(0)
  const some = await database.read(systemActor, (scope) => listObjectionRows(scope, { unit: null, limit: 1 }))
  if (some.length > 0) return Result.success(0)
  const read = await readObjections(city)
  if (read.kind === 'failure') return read
  for (const one of read.value) {
    const loaded = await load(deps, one)
    if (loaded.kind === 'failure') return loaded
  }
  return Result.success(read.value.length)
}
