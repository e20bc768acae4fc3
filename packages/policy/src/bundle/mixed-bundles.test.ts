import { Fen } from '@ceyuan/values'
import { assert, integer, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bundle, BundleProblem, RejectedGrant } from './bundle-problem.ts'
import { isAllowed, lookAtAll, overpaid, worth } from './cases/exhaustive.ts'
import { mixed } from './cases/mixed-problem.ts'
import { solveBundle } from './solve-bundle.ts'

const solved = (problem: BundleProblem): Bundle => {
  const result = solveBundle(problem)
  if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
  return result.value
}

const drawn = (least: number, most: number) =>
  tuple(integer({ min: 1, max: 1_000_000 }), integer({ min: least, max: most })).map(([seed, size]) =>
    mixed(seed, size),
  )

const idsOf = ({ chosen }: Bundle): ReadonlySet<string> => new Set(chosen.map(({ id }) => id))

const turned = <T>(list: readonly T[], by: number): readonly T[] => [
  ...list.slice(by % Math.max(1, list.length)),
  ...list.slice(0, by % Math.max(1, list.length)),
]

// The same problem with everything in another order.
const reordered = ({ grants, incompatible, caps }: BundleProblem, by: number): BundleProblem => ({
  grants: turned(
    grants.map((grant) => ({ ...grant, groups: grant.groups.toReversed() })),
    by,
  ),
  incompatible: turned(
    incompatible.map(([one, other]) => [other, one] as const),
    by,
  ),
  caps: turned(
    caps.map((cap) => ({ ...cap, ids: turned(cap.ids, by).toReversed() })),
    by,
  ),
})

const told = ({ ties, chosen, rejected }: Bundle): object | null =>
  ties === 'settled' ? { chosen, rejected: new Set(rejected) } : null

// Nothing is gained by it, beside the others or in the place of those it clashes with, and what is said to stand against it does.
const isTrue = (problem: BundleProblem, found: Bundle, { id, reason, against }: RejectedGrant): boolean => {
  const fen = problem.grants.find((one) => one.id === id)?.fen
  if (reason === 'noAmount') return fen === 0n
  const ids = idsOf(found)
  const beside = [...ids].filter((other) => isAllowed(problem, new Set([id, other])))
  if (worth(problem, new Set([...beside, id])) > found.paidFen) return false
  const cap = problem.caps.find(({ name, ids: inside }) => name === against && inside.includes(id))
  if (reason === 'capExhausted') return beside.length === ids.size && cap !== undefined
  return ids.has(String(against)) && !beside.includes(String(against))
}

describe('bundles of all kinds', () => {
  it('7.5 7.6 are those that looking at every set finds, with ties under nested caps', () => {
    assert(
      property(drawn(1, 11), (problem) => {
        const [best, found] = [lookAtAll(problem), solved(problem)]
        expect([found.paidFen, found.boundFen, found.ties]).toEqual([best.paid, best.paid, 'settled'])
        expect([...idsOf(found)]).toEqual(best.ids)
      }),
      { numRuns: 600 },
    )
  }, 120_000)

  it('7.6 are the same in whatever order the problem is written', () => {
    assert(
      property(drawn(1, 40), integer({ min: 1, max: 40 }), (problem, by) => {
        const [one, other] = [solved(problem), solved(reordered(problem, by))]
        expect([other.paidFen, other.boundFen, other.ties]).toEqual([one.paidFen, one.boundFen, one.ties])
        expect(told(other)).toEqual(told(one))
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  it('7.3 7.4 hold every grant once and keep every cap, and pay out what they say', () => {
    assert(
      property(drawn(1, 60), (problem) => {
        const found = solved(problem)
        const ids = idsOf(found)
        const told = [...found.chosen, ...found.rejected].map(({ id }) => id)
        expect(told.toSorted()).toEqual(problem.grants.map(({ id }) => id).toSorted())
        expect(isAllowed(problem, ids)).toBe(true)
        expect(overpaid(problem.caps, new Map(found.chosen.map((one) => [one.id, one.paidFen])))).toEqual([])
        expect(Fen.sum(found.chosen.map((one) => one.paidFen))).toBe(found.paidFen)
        expect(worth(problem, ids)).toBe(found.paidFen)
      }),
      { numRuns: 100 },
    )
  }, 120_000)

  it('7.7 would gain nothing by what is left out: not beside the others, nor in the place of those it clashes with', () => {
    assert(
      property(drawn(1, 40), (problem) => {
        const found = solved(problem)
        expect(found.rejected.filter((one) => !isTrue(problem, found, one))).toEqual([])
      }),
      { numRuns: 150 },
    )
  }, 120_000)
})
