import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Database } from '../database/database.ts'
import { listSampleAccounts } from '../identity/sample-accounts.ts'
import { getConfirmedPlan } from '../plan/confirmed-plan.ts'
import { compileCounted } from './compile-counted.ts'
import { listConfirmations } from './confirmation-store.ts'
import type { Counted } from './counted.ts'
import { findLastEntry, listEvidenceVersions, listWrittenDays, type EvidenceSpan } from './evidence-store.ts'
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

type Held = {
  /** The end of the audit chain that it was read at. */
  readonly entry: string
  readonly readAt: string
  readonly state: EvidenceState
  /** Null in a city that has no plan in force yet. */
  readonly snapshot: ProgressSnapshot | null
}

type Reading = { readonly database: Database; readonly city: City; readonly held: Held | null }

const readTimeline = (
  { database, city, held }: Reading,
  counted: Counted,
  isSameModel: boolean,
): Promise<EvidenceTimeline> => {
  const known = isSameModel ? held?.state.timelines.get(counted.id) : undefined
  const before = known ?? emptyTimeline
  const since = known && held ? new Date(Date.parse(held.readAt) - overlap).toISOString() : null
  return database.read(systemActor, async (scope) => {
    const span: EvidenceSpan = { since, known: Array.from(before.records.keys()), timeZone: city.timeZone }
    const versions = await listEvidenceVersions(scope, counted, span)
    return withVersions(before, versions, await listWrittenDays(scope, counted.register.id, span))
  })
}

const readState = async (reading: Reading, model: ProgressModel): Promise<EvidenceState> => {
  const { database, city, held } = reading
  const isSameModel = held?.snapshot?.model === model
  const confirmations = await database.read(systemActor, (scope) => listConfirmations(scope, city.timeZone))
  const timelines = new Map<string, EvidenceTimeline>()
  let isChanged = !isSameModel || confirmations.length !== held.state.confirmations.length
  for (const counted of model.counted.values()) {
    const timeline = await readTimeline(reading, counted, isSameModel)
    isChanged ||= timeline !== held?.state.timelines.get(counted.id)
    timelines.set(counted.id, timeline)
  }
  if (!isChanged && held) return held.state
  return { revision: (held?.state.revision ?? 0) + 1, timelines, confirmations }
}

const readModel = async ({ database, city, held }: Reading): Promise<ProgressModel | null> => {
  const plan = await database.read(systemActor, getConfirmedPlan)
  if (!plan) return null
  if (held?.snapshot?.model.plan.id === plan.id) return held.snapshot.model
  const live = toLivePlan(city, plan)
  const counted = compileCounted(city, live.commitments)
  const isSample = (await listSampleAccounts(database)).length > 0
  if (counted.kind === 'success') return createProgressModel({ city, isSample }, live, counted.value)
  throw new Error(`The plan in force counts by filters that do not hold: ${JSON.stringify(counted.problems)}`)
}

const nothing: EvidenceState = { revision: 0, timelines: new Map(), confirmations: [] }

const readAll = async (reading: Reading): Promise<Held> => {
  const { database, held } = reading
  const { entry, at } = await database.read(systemActor, async (scope) => ({
    entry: await findLastEntry(scope),
    at: scope.at,
  }))
  if (held && entry === held.entry) return held
  const model = await readModel(reading)
  if (!model) return { entry, readAt: at, state: nothing, snapshot: null }
  const state = await readState(reading, model)
  const isSame = held?.state === state && held.snapshot !== null
  return { entry, readAt: at, state, snapshot: isSame ? held.snapshot : createSnapshot(model, state) }
}

/**
 * Keeps the evidence of everything that is counted in memory and brings it up to date: one look at the end of the audit chain while
 * nothing has been written; after a write, only the versions recorded since. Everyone sees the own write: a caller joins a reading only
 * if it begins after the call.
 */
export const createProgressSource = (
  database: Database,
  city: City,
): { readonly current: () => Promise<ProgressSnapshot | null> } => {
  let held: Held | null = null
  let running: Promise<Held> | null = null
  let queued: Promise<Held> | null = null
  const start = (): Promise<Held> => {
    const reading = readAll({ database, city, held })
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
