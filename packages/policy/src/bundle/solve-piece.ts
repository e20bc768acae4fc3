import { putInto } from './bit-set.ts'
import type { BundleMethod } from './bundle-problem.ts'
import { crossFrontier } from './frontier.ts'
import { findPrices, pricedWorth, type Prices, roundingOf } from './prices.ts'
import { Cover } from './cover.ts'
import { proveMixed } from './prove-mixed.ts'
import type { MixedIntegerSolver } from './mixed-integer.ts'
import { type IsOver, NodeBudget } from './node-budget.ts'
import type { Piece } from './piece.ts'
import { RoomLedger } from './room-ledger.ts'
import { goodStart, takeMost } from './start.ts'
import { type Found, type SearchAids, type TrueValue, ValueSearch } from './value-search.ts'

/**
 * How much work may be done: nodes of our own search before and after the mixed-integer solver, where one is given, and all of it
 * only until the time is over.
 */
export type Effort = {
  readonly nodes: number
  readonly mixedInteger: MixedIntegerSolver | null
  readonly isOver: IsOver
}

/** The best choice found for a piece; `bound`, in units, is proved: no choice is worth more. */
export type PieceSolution = {
  readonly value: number
  readonly bound: number
  readonly chosen: readonly number[]
  readonly method: BundleMethod
  /** The prices of the caps that were of use, where they were looked for. */
  readonly prices: Prices | null
}

const firstNodes = 2_000

const wholeBound = (piece: Piece, prices: Prices | null): number => {
  const ledger = new RoomLedger(piece)
  const cover = new Cover(piece, ledger, piece.order)
  const all = new Int32Array(piece.words)
  for (let grant = 0; grant < piece.size; grant += 1) putInto(all, 0, grant)
  cover.split(all, 0, Infinity, new Int32Array(piece.size))
  const atPrices = prices === null ? Infinity : pricedWorth(piece, prices.price) + roundingOf(piece)
  return Math.min(cover.worth, Math.floor(atPrices))
}

const proved = ({ value, chosen }: Found): PieceSolution => ({
  value,
  bound: value,
  chosen,
  method: 'search',
  prices: null,
})

const trueStart = (
  start: { readonly value: number; readonly chosen: readonly number[] },
  trueValue: TrueValue,
): Found => ({
  value: trueValue === null ? start.value : Number(trueValue.fen(start.chosen) / trueValue.unit),
  chosen: start.chosen,
  proved: false,
})

const isHeldByCaps = (piece: Piece): boolean => piece.room.some((room) => room < Infinity)

/** Solves a piece: a short search, then what is dearer, one after the other, until one of them comes to its end. */
export const solvePiece = (piece: Piece, effort: Effort, trueValue: TrueValue): PieceSolution => {
  const quick = new ValueSearch(piece, trueStart(takeMost(piece), trueValue), { trueValue, prices: null })
  const short = quick.run(new NodeBudget(firstNodes, effort.isOver))
  if (short.proved) return proved(short)
  const better = trueStart(goodStart(piece, 3_000), trueValue)
  return solveHard(piece, better.value > short.value ? better : short, { effort, trueValue })
}

type Means = { readonly effort: Effort; readonly trueValue: TrueValue }

type Aids = SearchAids & { readonly isOver: IsOver }

// Where units are rounded up, the frontier would count wrongly.
const tryFrontier = (piece: Piece, known: Found, { prices, trueValue, isOver }: Aids): Found | null =>
  prices === null || trueValue !== null ? null : crossFrontier(piece, known, { prices, isOver })

const nearNodes = 20_000
const farRounds = 150_000

// What a first search leaves open is worth a better choice to begin with.
const searchFar = (
  piece: Piece,
  known: Found,
  { nodes, aids }: { readonly nodes: number; readonly aids: Aids },
): Found => {
  const budget = new NodeBudget(Math.min(nodes, nearNodes), aids.isOver)
  const near = new ValueSearch(piece, known, aids).run(budget)
  if (near.proved || nodes <= nearNodes) return near
  const rounds = Math.min(farRounds, Math.ceil((farRounds * 200) / piece.size))
  const better = trueStart(goodStart(piece, rounds), aids.trueValue)
  return new ValueSearch(piece, better.value > near.value ? better : near, aids).run(new NodeBudget(nodes, aids.isOver))
}

const solveHard = (piece: Piece, start: Found, { effort, trueValue }: Means): PieceSolution => {
  const aids = { trueValue, isOver: effort.isOver, prices: isHeldByCaps(piece) ? findPrices(piece) : null }
  const crossed = tryFrontier(piece, start, aids)
  if (crossed?.proved) return { ...proved(crossed), method: 'frontier', prices: aids.prices }
  const ownNodes = effort.mixedInteger === null ? effort.nodes : Math.ceil(effort.nodes / 8)
  const searched = searchFar(piece, crossed ?? start, { nodes: ownNodes, aids })
  if (searched.proved) return { ...proved(searched), prices: aids.prices }
  const bound = Math.max(searched.value, wholeBound(piece, aids.prices))
  if (effort.mixedInteger === null || effort.isOver())
    return { ...searched, bound, method: 'open', prices: aids.prices }
  return solveMixed(piece, { ...searched, bound }, { ...effort, mixedInteger: effort.mixedInteger, aids })
}

type MixedMeans = { readonly nodes: number; readonly mixedInteger: MixedIntegerSolver; readonly aids: Aids }

const solveMixed = (
  piece: Piece,
  known: Found & { readonly bound: number },
  { nodes, mixedInteger, aids }: MixedMeans,
): PieceSolution => {
  const mixed = proveMixed(piece, known, { solver: mixedInteger, trueValue: aids.trueValue })
  if (mixed.proved) return { ...mixed.found, bound: mixed.found.value, method: 'highs', prices: aids.prices }
  const crossed = tryFrontier(piece, mixed.found, aids)
  if (crossed?.proved) return { ...proved(crossed), method: 'frontier', prices: aids.prices }
  const searched = new ValueSearch(piece, crossed ?? mixed.found, aids).run(new NodeBudget(nodes, aids.isOver))
  if (searched.proved) return { ...proved(searched), prices: aids.prices }
  return {
    ...searched,
    bound: Math.max(searched.value, Math.min(known.bound, mixed.bound)),
    method: 'open',
    prices: aids.prices,
  }
}
