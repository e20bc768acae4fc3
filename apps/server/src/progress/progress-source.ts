import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Database } from '../database/database.ts'
import { registerRevision, revisionsOf } from '../database/revision.ts'
import { readSamples } from '../identity/sample-accounts.ts'
import { getConfirmedPlan, planRevision } from '../plan/confirmed-plan.ts'
import { compileCounted } from './compile-counted.ts'
import { listConfirmations, milestoneRevision, type Confirmation } from './confirmation-store.ts'
import type { Counted } from './counted.ts'
import { listEvidenceVersions, listWrittenDays, type EvidenceSpan } from './evidence-store.ts'
import { emptyTimeline, withVersions, type EvidenceTimeline } from './evidence-timeline.ts'
import { toLivePlan } from './plan-commitment.ts'
import {
  createProgressModel,
  createSnapshot,
  type EvidenceState,
  type ProgressModel,
  type ProgressSnapshot,
} from './progress-snapshot.ts'

/** A write that began before the last reading and was committed after it is found again within this span. Unit: ms. */
const overlap = 3_600_000

type Revisions = ReadonlyMap<string, bigint>

type Held = {
  /** How often each source of the evidence had been changed when it was read. */
  readonly revisions: Revisions
  /** The instant at which each register was last read, by its id. */
  readonly readAt: ReadonlyMap<string, string>
  readonly state: EvidenceState
  /** Null in a city that has no plan in force yet. */
  readonly snapshot: ProgressSnapshot | null
}

type Reading = {
  readonly database: Database
  readonly city: City
  readonly held: Held | null
  /** Looked up before anything else is read, so that what is written meanwhile is found by the next reading. */
  readonly revisions: Revisions
  /** The instant of the reading. */
  readonly at: string
}

/** The names under which changes of whatever the evidence comes from are counted. */
const sourcesOf = ({ registers }: City): readonly string[] => [
  planRevision,
  milestoneRevision,
  ...registers.map(({ id }) => registerRevision(id)),
]

const isUnchanged = ({ held, revisions }: Pick<Reading, 'held' | 'revisions'>, name: string): boolean =>
  held !== null && held.revisions.get(name) === revisions.get(name)

/** From when on the versions of a register are to be read; null: all, at first and when the clock was put back. */
const sinceOf = ({ held, at }: Reading, { register }: Counted, known: EvidenceTimeline): string | null => {
  const readAt = held?.readAt.get(register.id)
  // A register that has never been written to may be filled with a whole history at once.
  if (readAt === undefined || readAt > at || known.writtenOn.length === 0) return null
  return new Date(Date.parse(readAt) - overlap).toISOString()
}

/** The timeline of one counted thing: as it is held where its register stands still, else with what has come since. */
const nextTimeline = async (
  reading: Reading,
  counted: Counted,
  held: EvidenceTimeline | undefined,
): Promise<EvidenceTimeline> => {
  const { register } = counted
  if (held && isUnchanged(reading, registerRevision(register.id))) return held
  const since = held ? sinceOf(reading, counted, held) : null
  const before = held && since !== null ? held : emptyTimeline
  const { timeZone } = reading.city
  return reading.database.read(systemActor, async (scope) => {
    const span: EvidenceSpan = { since, known: Array.from(before.records.keys()), timeZone }
    const versions = await listEvidenceVersions(scope, counted, span)
    return withVersions(before, versions, await listWrittenDays(scope, register.id, span))
  })
}

const nextConfirmations = async (
  reading: Reading,
  known: readonly Confirmation[] | undefined,
): Promise<readonly Confirmation[]> => {
  if (known && isUnchanged(reading, milestoneRevision)) return known
  const { database, city } = reading
  return database.read(systemActor, (scope) => listConfirmations(scope, city.timeZone))
}

const readState = async (reading: Reading, model: ProgressModel): Promise<EvidenceState> => {
  const { held } = reading
  const state = held?.snapshot?.model === model ? held.state : undefined
  const confirmations = await nextConfirmations(reading, state?.confirmations)
  const timelines = new Map<string, EvidenceTimeline>()
  for (const counted of model.counted.values()) {
    timelines.set(counted.id, await nextTimeline(reading, counted, state?.timelines.get(counted.id)))
  }
  const isSame =
    confirmations === state?.confirmations &&
    Array.from(timelines).every(([id, timeline]) => timeline === state.timelines.get(id))
  return isSame ? state : { revision: (held?.state.revision ?? 0) + 1, timelines, confirmations }
}

const readModel = async (reading: Reading): Promise<ProgressModel | null> => {
  const { database, city, held } = reading
  if (held?.snapshot && isUnchanged(reading, planRevision)) return held.snapshot.model
  const plan = await database.read(systemActor, getConfirmedPlan)
  if (!plan) return null
  const live = toLivePlan(city, plan)
  const counted = compileCounted(city, live.commitments)
  const { isSample } = await readSamples(database)
  if (counted.kind === 'success') return createProgressModel({ city, isSample }, live, counted.value)
  throw new Error(`The plan in force counts by filters that do not hold: ${JSON.stringify(counted.problems)}`)
}

const nothing: EvidenceState = { revision: 0, timelines: new Map(), confirmations: [] }

/** When each register was last read, after a reading. */
const readTimes = (reading: Reading, model: ProgressModel): ReadonlyMap<string, string> => {
  const before = reading.held?.snapshot?.model === model ? reading.held.readAt : new Map<string, string>()
  const registers = Array.from(model.counted.values(), ({ register }) => register.id)
  const timeOf = (id: string): string =>
    (isUnchanged(reading, registerRevision(id)) ? before.get(id) : undefined) ?? reading.at
  return new Map(registers.map((id) => [id, timeOf(id)]))
}

const readAll = async (database: Database, city: City, held: Held | null): Promise<Held> => {
  const { revisions, at } = await database.read(systemActor, async (scope) => ({
    revisions: await revisionsOf(scope, sourcesOf(city)),
    at: scope.at,
  }))
  const reading: Reading = { database, city, held, revisions, at }
  if (held && sourcesOf(city).every((name) => isUnchanged(reading, name))) return held
  const model = await readModel(reading)
  if (!model) return { revisions, readAt: new Map(), state: nothing, snapshot: null }
  const state = await readState(reading, model)
  const isSame = held?.state === state && held.snapshot !== null
  const snapshot = isSame ? held.snapshot : createSnapshot(model, state)
  return { revisions, readAt: readTimes(reading, model), state, snapshot }
}

/**
 * Keeps the evidence of everything that is counted in memory and brings it up to date: one look at the revisions of the plan, the
 * milestones and the registers; where none went up, nothing more; else only the versions recorded since in the registers whose
 * revision did. Everyone sees the own write: a caller joins a reading only if it begins after the call.
 */
export const createProgressSource = (
  database: Database,
  city: City,
): { readonly current: () => Promise<ProgressSnapshot | null> } => {
  let held: Held | null = null
  let running: Promise<Held> | null = null
  let queued: Promise<Held> | null = null
  const start = (): Promise<Held> => {
    const reading = readAll(database, city, held)
      .then((read) => (held = read))
      .finally(() => {
        if (running === reading) running = null
      })
    running = reading
    return reading
  }
  const next = (): Promise<Held> => {
    if (!running) return start()
    queued ??= running
      .catch(() => undefined)
      .then(() => {
        queued = null
        return start()
      })
    return queued
  }
  return Object.freeze({ current: async () => (await next()).snapshot })
}
