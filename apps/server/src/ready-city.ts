import { Result } from '@ceyuan/values'
import type { City } from './city/city.ts'
import { prepareCity } from './city/prepare-city.ts'
import { loadSampleCoordination } from './coordination/sample.ts'
import type { Database } from './database/database.ts'
import { createFirstAdministrator, createSampleAccounts, hasPeople, readSamples } from './identity/sample-accounts.ts'
import { loadConfirmedPlan } from './plan/load-confirmed-plan.ts'
import { loadSamplePolicy } from './policy/sample.ts'
import { loadSampleFunding } from './funding/sample.ts'
import { loadSampleDrafts } from './policy-release/sample.ts'
import { loadSampleProgress } from './progress/load-sample-progress.ts'

/** What a city holds once it is ready. */
export type ReadyCity = {
  readonly sampleUsernames: readonly string[]
  /** The password of the account just made for a city without people. */
  readonly firstPassword: string | undefined
}

/**
 * Whether a city is a sample is settled at its first start, for good: what a real city leaves empty is never filled with
 * invented records later.
 */
const isSampleCity = async (database: Database, city: City, isWanted: boolean): Promise<boolean> =>
  (await hasPeople(database)) ? (await readSamples(database)).isSample : isWanted && city.sampleAccounts.length > 0

const loadSample = async (database: Database, city: City): Promise<Result<unknown>> => {
  if (!(await hasPeople(database))) {
    const made = await createSampleAccounts(database, city)
    if (made.kind === 'failure') return made
  }
  const progress = await loadSampleProgress(database, city)
  if (progress.kind === 'failure') return progress
  const coordination = await loadSampleCoordination(database, city)
  if (coordination.kind === 'failure') return coordination
  const policy = await loadSamplePolicy(database, city)
  if (policy.kind === 'failure') return policy
  const funding = await loadSampleFunding(database, city)
  return funding.kind === 'failure' ? funding : loadSampleDrafts(database, city)
}

/** Brings a city's registers and plan into force; a new city gets its sample, or a first administrator. */
export const readyCity = async (database: Database, city: City, wantsSample: boolean): Promise<Result<ReadyCity>> => {
  const withSample = await isSampleCity(database, city, wantsSample)
  const prepared = await prepareCity(database, city, { withSample })
  if (prepared.kind === 'failure') return prepared
  const plan = await loadConfirmedPlan(database, city)
  if (plan.kind === 'failure') return plan
  const sample = withSample ? await loadSample(database, city) : Result.success(null)
  if (sample.kind === 'failure') return sample
  const first = await createFirstAdministrator(database)
  if (first.kind === 'failure') return first
  const { accounts } = await readSamples(database)
  return Result.success({ sampleUsernames: accounts.map(({ username }) => username), firstPassword: first.value })
}
