import type { PolicySet } from '@ceyuan/policy'
import type { City } from '../city/city.ts'
import type { Database } from '../database/database.ts'
import type { DocumentService } from '../document/service.ts'
import type { DossierService } from '../policy/dossier-service.ts'

/** What funding works with. */
export type FundingContext = {
  readonly database: Database
  readonly city: City
  /** The day that it is in the city now. */
  readonly today: () => string
  /** The policies that count now, released ones with them. */
  readonly policies: () => PolicySet
  readonly dossiers: DossierService
  readonly documents: DocumentService
}
