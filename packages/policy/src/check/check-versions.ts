import type { Problem } from '@ceyuan/values'
import { problemIn, within, type Origin } from '../clause/place.ts'
import { type Dated, startOf, versionsById } from '../clause/version.ts'

type Placed = Dated & { readonly origin: Origin }

const latest = '9999-12-31'

const afterOf = (version: Placed, before: Placed | undefined): Problem | null => {
  const { id, entry, origin, from } = version
  if (entry !== 'enacts' && (!before || before.entry === 'repeals')) {
    return problemIn(within(origin, 'entry'), 'policy.nothing-to-change', { id, entry })
  }
  if (!before) return null
  if (startOf(before) === startOf(version)) {
    return problemIn(within(origin, 'from'), 'policy.version-twice', { id, from })
  }
  const end = before.until === null || before.until === 'unknown' ? latest : before.until
  return entry === 'enacts' && before.entry !== 'repeals' && end > startOf(version)
    ? problemIn(within(origin, 'from'), 'policy.versions-overlap', { id, from, other: before.from })
    : null
}

/** What is wrong with the dates of versions: an end before its beginning, two in force at once, a change of nothing. */
export const checkVersions = (versions: readonly Placed[]): readonly Problem[] => {
  const backwards = versions.flatMap(({ id, from, until, origin }) =>
    from !== 'unknown' && until !== null && until !== 'unknown' && until <= from
      ? [problemIn(within(origin, 'until'), 'policy.ends-before-it-begins', { id, from, until })]
      : [],
  )
  const order = [...versionsById(versions).values()].flatMap((all) =>
    all.flatMap((version, index) => afterOf(version, all[index - 1]) ?? []),
  )
  return [...backwards, ...order]
}
