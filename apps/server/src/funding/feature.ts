import type { Feature, FeatureContext } from '../context.ts'
import { createDocumentService } from '../document/service.ts'
import { createDossierService } from '../policy/dossier-service.ts'
import { policyServicesOf } from '../policy/services.ts'
import type { FundingContext } from './context.ts'
import { supportHistoryOf } from './history.ts'
import { automaticRoutes } from './automatic-routes.ts'
import { createOfferService } from './offer-service.ts'
import { createPopulationReader } from './population.ts'
import { fundingRoutes } from './routes.ts'

/** What funding works with, from what every feature gets. */
export const fundingContext = ({
  database,
  city,
  today,
}: Pick<FeatureContext, 'database' | 'city' | 'today'>): FundingContext => {
  const { source } = policyServicesOf({ database, city, today })
  const { historyOf } = supportHistoryOf(database, city)
  return {
    database,
    city,
    today,
    policies: () => source.current(),
    dossiers: createDossierService({ database, city, source, historyOf }),
    documents: createDocumentService(database),
  }
}

/** The funding register: what is set aside, committed and paid, and that nothing is paid twice. */
export const fundingFeature: Feature = (context) => {
  const funding = fundingContext(context)
  const { historyOf, groupOf } = supportHistoryOf(context.database, context.city)
  policyServicesOf(context).tellHistory(historyOf, groupOf)
  const offers = createOfferService(funding)
  const population = createPopulationReader(funding)
  context.subscribe(offers.subscriber)
  return [...fundingRoutes(funding), ...automaticRoutes(funding, { offers, population })]
}
