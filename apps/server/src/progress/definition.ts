import type { EvidenceCounts, IndicatorDefinition, Locale } from '@ceyuan/contract'
import { freshUntil } from '@ceyuan/plan'
import type { Indicator } from '../city/city.ts'
import { inLanguage } from './commitment-line.ts'
import type { Counted } from './counted.ts'
import type { Standing } from './evidence-timeline.ts'
import type { IndicatorFacts } from './indicator-facts.ts'

const nameOf = (counted: Counted, fieldId: string, locale: Locale): string => {
  const field = counted.register.fields.find(({ id }) => id === fieldId)
  return field ? inLanguage(field.label, locale) : fieldId
}

const measureOf = ({ measure }: Indicator, counted: Counted, locale: Locale): string => {
  if ('field' in measure) return `${measure.kind} ${nameOf(counted, measure.field, locale)}`
  return measure.kind === 'ratio' ? `ratio ${measure.numerator}` : measure.kind
}

/** What an indicator counts, from where, and how fresh, in a language. */
export const definitionOf = (
  indicator: Indicator,
  counted: Counted,
  facts: IndicatorFacts,
  locale: Locale,
): IndicatorDefinition => ({
  id: indicator.id,
  label: inLanguage(indicator.label, locale),
  unit: indicator.unit,
  register: counted.register.id,
  registerLabel: inLanguage(counted.register.label, locale),
  filter: indicator.filter ?? 'true',
  measure: measureOf(indicator, counted, locale),
  countedOnceBy: indicator.once.map((field) => nameOf(counted, field, locale)),
  definition: inLanguage(indicator.definition, locale),
  source: inLanguage(indicator.source, locale),
  model: indicator.model,
  rhythm: { every: indicator.rhythm.every, graceDays: indicator.rhythm.graceDays },
  latestRecordOn: facts.latestWrittenOn,
  freshUntil: facts.latestWrittenOn === null ? null : freshUntil(facts.latestWrittenOn, indicator.rhythm),
})

/** How many records stand how. */
export const evidenceCountsOf = ({ standings }: IndicatorFacts): EvidenceCounts => {
  const count = (wanted: Standing): number => standings.filter(({ standing }) => standing === wanted).length
  return {
    counted: count('counted'),
    pending: count('pending'),
    duplicate: count('duplicate'),
    withdrawn: count('withdrawn'),
    undated: count('undated'),
    later: count('later'),
  }
}
