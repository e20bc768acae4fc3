import type { Binding } from './http/call.ts'
import type { Clock, Database } from './database/database.ts'

/** A name in both languages. */
export type Label = { readonly zh: string; readonly en: string }

/** What the server as a whole needs to know of its city. */
export type ServedCity = {
  readonly id: string
  readonly name: Label
  readonly product: Label
  readonly timeZone: string
  /** Whether its people and records are invented, for trying out. */
  readonly isSample: boolean
  readonly roles: readonly { readonly id: string; readonly label: Label; readonly scopes: readonly string[] }[]
  readonly units: readonly { readonly id: string; readonly name: string }[]
}

/** What a feature builds its services from. */
export type FeatureContext = {
  readonly database: Database
  readonly clock: Clock
  readonly city: ServedCity
  /** The day that it is in the city now, 'YYYY-MM-DD'. */
  readonly today: () => string
}

/** A feature of the server: its operations, bound. */
export type Feature = (context: FeatureContext) => readonly Binding[]
