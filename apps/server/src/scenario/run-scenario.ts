import type { ScenarioContent } from '@ceyuan/contract'
import type { PolicySet, ReadyClause, SubjectKind } from '@ceyuan/policy'
import { CivilDate, Result } from '@ceyuan/values'
import type { Year } from './choose-grants.ts'
import { evaluate, type Outcome, type Pace } from './evaluate.ts'
import { hasShared, type Histories, unitsOf } from './families.ts'
import { grantsOf } from './grants.ts'
import { lawOf } from './law.ts'
import type { Population } from './population.ts'
import { rulesOn } from './rules.ts'
import { type Payout, simulate, withGrants } from './simulate.ts'

/** What a side of a scenario is worked out for. */
export type SideAsked = {
  readonly population: Population
  readonly histories: Histories
  /** Facts that the reader may not see. */
  readonly hidden: ReadonlySet<string>
  readonly days: readonly CivilDate[]
  readonly pace: Pace
}

/** The policies as they are or as they would be, run over the years. */
export type Side = { readonly set: PolicySet; readonly years: readonly Year[]; readonly payout: Payout }

/** The days that a scenario is taken at: the same day in so many years. */
export const daysOf = ({ on, years }: Pick<ScenarioContent, 'on' | 'years'>): readonly CivilDate[] => {
  if (!CivilDate.is(on)) throw new Error(`The contract let ${on} through as a day`)
  return Array.from({ length: years }, (_, year) => CivilDate.addMonths(on, year * 12))
}

/** The facts of which a population says anything that the reader may see. */
export const knownFacts = ({
  population,
  hidden,
}: Pick<SideAsked, 'population' | 'hidden'>): Readonly<Record<SubjectKind, ReadonlySet<string>>> => {
  const of = (kind: SubjectKind): ReadonlySet<string> =>
    new Set(population.tables[kind].columns.map(({ name }) => name).filter((name) => !hidden.has(name)))
  return { applicant: of('applicant'), project: of('project'), product: of('product') }
}

const yearOf = (population: Population, set: PolicySet, on: CivilDate, outcomes: readonly Outcome[]): Year => ({
  law: lawOf(set, on, outcomes),
  grants: grantsOf(population, outcomes),
  tables: population.tables,
})

/** Runs the policies as they are over everyone. */
export const runBefore = async (set: PolicySet, asked: SideAsked): Promise<Result<Side>> => {
  const { population, histories, days, pace } = asked
  const years: Year[] = []
  for (const on of days) {
    const outcomes = await evaluate(population, rulesOn({ set, on, known: knownFacts(asked) }), on, pace)
    if (outcomes.kind === 'failure') return outcomes
    years.push(yearOf(population, set, on, outcomes.value))
  }
  const payout = await simulate(
    { years, families: population.families, histories },
    withGrants(years, population.size),
    pace,
  )
  return Result.success({ set, years, payout })
}

const isTouched = ({ ready }: Pick<Outcome, 'ready'>, changed: ReadonlySet<string>): boolean =>
  changed.has(ready.id) || ready.clause.requires.some((id) => changed.has(id))

/** Policies that have been changed, and the clauses that are other than earlier. */
export type Changed = { readonly set: PolicySet; readonly changed: ReadonlySet<string> }

// Only what has changed is asked again; every other clause gives what it gave.
const outcomesAfter = async (
  { set, changed }: Changed,
  { before, on }: { readonly before: Year | undefined; readonly on: CivilDate },
  asked: SideAsked,
): Promise<Result<readonly Outcome[]>> => {
  const earlier = new Map(before?.grants.outcomes.map((outcome) => [outcome.ready.id, outcome]))
  const runs = (ready: ReadyClause): boolean => isTouched({ ready }, changed) || !earlier.has(ready.id)
  const rules = rulesOn({ set, on, known: knownFacts(asked), runs })
  const fresh = await evaluate(
    asked.population,
    rules.filter(({ ready }) => runs(ready)),
    on,
    asked.pace,
  )
  return Result.map(fresh, (outcomes) => {
    const byReady = new Map(outcomes.map((outcome) => [outcome.ready, outcome]))
    return rules.flatMap(({ ready }) => {
      const kept = earlier.get(ready.id)
      return byReady.get(ready) ?? (kept ? { ...kept, ready } : [])
    })
  })
}

// Whoever has a grant of a clause that has changed, earlier or later: everyone else is paid as earlier.
const touchedEnterprises = (sides: readonly (readonly Year[])[], changed: ReadonlySet<string>): ReadonlySet<number> => {
  const touched = new Set<number>()
  for (const { grants, tables } of sides.flat()) {
    for (const { ready, rows } of grants.outcomes) {
      if (!isTouched({ ready }, changed)) continue
      const { owners } = tables[ready.clause.subject]
      for (const row of rows) touched.add(owners[row] ?? 0)
    }
  }
  return touched
}

// Where a ceiling is shared, what one member gets is no longer free of the others.
const withFamilies = (
  touched: ReadonlySet<number>,
  sets: readonly PolicySet[],
  { population }: Pick<SideAsked, 'population'>,
): ReadonlySet<number> => (sets.some(hasShared) ? new Set(unitsOf(touched, population.families).flat()) : touched)

// Clauses stand at other places where one has begun or ended: grants that stay are told by their new place.
const placesFrom = (before: Year, after: Year): Int32Array => {
  const places = new Map(after.law.clauses.map(({ id }, place) => [id, place]))
  return Int32Array.from(before.law.clauses, ({ id }) => places.get(id) ?? -1)
}

/** Runs changed policies, keeping of the run earlier whatever the changes cannot touch. */
export const runAfter = async (
  before: Side,
  change: Changed,
  asked: SideAsked,
): Promise<Result<Side & { readonly touched: ReadonlySet<number> }>> => {
  const years: Year[] = []
  for (const [index, on] of asked.days.entries()) {
    const outcomes = await outcomesAfter(change, { before: before.years[index], on }, asked)
    if (outcomes.kind === 'failure') return outcomes
    years.push(yearOf(asked.population, change.set, on, outcomes.value))
  }
  const touched = withFamilies(
    touchedEnterprises([before.years, years], change.changed),
    [before.set, change.set],
    asked,
  )
  const { families } = asked.population
  const again = await simulate({ years, families, histories: asked.histories }, touched, asked.pace)
  const places = before.years.map((year, index) => placesFrom(year, years[index] ?? year))
  const kept = before.payout.paid.flatMap((paid) => {
    if (touched.has(paid.enterprise)) return []
    const place = places[paid.year]?.[paid.place] ?? paid.place
    return place === paid.place ? paid : { ...paid, place }
  })
  const isKept = (one: number): boolean => !touched.has(one)
  const isKeptFamily = (family: number): boolean => isKept(families.members[family]?.[0] ?? -1)
  const payout: Payout = {
    paid: [...kept, ...again.paid],
    unproved: [...before.payout.unproved.filter(isKept), ...again.unproved],
    shared: [...before.payout.shared.filter(isKeptFamily), ...again.shared],
    cut: [...before.payout.cut.filter(isKeptFamily), ...again.cut],
  }
  return Result.success({ set: change.set, years, payout, touched })
}
