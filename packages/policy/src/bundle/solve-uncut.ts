import { putInto } from './bit-set.ts'
import { CliqueShares } from './clique-shares.ts'
import { at, wordAt } from './entry.ts'
import type { BundleModel } from './model.ts'
import { paidBelow } from './pay-out.ts'
import type { Piece } from './piece.ts'
import { solveClashes } from './solve-clashes.ts'
import type { Effort } from './solve-piece.ts'
import type { Solved } from './solve-under.ts'

// The part of the nodes that is given to what would be best without the caps, where they may cut.
const hopefulPart = 10

const isInside = (piece: Piece, grant: number, node: number): boolean =>
  wordAt(piece.meet, wordAt(piece.capOf, grant) * piece.nodes + node) === node

/** The piece without the caps that can cut nothing, since the clashes below them leave no choice that exceeds them. Units of one fen. */
export const withoutIdleCaps = (piece: Piece): Piece => {
  if (piece.room.every((room) => room === Infinity)) return piece
  const shares = new CliqueShares(piece)
  const room = piece.room.map((most, node) => {
    if (most === Infinity) return most
    const inside = new Int32Array(piece.words)
    for (let grant = 0; grant < piece.size; grant += 1) if (isInside(piece, grant, node)) putInto(inside, 0, grant)
    return shares.worth(inside, 0) <= most ? Infinity : most
  })
  return { ...piece, room }
}

/** What is known without the caps: the best where they cut nothing of it, else what nothing exceeds, where that is known. */
export type Uncut =
  | { readonly kind: 'solved'; readonly solved: Solved; readonly most: bigint }
  | { readonly kind: 'bound'; readonly most: bigint }

/**
 * Solves a piece as if it had no caps. Where they cut nothing of the best it is the best with them, and of its equals those
 * that they do not cut are its equals there. Null where amounts are too large for it.
 */
export const solveUncut = (model: BundleModel, top: number, piece: Piece, effort: Effort): Uncut | null => {
  const isFree = piece.room.every((room) => room === Infinity)
  const solution = solveClashes(piece, isFree ? effort.nodes : Math.ceil(effort.nodes / hopefulPart), effort.isOver)
  if (solution === null) return null
  const [fen, most] = [BigInt(solution.value), BigInt(solution.bound)]
  const toGrants = (chosen: readonly number[]): readonly number[] => chosen.map((place) => at(piece.grants, place))
  const isWhole = (chosen: readonly number[]): boolean => isFree || paidBelow(model, toGrants(chosen), top) === fen
  const isOpen = fen < most
  const mayTryMore = !isFree || effort.mixedInteger !== null
  if ((isOpen && mayTryMore) || !isWhole(solution.chosen)) return { kind: 'bound', most }
  const settle = (): ReturnType<Solved['settle']> => {
    const { chosen, settled } = solution.settle()
    if (isWhole(chosen)) return { chosen: toGrants(chosen), settled }
    return { chosen: toGrants(solution.chosen), settled: false }
  }
  const solved: Solved = {
    fen,
    bound: most,
    chosen: toGrants(solution.chosen),
    method: isOpen ? 'open' : 'search',
    settle,
  }
  return { kind: 'solved', solved, most }
}
