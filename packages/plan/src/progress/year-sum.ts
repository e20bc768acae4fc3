import { CivilDate } from '@ceyuan/values'
import { bare, rounded, type Assessment } from './assessment.ts'
import { studentAtMost, studentQuantile } from './distributions.ts'
import { lightOfProbability } from './light.ts'
import { completionOf, isReached, type Target } from './target.ts'

/** An earlier year: what it had reached by the same day, and in all. */
export type EarlierYear = { readonly year: number; readonly byThen: number; readonly total: number }

/** What a year-sum model knows on a day. Unit: the target's. */
export type YearSumFacts = {
  readonly target: Target
  readonly asOf: CivilDate
  /** The last day that the reported sum covers. */
  readonly dataTo: CivilDate
  readonly actual: number
  readonly earlier: readonly EarlierYear[]
}

/** The prior of the logit share: an even year, worth a fifth of a year; spread 0.15, worth three. Source: SPEC 3.4. */
const prior = Object.freeze({ weight: 0.2, spread: 0.15, freedom: 3 })

type Spread = { readonly centre: number; readonly scale: number; readonly freedom: number }

const logit = (share: number): number => Math.log(share / (1 - share))

const shareOfYear = (day: CivilDate): number => {
  const start = CivilDate.startOfYear(day)
  return (CivilDate.daysBetween(start, day) + 1) / CivilDate.daysBetween(start, CivilDate.addMonths(start, 12))
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/** The logit of the share that the year has reached by `dataTo`: a Student's t. Method: normal with unknown spread, conjugate prior. */
const shareSpread = ({ earlier, dataTo }: YearSumFacts): Spread => {
  const seen = earlier.flatMap(({ byThen, total }) => (byThen > 0 && byThen < total ? [logit(byThen / total)] : []))
  const even = logit(shareOfYear(dataTo))
  const mean = meanOf(seen)
  const weight = prior.weight + seen.length
  const freedom = prior.freedom + seen.length
  const centre = (prior.weight * even + seen.length * mean) / weight
  const within = seen.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  // How far the city's years lie from an even one says nothing of how far they lie from each other.
  const variance = (prior.freedom * prior.spread ** 2 + within) / freedom
  return { centre, scale: Math.sqrt(variance * (1 + 1 / weight)), freedom }
}

const toTotal = (actual: number, value: number): number => actual * (1 + Math.exp(-value))

const isYearComplete = ({ dataTo, target }: YearSumFacts): boolean => dataTo >= target.by

/** The year's total: where it is heading, with the interval that holds 80 %. */
export const yearTotal = (
  facts: YearSumFacts,
): { readonly low: number; readonly middle: number; readonly high: number } => {
  if (isYearComplete(facts)) return { low: facts.actual, middle: facts.actual, high: facts.actual }
  const { centre, scale, freedom } = shareSpread(facts)
  const at = (probability: number): number =>
    toTotal(facts.actual, centre - scale * studentQuantile(probability, freedom))
  return { low: at(0.1), middle: at(0.5), high: at(0.9) }
}

/** Where the sum should stand by the reported day, were the year to end at the lower bound. */
export const expectedSum = (facts: YearSumFacts): number | null => {
  if (facts.target.min === null) return null
  if (isYearComplete(facts)) return facts.target.min
  return facts.target.min / (1 + Math.exp(-shareSpread(facts).centre))
}

const probabilityOf = (facts: YearSumFacts, bound: number): number => {
  const { centre, scale, freedom } = shareSpread(facts)
  const needed = -Math.log(bound / facts.actual - 1)
  return studentAtMost((needed - centre) / scale, freedom)
}

/** How a yearly sum stands. Where the deadline's year has not begun, nothing can be told yet. */
export const assessYearSum = (facts: YearSumFacts): Assessment => {
  const { target, actual, asOf, dataTo } = facts
  const figures = { actual, completion: completionOf(target, actual), expected: expectedSum(facts) }
  const values = { actual: rounded(actual, 2), target: target.min, unit: target.unit, by: target.by, dataTo }
  if (target.min === null) return { ...bare('unknown', 'progress.no-number', values), ...figures }
  if (CivilDate.year(asOf) < CivilDate.year(target.by) || actual <= 0) {
    return { ...bare('unknown', 'progress.too-early', values), ...figures }
  }
  const { low, middle, high } = yearTotal(facts)
  const outlook = { ...figures, forecast: middle, interval: { low, high } }
  if (isReached(target, actual)) return { ...bare('met', 'progress.met', values), ...outlook, probability: 1 }
  if (isYearComplete(facts)) return { ...bare('behind', 'progress.missed', values), ...outlook, probability: 0 }
  const probability = probabilityOf(facts, target.min)
  const light = lightOfProbability(probability)
  const share = rounded((actual / middle) * 100, 1)
  const told = { light, share, years: facts.earlier.length, percent: rounded(probability * 100, 0) }
  const heading = { forecast: rounded(middle, 0), low: rounded(low, 0), high: rounded(high, 0) }
  const reason = { code: 'progress.year-sum', values: { ...values, ...told, ...heading } } as const
  return { light, reason, ...outlook, probability }
}
