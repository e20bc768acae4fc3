import { holds } from './bit-set.ts'
import type { ClashGraph } from './clash-graph.ts'
import { amountAt, at, wordAt } from './entry.ts'

/**
 * Cliques with what is left of their shares, and the search for those that cannot all give a grant once a certain one is chosen:
 * a clique of which only one grant may still be chosen forces it, which rules out others, until a clique is empty.
 */
export class ConflictChain {
  private readonly graph: ClashGraph
  // The members of the cliques one after the other; where each clique begins, and the last one ends.
  private readonly members: number[] = []
  private readonly begins: Int32Array
  private readonly share: Float64Array
  private cliques = 0
  // Forced grants in their order, the clique that forced each (-1 for the first), and all that they rule out together.
  private readonly forced: Int32Array
  private readonly forcedBy: Int32Array
  private readonly ruledOut: Int32Array
  private readonly isUsed: Uint8Array
  private readonly used: number[] = []
  private readonly spent: number[] = []
  private readonly spentShare: number[] = []
  private length = 0

  constructor(graph: ClashGraph) {
    const most = graph.size + 1
    this.graph = graph
    this.begins = new Int32Array(most + 1)
    this.share = new Float64Array(most)
    this.forced = new Int32Array(graph.size + 1)
    this.forcedBy = new Int32Array(graph.size + 1)
    this.ruledOut = new Int32Array(graph.words)
    this.isUsed = new Uint8Array(most)
  }

  /** Forgets all cliques. */
  clear(): void {
    this.cliques = 0
  }

  /** Adds a clique with its share. */
  add(clique: Int32Array, share: number): void {
    const place = this.cliques
    this.cliques += 1
    this.share[place] = share
    let end = wordAt(this.begins, place)
    for (let word = 0; word < this.graph.words; word += 1) {
      for (let rest = wordAt(clique, word); rest !== 0; rest &= rest - 1) {
        this.members[end] = word * 32 + 31 - Math.clz32(rest & -rest)
        end += 1
      }
    }
    this.begins[place + 1] = end
  }

  /** Whether what is left of a grant can be covered by conflicts; their shares are spent, or untouched where it cannot. */
  absorb(grant: number, amount: number): boolean {
    let rest = amount
    this.spent.length = 0
    this.spentShare.length = 0
    while (rest > 0) {
      const least = this.findConflict(grant) ? Math.min(rest, this.leastShare()) : 0
      if (least === 0) {
        this.restore()
        return false
      }
      for (const clique of this.used) {
        this.share[clique] = amountAt(this.share, clique) - least
        this.spent.push(clique)
        this.spentShare.push(least)
      }
      rest -= least
    }
    return true
  }

  private restore(): void {
    this.spent.forEach((clique, place) => {
      this.share[clique] = amountAt(this.share, clique) + (this.spentShare[place] ?? 0)
    })
  }

  private leastShare(): number {
    let least = Infinity
    for (const clique of this.used) least = Math.min(least, amountAt(this.share, clique))
    return least
  }

  private force(grant: number, clique: number): void {
    const { words, near } = this.graph
    this.forced[this.length] = grant
    this.forcedBy[this.length] = clique
    this.length += 1
    for (let word = 0; word < words; word += 1) {
      this.ruledOut[word] = wordAt(this.ruledOut, word) | wordAt(near, grant * words + word)
    }
  }

  // Leaves in `used` cliques that cannot all give a grant beside the given one.
  private findConflict(grant: number): boolean {
    this.length = 0
    this.ruledOut.fill(0)
    this.force(grant, -1)
    for (let before = 0; before < this.length;) {
      before = this.length
      for (let clique = 0; clique < this.cliques; clique += 1) {
        if (amountAt(this.share, clique) <= 0) continue
        const only = this.onlyOneIn(clique)
        if (only === -1) {
          this.explain(clique)
          return true
        }
        if (only >= 0 && !this.isForced(only)) this.force(only, clique)
      }
    }
    return false
  }

  private isForced(grant: number): boolean {
    for (let place = 0; place < this.length; place += 1) if (wordAt(this.forced, place) === grant) return true
    return false
  }

  // The only grant of a clique that is not ruled out; -1 where there is none, -2 where there are more.
  private onlyOneIn(clique: number): number {
    const end = wordAt(this.begins, clique + 1)
    let only = -1
    for (let place = wordAt(this.begins, clique); place < end; place += 1) {
      const grant = at(this.members, place)
      if (holds(this.ruledOut, 0, grant)) continue
      if (only >= 0) return -2
      only = grant
    }
    return only
  }

  // The cliques that led to the empty one: those that forced the first grants by which its own grants were ruled out, and so on.
  private explain(empty: number): void {
    const { used, isUsed } = this
    used.length = 0
    used.push(empty)
    isUsed[empty] = 1
    this.addCauses(empty, this.length)
    for (let place = 1; place < used.length; place += 1) {
      const clique = used[place] ?? 0
      this.addCauses(clique, this.forcedAt(clique))
    }
    for (const clique of used) isUsed[clique] = 0
  }

  // The cliques that forced what first ruled out the clique's grants, among the first `until` forced.
  private addCauses(clique: number, until: number): void {
    const { words, near } = this.graph
    const end = wordAt(this.begins, clique + 1)
    for (let member = wordAt(this.begins, clique); member < end; member += 1) {
      const grant = at(this.members, member)
      for (let place = 0; place < until; place += 1) {
        if (!holds(near, wordAt(this.forced, place) * words, grant)) continue
        const cause = wordAt(this.forcedBy, place)
        if (cause >= 0 && this.isUsed[cause] === 0) {
          this.isUsed[cause] = 1
          this.used.push(cause)
        }
        break
      }
    }
  }

  // How many grants had been forced before the clique forced its own.
  private forcedAt(clique: number): number {
    for (let place = 0; place < this.length; place += 1) if (wordAt(this.forcedBy, place) === clique) return place
    return this.length
  }
}
