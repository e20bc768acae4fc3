import type { BundleMethod } from './bundle-problem.ts'
import { toParts } from './decompose.ts'
import type { BundleModel } from './model.ts'
import { payOut } from './pay-out.ts'
import { EqualsSearch } from './equals-search.ts'
import { type Piece, toPiece } from './piece.ts'
import { type Goal, SettleSearch } from './settle-search.ts'
import type { Prices } from './prices.ts'
import { type Effort, solvePiece } from './solve-piece.ts'
import { takeMost, worthOf } from './start.ts'
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

const settleNodes = 20_000

const methods: readonly BundleMethod[] = ['search', 'frontier', 'highs', 'open']

const hardest = (solved: readonly Solved[]): BundleMethod =>
  methods.findLast((method) => solved.some((one) => one.method === method)) ?? 'search'

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b)

const truth = (model: BundleModel, top: number, grants: readonly number[]): TrueValue => {
  if (model.unit === 1n) return null
  const most = model.capFen[top] ?? 0n
  const toGrants = (chosen: readonly number[]): readonly number[] => chosen.map((place) => grants[place] ?? 0)
  return { unit: model.unit, fen: (chosen) => lesser(most, payOut(model, toGrants(chosen), top).total) }
}

// Where many choices are equal, going by ids finds the preferred one; where few are, going through them does.
const settle = (piece: Piece, goal: Goal, prices: Prices | null): Settled => {
  const few = goal.reaches === null ? takeMost(piece) : goal
  const isFewer = few.value >= goal.value && few.chosen.length < goal.chosen.length
  const better = isFewer ? { ...goal, chosen: few.chosen } : goal
  const byIds = new SettleSearch(piece, better).run(settleNodes / 10)
  if (byIds.settled) return byIds
  const among = new EqualsSearch(piece, better, prices).run(settleNodes * 4)
  return among.settled ? among : new SettleSearch(piece, { ...goal, chosen: among.chosen }).run(settleNodes)
}

// Looks for the choice that the rule for ties prefers among all that pay `fen`; without a proof nothing can be settled.
const settleJointly = (
  model: BundleModel,
  top: number,
  solved: Omit<Solved, 'settle'> & { readonly prices: Prices | null },
  piece: Piece,
): Settled => {
  const { grants } = piece
  const places = new Map(grants.map((grant, place) => [grant, place]))
  const start = worthOf(
    piece,
    solved.chosen.map((grant) => places.get(grant) ?? 0),
  )
  const toGrants = (chosen: readonly number[]): readonly number[] => chosen.map((place) => grants[place] ?? 0)
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
    solved.prices,
  )
  return { chosen: toGrants(chosen), settled }
}

const solveJoined = (model: BundleModel, top: number, grants: readonly number[], effort: Effort): Solved => {
  const [only] = grants
  if (grants.length === 1 && only !== undefined) {
    const fen = payOut(model, grants, top).total
    return { fen, bound: fen, chosen: grants, method: 'search', settle: () => ({ chosen: grants, settled: true }) }
  }
  const piece = toPiece(model, grants, top)
  const solution = solvePiece(piece, effort, truth(model, top, grants))
  const chosen = solution.chosen.map((place) => grants[place] ?? 0)
  const fen = payOut(model, chosen, top).total
  const bound = solution.method === 'open' ? BigInt(solution.bound) * model.unit : fen
  const solved = { fen, bound: bound < fen ? fen : bound, chosen, method: solution.method, prices: solution.prices }
  return { ...solved, settle: () => settleJointly(model, top, solved, piece) }
}

const solveCapped = (model: BundleModel, node: number, grants: readonly number[], effort: Effort): Solved => {
  const inner = solveUnder(model, node, grants, effort)
  const most = model.capFen[node] ?? inner.fen
  if (inner.fen <= most && inner.bound <= most) return inner
  const fen = lesser(inner.fen, most)
  const bound = lesser(inner.bound, most)
  const method = fen === bound && inner.method === 'open' ? 'search' : inner.method
  const solved = { fen, bound, chosen: inner.chosen, method, prices: null }
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
