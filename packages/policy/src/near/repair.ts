import type { Step } from '../expression/step.ts'
import { turnLeaf } from './candidates.ts'
import { costOf } from './cost.ts'
import { type Changes, type Trial, unchanged } from './trial.ts'

/** The most facts that may change together. */
const mostFacts = 3

/** The most ways that are followed at once. */
const mostWays = 12

const cheapest = (ways: readonly Changes[], trial: Trial): readonly Changes[] =>
  ways
    .map((changes) => ({ changes, cost: costOf(changes, trial) }))
    .toSorted((a, b) => a.changes.size - b.changes.size || a.cost - b.cost)
    .slice(0, mostWays)
    .map(({ changes }) => changes)

const joined = (one: Changes, other: Changes): Changes | null => {
  const all = new Map([...one, ...other])
  return all.size > mostFacts ? null : all
}

/** Turns every part that is not as wanted; a change for one part may already serve the next. */
const turnEvery = (parts: readonly Step[], wanted: boolean, trial: Trial): readonly Changes[] => {
  let ways: readonly Changes[] = [unchanged]
  for (const part of parts) {
    if (ways.length === 0) return []
    const own = trial.truth(part, unchanged) === wanted ? [unchanged] : turn(part, wanted, trial)
    ways = cheapest(
      ways.flatMap((way) =>
        trial.truth(part, way) === wanted ? [way] : own.flatMap((changes) => joined(way, changes) ?? []),
      ),
      trial,
    )
  }
  return ways
}

const turn = (step: Step, wanted: boolean, trial: Trial): readonly Changes[] => {
  switch (step.kind) {
    case 'leaf':
      return cheapest(turnLeaf(step, wanted, trial), trial)
    case 'not':
      return turn(step.part, !wanted, trial)
    case 'choice':
      return []
    default:
      if ((step.kind === 'all') === wanted) return turnEvery(step.parts, wanted, trial)
      return cheapest(
        step.parts.flatMap((part) => turn(part, wanted, trial)),
        trial,
      )
  }
}

/** The least changes, of at most three facts, that make all conditions hold; each was tried and holds. */
export const repair = (conditions: readonly Step[], trial: Trial): readonly Changes[] =>
  turnEvery(conditions, true, trial).filter(
    (changes) => changes.size > 0 && conditions.every((condition) => trial.truth(condition, changes) === true),
  )
