import type { BundleProblem } from '@ceyuan/policy'
import {
  allBut,
  betweenHalves,
  byChance,
  clashing,
  grid,
  line,
  ring,
  type Spread,
  tree,
  underCaps,
  underOne,
} from '../packages/policy/src/bundle/cases/graph-problems.ts'
import {
  applicant,
  cappedClashes,
  dice,
  knapsack,
  manyReach,
  oddCycles,
  overlapping,
  twoKnapsacks,
} from '../packages/policy/src/bundle/cases/hard-problems.ts'

/** A kind of problem of about 200 grants, one for each seed. */
export type Family = { readonly name: string; readonly problem: (seed: number) => BundleProblem }

const spreads: readonly Spread[] = ['equal', 'few', 'even', 'geometric']

const shares = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5]

const shapes = [
  ...shares.map((share) => ({ name: `clashes of ${share * 100} %`, size: 200, clashes: byChance(share) })),
  { name: 'ring of 199', size: 199, clashes: ring },
  { name: 'line', size: 200, clashes: line },
  { name: 'grid', size: 200, clashes: grid },
  { name: 'tree', size: 200, clashes: tree },
  { name: 'two halves, a tenth', size: 200, clashes: betweenHalves(0.1) },
  { name: 'all but a ring', size: 199, clashes: allBut(ring) },
  { name: 'all but a tenth', size: 200, clashes: allBut(byChance(0.1)) },
] as const

/** Clashes without caps, each with four spreads of amounts. */
export const clashFamilies: readonly Family[] = shapes.flatMap(({ name, size, clashes }) =>
  spreads.map((spread) => ({
    name: `${name}, ${spread}`,
    problem: (seed: number) => clashing(seed, size, clashes, spread),
  })),
)

/** Caps, alone and over clashes. */
export const capFamilies: readonly Family[] = [
  { name: '40 overlapping groups', problem: (seed) => overlapping(dice(seed), 200, 40) },
  { name: 'odd cycles with chords', problem: (seed) => oddCycles(dice(seed), 200) },
  { name: 'applicant of 200', problem: (seed) => applicant(dice(seed), 200) },
  { name: 'knapsack to the fen', problem: (seed) => knapsack(dice(seed), 100, [1_000_000_000, 1n]) },
  { name: 'knapsack beyond 2^53', problem: (seed) => knapsack(dice(seed), 100, [1_000_000_000, 10n ** 12n]) },
  { name: 'two knapsacks that share', problem: (seed) => twoKnapsacks(dice(seed), 66) },
  { name: 'many sets reach the cap', problem: (seed) => manyReach(dice(seed), 200) },
  { name: 'few clashes, caps five deep', problem: (seed) => cappedClashes(dice(seed), 200, [0.02, 0.25]) },
  ...spreads.flatMap((spread): readonly Family[] => [
    {
      name: `one cap of 30 %, clashes of 1 %, ${spread}`,
      problem: (seed) => underOne(clashing(seed, 200, byChance(0.01), spread), 300n),
    },
    {
      name: `one cap of 97 %, clashes of 5 %, ${spread}`,
      problem: (seed) => underOne(clashing(seed, 200, byChance(0.05), spread), 970n),
    },
    {
      name: `caps three deep, clashes of 1 %, ${spread}`,
      problem: (seed) => underCaps(clashing(seed, 200, byChance(0.01), spread), seed, { depth: 3, share: 0.3 }),
    },
  ]),
]
