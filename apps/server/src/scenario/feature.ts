import type { BudgetLine } from '@ceyuan/contract'
import type { Feature } from '../context.ts'
import { fundingContext } from '../funding/feature.ts'
import { supportHistoryOf } from '../funding/history.ts'
import { createLineService } from '../funding/line-service.ts'
import { policyServicesOf } from '../policy/services.ts'
import type { Lines } from './budgets.ts'
import { createPopulationService } from './population-service.ts'
import { createPreviewService, type FundingTeller } from './preview-service.ts'
import { scenarioRoutes } from './routes.ts'
import { createSavedService } from './saved-service.ts'

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

const milliseconds = (): number => performance.now()

/** Scenarios: what changes of policies would bring to the enterprises of the register. */
export const scenarioFeature: Feature = (context) => {
  const { database, city } = context
  const { source } = policyServicesOf(context)
  const policies = () => source.current()
  const funding = createLineService(fundingContext(context))
  const teller: FundingTeller = {
    histories: supportHistoryOf(database, city).histories,
    lines: async ({ actor, locale }, years) => {
      if (actor.kind !== 'system' && !actor.scopes.has('funding.read')) return []
      const pages = await Promise.all(years.map((year) => funding.list({ actor, locale }, { year })))
      return linesOf(pages.flatMap(({ items }) => items))
    },
  }
  const populations = createPopulationService({ database, city, policies })
  const previews = createPreviewService({ database, city, policies, populations, funding: teller, milliseconds })
  return scenarioRoutes({ populations, previews, saved: createSavedService(database) })
}
