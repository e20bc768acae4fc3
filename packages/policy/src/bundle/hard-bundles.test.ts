import { Fen } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import type { BundleProblem } from './bundle-problem.ts'
import { isAllowed, overpaid, worth } from './cases/exhaustive.ts'
import {
  applicant,
  cappedClashes,
  dice,
  knapsack,
  manyReach,
  oddCycles,
  overlapping,
  randomClashes,
  twoKnapsacks,
} from './cases/hard-problems.ts'
import { solveBundle } from './solve-bundle.ts'

// Every family within this many nodes a part: a count, so that the speed of the machine says nothing.
const nodes = 200_000

const families: readonly (readonly [name: string, problem: (seed: number) => BundleProblem])[] = [
  ['an applicant of 40', (seed) => applicant(dice(seed), 40)],
  ['200 that clash by half', (seed) => randomClashes(dice(seed), 200, [0.5, 1_000_000])],
  ['200 that clash by two fifths', (seed) => randomClashes(dice(seed), 200, [0.4, 1_000_000])],
  ['100 of one amount that clash by a tenth', (seed) => randomClashes(dice(seed), 100, [0.1, 1])],
  ['200 that clash by a fortieth', (seed) => randomClashes(dice(seed), 200, [0.025, 1_000_000])],
  ['200 in 40 overlapping groups', (seed) => overlapping(dice(seed), 200, 40)],
  ['150 in odd cycles', (seed) => oddCycles(dice(seed), 150)],
  ['200 in a knapsack of fen', (seed) => knapsack(dice(seed), 100, [1_000_000_000, 1n])],
  ['40 in a knapsack beyond 2^53', (seed) => knapsack(dice(seed), 20, [1_000_000_000, 10n ** 12n])],
  ['200 in a knapsack of ten thousands', (seed) => knapsack(dice(seed), 100, [500, 1_000_000n])],
  ['198 in two knapsacks that share', (seed) => twoKnapsacks(dice(seed), 66)],
  ['200 of which many sets reach the cap', (seed) => manyReach(dice(seed), 200)],
  ['120 that clash by a tenth under caps five deep', (seed) => cappedClashes(dice(seed), 120, [0.1, 0.06])],
  ['200 that clash little under caps five deep', (seed) => cappedClashes(dice(seed), 200, [0.02, 0.25])],
]

describe('hard bundles', () => {
  it.each(families)(
    '7.8 7.10 proves the best of %s within a budget of nodes',
    (_name, make) => {
      const problem = make(1)
      const result = solveBundle(problem, { nodes })
      if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
      const { paidFen, boundFen, chosen } = result.value
      const ids = new Set(chosen.map(({ id }) => id))
      expect(boundFen).toBe(paidFen)
      expect(isAllowed(problem, ids)).toBe(true)
      expect(worth(problem, ids)).toBe(paidFen)
      expect(overpaid(problem.caps, new Map(chosen.map((one) => [one.id, one.paidFen])))).toEqual([])
      expect(Fen.sum(chosen.map((one) => one.paidFen))).toBe(paidFen)
    },
    60_000,
  )

  it('7.8 says that nothing is proved when the budget ends, and gives a bound above', () => {
    const result = solveBundle(randomClashes(dice(3), 200, [0.1, 1_000_000]), { nodes: 50 })
    if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
    const { method, paidFen, boundFen, ties } = result.value
    expect([method, ties]).toEqual(['open', 'open'])
    expect(boundFen).toBeGreaterThan(paidFen)
  })
})
