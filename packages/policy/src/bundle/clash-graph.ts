import { countBits, holds, putInto, takeFrom } from './bit-set.ts'
import { amountAt, at, wordAt } from './entry.ts'

/**
 * Grants that clash, without caps. Shape: `weight[v]`, whole and above 0; `near`, one row of `words` 32-bit words a grant:
 * whom it clashes with.
 */
export type ClashGraph = {
  readonly size: number
  readonly words: number
  readonly near: Int32Array
  readonly weight: Float64Array
}

/** A set of all grants of a graph. */
export const wholeSet = ({ size, words }: Pick<ClashGraph, 'size' | 'words'>): Int32Array => {
  const all = new Int32Array(words)
  for (let grant = 0; grant < size; grant += 1) putInto(all, 0, grant)
  return all
}

/** The numbers in a set, the lowest first. */
export const listOf = (set: Int32Array, base: number, words: number): readonly number[] => {
  const list: number[] = []
  for (let word = 0; word < words; word += 1) {
    for (let rest = wordAt(set, base + word); rest !== 0; rest &= rest - 1) {
      list.push(word * 32 + 31 - Math.clz32(rest & -rest))
    }
  }
  return list
}

/** How many grants of a set (from word `base`) a grant clashes with. */
export const degreeIn = ({ words, near }: ClashGraph, grant: number, set: Int32Array, base: number): number => {
  let degree = 0
  for (let word = 0; word < words; word += 1) {
    degree += countBits(wordAt(near, grant * words + word) & wordAt(set, base + word))
  }
  return degree
}

/** The graph of some grants, in the order given. */
export const inducedBy = (graph: ClashGraph, grants: readonly number[]): ClashGraph => {
  const size = grants.length
  const words = (size + 31) >> 5
  const place = new Int32Array(graph.size).fill(-1)
  grants.forEach((grant, index) => {
    place[grant] = index
  })
  const near = new Int32Array(size * words)
  const weight = new Float64Array(size)
  grants.forEach((grant, index) => {
    weight[index] = amountAt(graph.weight, grant)
    for (const other of listOf(graph.near, grant * graph.words, graph.words)) {
      const here = wordAt(place, other)
      if (here >= 0) putInto(near, index * words, here)
    }
  })
  return { size, words, near, weight }
}

/** The grants of a set that clashes join to one of them, the lowest first; they are taken out of the set. */
export const takeJoined = (graph: ClashGraph, set: Int32Array, first: number): readonly number[] => {
  const joined = [first]
  takeFrom(set, 0, first)
  for (let place = 0; place < joined.length; place += 1) {
    for (const other of listOf(graph.near, at(joined, place) * graph.words, graph.words)) {
      if (!holds(set, 0, other)) continue
      takeFrom(set, 0, other)
      joined.push(other)
    }
  }
  return joined.toSorted((a, b) => a - b)
}

/** Splits a set of grants into those that clashes join, each the lowest first. */
export const joinedIn = (graph: ClashGraph, set: Int32Array): readonly (readonly number[])[] => {
  const rest = Int32Array.from(set)
  return listOf(set, 0, graph.words).flatMap((first) => (holds(rest, 0, first) ? [takeJoined(graph, rest, first)] : []))
}
