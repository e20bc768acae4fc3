import { Result } from '@ceyuan/values'
import type { Database } from '../database/database.ts'
import { isRegisterEmpty, loadHistory } from '../register/load-history.ts'
import { prepareRegisters } from '../register/prepare-registers.ts'
import type { City } from './city.ts'
import { readSample } from './load-sample.ts'

/** What preparing a city did: registers made, registers changed, and sample records' versions loaded. */
export type PreparedCity = {
  readonly created: readonly string[]
  readonly changed: readonly string[]
  readonly loaded: Readonly<Record<string, number>>
}

const loadSamples = async (database: Database, city: City): Promise<Result<Record<string, number>>> => {
  const loaded: Record<string, number> = {}
  for (const register of city.registers) {
    const isEmpty = await database.asOwner((owner) => isRegisterEmpty(owner, register))
    const sample = isEmpty ? await readSample(city.folder, register) : Result.success([])
    if (sample.kind === 'failure') return sample
    if (sample.value.length > 0) {
      await database.asOwner((owner) => loadHistory(owner, register, sample.value))
      loaded[register.id] = sample.value.length
    }
  }
  return Result.success(loaded)
}

/**
 * Makes the database the city's: brings the register tables up to date with the pack and, where a register is still empty and
 * `withSample` is set, fills it with the pack's sample records and their history.
 */
export const prepareCity = async (
  database: Database,
  city: City,
  options: { readonly withSample: boolean },
): Promise<Result<PreparedCity>> => {
  const prepared = await prepareRegisters(database, city)
  if (prepared.kind === 'failure') return prepared
  const loaded = options.withSample ? await loadSamples(database, city) : Result.success({})
  return Result.map(loaded, (counts) => ({ ...prepared.value, loaded: counts }))
}
