import type { Clock, Database, Scope } from '../database/database.ts'
import { factReader } from '../policy/dossier-service.ts'
import type { Page } from './population-pages.ts'
import type { PopulationSource } from './population-source.ts'
import { countRows, listSuppliedFacts, listTouched, populationKey, readPage } from './population-store.ts'
import type { Read, State } from './thread-messages.ts'

// A write counts from its beginning: one that takes long is still found by whoever looks again from so much earlier.
const longestWriteMs = 15 * 60_000

const codesOf = async (scope: Scope, source: PopulationSource, since: string | null): Promise<State['codes']> => {
  if (since === null) return null
  const touched = await listTouched(scope, source, since)
  // Something has changed: where it is not found, or where something has gone, everything is read again.
  return touched?.isPlain === true && touched.codes.length > 0 ? touched.codes : null
}

const readState = async (
  scope: Scope,
  source: PopulationSource,
  since: string | null,
  clock: Clock,
): Promise<State> => {
  const at = new Date(Date.parse(clock()) - longestWriteMs).toISOString()
  const registers = [source.body, ...source.registers.map(({ register }) => register)].map(({ id }) => id)
  const key = await populationKey(scope, registers)
  return {
    key,
    at,
    supplied: await listSuppliedFacts(scope),
    codes: await codesOf(scope, source, since),
    rows: await countRows(scope, source),
  }
}

/** Reads for the thread what a population is made of, as the rules see it. */
export const readFor = (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  source: PopulationSource,
  read: Read,
): Promise<State | Page> =>
  database.read(factReader, (scope): Promise<State | Page> =>
    read.kind === 'state' ? readState(scope, source, read.since, clock) : readPage(scope, source, read.asked),
  )
