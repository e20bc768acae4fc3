import { CivilDate } from '@ceyuan/values'
import { bare, rounded, type Assessment } from './assessment.ts'
import { studentAtMost, studentQuantile } from './distributions.ts'
import { lightOfProbability } from './light.ts'
import { boundOf, completionOf, isReached, type Target } from './target.ts'

/** What a level model knows on a day: the value now, and month by month before. */
export type LevelFacts = {
  readonly target: Target
  readonly asOf: CivilDate
  readonly actual: number
  /** Values at even steps of a month, oldest first, the last one at `asOf`. */
  readonly history: readonly number[]
}

/** Fewer steps than this say nothing of how a level moves. */
const leastSteps = 3
const daysAMonth = 30.4375

type Walk = { readonly drift: number; readonly spread: number; readonly steps: number }

const walkOf = (history: readonly number[]): Walk => {
  const moves = history.slice(1).map((value, index) => value - (history[index] ?? value))
  const drift = moves.reduce((sum, move) => sum + move, 0) / Math.max(1, moves.length)
  const square = moves.reduce((sum, move) => sum + (move - drift) ** 2, 0)
  return { drift, spread: Math.sqrt(square / Math.max(1, moves.length - 1)), steps: moves.length }
}

const scaleOf = ({ spread, steps }: Walk, months: number): number =>
  Math.max(spread * Math.sqrt(months + (months * months) / steps), 1e-9)

/** Where the level is heading after a number of days, with the interval that holds 80 %: a random walk with drift. */
export const levelAfter = (
  facts: LevelFacts,
  days: number,
): { readonly low: number; readonly middle: number; readonly high: number } => {
  const walk = walkOf(facts.history)
  const months = days / daysAMonth
  const middle = facts.actual + walk.drift * months
  const half = scaleOf(walk, months) * studentQuantile(0.9, Math.max(1, walk.steps - 1))
  return { low: middle - half, middle, high: middle + half }
}

/** How a level stands. */
export const assessLevel = (facts: LevelFacts): Assessment => {
  const { target, actual, asOf } = facts
  const bound = boundOf(target)
  const daysLeft = CivilDate.daysBetween(asOf, target.by)
  const figures = { actual, completion: completionOf(target, actual) }
  const values = { actual: rounded(actual, 2), target: bound, unit: target.unit, by: target.by, daysLeft }
  if (bound === null) return { ...bare('unknown', 'progress.no-number', values), ...figures }
  if (isReached(target, actual)) return { ...bare('met', 'progress.met', values), ...figures, probability: 1 }
  if (daysLeft <= 0) return { ...bare('behind', 'progress.missed', values), ...figures, probability: 0 }
  const walk = walkOf(facts.history)
  if (walk.steps < leastSteps) return { ...bare('unknown', 'progress.too-early', values), ...figures }
  const { low, middle, high } = levelAfter(facts, daysLeft)
  const below = studentAtMost((bound - middle) / scaleOf(walk, daysLeft / daysAMonth), walk.steps - 1)
  const probability = target.min === null ? below : 1 - below
  const light = lightOfProbability(probability)
  const heading = { forecast: rounded(middle, 2), low: rounded(low, 2), high: rounded(high, 2) }
  const told = { light, steps: walk.steps, percent: rounded(probability * 100, 0) }
  const reason = { code: 'progress.level', values: { ...values, ...heading, ...told } } as const
  return {
    ...bare(light, reason.code, reason.values),
    ...figures,
    forecast: middle,
    interval: { low, high },
    probability,
  }
}
