import { Result } from '@ceyuan/values'
import type { Database } from './database/database.ts'
import type { City } from './city/city.ts'
import { prepareRegisters } from './register/prepare-registers.ts'
import { createFirstAdministrator, createSampleAccounts, listSampleAccounts } from './identity/sample-accounts.ts'

/** What a city holds once it is prepared. */
export type Prepared = {
  readonly sampleUsernames: readonly string[]
  /** The password of the account just made for a city without people. */
  readonly firstPassword: string | undefined
}

/** Brings a city's registers into being and, where it is empty and may be, fills it with its sample. */
export const prepareCity = async (database: Database, city: City, hasSample: boolean): Promise<Result<Prepared>> => {
  const registers = await prepareRegisters(database, city)
  if (registers.kind === 'failure') return registers
  if (hasSample && city.sampleAccounts.length > 0) await createSampleAccounts(database, city)
  const first = await createFirstAdministrator(database)
  if (first.kind === 'failure') return first
  const samples = await listSampleAccounts(database)
  return Result.success({ sampleUsernames: samples.map(({ username }) => username), firstPassword: first.value })
}
