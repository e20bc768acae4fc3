import type { ClauseContent, ClauseTest } from '@ceyuan/contract'
import type { City } from '../city/city.ts'
import type { Clock, Database } from '../database/database.ts'
import type { DossierService } from '../policy/dossier-service.ts'
import type { ImpactOf } from '../policy/services.ts'
import type { PolicySource } from '../policy/policy-source.ts'
import type { ReleasedClauses } from './released-clauses.ts'

/** What the release of clauses works with. */
export type ReleaseContext = {
  readonly database: Database
  readonly city: City
  readonly today: () => string
  readonly clock: Clock
  readonly source: PolicySource
  readonly dossiers: DossierService
  readonly released: ReleasedClauses
  readonly impact: () => ImpactOf | null
}

/** A change of a draft that the actor saw at a version. */
export type DraftAct = { readonly id: string; readonly version: number; readonly reason: string }

/** What a draft is saved with. */
export type DraftSave = Omit<DraftAct, 'reason'> & {
  readonly content: ClauseContent
  readonly tests: readonly ClauseTest[]
}
