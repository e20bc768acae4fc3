import { holds, putInto, takeFrom } from './bit-set.ts'
import { type ClashGraph, degreeIn, inducedBy, listOf, wholeSet } from './clash-graph.ts'
import { amountAt, at, wordAt } from './entry.ts'

/** What was decided of grants that are no longer in the graph, to be read backwards once the rest is chosen. */
type Step =
  | { readonly kind: 'taken'; readonly grant: number }
  /** Chosen where none of the others is. */
  | { readonly kind: 'unless'; readonly grant: number; readonly others: readonly number[] }
  /** `one` stands for itself and `other`; where it is not chosen, `grant` is. */
  | { readonly kind: 'folded'; readonly grant: number; readonly one: number; readonly other: number }
  | { readonly kind: 'twin'; readonly grant: number; readonly like: number }

/** What is left of a graph: some heaviest set of it weighs `offset` and what a heaviest set of the kernel weighs. */
export type Reduced = {
  readonly kernel: ClashGraph
  readonly offset: number
  /** A set of the graph that weighs `offset` more than the set of the kernel. */
  readonly restore: (chosen: readonly number[]) => readonly number[]
}

// Around a grant with more clashes the heaviest set is not worth looking for.
const mostAround = 6

const undo = (chosen: Set<number>, step: Step): void => {
  if (step.kind === 'taken') chosen.add(step.grant)
  else if (step.kind === 'unless') {
    if (!step.others.some((other) => chosen.has(other))) chosen.add(step.grant)
  } else if (step.kind === 'twin') {
    if (chosen.has(step.like)) chosen.add(step.grant)
  } else chosen.add(chosen.has(step.one) ? step.other : step.grant)
}

class Reduction {
  readonly near: Int32Array
  readonly weight: Float64Array
  readonly alive: Int32Array
  readonly steps: Step[] = []
  offset = 0
  private readonly graph: ClashGraph
  private readonly dirty: number[]
  private readonly isDirty: Uint8Array

  constructor(graph: ClashGraph) {
    this.near = Int32Array.from(graph.near)
    this.weight = Float64Array.from(graph.weight)
    this.graph = { ...graph, near: this.near, weight: this.weight }
    this.alive = wholeSet(graph)
    this.dirty = listOf(this.alive, 0, graph.words).toReversed()
    this.isDirty = new Uint8Array(graph.size).fill(1)
  }

  run(): void {
    for (let grant = this.dirty.pop(); grant !== undefined; grant = this.dirty.pop()) {
      this.isDirty[grant] = 0
      if (holds(this.alive, 0, grant)) this.look(grant)
    }
  }

  private look(grant: number): void {
    const around = this.around(grant)
    if (this.outweighs(grant, around)) this.take(grant, around)
    else if (this.isClique(around)) this.transfer(grant, around)
    else if (around.length !== 2 || !this.fold(grant, at(around, 0), at(around, 1))) {
      if (!this.joinTwin(grant, around)) this.dominate(grant, around)
    }
  }

  private around(grant: number): readonly number[] {
    return listOf(this.near, grant * this.graph.words, this.graph.words)
  }

  private clash(one: number, other: number): boolean {
    return holds(this.near, one * this.graph.words, other)
  }

  // No set of its neighbours weighs more.
  private outweighs(grant: number, around: readonly number[]): boolean {
    const own = amountAt(this.weight, grant)
    let [sum, most] = [0, 0]
    for (const other of around) {
      sum += amountAt(this.weight, other)
      most = Math.max(most, amountAt(this.weight, other))
    }
    if (own >= sum) return true
    return own >= most && around.length <= mostAround && own >= this.heaviestOf(around)
  }

  private heaviestOf(grants: readonly number[]): number {
    const [first, ...rest] = grants
    if (first === undefined) return 0
    const apart = rest.filter((other) => !this.clash(first, other))
    const without = apart.length === rest.length ? 0 : this.heaviestOf(rest)
    return Math.max(without, amountAt(this.weight, first) + this.heaviestOf(apart))
  }

  private isClique(grants: readonly number[]): boolean {
    return grants.every((one, place) => grants.slice(place + 1).every((other) => this.clash(one, other)))
  }

  private touch(grant: number): void {
    if (this.isDirty[grant] === 1) return
    this.isDirty[grant] = 1
    this.dirty.push(grant)
  }

  private drop(grant: number): void {
    takeFrom(this.alive, 0, grant)
    for (const other of this.around(grant)) {
      takeFrom(this.near, other * this.graph.words, grant)
      this.touch(other)
    }
    this.near.fill(0, grant * this.graph.words, (grant + 1) * this.graph.words)
  }

  private take(grant: number, around: readonly number[]): void {
    this.steps.push({ kind: 'taken', grant })
    this.offset += amountAt(this.weight, grant)
    for (const other of around) this.drop(other)
    this.drop(grant)
  }

  // Its neighbours all clash: at most one of them is chosen, and only for what it weighs more than the grant.
  private transfer(grant: number, around: readonly number[]): void {
    const own = amountAt(this.weight, grant)
    const heavier = around.filter((other) => amountAt(this.weight, other) > own)
    this.steps.push({ kind: 'unless', grant, others: heavier })
    this.offset += own
    this.drop(grant)
    for (const other of around) {
      if (!heavier.includes(other)) this.drop(other)
      else this.lighten(other, own)
    }
  }

  private lighten(grant: number, by: number): void {
    this.weight[grant] = amountAt(this.weight, grant) - by
    this.touch(grant)
    for (const other of this.around(grant)) this.touch(other)
  }

  // Either the grant is chosen or both of its neighbours: `one` comes to stand for both.
  private fold(grant: number, one: number, other: number): boolean {
    const [own, first, second] = [this.weight[grant] ?? 0, this.weight[one] ?? 0, this.weight[other] ?? 0]
    if (own < first || own < second) return false
    this.steps.push({ kind: 'folded', grant, one, other })
    this.offset += own
    const joined = this.around(other)
    this.drop(grant)
    this.drop(other)
    for (const near of joined) {
      if (near === grant || near === one) continue
      putInto(this.near, one * this.graph.words, near)
      putInto(this.near, near * this.graph.words, one)
    }
    this.weight[one] = first + second - own
    this.touch(one)
    for (const near of this.around(one)) this.touch(near)
    return true
  }

  // Two grants that clash with the same ones are chosen together or not at all.
  private joinTwin(grant: number, around: readonly number[]): boolean {
    const { words } = this.graph
    const [first] = around
    if (first === undefined) return false
    const like = this.around(first).find((other) => {
      for (let word = 0; word < words; word += 1) {
        if (wordAt(this.near, other * words + word) !== wordAt(this.near, grant * words + word)) return false
      }
      return other !== grant
    })
    if (like === undefined) return false
    this.steps.push({ kind: 'twin', grant, like })
    this.weight[like] = amountAt(this.weight, like) + amountAt(this.weight, grant)
    this.drop(grant)
    this.touch(like)
    return true
  }

  // A grant that clashes with all that another clashes with, which is no lighter and clashes with it, can be left out.
  private dominate(grant: number, around: readonly number[]): void {
    const { words } = this.graph
    const own = amountAt(this.weight, grant)
    for (const other of around) {
      if (amountAt(this.weight, other) > own) continue
      if (degreeIn(this.graph, grant, this.near, other * words) < around.length - 1) continue
      this.drop(other)
      this.touch(grant)
      return
    }
  }
}

/**
 * Takes grants out of a graph of clashes that some heaviest set surely holds or lacks, and folds small neighbourhoods, until
 * nothing more can be said. Which of several heaviest sets comes out is not said.
 */
export const reduce = (graph: ClashGraph): Reduced => {
  const reduction = new Reduction(graph)
  reduction.run()
  const left = listOf(reduction.alive, 0, graph.words)
  const kernel = inducedBy({ ...graph, near: reduction.near, weight: reduction.weight }, left)
  const restore = (chosen: readonly number[]): readonly number[] => {
    const set = new Set(chosen.map((place) => at(left, place)))
    for (const step of reduction.steps.toReversed()) undo(set, step)
    return [...set]
  }
  return { kernel, offset: reduction.offset, restore }
}
