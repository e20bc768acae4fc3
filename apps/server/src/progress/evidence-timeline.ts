import type { CivilDate } from '@ceyuan/values'

/** One version of a record as an indicator sees it, known from the end of day `from` until its next version. */
export type EvidenceVersion = {
  readonly id: string
  readonly version: number
  readonly from: CivilDate
  /** Whether it passes the filter and has not ended. */
  readonly matches: boolean
  readonly pending: boolean
  /** Whether it passes the numerator of a ratio. */
  readonly inNumerator: boolean
  /** The day that places the record in time. */
  readonly on: CivilDate | null
  /** The counting key. */
  readonly once: string
  /** What it adds, before the indicator's divisor: money in whole fen, so that sums are exact. */
  readonly amount: number
  readonly endReason: string | null
}

/** Every version of every record that ever passed an indicator's filter, by record, oldest first. */
export type EvidenceTimeline = {
  readonly records: ReadonlyMap<string, readonly EvidenceVersion[]>
  /** The days on which anything was written to the register, in order. */
  readonly writtenOn: readonly CivilDate[]
}

/** How a record stands on a day. */
export type Standing = 'counted' | 'pending' | 'duplicate' | 'withdrawn' | 'undated' | 'later'

/** A record with its version in force on a day and how it stands. */
export type StandingRecord = {
  readonly version: EvidenceVersion
  readonly standing: Standing
  /** The record counted in its place. */
  readonly sameAs: string | null
}

/** The version in force at the end of a day. */
const versionAt = (versions: readonly EvidenceVersion[], asOf: CivilDate): EvidenceVersion | undefined =>
  versions.findLast(({ from }) => from <= asOf)

const wasCounted = (versions: readonly EvidenceVersion[], asOf: CivilDate): boolean =>
  versions.some(({ matches, from }) => matches && from <= asOf)

const singly = (version: EvidenceVersion, versions: readonly EvidenceVersion[], asOf: CivilDate) => {
  if (version.matches) {
    if (version.on === null) return 'undated'
    return version.on <= asOf ? 'counted' : 'later'
  }
  if (version.pending) return 'pending'
  return wasCounted(versions, asOf) ? 'withdrawn' : undefined
}

const earlier = (a: EvidenceVersion, b: EvidenceVersion): number => {
  if (a.on !== b.on) return (a.on ?? '') < (b.on ?? '') ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/** How every record stands at the end of a day; records that never counted by then are left out. Rules: plan SPEC 1.1, 1.3, 1.4. */
export const standingsAt = (timeline: EvidenceTimeline, asOf: CivilDate): readonly StandingRecord[] => {
  const found: { readonly version: EvidenceVersion; readonly standing: Standing }[] = []
  for (const versions of timeline.records.values()) {
    const version = versionAt(versions, asOf)
    const standing = version && singly(version, versions, asOf)
    if (version && standing) found.push({ version, standing })
  }
  const first = new Map<string, EvidenceVersion>()
  for (const { version, standing } of found) {
    if (standing !== 'counted') continue
    const known = first.get(version.once)
    if (!known || earlier(version, known) < 0) first.set(version.once, version)
  }
  return found.map(({ version, standing }) => {
    const counted = first.get(version.once)
    return standing === 'counted' && counted && counted.id !== version.id
      ? { version, standing: 'duplicate', sameAs: counted.id }
      : { version, standing, sameAs: null }
  })
}

/** The last day up to `asOf` on which the register was written to. */
export const lastWrittenOn = ({ writtenOn }: EvidenceTimeline, asOf: CivilDate): CivilDate | null =>
  writtenOn.findLast((day) => day <= asOf) ?? null

/** A timeline with more versions and days; itself where it knows them all. A version never changes once written. */
export const withVersions = (
  timeline: EvidenceTimeline,
  versions: readonly EvidenceVersion[],
  days: readonly CivilDate[],
): EvidenceTimeline => {
  const isKnown = ({ id, version }: EvidenceVersion): boolean =>
    timeline.records.get(id)?.some((known) => known.version === version) ?? false
  const added = versions.filter((version) => !isKnown(version))
  const newDays = days.filter((day) => !timeline.writtenOn.includes(day))
  if (added.length === 0 && newDays.length === 0) return timeline
  const records = new Map(timeline.records)
  for (const [id, more] of Map.groupBy(added, (version) => version.id)) {
    records.set(
      id,
      [...(records.get(id) ?? []), ...more].toSorted((a, b) => a.version - b.version),
    )
  }
  return { records, writtenOn: [...timeline.writtenOn, ...newDays].toSorted() }
}

/** A timeline that knows nothing. */
export const emptyTimeline: EvidenceTimeline = Object.freeze({ records: new Map(), writtenOn: [] })
