import { countBits } from './bit-set.ts'
import { coveringOrder } from './covering-order.ts'
import { wordAt } from './entry.ts'
import type { BundleModel } from './model.ts'

/**
 * Grants that must be looked at together, in arrays.
 * Shape: `grants[v]`, the grant's number; `weight[v]` in units; `near`, one row of `words` 32-bit words a grant: whom it clashes with;
 * `capOf[v]`, its innermost node; `parent[node]`, parents first, node 0 the root; `room[node]`, in units;
 * `meet[a * nodes + b]`, the innermost node around both.
 */
export type Piece = {
  readonly grants: readonly number[]
  readonly size: number
  readonly words: number
  readonly weight: Float64Array
  readonly near: Int32Array
  readonly capOf: Int32Array
  readonly nodes: number
  readonly parent: Int32Array
  readonly room: Float64Array
  readonly meet: Int32Array
  /** In which order grants are covered: see `coveringOrder`. */
  readonly order: Int32Array
}

const meetings = (parent: Int32Array): Int32Array => {
  const nodes = parent.length
  const meet = new Int32Array(nodes * nodes)
  for (let a = 0; a < nodes; a += 1) {
    for (let b = 0; b < nodes; b += 1) {
      // A parent has the smaller number: climb from the larger until both are one.
      let [one, other] = [a, b]
      while (one !== other) {
        if (one > other) one = parent[one] ?? 0
        else other = parent[other] ?? 0
      }
      meet[a * nodes + b] = one
    }
  }
  return meet
}

type Nodes = { readonly numbers: Int32Array; readonly parent: number[]; readonly room: number[] }

const nodesAround = (model: BundleModel, grants: readonly number[], top: number): Nodes => {
  const { parent, capOf } = model.caps
  const numbers = new Int32Array(parent.length).fill(-1)
  numbers[top] = 0
  for (const grant of grants) {
    for (let node = capOf[grant] ?? 0; numbers[node] === -1; node = parent[node] ?? 0) numbers[node] = -2
  }
  const nodes: Nodes = { numbers, parent: [-1], room: [model.room[top] ?? Infinity] }
  for (let node = top + 1; node < parent.length; node += 1) {
    if (numbers[node] !== -2) continue
    numbers[node] = nodes.parent.push(numbers[parent[node] ?? 0] ?? 0) - 1
    nodes.room.push(model.room[node] ?? Infinity)
  }
  return nodes
}

/** Cuts the piece of these grants (in order) out of a model, under the cap `top`, whose room limits it as a whole. */
export const toPiece = (model: BundleModel, grants: readonly number[], top: number): Piece => {
  const size = grants.length
  const words = (size + 31) >> 5
  const place = new Int32Array(model.grants.length).fill(-1)
  grants.forEach((grant, index) => {
    place[grant] = index
  })
  const near = new Int32Array(size * words)
  const { numbers, parent, room } = nodesAround(model, grants, top)
  const weight = new Float64Array(size)
  const capOf = new Int32Array(size)
  grants.forEach((grant, index) => {
    weight[index] = model.weight[grant] ?? 0
    capOf[index] = numbers[model.caps.capOf[grant] ?? 0] ?? 0
    for (const other of model.conflicts[grant] ?? []) {
      const at = place[other] ?? -1
      if (at >= 0) near[index * words + (at >> 5)] = (near[index * words + (at >> 5)] ?? 0) | (1 << (at & 31))
    }
  })
  const parents = Int32Array.from(parent)
  const nodes = parents.length
  const rooms = Float64Array.from(room)
  const order = coveringOrder({ size, words, near, weight })
  const meet = meetings(parents)
  return { grants, size, words, weight, near, capOf, nodes, parent: parents, room: rooms, meet, order }
}

/** Whether all grants of the piece clash with each other. */
export const isClique = ({ size, words, near }: Piece): boolean => {
  for (let grant = 0; grant < size; grant += 1) {
    let clashes = 0
    for (let word = 0; word < words; word += 1) clashes += countBits(wordAt(near, grant * words + word))
    if (clashes < size - 1) return false
  }
  return true
}
