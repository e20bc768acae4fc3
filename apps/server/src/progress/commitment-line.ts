import { reasonSentence, type CommitmentLine, type Locale } from '@ceyuan/contract'
import { overdueDays, type Reason } from '@ceyuan/plan'
import type { CivilDate } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Label } from '../context.ts'
import type { Judged } from './commitment-assessment.ts'
import type { PlanCommitment } from './plan-commitment.ts'
import type { JudgedCommitment, ProgressModel } from './progress-snapshot.ts'

/** A label in a language. */
export const inLanguage = (label: Label, locale: Locale): string => (locale === 'en' ? label.en : label.zh)

/** A unit by its id, named in a language. */
export const unitRefOf = (city: City, id: string, locale: Locale): { readonly id: string; readonly name: string } => {
  const unit = city.units.find((candidate) => candidate.id === id)
  return { id, name: unit ? inLanguage({ zh: unit.name, en: unit.en }, locale) : id }
}

const reasonOf = (reason: Reason, city: City, locale: Locale): CommitmentLine['reason'] => {
  const isConfirmed = reason.code === 'progress.milestone-confirmed'
  const unit = isConfirmed ? unitRefOf(city, String(reason.values['unit']), locale).name : reason.values['unit']
  const values = unit === undefined ? reason.values : { ...reason.values, unit }
  return { code: reason.code, values: { ...values }, sentence: reasonSentence({ code: reason.code, values }, locale) }
}

const marginOf = (commitment: PlanCommitment, judged: Judged, overdue: number | null): CommitmentLine['margin'] => {
  const { binding, target } = commitment
  const { assessment, dueOn, facts } = judged
  if (target) return { kind: 'figures', actual: assessment.actual, target }
  if (assessment.reason.code === 'progress.milestone-confirmed') return { kind: 'confirmed' }
  if (overdue !== null && assessment.light !== 'met') return { kind: 'overdue', days: overdue }
  if (binding?.kind === 'records')
    return { kind: 'records', actual: facts?.counted.length ?? 0, expected: binding.expect.min }
  return dueOn === null || binding?.kind !== 'milestone' ? { kind: 'none' } : { kind: 'due', on: dueOn }
}

/** A commitment with its judgement, as every page shows it. */
export const toLine = (
  { city }: ProgressModel,
  { commitment, judged }: JudgedCommitment,
  asOf: CivilDate,
  locale: Locale,
): CommitmentLine => {
  const { assessment, dueOn, dataTo } = judged
  const { binding } = commitment
  const overdue = dueOn === null || assessment.light === 'met' ? null : overdueDays(dueOn, asOf)
  return {
    id: commitment.id,
    kind: commitment.kind,
    title: inLanguage(commitment.title, locale),
    section: commitment.section,
    quote: commitment.quote,
    start: commitment.start,
    end: commitment.end,
    binding: binding?.kind ?? null,
    basis: binding?.kind === 'milestone' ? 'confirmed' : 'computed',
    indicator: binding?.kind === 'indicator' ? binding.indicator : null,
    light: assessment.light,
    reason: reasonOf(assessment.reason, city, locale),
    margin: marginOf(commitment, judged, overdue),
    target: commitment.target,
    actual: assessment.actual,
    completion: assessment.completion,
    expected: assessment.expected,
    forecast: assessment.forecast,
    interval: assessment.interval,
    probability: assessment.probability,
    dueOn,
    overdueDays: overdue,
    dataAsOf: dataTo,
    lead: commitment.lead === null ? null : unitRefOf(city, commitment.lead, locale),
    support: commitment.support.map((id) => unitRefOf(city, id, locale)),
    assignedBy: commitment.assignedBy,
  }
}
