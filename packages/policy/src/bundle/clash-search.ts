import { takeFrom } from './bit-set.ts'
import { type ClashGraph, degreeIn, inducedBy, listOf, wholeSet } from './clash-graph.ts'
import { CliqueShares } from './clique-shares.ts'
import { coveringOrder } from './covering-order.ts'
import { amountAt, at, wordAt } from './entry.ts'
import { heaviestSet, type HeavySet, manyClashes, type Sought } from './heaviest-set.ts'
import type { NodeBudget } from './node-budget.ts'

// A smaller set is soon searched, whatever clashes in it.
const fewGrants = 16

/**
 * Branch and bound for the heaviest set where many clash: a node tries only the grants that the shares of cliques leave open.
 * What comes to clash little is handed back to be reduced.
 */
export class ClashSearch {
  private readonly graph: ClashGraph
  private readonly order: readonly number[]
  private readonly shares: CliqueShares
  private readonly budget: NodeBudget
  private readonly enough: number
  private readonly sets: Int32Array
  private readonly branches: Int32Array[] = []
  private readonly path: number[] = []
  private best: number
  private chosen: readonly number[] | null = null

  constructor(graph: ClashGraph, { above, enough }: Sought, budget: NodeBudget) {
    this.order = [...coveringOrder(graph)]
    this.graph = inducedBy(graph, this.order)
    this.shares = new CliqueShares(this.graph)
    this.budget = budget
    this.enough = enough
    this.best = above
    this.sets = new Int32Array((graph.size + 2) * graph.words)
  }

  /** Searches to the end, or until the budget is spent. */
  run(): HeavySet | null {
    this.sets.set(wholeSet(this.graph))
    this.visit(0, 0)
    return this.chosen && { weight: this.best, chosen: this.chosen.map((place) => at(this.order, place)) }
  }

  private get isOver(): boolean {
    return this.budget.isSpent || this.best >= this.enough
  }

  private visit(depth: number, weight: number): void {
    this.budget.spend()
    if (this.isOver) return
    const { words, size, near } = this.graph
    const base = depth * words
    if (weight > this.best) this.keep(weight, [])
    const list = (this.branches[depth] ??= new Int32Array(size))
    const count = this.shares.split(this.sets, base, this.best - weight, list)
    if (count === 0 || (depth > 0 && this.handBack(base, weight))) return
    for (let index = count - 1; index >= 0 && !this.isOver; index -= 1) {
      const grant = wordAt(list, index)
      takeFrom(this.sets, base, grant)
      for (let word = 0; word < words; word += 1) {
        this.sets[base + words + word] = wordAt(this.sets, base + word) & ~wordAt(near, grant * words + word)
      }
      this.path.push(grant)
      this.visit(depth + 1, weight + amountAt(this.graph.weight, grant))
      this.path.pop()
    }
  }

  private keep(weight: number, more: readonly number[]): void {
    this.best = weight
    this.chosen = [...this.path, ...more]
  }

  private handBack(base: number, weight: number): boolean {
    const rest = listOf(this.sets, base, this.graph.words)
    if (rest.length < fewGrants) return false
    let clashes = 0
    for (const grant of rest) clashes += degreeIn(this.graph, grant, this.sets, base)
    if (clashes >= manyClashes * rest.length) return false
    const sought = { above: this.best - weight, enough: this.enough - weight }
    const found = heaviestSet(inducedBy(this.graph, rest), sought, this.budget)
    if (found) {
      const more = found.chosen.map((place) => at(rest, place))
      this.keep(weight + found.weight, more)
    }
    return true
  }
}
