import type { FeatureContext } from '../context.ts'
import type { Database } from '../database/database.ts'
import { createDocumentService } from '../document/service.ts'
import { createDossierService, type HistoryOf } from './dossier-service.ts'
import { createEntitlementService, type EntitlementService } from './entitlement-service.ts'
import { type PolicySource, policySourceOf } from './policy-source.ts'
import { createSupplyService, type SupplyService } from './supply-service.ts'

/** What the features about policies share. */
export type PolicyServices = {
  readonly source: PolicySource
  readonly entitlements: EntitlementService
  readonly supply: SupplyService
  /** Names who tells what was paid before: the funding register. Until then nothing was. */
  readonly tellHistory: (historyOf: HistoryOf) => void
}

type Context = Pick<FeatureContext, 'database' | 'city' | 'today'>

const createServices = ({ database, city, today }: Context): PolicyServices => {
  const held: { historyOf: HistoryOf } = { historyOf: async () => [] }
  const source = policySourceOf({ database, city })
  const historyOf: HistoryOf = (creditCode, on) => held.historyOf(creditCode, on)
  const dossiers = createDossierService({ database, city, source, historyOf })
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
    tellHistory: (teller) => {
      held.historyOf = teller
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
