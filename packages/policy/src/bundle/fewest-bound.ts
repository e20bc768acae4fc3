import { holds } from './bit-set.ts'
import type { Piece } from './piece.ts'
import type { RoomLedger } from './room-ledger.ts'

const firstFit = (piece: Piece, order: Int32Array): Int32Array => {
  const cliqueOf = new Int32Array(piece.size)
  const members: number[][] = []
  for (const grant of order) {
    const found = members.findIndex((clique) => clique.every((other) => holds(piece.near, grant * piece.words, other)))
    if (found === -1) cliqueOf[grant] = members.push([grant]) - 1
    else {
      members[found]?.push(grant)
      cliqueOf[grant] = found
    }
  }
  return cliqueOf
}

/** Whether few grants can bring an amount: of each of some cliques of clashing grants the one that adds most. */
export class FewestBound {
  private readonly piece: Piece
  private readonly ledger: RoomLedger
  private readonly cliqueOf: Int32Array
  private readonly highest: Float64Array

  constructor(piece: Piece, ledger: RoomLedger, order: Int32Array) {
    this.piece = piece
    this.ledger = ledger
    this.cliqueOf = firstFit(piece, order)
    this.highest = new Float64Array(piece.size)
  }

  /** Whether at most `allowed` grants of the set might bring what is missing. */
  isWithin(set: Int32Array, base: number, { missing, allowed }: Wanted): boolean {
    const { highest, piece } = this
    highest.fill(0)
    for (let grant = 0; grant < piece.size; grant += 1) {
      if (!holds(set, base, grant)) continue
      const clique = this.cliqueOf[grant] ?? 0
      const gain = this.ledger.gain(grant)
      if (gain > (highest[clique] ?? 0)) highest[clique] = gain
    }
    highest.sort()
    let sum = 0
    for (let index = 1; index <= allowed && index <= piece.size; index += 1) {
      sum += highest[piece.size - index] ?? 0
      if (sum >= missing) return true
    }
    return sum >= missing
  }
}

/** An amount that is missing, and how many grants may bring it. */
export type Wanted = { readonly missing: number; readonly allowed: number }
