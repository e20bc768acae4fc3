import type { FeatureContext } from '../context.ts'
import type { Database } from '../database/database.ts'
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
}

type Context = Pick<FeatureContext, 'database' | 'city' | 'today'>

const createServices = ({ database, city, today }: Context): PolicyServices => {
  const held: { historyOf: HistoryOf; groupOf: GroupOf } = { historyOf: async () => [], groupOf: async () => null }
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
  })
}

const services = new WeakMap<Database, PolicyServices>()

/** The one set of policy services of a database. */
export const policyServicesOf = (context: Context): PolicyServices => {
  const known = services.get(context.database) ?? createServices(context)
  services.set(context.database, known)
  return known
}
