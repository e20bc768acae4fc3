import { putInto, takeFrom } from './bit-set.ts'
import { never, NodeBudget } from './node-budget.ts'
import type { Piece } from './piece.ts'
import { Opening } from './opening.ts'
import type { Prices } from './prices.ts'
import { RoomLedger } from './room-ledger.ts'

/**
 * The best found so far for a piece. `value` is in units, never more than what is truly paid; `bound`, in units, is never
 * less than what any choice pays.
 */
export type Found = { readonly value: number; readonly chosen: readonly number[]; readonly proved: boolean }

/** What a choice truly pays, in fen: given only where a unit is more than a fen. */
export type TrueValue = { readonly unit: bigint; readonly fen: (chosen: readonly number[]) => bigint } | null

/** What a search may use besides: exact counting where units are rounded, and prices of the caps. */
export type SearchAids = { readonly trueValue: TrueValue; readonly prices: Prices | null }

/**
 * Branch and bound for the highest value of a piece. A node covers as many of its grants as the bound allows without
 * beating the best; only the others are tried, the last first. Grants that clash with nothing left are taken at once.
 */
export class ValueSearch {
  private readonly piece: Piece
  private readonly ledger: RoomLedger
  private readonly opening: Opening
  private readonly trueValue: TrueValue
  private readonly sets: Int32Array
  private readonly branches: Int32Array[] = []
  private readonly path: number[] = []
  private readonly gains: number[] = []
  private best: number
  private bestFen: bigint
  private chosen: readonly number[]
  private budget = new NodeBudget(0, never)

  constructor(piece: Piece, start: Found, { trueValue, prices }: SearchAids) {
    this.piece = piece
    this.ledger = new RoomLedger(piece)
    this.opening = new Opening(piece, this.ledger, { order: piece.order, prices })
    this.trueValue = trueValue
    this.sets = new Int32Array((piece.size + 2) * piece.words)
    this.best = start.value
    this.bestFen = trueValue === null ? 0n : trueValue.fen(start.chosen)
    this.chosen = start.chosen
  }

  /** Searches until the end or until the budget is spent. */
  run(budget: NodeBudget): Found {
    for (let grant = 0; grant < this.piece.size; grant += 1) putInto(this.sets, 0, grant)
    this.budget = budget
    const proved = this.visit(0, 0)
    return { value: this.best, chosen: this.chosen, proved }
  }

  private visit(depth: number, value: number): boolean {
    if (!this.budget.spend()) return false
    const before = this.path.length
    const now = value + this.takeFree(depth)
    if (now > this.best) this.keep(now)
    const isDone = this.branch(depth, now)
    while (this.path.length > before) this.undo()
    return isDone
  }

  private branch(depth: number, value: number): boolean {
    const { words, size, near } = this.piece
    const base = depth * words
    const list = (this.branches[depth] ??= new Int32Array(size))
    const count = this.opening.into(list, this.sets, { base, limit: this.best - value })
    for (let index = count - 1; index >= 0; index -= 1) {
      const grant = list[index] ?? 0
      takeFrom(this.sets, base, grant)
      for (let word = 0; word < words; word += 1) {
        this.sets[base + words + word] = (this.sets[base + word] ?? 0) & ~(near[grant * words + word] ?? 0)
      }
      const isDone = this.visit(depth + 1, value + this.take(grant))
      this.undo()
      if (!isDone) return false
    }
    return true
  }

  // A grant that clashes with nothing left costs nothing: some best choice holds it.
  private takeFree(depth: number): number {
    const { words, near } = this.piece
    const base = depth * words
    let gained = 0
    for (let word = 0; word < words; word += 1) {
      for (let rest = this.sets[base + word] ?? 0; rest !== 0; rest &= rest - 1) {
        const grant = word * 32 + 31 - Math.clz32(rest & -rest)
        let clashes = 0
        for (let at = 0; at < words; at += 1) clashes |= (near[grant * words + at] ?? 0) & (this.sets[base + at] ?? 0)
        if (clashes !== 0) continue
        takeFrom(this.sets, base, grant)
        if (this.ledger.gain(grant) > 0) gained += this.take(grant)
      }
    }
    return gained
  }

  private take(grant: number): number {
    const gain = this.ledger.take(grant)
    this.path.push(grant)
    this.gains.push(gain)
    return gain
  }

  private undo(): void {
    this.ledger.giveBack(this.path.pop() ?? 0, this.gains.pop() ?? 0)
  }

  private keep(value: number): void {
    if (this.trueValue !== null) {
      const fen = this.trueValue.fen(this.path)
      if (fen <= this.bestFen) return
      this.bestFen = fen
    }
    this.best = this.trueValue === null ? value : Number(this.bestFen / this.trueValue.unit)
    this.chosen = [...this.path]
  }
}
