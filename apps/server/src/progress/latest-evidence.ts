import type { Locale } from '@ceyuan/contract'
import { CivilDate } from '@ceyuan/values'
import { inLanguage } from './commitment-line.ts'
import type { Counted } from './counted.ts'
import type { EvidenceVersion } from './evidence-timeline.ts'
import { courseOf, factsAt } from './indicator-facts.ts'
import type { ProgressSnapshot } from './progress-snapshot.ts'

/** Gives the title of a record as it was in a version; null where it is not to be shown to all who see the progress. */
export type TitleOf = (counted: Counted, version: EvidenceVersion) => Promise<string | null>

const shown = 8
const spanDays = 60

/** What the newest evidence did to the figures that commitments are bound to, and how many records came this week. */
export const latestEvidence = async (snapshot: ProgressSnapshot, asOf: CivilDate, locale: Locale, titleOf: TitleOf) => {
  const { model } = snapshot
  const bound = new Set(
    model.plan.commitments.flatMap(({ binding }) => (binding?.kind === 'indicator' ? [binding.indicator] : [])),
  )
  const [from, weekFrom] = [CivilDate.addDays(asOf, -spanDays), CivilDate.addDays(asOf, -6)]
  let thisWeek = 0
  const found = model.city.indicators.flatMap((indicator) => {
    const counted = model.counted.get(indicator.id)
    if (!bound.has(indicator.id) || !counted) return []
    const facts = factsAt(counted, snapshot.timelineOf(indicator.id), asOf)
    const course = courseOf(counted, facts)
    const versions = facts.counted.map(({ version }) => version)
    thisWeek += versions.filter(({ on }) => on !== null && on >= weekFrom).length
    return course.flatMap(({ on, value }, index) => {
      if (on < from) return []
      const before = course[index - 1]
      const isNewYear = counted.model === 'yearSum' && before?.on.slice(0, 4) !== on.slice(0, 4)
      const came = versions.filter((version) => version.on === on)
      return [{ on, indicator, counted, came, before: isNewYear ? 0 : (before?.value ?? 0), after: value }]
    })
  })
  const newest = found.toSorted((a, b) => (a.on < b.on ? 1 : -1)).slice(0, shown)
  const items = newest.map(async ({ on, indicator, counted, came, before, after }) => {
    const [only, ...others] = came
    const title = only && others.length === 0 ? await titleOf(counted, only) : null
    const label = inLanguage(indicator.label, locale)
    return { on, indicator: indicator.id, label, unit: indicator.unit, title, records: came.length, before, after }
  })
  return { items: await Promise.all(items), thisWeek }
}
