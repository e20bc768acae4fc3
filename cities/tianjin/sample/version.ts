/** One version of a sample record, as the loader reads it: the whole record as known from `at` on. */
export type Version = {
  readonly key: string
  readonly at: string
  readonly by: string
  /** False for what is real: bodies the plan names, without invented figures. */
  readonly sample: boolean
  readonly fields: Readonly<Record<string, unknown>>
  readonly ended?: string
}

/** A change to a record on a date: the fields it sets (null empties one), or the reason the record ends. */
export type Change = { readonly on: string; readonly set?: Record<string, unknown>; readonly ended?: string }

const DAY = 86_400_000

/** The civil date so many days later. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)

/** The whole days from one civil date to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY)

const instantOf = (on: string, key: string): string => {
  const minutes = Array.from(key + on).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 480, 7)
  return new Date(Date.parse(on) + (60 + minutes) * 60_000).toISOString().replace('.000', '')
}

/** Gives the versions a record goes through, from its changes in any order; changes after `until` have not happened. */
export const history = (
  key: string,
  by: string,
  changes: readonly Change[],
  options: { readonly until: string; readonly sample?: boolean },
): readonly Version[] => {
  const fields: Record<string, unknown> = {}
  return changes
    .filter((change) => change.on <= options.until)
    .toSorted((one, other) => one.on.localeCompare(other.on))
    .map((change) => {
      for (const [name, value] of Object.entries(change.set ?? {}))
        if (value === null || value === undefined) delete fields[name]
        else fields[name] = value
      return {
        key,
        at: instantOf(change.on, key),
        by,
        sample: options.sample ?? true,
        fields: { ...fields },
        ...(change.ended === undefined ? {} : { ended: change.ended }),
      }
    })
}
