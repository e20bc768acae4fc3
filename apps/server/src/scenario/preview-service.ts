import { setImmediate } from 'node:timers/promises'
import type { Locale, ScenarioContent, ScenarioResult } from '@ceyuan/contract'
import type { Payment, PolicySet } from '@ceyuan/policy'
import { Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Actor, Database } from '../database/database.ts'
import { revisionsOf } from '../database/revision.ts'
import { factReader } from '../policy/dossier-service.ts'
import { applyChanges } from './apply-changes.ts'
import { budgetsOf, type Lines, type RankOf } from './budgets.ts'
import { cannotTell, clausesOf } from './compare-clauses.ts'
import { cohortsOf, fenByEnterprise, totalsOf, yearsOf } from './compare-sides.ts'
import { effectsOf } from './effects.ts'
import type { Pace } from './evaluate.ts'
import type { Population } from './population.ts'
import type { PopulationService } from './population-service.ts'
import { rankOf } from './rank.ts'
import { type Changed, daysOf, runBefore, runAfter, type Side, type SideAsked } from './run-scenario.ts'

/** Who asks for a scenario, in which language, and when they have gone away. */
export type PreviewAsker = { readonly actor: Actor; readonly locale: Locale; readonly signal: AbortSignal }

/** What funding tells a scenario: what was granted before, and what budget lines hold. */
export type FundingTeller = {
  readonly histories: (on: string) => Promise<ReadonlyMap<string, readonly Payment[]>>
  readonly lines: (asker: PreviewAsker, years: readonly number[]) => Promise<readonly Lines[]>
}

/** Works out what a scenario brings. */
export type PreviewService = {
  readonly preview: (asker: PreviewAsker, content: ScenarioContent) => Promise<Result<ScenarioResult>>
}

/** What scenarios are worked out from. */
export type PreviewDeps = {
  readonly database: Database
  readonly city: City
  readonly policies: () => PolicySet
  readonly populations: PopulationService
  readonly funding: FundingTeller
  /** Milliseconds that only go forward. */
  readonly milliseconds: () => number
}

type Before = {
  readonly population: Population
  readonly set: PolicySet
  readonly key: string
  readonly side: Promise<Result<Side>>
}

const mostKept = 3

const paceOf = (signal: AbortSignal): Pace => ({
  pause: async () => {
    await setImmediate()
    signal.throwIfAborted()
  },
})

const steady: Pace = {
  pause: async () => {
    await setImmediate()
  },
}

// The policies as they are come out the same until something changes: they are run once and shared by all scenarios.
const createBefore = ({ policies }: PreviewDeps) => {
  const kept: Before[] = []
  return (asked: SideAsked, key: string): Promise<Result<Side>> => {
    const { population } = asked
    const set = policies()
    const place = kept.findIndex((one) => one.population === population && one.set === set && one.key === key)
    const [known] = place < 0 ? [] : kept.splice(place, 1)
    const entry = known ?? { population, set, key, side: runBefore(set, { ...asked, pace: steady }) }
    kept.unshift(entry)
    kept.length = Math.min(kept.length, mostKept)
    return entry.side
  }
}

type Ran = {
  readonly population: Population
  readonly hidden: ReadonlySet<string>
  readonly before: Side
  readonly after: Side
  readonly change: Changed
  readonly lines: readonly Lines[]
  readonly rankOf: RankOf
}

const resultOf = (content: ScenarioContent, ran: Ran, tookMs: number): ScenarioResult => {
  const { population, hidden, before, after, change } = ran
  const fens = {
    before: fenByEnterprise(population.size, before.payout.paid),
    after: fenByEnterprise(population.size, after.payout.paid),
  }
  const { tables, register, samples, misfits, size } = population
  return {
    on: content.on,
    population: {
      register: { id: register.id, label: register.label },
      enterprises: size,
      projects: tables.project.rows,
      products: tables.product.rows,
      samples,
      misfits,
      hidden: [...hidden],
    },
    totals: totalsOf(before, after, size),
    years: yearsOf(before, after, size),
    clauses: clausesOf(before, after, change, { population, hidden }),
    cohorts: {
      district: cohortsOf(population, 'district', fens),
      industry: cohortsOf(population, 'industry', fens),
      size: cohortsOf(population, 'size', fens),
    },
    effects: {
      ...effectsOf({ before, after }, fens, population),
      cannotTell: cannotTell(before, after, change.changed, population),
    },
    budgets: budgetsOf({ before, after }, ran.lines, { ranking: content.ranking, rankOf: ran.rankOf }, population),
    unproved: new Set([...before.payout.unproved, ...after.payout.unproved]).size,
    tookMs,
  }
}

/** Scenarios over the population in memory. */
export const createPreviewService = (deps: PreviewDeps): PreviewService => {
  const { database, city, policies, populations, funding, milliseconds } = deps
  const beforeOf = createBefore(deps)
  const fundingRevision = async (): Promise<string> => {
    const revisions = await database.read(factReader, (scope) => revisionsOf(scope, ['funding']))
    return String(revisions.get('funding') ?? 0n)
  }
  return Object.freeze<PreviewService>({
    preview: async (asker, content) => {
      const read = await populations.get()
      if (read.kind === 'failure') return read
      const population = read.value
      const startedAt = milliseconds()
      const units = city.units.map(({ id }) => id)
      const change = applyChanges(policies(), content, units)
      const hidden = populations.hiddenFor(asker.actor)
      const rank = rankOf(content.ranking, population, hidden)
      if (change.kind === 'failure') return change
      if (rank.kind === 'failure') return rank
      const days = daysOf(content)
      const histories = await funding.histories(content.on)
      const historyOf = (enterprise: number): readonly Payment[] =>
        histories.get(population.creditCodes[enterprise] ?? '') ?? []
      const asked: SideAsked = { population, historyOf, hidden, days, pace: paceOf(asker.signal) }
      const key = [content.on, content.years, await fundingRevision(), ...hidden].join(' ')
      const before = await beforeOf(asked, key)
      if (before.kind === 'failure') return before
      const after = await runAfter(before.value, change.value, asked)
      if (after.kind === 'failure') return after
      const lines = await funding.lines(
        asker,
        days.map((day) => Number(day.slice(0, 4))),
      )
      const ran = {
        population,
        hidden,
        before: before.value,
        after: after.value,
        change: change.value,
        lines,
        rankOf: rank.value,
      }
      return Result.success(resultOf(content, ran, Math.round(milliseconds() - startedAt)))
    },
  })
}
