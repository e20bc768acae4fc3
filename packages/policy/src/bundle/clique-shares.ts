import type { ClashGraph } from './clash-graph.ts'
import { ConflictChain } from './conflict-chain.ts'
import { amountAt, wordAt } from './entry.ts'

/**
 * An upper bound for grants that clash: cliques with shares, such that every grant's weight is shared out among cliques that hold
 * it. Of a clique at most one grant can be chosen, so no choice weighs more than the shares. What is left of a grant costs nothing
 * where choosing it would leave some clique, step by step, without a grant to choose: then one of them goes empty anyway.
 * Grants are covered in the order of their numbers.
 */
export class CliqueShares {
  private readonly graph: ClashGraph
  private readonly left: Float64Array
  private readonly open: Int32Array
  private readonly clique: Int32Array
  private readonly meet: Int32Array
  private readonly chain: ConflictChain

  constructor(graph: ClashGraph) {
    const { size, words } = graph
    this.graph = graph
    this.left = new Float64Array(size)
    this.open = new Int32Array(words)
    this.clique = new Int32Array(words)
    this.meet = new Int32Array(words)
    this.chain = new ConflictChain(graph)
  }

  /** Lists into `branch` grants of the set such that without them no choice weighs more than `limit`; gives their number. */
  split(set: Int32Array, base: number, limit: number, branch: Int32Array): number {
    const { words, weight } = this.graph
    const { open, left } = this
    left.set(weight)
    for (let word = 0; word < words; word += 1) open[word] = wordAt(set, base + word)
    this.chain.clear()
    this.share(limit)
    let count = 0
    for (let word = 0; word < words; word += 1) {
      for (let rest = wordAt(open, word); rest !== 0; rest &= rest - 1) {
        const grant = word * 32 + 31 - Math.clz32(rest & -rest)
        if (this.chain.absorb(grant, amountAt(left, grant))) continue
        branch[count] = grant
        count += 1
      }
    }
    return count
  }

  /** What no choice of the set weighs more than. */
  worth(set: Int32Array, base: number): number {
    const { words, weight } = this.graph
    this.left.set(weight)
    for (let word = 0; word < words; word += 1) this.open[word] = wordAt(set, base + word)
    this.chain.clear()
    return this.share(Infinity)
  }

  // Lays clique after clique, each with the least that is left of its grants, up to the limit; gives the sum of the shares.
  private share(limit: number): number {
    const { words } = this.graph
    const { open, left, clique } = this
    let worth = 0
    while (worth < limit) {
      const most = Math.min(this.growClique(), limit - worth)
      if (most === Infinity) break
      worth += most
      this.chain.add(clique, most)
      for (let word = 0; word < words; word += 1) {
        for (let rest = wordAt(clique, word); rest !== 0; rest &= rest - 1) {
          const grant = word * 32 + 31 - Math.clz32(rest & -rest)
          const after = amountAt(left, grant) - most
          left[grant] = after
          if (after <= 0) open[word] = wordAt(open, word) & ~(1 << (grant & 31))
        }
      }
    }
    return worth
  }

  // The first of the open grants, with whoever clashes with all taken in; gives the least left of them, Infinity for none.
  private growClique(): number {
    const { words, near } = this.graph
    const { open, left, clique, meet } = this
    clique.fill(0)
    let least = Infinity
    meet.set(open)
    for (let word = 0; word < words; word += 1) {
      for (let rest = wordAt(meet, word); rest !== 0; rest = wordAt(meet, word)) {
        const grant = word * 32 + 31 - Math.clz32(rest & -rest)
        clique[word] = wordAt(clique, word) | (1 << (grant & 31))
        least = Math.min(least, amountAt(left, grant))
        for (let at = word; at < words; at += 1) meet[at] = wordAt(meet, at) & wordAt(near, grant * words + at)
      }
    }
    return least
  }
}
