import type { City } from '../city/city.ts'
import { systemActor } from '../database/actors.ts'
import type { Database } from '../database/database.ts'
import { readSamples } from '../identity/sample-accounts.ts'
import { getConfirmedPlan } from '../plan/confirmed-plan.ts'
import { compileCounted } from './compile-counted.ts'
import { listConfirmations } from './confirmation-store.ts'
import type { Counted } from './counted.ts'
import {
  findLastEntry,
  listEvidenceVersions,
  listRegisterSigns,
  listWrittenDays,
  type EvidenceSpan,
} from './evidence-store.ts'
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

/** What a register had been written by a look at it: anything written since `since` shows in `sign`. */
type Mark = { readonly since: string; readonly sign: string }

type Held = {
  /** The end of the audit chain that it was read at. */
  readonly entry: string
  readonly marks: ReadonlyMap<string, Mark>
  readonly state: EvidenceState
  /** Null in a city that has no plan in force yet. */
  readonly snapshot: ProgressSnapshot | null
}

type Reading = {
  readonly database: Database
  readonly city: City
  readonly held: Held | null
  /** The instant of the reading. */
  readonly at: string
}

const readMarks = async (
  { database }: Reading,
  sinceOf: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, Mark>> => {
  const signs = await database.read(systemActor, (scope) => listRegisterSigns(scope, sinceOf))
  return new Map(Array.from(sinceOf, ([register, since]) => [register, { since, sign: signs.get(register) ?? '' }]))
}

/** Looks at every register that is counted: those written to since the last look, and the marks for the next. */
const lookAtRegisters = async (reading: Reading, model: ProgressModel) => {
  const before = reading.held?.snapshot?.model === model ? reading.held.marks : new Map<string, Mark>()
  const registers = Array.from(new Set(Array.from(model.counted.values(), ({ register }) => register.id)))
  const known = await readMarks(reading, new Map(Array.from(before, ([register, { since }]) => [register, since])))
  const changed = registers.filter((id) => known.get(id)?.sign !== before.get(id)?.sign || !before.has(id))
  const windowFrom = new Date(Date.parse(reading.at) - overlap).toISOString()
  // Looked at before the versions are read: what comes in between is found by the next look.
  const fresh = await readMarks(reading, new Map(changed.map((id) => [id, windowFrom])))
  return { before, changed: new Set(changed), marks: new Map([...before, ...fresh]) }
}

const readTimeline = (
  { database, city }: Reading,
  counted: Counted,
  before: EvidenceTimeline,
  since: string | null,
): Promise<EvidenceTimeline> =>
  database.read(systemActor, async (scope) => {
    const span: EvidenceSpan = { since, known: Array.from(before.records.keys()), timeZone: city.timeZone }
    const versions = await listEvidenceVersions(scope, counted, span)
    return withVersions(before, versions, await listWrittenDays(scope, counted.register.id, span))
  })

type Look = Awaited<ReturnType<typeof lookAtRegisters>>

/** The timeline of one counted thing: as it is held where its register stands still, else with what has come since. */
const nextTimeline = async (
  reading: Reading,
  { before, changed }: Look,
  counted: Counted,
): Promise<EvidenceTimeline> => {
  const since = before.get(counted.register.id)?.since ?? null
  const known = (since === null ? undefined : reading.held?.state.timelines.get(counted.id)) ?? emptyTimeline
  return changed.has(counted.register.id) ? readTimeline(reading, counted, known, since) : known
}

const readState = async (reading: Reading, model: ProgressModel): Promise<Pick<Held, 'state' | 'marks'>> => {
  const { database, city, held } = reading
  const confirmations = await database.read(systemActor, (scope) => listConfirmations(scope, city.timeZone))
  const look = await lookAtRegisters(reading, model)
  const timelines = new Map<string, EvidenceTimeline>()
  for (const counted of model.counted.values()) timelines.set(counted.id, await nextTimeline(reading, look, counted))
  const isSame =
    look.before.size > 0 &&
    confirmations.length === held?.state.confirmations.length &&
    Array.from(timelines).every(([id, timeline]) => timeline === held.state.timelines.get(id))
  const state = isSame ? held.state : { revision: (held?.state.revision ?? 0) + 1, timelines, confirmations }
  return { state, marks: look.marks }
}

const readModel = async ({ database, city, held }: Reading): Promise<ProgressModel | null> => {
  const plan = await database.read(systemActor, getConfirmedPlan)
  if (!plan) return null
  if (held?.snapshot?.model.plan.id === plan.id) return held.snapshot.model
  const live = toLivePlan(city, plan)
  const counted = compileCounted(city, live.commitments)
  const { isSample } = await readSamples(database)
  if (counted.kind === 'success') return createProgressModel({ city, isSample }, live, counted.value)
  throw new Error(`The plan in force counts by filters that do not hold: ${JSON.stringify(counted.problems)}`)
}

const nothing: EvidenceState = { revision: 0, timelines: new Map(), confirmations: [] }

const readAll = async (database: Database, city: City, held: Held | null): Promise<Held> => {
  const { entry, at } = await database.read(systemActor, async (scope) => ({
    entry: await findLastEntry(scope),
    at: scope.at,
  }))
  if (held && entry === held.entry) return held
  const reading: Reading = { database, city, held, at }
  const model = await readModel(reading)
  if (!model) return { entry, marks: new Map(), state: nothing, snapshot: null }
  const { state, marks } = await readState(reading, model)
  const isSame = held?.state === state && held.snapshot !== null
  return { entry, marks, state, snapshot: isSame ? held.snapshot : createSnapshot(model, state) }
}

/**
 * Keeps the evidence of everything that is counted in memory and brings it up to date: one look at the end of the audit chain while
 * nothing has been written; after a write, one look at the registers, and only the versions recorded since in those that have changed. Everyone sees the own write: a caller joins a reading only
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
