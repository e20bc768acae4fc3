import type { BundleMethod } from './bundle-problem.ts'
import { toParts } from './decompose.ts'
import type { BundleModel } from './model.ts'
import { paidBelow } from './pay-out.ts'
import { amountAt, at } from './entry.ts'
import { EqualsSearch } from './equals-search.ts'
import { isClique, type Piece, toPiece } from './piece.ts'
import { type Goal, SettleSearch } from './settle-search.ts'
import { type IsOver, NodeBudget } from './node-budget.ts'
import type { Prices } from './prices.ts'
import { solveUncut, withoutIdleCaps } from './solve-uncut.ts'
import { type Effort, solvePiece } from './solve-piece.ts'
import { type Choice, takeMost, worthOf } from './start.ts'
import type { TrueValue } from './value-search.ts'

/** A choice after the rule for ties, and whether that rule was followed to its end. */
export type Settled = { readonly chosen: readonly number[]; readonly settled: boolean }

/** The best found for grants under a node, before the node's own cap cuts it. */
export type Solved = {
  readonly fen: bigint
  readonly bound: bigint
  readonly chosen: readonly number[]
  readonly method: BundleMethod
  readonly settle: () => Settled
}

// Among so few the search under caps is quicker than looking without them first.
const fewGrants = 32

const settleNodes = [300, 900, 3_000, 10_000, 80_000]

const methods: readonly BundleMethod[] = ['search', 'frontier', 'highs', 'open']

const hardest = (solved: readonly Solved[]): BundleMethod =>
  methods.findLast((method) => solved.some((one) => one.method === method)) ?? 'search'

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b)

const truth = (model: BundleModel, top: number, grants: readonly number[]): TrueValue => {
  if (model.unit === 1n) return null
  const most = model.capFen[top] ?? 0n
  const toGrants = (chosen: readonly number[]): readonly number[] => chosen.map((place) => grants[place] ?? 0)
  return { unit: model.unit, fen: (chosen) => lesser(most, paidBelow(model, toGrants(chosen), top)) }
}

type Known = { readonly prices: Prices | null; readonly few: Choice | null; readonly isOver: IsOver }

// Where many choices are equal, which is so where the cap around all is full, going by ids finds the preferred one; where few are,
// going through them does. Each in turn is given more nodes than the other had.
const settle = (piece: Piece, goal: Goal, { prices, few, isOver }: Known): Settled => {
  const isFewer = few !== null && few.value >= goal.value && few.chosen.length < goal.chosen.length
  let best: Settled = { chosen: isFewer ? few.chosen : goal.chosen, settled: false }
  let isById = goal.value >= amountAt(piece.room, 0)
  for (const nodes of settleNodes) {
    const reached = { ...goal, chosen: best.chosen }
    const search = isById ? new SettleSearch(piece, reached) : new EqualsSearch(piece, reached, prices)
    best = search.run(new NodeBudget(nodes, isOver))
    if (best.settled) return best
    isById = !isById
  }
  return best
}

type Proved = Omit<Solved, 'settle'> & Known

// Looks for the choice that the rule for ties prefers among all that pay `fen`; without a proof nothing can be settled.
const settleJointly = (model: BundleModel, top: number, solved: Proved, piece: Piece): Settled => {
  const { grants } = piece
  const places = (): readonly number[] => solved.chosen.map((grant) => grants.indexOf(grant))
  const start = solved.few ?? worthOf(piece, places())
  const toGrants = (chosen: readonly number[]): readonly number[] => chosen.map((place) => at(grants, place))
  if (solved.fen !== solved.bound) return { chosen: toGrants(start.chosen), settled: false }
  const trueValue = truth(model, top, grants)
  const goal = lesser(solved.fen, model.capFen[top] ?? solved.fen)
  const { chosen, settled } = settle(
    piece,
    {
      value: Number(goal / model.unit),
      chosen: start.chosen,
      reaches: trueValue === null ? null : (chosen) => trueValue.fen(chosen) >= goal,
    },
    { ...solved, few: trueValue === null ? (solved.few ?? takeMost(piece)) : null },
  )
  return { chosen: toGrants(chosen), settled }
}

// One grant whose amount no other choice reaches, alone or in a clique: nothing is left to search or to settle.
const solveAlone = (fen: bigint, grant: number): Solved => {
  const chosen = [grant]
  return { fen, bound: fen, chosen, method: 'search', settle: () => ({ chosen, settled: true }) }
}

// Of grants that all clash with each other the one that adds most, of equals the first by id; null where two may stand together.
const solveClique = (model: BundleModel, top: number, piece: Piece): Solved | null => {
  if (!isClique(piece)) return null
  let [best, most] = [0, -1n]
  for (const grant of piece.grants) {
    const fen = paidBelow(model, [grant], top)
    const counted = lesser(fen, model.capFen[top] ?? fen)
    if (counted > most) [best, most] = [grant, counted]
  }
  return solveAlone(paidBelow(model, [best], top), best)
}

type Search = { readonly piece: Piece; readonly effort: Effort; readonly most: bigint | null }

// What is preferred without the caps may be cut by them: then the equals are looked through with the caps.
const settledUnder = (
  model: BundleModel,
  top: number,
  solved: Solved,
  { piece, effort }: Omit<Search, 'most'>,
): Solved => ({
  ...solved,
  settle: () => {
    const settled = solved.settle()
    return settled.settled
      ? settled
      : settleJointly(model, top, { ...solved, prices: null, few: null, isOver: effort.isOver }, piece)
  },
})

const searchPiece = (model: BundleModel, top: number, { piece, effort, most }: Search): Solved => {
  const { grants } = piece
  const solution = solvePiece(piece, effort, truth(model, top, grants))
  const chosen = solution.chosen.map((place) => at(grants, place))
  const fen = paidBelow(model, chosen, top)
  const reach = BigInt(solution.bound) * model.unit
  const bound = solution.method === 'open' ? lesser(reach, most ?? reach) : fen
  const { method, prices } = solution
  const solved = { fen, bound: bound < fen ? fen : bound, chosen, method, prices, few: null, isOver: effort.isOver }
  return { ...solved, settle: () => settleJointly(model, top, solved, piece) }
}

const solveJoined = (model: BundleModel, top: number, grants: readonly number[], effort: Effort): Solved => {
  const [only] = grants
  if (grants.length === 1 && only !== undefined) return solveAlone(paidBelow(model, grants, top), only)
  const whole = toPiece(model, grants, top)
  const clique = solveClique(model, top, whole)
  if (clique !== null) return clique
  if (grants.length <= fewGrants || model.unit !== 1n)
    return searchPiece(model, top, { piece: whole, effort, most: null })
  const piece = withoutIdleCaps(whole)
  const uncut = solveUncut(model, top, piece, effort)
  if (uncut?.kind === 'solved') return settledUnder(model, top, uncut.solved, { piece, effort })
  return searchPiece(model, top, { piece, effort, most: uncut?.most ?? null })
}

// Where taking what adds most fills the cap, nothing can pay more, and the grants need not be solved by themselves.
const fillCap = (model: BundleModel, node: number, grants: readonly number[], { isOver }: Effort): Solved | null => {
  if (model.unit !== 1n) return null
  const piece = toPiece(model, grants, node)
  const few = takeMost(piece)
  if (few.value < amountAt(piece.room, 0)) return null
  const chosen = few.chosen.map((place) => at(grants, place))
  const fen = model.capFen[node] ?? 0n
  const solved: Proved = { fen, bound: fen, chosen, method: 'search', prices: null, few, isOver }
  return { ...solved, settle: () => settleJointly(model, node, solved, piece) }
}

const solveCapped = (model: BundleModel, node: number, grants: readonly number[], effort: Effort): Solved => {
  const filled = fillCap(model, node, grants, effort)
  if (filled !== null) return filled
  const inner = solveUnder(model, node, grants, effort)
  const most = model.capFen[node] ?? inner.fen
  if (inner.fen <= most && inner.bound <= most) return inner
  const fen = lesser(inner.fen, most)
  const bound = lesser(inner.bound, most)
  const method = fen === bound && inner.method === 'open' ? 'search' : inner.method
  const solved = { fen, bound, chosen: inner.chosen, method, prices: null, few: null, isOver: effort.isOver }
  return { ...solved, settle: () => settleJointly(model, node, solved, toPiece(model, grants, node)) }
}

/** Solves grants (in order) that stand under a node: each part by itself, joined again only where a cap leaves more than one way to fill it. */
export const solveUnder = (model: BundleModel, top: number, grants: readonly number[], effort: Effort): Solved => {
  const parts = toParts(model, top, grants).map((part) =>
    part.kind === 'joined'
      ? solveJoined(model, top, part.grants, effort)
      : solveCapped(model, part.node, part.grants, effort),
  )
  let [fen, bound] = [0n, 0n]
  for (const part of parts) [fen, bound] = [fen + part.fen, bound + part.bound]
  return {
    fen,
    bound,
    chosen: parts.flatMap(({ chosen }) => chosen),
    method: hardest(parts),
    settle: () => {
      const settled = parts.map((part) => part.settle())
      return { chosen: settled.flatMap(({ chosen }) => chosen), settled: settled.every((one) => one.settled) }
    },
  }
}
