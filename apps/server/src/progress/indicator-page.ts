import type { Locale } from '@ceyuan/contract'
import { CivilDate } from '@ceyuan/values'
import type { Indicator } from '../city/city.ts'
import { chartOf, yearBefore, type View } from './commitment-page.ts'
import type { Counted } from './counted.ts'
import { definitionOf, evidenceCountsOf } from './definition.ts'
import { factsAt } from './indicator-facts.ts'
import { linesAt } from './plan-page.ts'
import type { ProgressSnapshot } from './progress-snapshot.ts'

const countedFor = (snapshot: ProgressSnapshot, indicator: Indicator): Counted => {
  const counted = snapshot.model.counted.get(indicator.id)
  if (!counted) throw new Error(`Nothing is counted for ${indicator.id}`)
  return counted
}

/** One indicator with its course and the commitments it speaks for. */
export const indicatorPage = (snapshot: ProgressSnapshot, indicator: Indicator, { asOf, today, locale }: View) => {
  const { model } = snapshot
  const counted = countedFor(snapshot, indicator)
  const timeline = snapshot.timelineOf(indicator.id)
  const facts = factsAt(counted, timeline, asOf)
  const lines = linesAt(snapshot, asOf, locale).filter((line) => line.indicator === indicator.id)
  const bound = lines.find(({ target }) => target !== null)?.target ?? null
  const target = bound && { ...bound, by: CivilDate.is(bound.by) ? bound.by : model.deadline }
  const before = yearBefore(asOf)
  return {
    asOf,
    today,
    sample: model.isSample,
    definition: definitionOf(indicator, counted, facts, locale),
    value: facts.value,
    lastYear: { on: before, value: before < model.start ? null : factsAt(counted, timeline, before).value },
    series: chartOf(snapshot, indicator.id, target, asOf),
    counts: evidenceCountsOf(facts),
    commitments: lines,
  }
}

/** Every indicator with its value. */
export const indicatorList = (snapshot: ProgressSnapshot, asOf: CivilDate, locale: Locale) => ({
  items: snapshot.model.city.indicators.map((indicator) => {
    const counted = countedFor(snapshot, indicator)
    const facts = factsAt(counted, snapshot.timelineOf(indicator.id), asOf)
    const commitments = snapshot.model.plan.commitments.flatMap(({ id, binding }) =>
      binding?.kind === 'indicator' && binding.indicator === indicator.id ? [id] : [],
    )
    return { definition: definitionOf(indicator, counted, facts, locale), value: facts.value, asOf, commitments }
  }),
  next: null,
})
