import { Fen } from '@ceyuan/values'
import {
  type Arbitrary,
  array,
  bigInt,
  constant,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
  shuffledSubarray,
  tuple,
} from 'fast-check'
import type { BundleCap, BundleGrant, BundleProblem } from '../bundle-problem.ts'

const amounts = oneof(
  constantFrom(0n, 1n, 5n, 10n, 10n, 100n),
  bigInt({ min: 0n, max: 40n }),
  bigInt({ min: 0n, max: 1_000_000_000_000n }),
)

const grant = (index: number): Arbitrary<BundleGrant> =>
  record({
    id: constant(`g${index}`),
    fen: amounts.map(Fen.create),
    subject: constantFrom('p', 'q'),
    groups: array(constantFrom('a', 'b', 'c', 'd'), { maxLength: 2 }),
  })

// Cuts of one order of the grants, each inside or outside every other: a family that nests.
const nestedCaps = (ids: readonly string[]): Arbitrary<readonly BundleCap[]> =>
  tuple(
    shuffledSubarray([...ids], { minLength: ids.length, maxLength: ids.length }),
    array(tuple(nat(ids.length), nat(ids.length), amounts), { maxLength: 5 }),
  ).map(([order, cuts]) => {
    const kept: { readonly from: number; readonly to: number; readonly fen: bigint }[] = []
    for (const [one, other, fen] of cuts) {
      const [from, to] = [Math.min(one, other), Math.max(one, other)]
      const fits = kept.every(
        (cap) =>
          to <= cap.from || from >= cap.to || (from >= cap.from && to <= cap.to) || (cap.from >= from && cap.to <= to),
      )
      if (fits) kept.push({ from, to, fen })
    }
    return kept.map(({ from, to, fen }, index) => ({
      name: `cap ${index}`,
      ids: order.slice(from, to),
      fen: Fen.create(fen),
    }))
  })

const shifted = (problem: BundleProblem, factor: bigint): BundleProblem => ({
  ...problem,
  grants: problem.grants.map((one) => ({ ...one, fen: Fen.create(one.fen * factor + (one.fen % 7n)) })),
  caps: problem.caps.map((cap) => ({ ...cap, fen: Fen.create(cap.fen * factor + (cap.fen % 5n)) })),
})

/** Problems of at most ten grants with everything that can stand in one; now and then with amounts far beyond 2⁵³. */
export const smallProblem: Arbitrary<BundleProblem> = integer({ min: 1, max: 10 })
  .chain((count) => {
    const ids = Array.from({ length: count }, (_, index) => `g${index}`)
    const pair = tuple(constantFrom(...ids), constantFrom(...ids)).filter(([a, b]) => a !== b)
    return record({
      grants: tuple(...ids.map((_, index) => grant(index))),
      incompatible: count < 2 ? constant([]) : array(pair, { maxLength: 8 }),
      caps: nestedCaps(ids),
      factor: constantFrom(1n, 1n, 1n, 10n ** 7n, 10n ** 16n),
    })
  })
  .map(({ factor, ...problem }) => (factor === 1n ? problem : shifted(problem, factor)))
