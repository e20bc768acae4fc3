import type { PolicySet } from '@ceyuan/policy'
import type { z } from 'zod'
import type { limitsFile } from './limits-schema.ts'
import type {
  calendarFile,
  cityFile,
  commitmentsFile,
  indicatorFile,
  industriesFile,
  planFile,
  regionsFile,
  registerFile,
  unitsFile,
} from './pack-schema.ts'

/** A register as the city pack declares it. */
export type Register = Omit<z.output<typeof registerFile>, 'fields'> & { readonly fields: readonly RegisterField[] }

/** A field of a register; its visibility is never wider than the register's own unless it says so itself. */
export type RegisterField = Omit<z.output<typeof registerFile>['fields'][number], 'visibility'> & {
  readonly visibility: Visibility
}

/** Who may see: everyone, people with `register.read`, or only the keeping unit and the coordination office. */
export type Visibility = z.output<typeof registerFile>['visibility']

/** A class of the economy (GB/T 4754) with its code. */
export type Industry = z.output<typeof industriesFile>['codes'][number]

/** An indicator as the city pack declares it. */
export type Indicator = z.output<typeof indicatorFile>

/** A responsible unit. */
export type Unit = z.output<typeof unitsFile>[number]

/** A district of the city. */
export type Region = z.output<typeof regionsFile>[number]

/** A holiday notice. */
export type CalendarNotice = z.output<typeof calendarFile>

/** How long the law, or a promise, gives for a step of a matter. */
export type StatutoryLimit = z.output<typeof limitsFile>[number]

/** A commitment as the city confirmed it. */
export type CityCommitment = z.output<typeof commitmentsFile>[number]

/** A city pack that holds together: read once at the start, never changed. */
export type City = z.output<typeof cityFile> & {
  /** The folder that the pack was read from. */
  readonly folder: string
  /** SHA-256 of every file that was read, so that what depends on the pack can be kept. */
  readonly hash: string
  readonly units: readonly Unit[]
  readonly regions: readonly Region[]
  /** The classes of the economy by code; empty where the city has no table: then any code of the right form is taken. */
  readonly industries: readonly Industry[]
  readonly calendar: readonly CalendarNotice[]
  readonly limits: readonly StatutoryLimit[]
  readonly registers: readonly Register[]
  readonly indicators: readonly Indicator[]
  /** The official document and its text; null in a city that has not brought its plan yet. */
  readonly plan: (z.output<typeof planFile> & { readonly fullText: string }) | null
  readonly commitments: readonly CityCommitment[]
  /** Facts, policies and ladders, ready to run; empty in a city that has none. */
  readonly policies: PolicySet
}
