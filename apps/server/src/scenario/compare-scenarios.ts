import type { ScenarioComparison } from '@ceyuan/contract'
import { cohortsIn, fenByEnterprise } from './compare-sides.ts'
import { effectsOf } from './effects.ts'
import type { Population } from './population.ts'
import type { Side } from './run-scenario.ts'

type Compared = { readonly population: Population; readonly after: Side }

/** Who has more and who less by the last scenario than by the first, over as many years; null where there are not two. */
export const comparisonOf = (all: readonly Compared[]): ScenarioComparison | null => {
  const [first, last] = [all[0], all.at(-1)]
  if (!first || !last || first === last || first.after.years.length !== last.after.years.length) return null
  const { population } = first
  const fens = {
    before: fenByEnterprise(population.size, first.after.payout.paid),
    after: fenByEnterprise(population.size, last.after.payout.paid),
  }
  return {
    cohorts: cohortsIn(population, fens),
    effects: effectsOf({ before: first.after, after: last.after }, fens, population),
  }
}
