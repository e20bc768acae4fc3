import { putInto, takeFrom } from './bit-set.ts'
import { at, wordAt } from './entry.ts'
import { FewestBound } from './fewest-bound.ts'
import { never, NodeBudget } from './node-budget.ts'
import { Opening } from './opening.ts'
import type { Piece } from './piece.ts'
import type { Prices } from './prices.ts'
import { RoomLedger } from './room-ledger.ts'
import type { Goal } from './settle-search.ts'

const isBefore = (one: readonly number[], other: readonly number[]): boolean => {
  const place = one.findIndex((grant, index) => grant !== other[index])
  return place !== -1 && at(one, place) < at(other, place)
}

/**
 * Goes through every choice that has the best value with few enough grants, as the search for the value does, and keeps the one
 * that the rule for ties prefers. Quick where few choices are equal, which is so where amounts differ.
 */
export class EqualsSearch {
  private readonly piece: Piece
  private readonly ledger: RoomLedger
  private readonly opening: Opening
  private readonly fewestBound: FewestBound
  private readonly goal: Goal
  private readonly sets: Int32Array
  private readonly branches: Int32Array[] = []
  private readonly path: number[] = []
  private chosen: readonly number[]
  private budget = new NodeBudget(0, never)

  constructor(piece: Piece, goal: Goal, prices: Prices | null) {
    const order = piece.order
    this.piece = piece
    this.ledger = new RoomLedger(piece)
    this.opening = new Opening(piece, this.ledger, { order, prices })
    this.fewestBound = new FewestBound(piece, this.ledger, order)
    this.goal = goal
    this.sets = new Int32Array((piece.size + 2) * piece.words)
    this.chosen = goal.chosen.toSorted((a, b) => a - b)
  }

  /** Searches until the end or until the budget is spent. */
  run(budget: NodeBudget): { readonly chosen: readonly number[]; readonly settled: boolean } {
    for (let grant = 0; grant < this.piece.size; grant += 1) putInto(this.sets, 0, grant)
    this.budget = budget
    const settled = this.visit(0, 0)
    return { chosen: this.chosen, settled }
  }

  private visit(depth: number, value: number): boolean {
    if (!this.budget.spend()) return false
    const { goal } = this
    if (value >= goal.value && (goal.reaches === null || goal.reaches(this.path))) {
      this.consider(this.path.toSorted((a, b) => a - b))
      return true
    }
    return this.branch(depth, value)
  }

  private branch(depth: number, value: number): boolean {
    const { words, size, near } = this.piece
    const base = depth * words
    const missing = this.goal.value - value
    const list = (this.branches[depth] ??= new Int32Array(size))
    const count = this.opening.into(list, this.sets, { base, limit: missing - 1 })
    for (let index = count - 1; index >= 0; index -= 1) {
      const allowed = this.chosen.length - this.path.length
      if (allowed < 1 || !this.fewestBound.isWithin(this.sets, base, { missing, allowed })) return true
      const grant = wordAt(list, index)
      takeFrom(this.sets, base, grant)
      for (let word = 0; word < words; word += 1) {
        this.sets[base + words + word] = wordAt(this.sets, base + word) & ~wordAt(near, grant * words + word)
      }
      const gain = this.ledger.take(grant)
      this.path.push(grant)
      const isDone = this.visit(depth + 1, value + gain)
      this.path.pop()
      this.ledger.giveBack(grant, gain)
      if (!isDone) return false
    }
    return true
  }

  private consider(found: readonly number[]): void {
    const isFewer = found.length < this.chosen.length
    if (isFewer || (found.length === this.chosen.length && isBefore(found, this.chosen))) this.chosen = found
  }
}
