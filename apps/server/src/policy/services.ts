import type { Locale, ScenarioContent, ScenarioResult } from '@ceyuan/contract'
import type { Result } from '@ceyuan/values'
import type { FeatureContext } from '../context.ts'
import type { Actor, Database } from '../database/database.ts'
import { createDocumentService } from '../document/service.ts'
import { createDossierService, type GroupOf, type HistoryOf } from './dossier-service.ts'
import { createEntitlementService, type EntitlementService } from './entitlement-service.ts'
import { type PolicySource, policySourceOf } from './policy-source.ts'
import { createSupplyService, type SupplyService } from './supply-service.ts'

/** What the features about policies share. */
export type PolicyServices = {
  readonly source: PolicySource
  readonly entitlements: EntitlementService
  readonly supply: SupplyService
  /** Names who tells what was paid before: the funding register. Until then nothing was. */
  readonly tellHistory: (historyOf: HistoryOf, groupOf?: GroupOf) => void
  /** What changes of policies would bring; null where the city runs no scenarios. */
  readonly impact: () => ImpactOf | null
  /** Names who works that out: the scenarios. */
  readonly tellImpact: (impactOf: ImpactOf) => void
}

/** Works out what changes of policies would bring to every enterprise. */
export type ImpactOf = (
  asker: { readonly actor: Actor; readonly locale: Locale },
  content: ScenarioContent,
) => Promise<Result<ScenarioResult>>

type Context = Pick<FeatureContext, 'database' | 'city' | 'today'>

const createServices = ({ database, city, today }: Context): PolicyServices => {
  const held: { historyOf: HistoryOf; groupOf: GroupOf; impactOf: ImpactOf | null } = {
    historyOf: async () => [],
    groupOf: async () => null,
    impactOf: null,
  }
  const source = policySourceOf({ database, city })
  const historyOf: HistoryOf = (creditCode, on) => held.historyOf(creditCode, on)
  const groupOf: GroupOf = (creditCode, on) => held.groupOf(creditCode, on)
  const dossiers = createDossierService({ database, city, source, historyOf, groupOf })
  return Object.freeze<PolicyServices>({
    source,
    entitlements: createEntitlementService({ city, today, dossiers }),
    supply: createSupplyService({
      source,
      database,
      city,
      today,
      dossiers,
      documents: createDocumentService(database),
    }),
    tellHistory: (teller, groupTeller) => {
      held.historyOf = teller
      held.groupOf = groupTeller ?? (async () => null)
    },
    impact: () => held.impactOf,
    tellImpact: (teller) => {
      held.impactOf = teller
    },
  })
}

const services = new WeakMap<Database, PolicyServices>()

/** The one set of policy services of a database. */
export const policyServicesOf = (context: Context): PolicyServices => {
  const known = services.get(context.database) ?? createServices(context)
  services.set(context.database, known)
  return known
}
