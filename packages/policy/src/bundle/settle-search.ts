import { putInto, takeFrom } from './bit-set.ts'
import { Cover } from './cover.ts'
import { wordAt } from './entry.ts'
import { FewestBound } from './fewest-bound.ts'
import { never, NodeBudget } from './node-budget.ts'
import type { Piece } from './piece.ts'
import { RoomLedger } from './room-ledger.ts'

/** Whether a choice truly pays the target: asked only where a unit is more than a fen. */
export type TrulyReaches = ((chosen: readonly number[]) => boolean) | null

/** The value that is proved best, in units, and a choice that has it. */
export type Goal = { readonly value: number; readonly chosen: readonly number[]; readonly reaches: TrulyReaches }

// Among so few the bound by cliques saves less than it costs.
const fewGrants = 48

/**
 * Among the choices with the best value, looks for the one with the fewest grants, and of those the one whose ids come first:
 * grants are tried in the order of their ids, with before without, so the first of a size is the first by ids.
 */
export class SettleSearch {
  private readonly piece: Piece
  private readonly ledger: RoomLedger
  private readonly cover: Cover | null
  private readonly goal: Goal
  private readonly fewestBound: FewestBound
  private readonly sets: Int32Array
  private readonly unused: Int32Array
  private readonly known: Uint8Array
  private readonly path: number[] = []
  private chosen: readonly number[]
  private fewest: number
  private least = 0
  private budget = new NodeBudget(0, never)

  constructor(piece: Piece, goal: Goal) {
    const order = piece.order
    this.piece = piece
    this.ledger = new RoomLedger(piece)
    this.cover = piece.size > fewGrants ? new Cover(piece, this.ledger, order) : null
    this.goal = goal
    this.fewestBound = new FewestBound(piece, this.ledger, order)
    this.sets = new Int32Array((piece.size + 2) * piece.words)
    this.unused = new Int32Array(piece.size)
    this.chosen = goal.chosen
    this.fewest = goal.chosen.length + 1
    this.known = new Uint8Array(piece.size)
    for (const grant of goal.chosen) this.known[grant] = 1
  }

  /** Searches until the end or until the budget is spent. */
  run(budget: NodeBudget): { readonly chosen: readonly number[]; readonly settled: boolean } {
    for (let grant = 0; grant < this.piece.size; grant += 1) putInto(this.sets, 0, grant)
    this.budget = budget
    this.least = this.findLeast()
    const settled = this.visit(0, 0, true)
    return { chosen: this.chosen, settled }
  }

  private isGoal(value: number): boolean {
    if (value < this.goal.value) return false
    return this.goal.reaches === null || this.goal.reaches(this.path)
  }

  // How many grants any choice with the best value surely has, as far as the bound tells.
  private findLeast(): number {
    const { value } = this.goal
    const allowed = this.goal.chosen.length - 1
    return this.fewestBound.isWithin(this.sets, 0, { missing: value, allowed }) ? 0 : allowed + 1
  }

  // While the path and what is left still hold all of the known choice, `follows`, no bound need be asked.
  private visit(depth: number, value: number, follows: boolean): boolean {
    const { words, near } = this.piece
    const base = depth * words
    if (this.isGoal(value)) {
      this.fewest = this.path.length
      this.chosen = [...this.path]
      return true
    }
    let isKnown = follows
    while (this.fewest > this.least) {
      if (!this.budget.spend()) return false
      if (!(isKnown && this.fewest > this.goal.chosen.length) && !this.isPromising(base, value)) return true
      const grant = this.firstUseful(base)
      if (grant < 0) return true
      takeFrom(this.sets, base, grant)
      for (let word = 0; word < words; word += 1) {
        this.sets[base + words + word] = wordAt(this.sets, base + word) & ~wordAt(near, grant * words + word)
      }
      const gain = this.ledger.take(grant)
      this.path.push(grant)
      const isInKnown = this.known[grant] === 1
      const isDone = this.visit(depth + 1, value + gain, isKnown && isInKnown)
      isKnown = isKnown && !isInKnown
      this.path.pop()
      this.ledger.giveBack(grant, gain)
      if (!isDone) return false
    }
    return true
  }

  // Can the rest still bring what is missing, with few enough grants to be chosen before the one that is held?
  private isPromising(base: number, value: number): boolean {
    const missing = this.goal.value - value
    const allowed = this.fewest - 1 - this.path.length
    if (allowed < 1 || !this.fewestBound.isWithin(this.sets, base, { missing, allowed })) return false
    return this.cover === null || this.cover.split(this.sets, base, missing - 1, this.unused) > 0
  }

  private firstUseful(base: number): number {
    for (let word = 0; word < this.piece.words; word += 1) {
      for (let rest = wordAt(this.sets, base + word); rest !== 0; rest &= rest - 1) {
        const grant = word * 32 + 31 - Math.clz32(rest & -rest)
        if (this.ledger.gain(grant) > 0) return grant
      }
    }
    return -1
  }
}
