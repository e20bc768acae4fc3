import type { BudgetLine } from '@ceyuan/contract'
import type { PolicySet } from '@ceyuan/policy'
import { Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Feature } from '../context.ts'
import type { Actor } from '../database/database.ts'
import { fundingContext } from '../funding/feature.ts'
import { supportHistoryOf } from '../funding/history.ts'
import { createLineService } from '../funding/line-service.ts'
import { type ImpactOf, policyServicesOf } from '../policy/services.ts'
import type { Lines } from './budgets.ts'
import { hiddenFacts, type PopulationSource, populationSourceOf } from './population-source.ts'
import { createPreviewService, type FundingTeller, type PreviewService } from './preview-service.ts'
import { readFor } from './read-population.ts'
import { scenarioRoutes } from './routes.ts'
import { createRuns } from './runs.ts'
import { createSavedService } from './saved-service.ts'
import { createScenarioThread } from './scenario-thread.ts'
import { createUptakeService } from './uptake-service.ts'

// The open lines of a payer in a year count together; a closed one commits nothing more.
const linesOf = (items: readonly BudgetLine[]): readonly Lines[] => {
  const open = items.filter(({ endedAt }) => endedAt === null)
  return [...Map.groupBy(open, ({ year, payer }) => `${year} ${payer}`).values()].flatMap((lines) => {
    const [first] = lines
    if (!first) return []
    const sum = (key: 'amountFen' | 'committedFen'): bigint => lines.reduce((all, line) => all + BigInt(line[key]), 0n)
    const { year, payer } = first
    return [{ year, payer, count: lines.length, amountFen: sum('amountFen'), committedFen: sum('committedFen') }]
  })
}

// Which facts are found where, worked out once for each dictionary.
const createSource = (city: City, policies: () => PolicySet) => {
  const held: { book?: PolicySet['book']; source?: PopulationSource | undefined } = {}
  return (): PopulationSource | undefined => {
    const set = policies()
    if (held.book !== set.book) {
      held.source = populationSourceOf(city, set)
      held.book = set.book
    }
    return held.source
  }
}

// One scenario, which goes on though nobody looks on.
const impactBy =
  (previews: PreviewService): ImpactOf =>
  async (asker, content) => {
    const ran = await previews.preview({ ...asker, signal: new AbortController().signal, run: undefined }, [content])
    return Result.andThen(ran, ({ results: [result] }) => {
      if (!result) throw new Error('A scenario gives a result')
      return Result.success(result)
    })
  }

/** Scenarios: what changes of policies would bring to the enterprises of the register. */
export const scenarioFeature: Feature = (context) => {
  const { database, city, lifetime } = context
  const policies = (): PolicySet => policyServicesOf(context).source.current()
  const sourceOf = createSource(city, policies)
  const support = fundingContext(context)
  const lines = createLineService(support)
  const funding: FundingTeller = {
    granted: supportHistoryOf(database, city).all,
    lines: async ({ actor, locale }, years) => {
      if (actor.kind !== 'system' && !actor.scopes.has('funding.read')) return []
      const pages = await Promise.all(years.map((year) => lines.list({ actor, locale }, { year })))
      return linesOf(pages.flatMap(({ items }) => items))
    },
  }
  const thread = createScenarioThread({
    city,
    policies,
    read: async (read) => {
      const source = sourceOf()
      if (!source) throw new Error('The city keeps no enterprises')
      return readFor(context, source, read)
    },
  })
  lifetime.onClose(thread.close)
  const shared = {
    thread,
    runs: createRuns(),
    hasPopulation: () => sourceOf() !== undefined,
    hiddenFor: (actor: Actor) => {
      const source = sourceOf()
      return source ? hiddenFacts(source, actor, city) : new Set<string>()
    },
  }
  const previews = createPreviewService({ ...shared, database, funding, units: city.units.map(({ id }) => id) })
  policyServicesOf(context).tellImpact(impactBy(previews))
  return scenarioRoutes({
    previews,
    saved: createSavedService(database),
    uptake: createUptakeService({ ...shared, funding: support }),
  })
}
