import type { Locale } from '@ceyuan/contract'
import { Problem, Result, WorkingCalendar } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Database, Scope } from '../database/database.ts'
import type { DocumentService } from '../document/service.ts'
import type { ProgressReader } from '../ledger/progress-reader.ts'

/** A commitment as far as an order needs it. */
export type CommitmentWords = { readonly section: string; readonly quote: string }

/** What coordination works with. */
export type CoordinationContext = {
  readonly database: Database
  /** The day that it is in the city now. */
  readonly today: () => string
  readonly city: City
  readonly isSample: boolean
  readonly calendar: WorkingCalendar
  readonly documents: DocumentService
  readonly progress: ProgressReader
  /** The words of a commitment of the plan in force. */
  readonly findCommitment: (scope: Scope, id: string) => Promise<CommitmentWords | undefined>
}

/** One for each language. */
export type PerLanguage<T> = Readonly<Record<Locale, T>>

/** Makes something for each language, from a context that names units in it; official documents are in the city's own, Chinese. */
export const perLanguage = <T>(
  context: CoordinationContext,
  make: (context: CoordinationContext) => T,
): PerLanguage<T> => {
  const { city } = context
  const english = { ...city, units: city.units.map((unit) => ({ ...unit, name: unit.en })) }
  return { 'zh-CN': make(context), en: make({ ...context, city: english }) }
}

/** The name of a unit, or its id where the city no longer has it. */
export const unitNameOf = (city: Pick<City, 'units'>, id: string): string =>
  city.units.find((unit) => unit.id === id)?.name ?? id

/** Checks that every id is a unit of the city. */
export const checkUnits = (city: Pick<City, 'units'>, ids: readonly string[]): Result<void> => {
  const known = new Set(city.units.map(({ id }) => id))
  const [first, ...rest] = ids
    .filter((id) => !known.has(id))
    .map((found) => Problem.create('coordination.unit-unknown', { found, known: city.units.map(({ name }) => name) }))
  return first ? Result.failure(first, ...rest) : Result.success(undefined)
}

/** The city's working calendar from its holiday notices; a pack whose notices contradict each other is a fault of the start. */
export const calendarOf = (city: Pick<City, 'calendar'>): WorkingCalendar => {
  const calendar = WorkingCalendar.create(city.calendar)
  if (calendar.kind === 'failure') throw new Error(`The calendar does not hold: ${JSON.stringify(calendar.problems)}`)
  return calendar.value
}
