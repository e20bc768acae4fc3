import { assert, integer, property, record } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAllowed, lookAtAll } from './cases/exhaustive.ts'
import { byChance, clashing, type Spread } from './cases/graph-problems.ts'
import { ClashSearch } from './clash-search.ts'
import { heaviestSet, type HeavySet } from './heaviest-set.ts'
import { toModel } from './model.ts'
import { never, NodeBudget } from './node-budget.ts'
import { type Piece, toPiece } from './piece.ts'
import { reduce } from './reduce.ts'
import { solveClashes } from './solve-clashes.ts'

const spreads: readonly Spread[] = ['equal', 'few', 'even', 'geometric']

const drawn = (most: number) =>
  record({
    seed: integer({ min: 1, max: 1_000_000_000 }),
    size: integer({ min: 1, max: most }),
    tenths: integer({ min: 0, max: 10 }),
    spread: integer({ min: 0, max: 3 }),
  }).map(({ seed, size, tenths, spread }) => clashing(seed, size, byChance(tenths / 10), spreads[spread] ?? 'equal'))

const pieceOf = (problem: ReturnType<typeof clashing>): Piece => {
  const model = toModel(problem)
  if (model.kind === 'failure') throw new Error(JSON.stringify(model.problems))
  return toPiece(model.value, [...model.value.grants.keys()], 0)
}

const all = { above: 0, enough: Infinity }
const nodes = 1_000_000
const budget = (): NodeBudget => new NodeBudget(nodes, never)

describe('grants that only clashes hold apart', () => {
  it('7.6 7.11 are solved to the set that looking at every set finds, ties included', () => {
    assert(
      property(drawn(12), (problem) => {
        const solution = solveClashes(pieceOf(problem), nodes, never)
        const ids = solution?.settle().chosen.map((place) => problem.grants[place]?.id)
        const best = lookAtAll(problem)
        expect({ paid: BigInt(solution?.value ?? -1), bound: BigInt(solution?.bound ?? -1), ids }).toEqual({
          paid: best.paid,
          bound: best.paid,
          ids: best.ids,
        })
      }),
      { numRuns: 500 },
    )
  }, 60_000)

  it('7.11 are worth the same by reduction, by the search of cliques, and by both', () => {
    assert(
      property(drawn(40), (problem) => {
        const piece = pieceOf(problem)
        const { kernel, offset, restore } = reduce(piece)
        const searched: HeavySet = new ClashSearch(piece, all, budget()).run() ?? { weight: 0, chosen: [] }
        const inKernel = new ClashSearch(kernel, all, budget()).run() ?? { weight: 0, chosen: [] }
        const both = heaviestSet(piece, all, budget())
        const weights = [searched.chosen, restore(inKernel.chosen), both?.chosen ?? []].map((chosen) => {
          const ids = new Set(chosen.map((place) => problem.grants[place]?.id ?? ''))
          expect(isAllowed(problem, ids)).toBe(true)
          return chosen.reduce((sum, place) => sum + (piece.weight[place] ?? 0), 0)
        })
        expect(weights).toEqual([searched.weight, searched.weight, searched.weight])
        expect([inKernel.weight + offset, both?.weight]).toEqual([searched.weight, searched.weight])
        expect(heaviestSet(piece, { above: searched.weight, enough: Infinity }, budget())).toBe(null)
      }),
      { numRuns: 500 },
    )
  }, 60_000)

  it('7.8 7.11 have a bound above where the nodes do not suffice', () => {
    const piece = pieceOf(clashing(1, 150, byChance(0.1), 'equal'))
    const solution = solveClashes(piece, 20, never)
    expect(solution?.bound).toBeGreaterThan(solution?.value ?? 0)
    expect(solution?.settle().settled).toBe(false)
  })

  it('7.9 7.11 are not counted where amounts and their number together pass 2^53', () => {
    const piece = pieceOf(clashing(1, 20, byChance(0.1), 'equal'))
    expect(solveClashes({ ...piece, weight: piece.weight.map(() => 2 ** 45) }, nodes, never)).toBe(null)
  })
})
