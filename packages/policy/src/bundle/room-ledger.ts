import type { Piece } from './piece.ts'

/**
 * What is left under each cap while grants are taken, and how much a heap of amounts could still bring.
 * `left` is changed by `take` and `giveBack`; `load` and `unload` keep a trial heap apart from it.
 */
export class RoomLedger {
  readonly left: Float64Array
  private readonly heap: Float64Array
  private readonly parent: Int32Array
  private readonly capOf: Int32Array
  private readonly weight: Float64Array

  constructor(piece: Piece) {
    this.left = Float64Array.from(piece.room)
    this.heap = new Float64Array(piece.nodes)
    this.parent = piece.parent
    this.capOf = piece.capOf
    this.weight = piece.weight
  }

  /** What the grant would add to what is taken. */
  gain(grant: number): number {
    let amount = this.weight[grant] ?? 0
    for (let node = this.capOf[grant] ?? 0; node >= 0; node = this.parent[node] ?? -1) {
      const left = this.left[node] ?? 0
      if (left < amount) amount = left
    }
    return amount
  }

  /** Takes the grant: gives what it adds, which the caps around it then have less. */
  take(grant: number): number {
    const amount = this.gain(grant)
    for (let node = this.capOf[grant] ?? 0; node >= 0; node = this.parent[node] ?? -1) {
      this.left[node] = (this.left[node] ?? 0) - amount
    }
    return amount
  }

  /** Undoes the latest `take` of this grant, which had added `amount`. */
  giveBack(grant: number, amount: number): void {
    for (let node = this.capOf[grant] ?? 0; node >= 0; node = this.parent[node] ?? -1) {
      this.left[node] = (this.left[node] ?? 0) + amount
    }
  }

  /** Empties the trial heap. */
  clear(): void {
    this.heap.fill(0)
  }

  /** Lays an amount at a node of the trial heap: gives by how much the heap's worth grows. */
  load(at: number, amount: number): number {
    let grown = amount
    for (let node = at; node >= 0 && grown > 0; node = this.parent[node] ?? -1) {
      const left = this.left[node] ?? 0
      const before = this.heap[node] ?? 0
      this.heap[node] = before + grown
      grown = Math.min(left, before + grown) - Math.min(left, before)
    }
    return grown
  }

  /** Takes an amount off a node of the trial heap again: gives by how much the heap's worth shrinks. */
  unload(at: number, amount: number): number {
    let shrunk = amount
    for (let node = at; node >= 0 && shrunk > 0; node = this.parent[node] ?? -1) {
      const left = this.left[node] ?? 0
      const before = this.heap[node] ?? 0
      this.heap[node] = before - shrunk
      shrunk = Math.min(left, before) - Math.min(left, before - shrunk)
    }
    return shrunk
  }
}
