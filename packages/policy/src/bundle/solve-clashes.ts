import type { ClashGraph } from './clash-graph.ts'
import { wholeSet } from './clash-graph.ts'
import { CliqueShares } from './clique-shares.ts'
import { amountAt } from './entry.ts'
import { firstByNumber } from './first-by-number.ts'
import { heaviestSet, type HeavySet } from './heaviest-set.ts'
import { type IsOver, NodeBudget } from './node-budget.ts'
import type { Piece } from './piece.ts'
import { withoutCaps } from './prices.ts'
import { goodStart, takeMost } from './start.ts'

/** The best choice from grants that only clashes hold apart. `bound`, in units: no choice is worth more. */
export type ClashSolution = {
  readonly value: number
  readonly bound: number
  readonly chosen: readonly number[]
  readonly settle: () => { readonly chosen: readonly number[]; readonly settled: boolean }
}

const easyNodes = 500
const startRounds = 15_000

// Each amount so many times, less one: of equal sums the one of fewer grants weighs more.
const ranked = (piece: Piece): Piece | null => {
  const times = piece.size + 1
  let total = 0
  for (const weight of piece.weight) total += weight * times
  if (total > Number.MAX_SAFE_INTEGER) return null
  return { ...withoutCaps(piece), weight: piece.weight.map((weight) => weight * times - 1) }
}

const heaviestFrom = (graph: ClashGraph, start: HeavySet, budget: NodeBudget): HeavySet =>
  heaviestSet(graph, { above: start.weight, enough: Infinity }, budget) ?? start

const toHeavy = ({ value, chosen }: ReturnType<typeof takeMost>): HeavySet => ({ weight: value, chosen })

const heaviestOf = (
  graph: Piece,
  nodes: number,
  isOver: IsOver,
): { readonly found: HeavySet; readonly proved: boolean } => {
  const easy = new NodeBudget(Math.min(easyNodes, nodes), isOver)
  const found = heaviestFrom(graph, toHeavy(takeMost(graph)), easy)
  if (!easy.isSpent) return { found, proved: true }
  const better = toHeavy(goodStart(graph, startRounds))
  const budget = new NodeBudget(nodes, isOver)
  const last = heaviestFrom(graph, better.weight > found.weight ? better : found, budget)
  return { found: last, proved: !budget.isSpent }
}

/** Solves a piece as if it had no caps; null where its amounts are too large to be counted with the number of grants. */
export const solveClashes = (piece: Piece, nodes: number, isOver: IsOver): ClashSolution | null => {
  const graph = ranked(piece)
  if (graph === null) return null
  const { found, proved } = heaviestOf(graph, nodes, isOver)
  let value = 0
  for (const grant of found.chosen) value += amountAt(piece.weight, grant)
  const { chosen } = found
  if (!proved) {
    const worth = new CliqueShares(graph).worth(wholeSet(graph), 0)
    const bound = Math.max(value, Math.floor((worth + piece.size) / (piece.size + 1)))
    return { value, bound, chosen, settle: () => ({ chosen, settled: false }) }
  }
  return { value, bound: value, chosen, settle: () => firstByNumber(graph, chosen, new NodeBudget(nodes, isOver)) }
}
