import type { CivilDate } from '@ceyuan/values'
import type { EntryKind } from './clause.ts'

/** What has versions by date. */
export type Dated = {
  readonly id: string
  readonly entry: EntryKind
  readonly from: CivilDate | 'unknown'
  readonly until: CivilDate | 'unknown' | null
}

const earliest = '0001-01-01'
const latest = '9999-12-31'

/** The day from which a version counts, for putting versions in order; one whose day nobody knows comes first. */
export const startOf = ({ from }: Dated): string => (from === 'unknown' ? earliest : from)

/** The versions of each id, the earliest first. */
export const versionsById = <T extends Dated>(all: readonly T[]): ReadonlyMap<string, readonly T[]> => {
  const byId = new Map<string, T[]>()
  for (const one of all) byId.set(one.id, [...(byId.get(one.id) ?? []), one])
  for (const versions of byId.values()) versions.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
  return byId
}

/** The first day on which a version no longer counts: its own end, or the day the next one begins. */
export const endOf = <T extends Dated>(version: T, versions: readonly T[]): string => {
  const next = versions[versions.indexOf(version) + 1]
  const own = version.until === null || version.until === 'unknown' ? latest : version.until
  return next && startOf(next) < own ? startOf(next) : own
}

/** What is in force of a thing on a day: a version, or that none is yet, no longer, or ever. */
export type InForce<T> =
  | { readonly kind: 'inForce'; readonly version: T }
  | { readonly kind: 'notYet' | 'noLonger'; readonly version: T }

/** Finds the version that counts on a day; a repeal ends the one before. */
export const versionOn = <T extends Dated>(versions: readonly T[], on: CivilDate): InForce<T> | undefined => {
  const [first] = versions
  if (!first) return undefined
  const version = versions.findLast((one) => startOf(one) <= on)
  if (!version) return { kind: 'notYet', version: first }
  if (version.entry === 'repeals') {
    return { kind: 'noLonger', version: versions.findLast(({ entry }) => entry !== 'repeals') ?? version }
  }
  return on < endOf(version, versions) ? { kind: 'inForce', version } : { kind: 'noLonger', version }
}
