import { CivilDate } from '@ceyuan/values'
import { bare, rounded, type Assessment } from './assessment.ts'
import { negativeBinomialAtMost, negativeBinomialQuantile, type NegativeBinomial } from './distributions.ts'
import { lightOfProbability } from './light.ts'
import { completionOf, isReached, leastCount, type Target } from './target.ts'

/** What a counting model knows on a day. */
export type CountingFacts = {
  readonly target: Target
  /** The day from which the pace is measured: the plan's date. */
  readonly start: CivilDate
  readonly asOf: CivilDate
  /** What counts now. */
  readonly actual: number
  /** Of those, how many came on or after `start`. */
  readonly arrivals: number
  /** How many more are under way, where the register tells. */
  readonly pending?: number
}

/** The prior of the rate: Jeffreys', half an event and no time. Source: SPEC 3.2. */
const priorEvents = 0.5

/** The days observed at `asOf`, that day included. */
const daysObserved = ({ start, asOf }: CountingFacts): number => CivilDate.daysBetween(start, asOf) + 1

/** How many more will come within a number of days: Gamma–Poisson predictive. */
export const arrivalsWithin = (facts: CountingFacts, days: number): NegativeBinomial => {
  const exposure = daysObserved(facts)
  return { shape: facts.arrivals + priorEvents, chance: exposure / (exposure + days) }
}

/** Where the count is heading after a number of days, with the interval that holds 80 %. */
export const countAfter = (
  facts: CountingFacts,
  days: number,
): { readonly low: number; readonly middle: number; readonly high: number } => {
  const more = arrivalsWithin(facts, days)
  const at = (probability: number): number => facts.actual + negativeBinomialQuantile(more, probability)
  return { low: at(0.1), middle: at(0.5), high: at(0.9) }
}

/** Where the count should stand on a day, on an even pace from what was there at the start to the lower bound. */
export const expectedCount = (facts: CountingFacts, on: CivilDate): number | null => {
  const { target, start, actual, arrivals } = facts
  if (target.min === null) return null
  const base = Math.min(actual - arrivals, target.min)
  const all = CivilDate.daysBetween(start, target.by) + 1
  const passed = Math.min(Math.max(CivilDate.daysBetween(start, on) + 1, 0), all)
  return all <= 0 ? target.min : base + ((target.min - base) * passed) / all
}

/** How a counted target stands. */
export const assessCounting = (facts: CountingFacts): Assessment => {
  const { target, actual, asOf } = facts
  const least = leastCount(target)
  const daysLeft = CivilDate.daysBetween(asOf, target.by)
  const figures = { actual, completion: completionOf(target, actual), expected: expectedCount(facts, asOf) }
  const values = { actual, target: least ?? target.max, unit: target.unit, by: target.by, daysLeft }
  if (least === undefined) {
    const [light, code] = isReached(target, actual)
      ? (['met', 'progress.within-limit'] as const)
      : (['behind', 'progress.over-limit'] as const)
    return { ...bare(light, code, values), ...figures }
  }
  const isMet = isReached(target, actual)
  if (daysLeft <= 0 && !isMet) return { ...bare('behind', 'progress.missed', values), ...figures, probability: 0 }
  if (daysObserved(facts) <= 0) return { ...bare('unknown', 'progress.too-early', values), ...figures }
  const { low, middle, high } = countAfter(facts, Math.max(daysLeft, 0))
  const outlook = { ...figures, forecast: middle, interval: { low, high } }
  if (isMet) return { ...bare('met', 'progress.met', values), ...outlook, probability: 1 }
  const probability = 1 - negativeBinomialAtMost(arrivalsWithin(facts, daysLeft), least - actual - 1)
  const light = lightOfProbability(probability)
  return {
    light,
    reason: {
      code: 'progress.counting',
      values: {
        ...values,
        light,
        days: daysObserved(facts),
        perMonth: rounded((facts.arrivals / daysObserved(facts)) * 30.4375, 1),
        forecast: middle,
        low,
        high,
        percent: rounded(probability * 100, probability < 0.01 || probability > 0.99 ? 1 : 0),
        gap: least - actual,
        pending: facts.pending ?? 0,
        gapAfterPending: Math.max(0, least - actual - (facts.pending ?? 0)),
      },
    },
    ...outlook,
    probability,
  }
}
