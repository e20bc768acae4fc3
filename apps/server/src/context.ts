import type { City } from './city/city.ts'
import type { Binding } from './http/call.ts'
import type { Clock, Database } from './database/database.ts'

/** A name in both languages. */
export type Label = City['name']

/** What a feature builds its services from. */
export type FeatureContext = {
  readonly database: Database
  readonly clock: Clock
  readonly city: City
  /** The day that it is in the city now, 'YYYY-MM-DD'. */
  readonly today: () => string
}

/** A feature of the server: its operations, bound. */
export type Feature = (context: FeatureContext) => readonly Binding[]
