import { putInto } from './bit-set.ts'
import type { BundleMethod } from './bundle-problem.ts'
import { Cover, coveringOrder } from './cover.ts'
import { proveMixed } from './prove-mixed.ts'
import type { MixedIntegerSolver } from './mixed-integer.ts'
import type { Piece } from './piece.ts'
import { RoomLedger } from './room-ledger.ts'
import { goodStart } from './start.ts'
import { type Found, type TrueValue, ValueSearch } from './value-search.ts'

/** How much work may be done: nodes of our own search before and after the mixed-integer solver, where one is given. */
export type Effort = { readonly nodes: number; readonly mixedInteger: MixedIntegerSolver | null }

/** The best choice found for a piece; `bound`, in units, is proved: no choice is worth more. */
export type PieceSolution = {
  readonly value: number
  readonly bound: number
  readonly chosen: readonly number[]
  readonly method: BundleMethod
}

const firstNodes = 2_000

const wholeBound = (piece: Piece): number => {
  const ledger = new RoomLedger(piece)
  const cover = new Cover(piece, ledger, coveringOrder(piece))
  const all = new Int32Array(piece.words)
  for (let grant = 0; grant < piece.size; grant += 1) putInto(all, 0, grant)
  cover.split(all, 0, Infinity, new Int32Array(piece.size))
  return cover.worth
}

const proved = ({ value, chosen }: Found): PieceSolution => ({ value, bound: value, chosen, method: 'search' })

const trueStart = (
  start: { readonly value: number; readonly chosen: readonly number[] },
  trueValue: TrueValue,
): Found => ({
  value: trueValue === null ? start.value : Number(trueValue.fen(start.chosen) / trueValue.unit),
  chosen: start.chosen,
  proved: false,
})

/** Solves a piece: a short search, then a better start and a longer search, then the mixed-integer solver, then the rest of the nodes. */
export const solvePiece = (piece: Piece, effort: Effort, trueValue: TrueValue): PieceSolution => {
  const quick = new ValueSearch(piece, trueStart(goodStart(piece, 0), trueValue), trueValue).run(firstNodes)
  if (quick.proved) return proved(quick)
  const better = trueStart(goodStart(piece, 3_000), trueValue)
  const before = better.value > quick.value ? better : quick
  const early = effort.mixedInteger === null ? effort.nodes : Math.ceil(effort.nodes / 8)
  const first = new ValueSearch(piece, before, trueValue).run(early)
  if (first.proved) return proved(first)
  const bound = wholeBound(piece)
  if (effort.mixedInteger === null) return { ...first, bound, method: 'open' }
  const mixed = proveMixed(piece, first, { solver: effort.mixedInteger, trueValue })
  if (mixed.proved) return { ...mixed.found, bound: mixed.found.value, method: 'highs' }
  const last = new ValueSearch(piece, mixed.found, trueValue).run(effort.nodes)
  if (last.proved) return proved(last)
  return { ...last, bound: Math.min(bound, mixed.bound), method: 'open' }
}
