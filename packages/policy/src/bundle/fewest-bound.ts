import { holds } from './bit-set.ts'
import { amountAt, wordAt } from './entry.ts'
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
  private readonly words: number
  private readonly ledger: RoomLedger
  private readonly cliqueOf: Int32Array
  private readonly cliques: number
  private readonly highest: Float64Array

  constructor(piece: Piece, ledger: RoomLedger, order: Int32Array) {
    this.words = piece.words
    this.ledger = ledger
    this.cliqueOf = firstFit(piece, order)
    this.cliques = Math.max(...this.cliqueOf) + 1
    this.highest = new Float64Array(this.cliques)
  }

  /** Whether at most `allowed` grants of the set might bring what is missing. */
  isWithin(set: Int32Array, base: number, { missing, allowed }: Wanted): boolean {
    const { highest } = this
    const count = this.gather(set, base)
    let sum = 0
    for (let clique = 0; clique < count; clique += 1) sum += amountAt(highest, clique)
    if (sum < missing || count <= allowed) return sum >= missing
    // The smallest are taken off until as many are left as are allowed.
    for (let rest = count; rest > allowed; rest -= 1) {
      sum -= this.takeLowest(rest)
      if (sum < missing) return false
    }
    return true
  }

  // Moves the lowest of the first `count` out of them and gives it.
  private takeLowest(count: number): number {
    const { highest } = this
    let lowest = 0
    for (let place = 1; place < count; place += 1)
      if (amountAt(highest, place) < amountAt(highest, lowest)) lowest = place
    const value = amountAt(highest, lowest)
    highest[lowest] = amountAt(highest, count - 1)
    return value
  }

  // The highest gain in each clique; gives their number, those without a gain left out.
  private gather(set: Int32Array, base: number): number {
    const { highest, cliqueOf, ledger } = this
    highest.fill(0, 0, this.cliques)
    for (let word = 0; word < this.words; word += 1) {
      for (let rest = wordAt(set, base + word); rest !== 0; rest &= rest - 1) {
        const grant = word * 32 + 31 - Math.clz32(rest & -rest)
        const gain = ledger.gain(grant)
        if (gain > amountAt(highest, wordAt(cliqueOf, grant))) highest[wordAt(cliqueOf, grant)] = gain
      }
    }
    let count = 0
    for (let clique = 0; clique < this.cliques; clique += 1) {
      const gain = amountAt(highest, clique)
      if (gain <= 0) continue
      highest[count] = gain
      count += 1
    }
    return count
  }
}

/** An amount that is missing, and how many grants may bring it. */
export type Wanted = { readonly missing: number; readonly allowed: number }
