import type { ScenarioResult } from '@ceyuan/contract'
import type { PolicySet } from '@ceyuan/policy'
import { Result } from '@ceyuan/values'
import { applyChanges } from './apply-changes.ts'
import { budgetsOf, type RankOf } from './budgets.ts'
import { cannotTell, clausesOf } from './compare-clauses.ts'
import { comparisonOf } from './compare-scenarios.ts'
import { coverageOf } from './coverage.ts'
import { cohortsIn, fenByEnterprise, totalsOf, yearsOf } from './compare-sides.ts'
import { effectsOf } from './effects.ts'
import type { Pace } from './evaluate.ts'
import type { Held } from './held-population.ts'
import { historiesOf } from './histories.ts'
import type { Population } from './population.ts'
import { rankOf } from './rank.ts'
import { type Changed, daysOf, runBefore, runAfter, type Side, type SideAsked } from './run-scenario.ts'
import type { Answers, Job, ScenarioAsked, Scenarios } from './thread-messages.ts'

type ScenariosOf = Extract<Job, { readonly kind: 'scenarios' }>

/** Carries a job out, and says in between how far it is. */
export type Runner = (job: Job, pace: Pace) => Promise<Result<Answers[keyof Answers]>>

type Kept = { readonly population: Population; readonly set: PolicySet; readonly key: string; readonly side: Side }

const mostKept = 3

// The policies as they are come out the same until something changes: they are run once and shared by all scenarios.
const createBefore = () => {
  const kept: Kept[] = []
  return async (set: PolicySet, asked: SideAsked, key: string): Promise<Result<Side>> => {
    const { population } = asked
    const place = kept.findIndex((one) => one.population === population && one.set === set && one.key === key)
    const [known] = place < 0 ? [] : kept.splice(place, 1)
    const side = known ? Result.success(known.side) : await runBefore(set, asked)
    if (side.kind === 'success') kept.unshift({ population, set, key, side: side.value })
    kept.length = Math.min(kept.length, mostKept)
    return side
  }
}

/** A scenario that has been run. */
export type Ran = {
  readonly asked: ScenarioAsked
  readonly population: Population
  readonly hidden: ReadonlySet<string>
  readonly before: Side
  readonly after: Side
  readonly change: Changed
  readonly rankOf: RankOf
}

const familiesIn = ({ population: { families }, before, after }: Ran) => ({
  groups: families.members.length,
  before: { together: before.payout.shared.length, cut: before.payout.cut.length },
  after: { together: after.payout.shared.length, cut: after.payout.cut.length },
})

const shownPopulation = ({ population, hidden }: Ran): ScenarioResult['population'] => {
  const { tables, register, samples, misfits, size } = population
  return {
    register: { id: register.id, label: register.label },
    enterprises: size,
    projects: tables.project.rows,
    products: tables.product.rows,
    samples,
    misfits,
    hidden: [...hidden],
  }
}

const resultOf = (ran: Ran, tookMs: number): ScenarioResult => {
  const { population, hidden, before, after, change, asked } = ran
  const { content, lines } = asked
  const fens = {
    before: fenByEnterprise(population.size, before.payout.paid),
    after: fenByEnterprise(population.size, after.payout.paid),
  }
  const sides = { before, after }
  return {
    on: content.on,
    population: shownPopulation(ran),
    families: familiesIn(ran),
    totals: totalsOf(before, after, population.size),
    years: yearsOf(before, after, population.size),
    clauses: clausesOf(before, after, change, { population, hidden }),
    cohorts: cohortsIn(population, fens),
    effects: {
      ...effectsOf(sides, fens, population),
      cannotTell: cannotTell(before, after, change.changed, population),
    },
    budgets: budgetsOf(sides, lines, { ranking: content.ranking, rankOf: ran.rankOf }, population),
    unproved: new Set([...before.payout.unproved, ...after.payout.unproved]).size,
    tookMs,
  }
}

/** Makes the runner over a population that is kept. */
export const createRunner = (held: Held): Runner => {
  const beforeOf = createBefore()
  const runOne = async (
    asked: ScenarioAsked,
    job: ScenariosOf,
    population: Population,
    pace: Pace,
  ): Promise<Result<Ran>> => {
    const { content } = asked
    const set = held.set()
    const hidden = new Set(job.hidden)
    const change = applyChanges(set, content, job.units)
    const rank = rankOf(content.ranking, population, hidden)
    if (change.kind === 'failure') return change
    if (rank.kind === 'failure') return rank
    const histories = historiesOf(population, job.granted, content.on)
    const side: SideAsked = { population, histories, hidden, days: daysOf(content), pace }
    const before = await beforeOf(set, side, [content.on, content.years, job.fundingKey, ...hidden].join(' '))
    if (before.kind === 'failure') return before
    const after = await runAfter(before.value, change.value, side)
    return Result.map(after, (value) => ({
      asked,
      population,
      hidden,
      before: before.value,
      after: value,
      change: change.value,
      rankOf: rank.value,
    }))
  }
  const scenarios = async (job: ScenariosOf, population: Population, pace: Pace): Promise<Result<Scenarios>> => {
    const all: Ran[] = []
    const results: ScenarioResult[] = []
    for (const asked of job.asked) {
      const startedAt = performance.now()
      const ran = await runOne(asked, job, population, pace)
      if (ran.kind === 'failure') return ran
      all.push(ran.value)
      results.push(resultOf(ran.value, Math.round(performance.now() - startedAt)))
    }
    return Result.success({ results, comparison: comparisonOf(all) })
  }
  return async (job, pace) => {
    const population = await held.current(pace)
    if (job.kind === 'scenarios') return scenarios(job, population, pace)
    return coverageOf(held.set(), job, population, pace)
  }
}
