import { countLights, type Light, type Rhythm } from '@ceyuan/plan'
import { CivilDate } from '@ceyuan/values'
import type { City, Indicator } from '../city/city.ts'
import { judge, type Grounds, type Judged } from './commitment-assessment.ts'
import { recordsIdOf } from './compile-counted.ts'
import type { Confirmation } from './confirmation-store.ts'
import type { Counted } from './counted.ts'
import { emptyTimeline, type EvidenceTimeline } from './evidence-timeline.ts'
import { lastDeadline, type LivePlan, type PlanCommitment } from './plan-commitment.ts'

/** The city, the plan in force and what is counted for it. */
export type ProgressModel = {
  readonly city: City
  readonly plan: LivePlan
  readonly counted: ReadonlyMap<string, Counted>
  readonly start: CivilDate
  readonly deadline: CivilDate
  /** Whether its people and records are invented. */
  readonly isSample: boolean
}

/** The evidence of everything that is counted, as of one state of the database. */
export type EvidenceState = {
  /** Changes whenever any evidence does. */
  readonly revision: number
  readonly timelines: ReadonlyMap<string, EvidenceTimeline>
  readonly confirmations: readonly Confirmation[]
}

/** A commitment with its judgement. */
export type JudgedCommitment = { readonly commitment: PlanCommitment; readonly judged: Judged }

/** How everything stood on a day. */
export type ProgressAt = {
  readonly asOf: CivilDate
  readonly items: readonly JudgedCommitment[]
  readonly counts: Readonly<Record<Light, number>>
}

/** The evidence of one state of the database, asked as of any day; answers are kept. */
export type ProgressSnapshot = {
  readonly model: ProgressModel
  readonly revision: number
  readonly at: (asOf: CivilDate) => ProgressAt
  /** One commitment on one day. */
  readonly judgeOne: (commitment: PlanCommitment, asOf: CivilDate) => Judged
  readonly timelineOf: (countedId: string) => EvidenceTimeline
  readonly confirmationOf: (commitmentId: string, asOf: CivilDate) => Confirmation | null
  /** Keeps a page made from this state, by its name. */
  readonly page: <T>(name: string, make: () => Promise<T>) => Promise<T>
}

const maxKept = 500

/** Keeps what `make` gives for a key, forgetting the oldest beyond a number. */
const keeper = <T>(): ((key: string, make: () => T) => T) => {
  const kept = new Map<string, T>()
  return (key, make) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make()
    kept.set(key, made)
    const oldest = kept.size > maxKept ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    return made
  }
}

/** The model of a city: its plan with what is counted for it. */
export const createProgressModel = (
  { city, isSample }: Pick<ProgressModel, 'city' | 'isSample'>,
  plan: LivePlan,
  counted: readonly Counted[],
): ProgressModel => {
  const issuedOn = city.planStartOn ?? plan.head.issuedOn
  const start = CivilDate.is(issuedOn) ? issuedOn : CivilDate.create(1, 1, 1)
  return Object.freeze({
    city,
    isSample,
    plan,
    counted: new Map(counted.map((one) => [one.id, one])),
    start,
    deadline: lastDeadline(plan) ?? CivilDate.addMonths(start, 36),
  })
}

/** What is counted for a commitment; null for a milestone. */
export const countedOf = ({ counted }: ProgressModel, { binding, id }: PlanCommitment): Counted | null => {
  if (!binding || binding.kind === 'milestone') return null
  return counted.get(binding.kind === 'indicator' ? binding.indicator : recordsIdOf(id)) ?? null
}

/** The indicator of the pack that a commitment is bound to. */
export const indicatorOf = ({ city }: ProgressModel, { binding }: PlanCommitment): Indicator | null =>
  binding?.kind === 'indicator' ? (city.indicators.find(({ id }) => id === binding.indicator) ?? null) : null

/** Makes the snapshot of one state of the evidence. */
export const createSnapshot = (model: ProgressModel, state: EvidenceState): ProgressSnapshot => {
  const keepDay = keeper<ProgressAt>()
  const pages = new Map<string, Promise<unknown>>()
  const timelineOf = (id: string): EvidenceTimeline => state.timelines.get(id) ?? emptyTimeline
  const confirmationOf = (id: string, asOf: CivilDate): Confirmation | null =>
    state.confirmations.find(({ commitment, knownFrom }) => commitment === id && knownFrom <= asOf) ?? null
  const groundsOf = (commitment: PlanCommitment, asOf: CivilDate): Grounds => {
    const counted = countedOf(model, commitment)
    const rhythm: Rhythm | null = indicatorOf(model, commitment)?.rhythm ?? null
    const timeline = counted ? timelineOf(counted.id) : emptyTimeline
    const confirmation = confirmationOf(commitment.id, asOf)
    return { asOf, start: model.start, deadline: model.deadline, counted, rhythm, timeline, confirmation }
  }
  const judgeOne = (commitment: PlanCommitment, asOf: CivilDate): Judged =>
    judge(commitment, groundsOf(commitment, asOf))
  const judgeAll = (asOf: CivilDate): ProgressAt => {
    const items = model.plan.commitments.map((commitment) => ({ commitment, judged: judgeOne(commitment, asOf) }))
    return { asOf, items, counts: countLights(items.map(({ judged }) => judged.assessment.light)) }
  }
  const page = <T>(name: string, make: () => Promise<T>): Promise<T> => keepPage(pages, name, make)
  const at = (asOf: CivilDate): ProgressAt => keepDay(asOf, () => judgeAll(asOf))
  return Object.freeze({ model, revision: state.revision, at, judgeOne, timelineOf, confirmationOf, page })
}

const isPageOf = <T>(_made: Promise<unknown>, _make: () => Promise<T>): _made is Promise<T> => true

const keepPage = <T>(pages: Map<string, Promise<unknown>>, name: string, make: () => Promise<T>): Promise<T> => {
  const known = pages.get(name)
  // A name is only ever used with one maker, so what is kept under it is of its kind.
  if (known && isPageOf(known, make)) return known
  if (pages.size >= maxKept) pages.clear()
  const made = make()
  pages.set(name, made)
  made.catch(() => pages.delete(name))
  return made
}
