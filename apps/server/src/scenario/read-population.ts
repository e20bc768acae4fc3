import type { Clock, Database, Scope } from '../database/database.ts'
import { factReader } from '../policy/dossier-service.ts'
import type { Page } from './population-pages.ts'
import type { PopulationSource } from './population-source.ts'
import { countRows, listSuppliedFacts, listTouched, populationKey, readPage } from './population-store.ts'
import type { Read, State } from './thread-messages.ts'

// A write counts from its beginning: one that takes long is still found by whoever looks again from so much earlier.
const longestWriteMs = 15 * 60_000

const codesOf = async (scope: Scope, source: PopulationSource, since: string): Promise<State['codes']> => {
  const touched = await listTouched(scope, source, since)
  // Something has changed: where it is not found, or where something has gone, everything is read again.
  return touched?.isPlain === true && touched.codes.length > 0 ? touched.codes : null
}

// What is kept is asked for at every question: only where something has changed it is looked what.
const readState = async (
  scope: Scope,
  source: PopulationSource,
  kept: Extract<Read, { kind: 'state' }>['kept'],
  clock: Clock,
): Promise<State> => {
  const at = new Date(Date.parse(clock()) - longestWriteMs).toISOString()
  const registers = [source.body, ...source.registers.map(({ register }) => register)].map(({ id }) => id)
  const key = await populationKey(scope, registers)
  if (kept?.key === key) return { key, at, supplied: [], codes: [], rows: 0 }
  const codes = kept && (await codesOf(scope, source, kept.since))
  const rows = codes ? 0 : await countRows(scope, source)
  return { key, at, supplied: await listSuppliedFacts(scope, codes), codes, rows }
}

/** Reads for the thread what a population is made of, as the rules see it. */
export const readFor = (
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  source: PopulationSource,
  read: Read,
): Promise<State | Page> =>
  database.read(factReader, (scope): Promise<State | Page> =>
    read.kind === 'state' ? readState(scope, source, read.kept, clock) : readPage(scope, source, read.asked),
  )
