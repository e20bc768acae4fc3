import type { City } from './city/city.ts'
import type { Binding } from './http/call.ts'
import type { Subscribe } from './delivery/subscriber.ts'
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
  /** A folder for files that wait to be worked on, such as uploads to import. */
  readonly uploadFolder: string
  /** Work that begins once the server answers and is finished before it ends. */
  readonly lifetime: {
    readonly onReady: (work: () => Promise<void>) => void
    readonly onClose: (work: () => Promise<void>) => void
  }
  /** Adds one to those whom the messages of committed writes are handed to. */
  readonly subscribe: Subscribe
  /** Tells the log of a failure in work that no request waits for. */
  readonly reportFailure: (error: unknown, matter: string) => void
}

/** A feature of the server: its operations, bound. */
export type Feature = (context: FeatureContext) => readonly Binding[]
