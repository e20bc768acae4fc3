import { Fen } from '@ceyuan/values'
import { assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bundle, BundleProblem, RejectedGrant } from './bundle-problem.ts'
import { isAllowed, lookAtAll, overpaid, worth } from './cases/exhaustive.ts'
import { smallProblem } from './cases/random-problem.ts'
import { solveBundle } from './solve-bundle.ts'

const solved = (problem: BundleProblem): Bundle => {
  const result = solveBundle(problem)
  if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
  return result.value
}

const isTrue = (problem: BundleProblem, ids: ReadonlySet<string>, rejected: RejectedGrant): boolean => {
  const { id, reason, against, lowerFen } = rejected
  const fen = problem.grants.find((one) => one.id === id)?.fen ?? -1n
  if (reason === 'noAmount') return fen === 0n
  if (reason === 'capExhausted') {
    const isAround = problem.caps.some(({ name, ids: inside }) => name === against && inside.includes(id))
    return isAround && isAllowed(problem, new Set([...ids, id]))
  }
  const rival = problem.grants.find((one) => one.id === against)
  const isClash = !isAllowed(problem, new Set([id, String(against)]))
  return isClash && ids.has(String(against)) && lowerFen === (rival?.fen ?? 0n) - fen
}

const runs = { numRuns: 2000 }

describe('the best bundle', () => {
  it('7.1 7.2 7.3 7.5 7.6 is the one that looking at every set finds, ties included', () => {
    assert(
      property(smallProblem, (problem) => {
        const best = lookAtAll(problem)
        const { paidFen, boundFen, ties, chosen } = solved(problem)
        expect({ paidFen, boundFen, ties, ids: chosen.map(({ id }) => id) }).toEqual({
          paidFen: best.paid,
          boundFen: best.paid,
          ties: 'settled',
          ids: best.ids,
        })
      }),
      runs,
    )
  }, 60_000)

  it('7.4 pays each grant at most its amount, under every cap, and in all what the bundle is worth', () => {
    assert(
      property(smallProblem, (problem) => {
        const { chosen, paidFen } = solved(problem)
        const ids = new Set(chosen.map(({ id }) => id))
        const paid = new Map(chosen.map((one): [string, bigint] => [one.id, one.paidFen]))
        expect(isAllowed(problem, ids)).toBe(true)
        expect(overpaid(problem.caps, paid)).toEqual([])
        expect(chosen.every((one) => one.paidFen > 0n && one.paidFen <= one.fen)).toBe(true)
        expect(Fen.sum(chosen.map((one) => one.paidFen))).toBe(paidFen)
        expect(worth(problem, ids)).toBe(paidFen)
      }),
      runs,
    )
  }, 60_000)

  it('7.7 says for each grant left out what stands against it, and that is so', () => {
    assert(
      property(smallProblem, (problem) => {
        const { chosen, rejected } = solved(problem)
        expect(chosen.length + rejected.length).toBe(problem.grants.length)
        const ids = new Set(chosen.map(({ id }) => id))
        expect(rejected.filter((one) => !isTrue(problem, ids, one))).toEqual([])
      }),
      runs,
    )
  }, 60_000)
})
