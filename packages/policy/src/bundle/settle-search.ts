import { holds, putInto, takeFrom } from './bit-set.ts'
import { Cover } from './cover.ts'
import { FewestBound } from './fewest-bound.ts'
import type { Piece } from './piece.ts'
import { RoomLedger } from './room-ledger.ts'

/** Whether a choice truly pays the target: asked only where a unit is more than a fen. */
export type TrulyReaches = ((chosen: readonly number[]) => boolean) | null

/** The value that is proved best, in units, and a choice that has it. */
export type Goal = { readonly value: number; readonly chosen: readonly number[]; readonly reaches: TrulyReaches }

/**
 * Among the choices with the best value, looks for the one with the fewest grants, and of those the one whose ids come first:
 * grants are tried in the order of their ids, with before without, so the first of a size is the first by ids.
 */
export class SettleSearch {
  private readonly piece: Piece
  private readonly ledger: RoomLedger
  private readonly cover: Cover
  private readonly goal: Goal
  private readonly fewestBound: FewestBound
  private readonly sets: Int32Array
  private readonly unused: Int32Array
  private readonly path: number[] = []
  private chosen: readonly number[]
  private fewest: number
  private nodes = 0

  constructor(piece: Piece, goal: Goal) {
    const order = piece.order
    this.piece = piece
    this.ledger = new RoomLedger(piece)
    this.cover = new Cover(piece, this.ledger, order)
    this.goal = goal
    this.fewestBound = new FewestBound(piece, this.ledger, order)
    this.sets = new Int32Array((piece.size + 2) * piece.words)
    this.unused = new Int32Array(piece.size)
    this.chosen = goal.chosen
    this.fewest = goal.chosen.length + 1
  }

  /** Searches until the end or until `budget` nodes have been looked at. */
  run(budget: number): { readonly chosen: readonly number[]; readonly settled: boolean; readonly left: number } {
    for (let grant = 0; grant < this.piece.size; grant += 1) putInto(this.sets, 0, grant)
    this.nodes = budget
    const settled = this.visit(0, 0)
    return { chosen: this.chosen, settled, left: Math.max(0, this.nodes) }
  }

  private isGoal(value: number): boolean {
    if (value < this.goal.value) return false
    return this.goal.reaches === null || this.goal.reaches(this.path)
  }

  private visit(depth: number, value: number): boolean {
    const { words, near } = this.piece
    const base = depth * words
    if (this.isGoal(value)) {
      this.fewest = this.path.length
      this.chosen = [...this.path]
      return true
    }
    for (;;) {
      this.nodes -= 1
      if (this.nodes < 0) return false
      if (!this.isPromising(base, value)) return true
      const grant = this.firstUseful(base)
      if (grant < 0) return true
      takeFrom(this.sets, base, grant)
      for (let word = 0; word < words; word += 1) {
        this.sets[base + words + word] = (this.sets[base + word] ?? 0) & ~(near[grant * words + word] ?? 0)
      }
      const gain = this.ledger.take(grant)
      this.path.push(grant)
      const isDone = this.visit(depth + 1, value + gain)
      this.path.pop()
      this.ledger.giveBack(grant, gain)
      if (!isDone) return false
    }
  }

  // Can the rest still bring what is missing, with few enough grants to be chosen before the one that is held?
  private isPromising(base: number, value: number): boolean {
    const missing = this.goal.value - value
    const allowed = this.fewest - 1 - this.path.length
    if (allowed < 1 || !this.fewestBound.isWithin(this.sets, base, { missing, allowed })) return false
    return this.piece.size <= 48 || this.cover.split(this.sets, base, missing - 1, this.unused) > 0
  }

  private firstUseful(base: number): number {
    for (let grant = 0; grant < this.piece.size; grant += 1) {
      if (holds(this.sets, base, grant) && this.ledger.gain(grant) > 0) return grant
    }
    return -1
  }
}
