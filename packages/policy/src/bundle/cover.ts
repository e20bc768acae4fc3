import { holds } from './bit-set.ts'
import { amountAt, wordAt } from './entry.ts'
import type { Piece } from './piece.ts'

/** What a cover asks of the rooms: what a grant would add, and the worth of a heap of amounts under the caps. */
export type Heap = {
  readonly gain: (grant: number) => number
  readonly clear: () => void
  readonly load: (node: number, amount: number) => number
  readonly unload: (node: number, amount: number) => number
}

/**
 * An upper bound by cliques: every grant's amount is shared among cliques of grants that clash with each other, a clique is
 * laid at the innermost cap around its grants, and the caps cut the heap. Of a clique at most one grant can be chosen, so no
 * choice brings more than the heap. Weights are split: a grant may be covered by several cliques.
 */
export class Cover {
  private readonly piece: Piece
  private readonly ledger: Heap
  private readonly order: Int32Array
  private readonly most: number
  private readonly common: Int32Array
  private readonly share: Float64Array
  private readonly node: Int32Array
  private cliques = 0
  /** The worth of the heap after the latest `split`. */
  worth = 0

  constructor(piece: Piece, ledger: Heap, order: Int32Array) {
    this.piece = piece
    this.ledger = ledger
    this.order = order
    this.most = piece.size * 3
    this.common = new Int32Array(this.most * piece.words)
    this.share = new Float64Array(this.most)
    this.node = new Int32Array(this.most)
  }

  /** Covers grants of the set in order while the heap stays worth at most `limit`; lists the rest into `branch`, gives their number. */
  split(set: Int32Array, base: number, limit: number, branch: Int32Array): number {
    const { piece, ledger, order } = this
    ledger.clear()
    this.cliques = 0
    this.worth = 0
    let count = 0
    for (let place = 0; place < piece.size; place += 1) {
      const grant = wordAt(order, place)
      if (!holds(set, base, grant)) continue
      const amount = ledger.gain(grant)
      if (amount <= 0) continue
      const rest = this.absorb(grant, amount, limit)
      if (rest > 0 && !this.open(grant, rest, limit)) {
        branch[count] = grant
        count += 1
      }
    }
    return count
  }

  // Lets cliques that clash with the grant as a whole take it in; gives what of its amount is left uncovered.
  private absorb(grant: number, amount: number, limit: number): number {
    const { words, capOf, meet, nodes } = this.piece
    const home = wordAt(capOf, grant)
    const [word, bit] = [grant >> 5, 1 << (grant & 31)]
    let rest = amount
    const cliques = this.cliques
    for (let clique = 0; clique < cliques && rest > 0; clique += 1) {
      if ((wordAt(this.common, clique * words + word) & bit) === 0) continue
      const node = wordAt(this.node, clique)
      const joint = wordAt(meet, node * nodes + home)
      if (joint !== node && !this.raise(clique, joint, { home, rest, limit })) continue
      const share = amountAt(this.share, clique)
      if (rest < share && this.cliques < this.most) this.divide(clique, rest)
      this.narrow(clique, grant)
      rest -= Math.min(rest, share)
    }
    return rest
  }

  // Moves a clique to an outer cap when that costs no more than covering the grant by itself would.
  private raise(
    clique: number,
    joint: number,
    { home, rest, limit }: { readonly home: number; readonly rest: number; readonly limit: number },
  ): boolean {
    const { ledger } = this
    const share = amountAt(this.share, clique)
    const node = wordAt(this.node, clique)
    const alone = ledger.load(home, Math.min(rest, share))
    ledger.unload(home, Math.min(rest, share))
    const cost = ledger.load(joint, share)
    const saved = ledger.unload(node, share)
    if (cost - saved > alone || this.worth + cost - saved > limit) {
      ledger.load(node, share)
      ledger.unload(joint, share)
      return false
    }
    this.worth += cost - saved
    this.node[clique] = joint
    return true
  }

  // Splits a clique: it keeps `part` of its share, its copy the rest.
  private divide(clique: number, part: number): void {
    const { words } = this.piece
    const copy = this.cliques
    this.cliques += 1
    this.share[copy] = amountAt(this.share, clique) - part
    this.share[clique] = part
    this.node[copy] = wordAt(this.node, clique)
    this.common.copyWithin(copy * words, clique * words, (clique + 1) * words)
  }

  private narrow(clique: number, grant: number): void {
    const { words, near } = this.piece
    for (let word = 0; word < words; word += 1) {
      const place = clique * words + word
      this.common[place] = wordAt(this.common, place) & wordAt(near, grant * words + word)
    }
  }

  private open(grant: number, rest: number, limit: number): boolean {
    const { ledger, piece } = this
    const home = wordAt(piece.capOf, grant)
    const grown = ledger.load(home, rest)
    if (this.worth + grown > limit || this.cliques >= this.most) {
      ledger.unload(home, rest)
      return false
    }
    this.worth += grown
    const clique = this.cliques
    this.cliques += 1
    this.share[clique] = rest
    this.node[clique] = home
    const { words, near } = piece
    for (let word = 0; word < words; word += 1) {
      this.common[clique * words + word] = wordAt(near, grant * words + word)
    }
    return true
  }
}
