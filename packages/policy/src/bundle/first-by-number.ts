import { holds, takeFrom } from './bit-set.ts'
import { type ClashGraph, inducedBy, takeJoined, wholeSet } from './clash-graph.ts'
import { amountAt, at, wordAt } from './entry.ts'
import { heaviestSet, type HeavySet } from './heaviest-set.ts'
import type { NodeBudget } from './node-budget.ts'

const weightOf = (graph: ClashGraph, grants: readonly number[]): number => {
  let sum = 0
  for (const grant of grants) sum += amountAt(graph.weight, grant)
  return sum
}

// A heaviest set of the part that holds its grant `first`; null where every one lacks it.
const withFirst = (graph: ClashGraph, part: readonly number[], needed: number, budget: NodeBudget): HeavySet | null => {
  const [first = 0] = part
  const apart = part.filter((grant) => grant !== first && !holds(graph.near, first * graph.words, grant))
  const missing = needed - amountAt(graph.weight, first)
  if (weightOf(graph, apart) < missing) return null
  const found = heaviestSet(inducedBy(graph, apart), { above: missing - 1, enough: missing }, budget)
  return found && { weight: needed, chosen: [first, ...found.chosen.map((place) => at(apart, place))] }
}

const inOrder = (grants: Iterable<number>): readonly number[] => [...grants].toSorted((a, b) => a - b)

const dropAround = (graph: ClashGraph, set: Int32Array, grant: number): void => {
  takeFrom(set, 0, grant)
  for (let word = 0; word < graph.words; word += 1) {
    set[word] = wordAt(set, word) & ~wordAt(graph.near, grant * graph.words + word)
  }
}

/**
 * Of all heaviest sets of one size the one whose numbers come first, found from a heaviest set: grant by grant it is asked whether
 * a heaviest set holds it. `settled` says whether the budget was enough; where it was not, the set is a heaviest one still.
 */
export const firstByNumber = (
  graph: ClashGraph,
  heaviest: readonly number[],
  budget: NodeBudget,
): { readonly chosen: readonly number[]; readonly settled: boolean } => {
  const rest = wholeSet(graph)
  const known = new Set(heaviest)
  for (let grant = 0; grant < graph.size; grant += 1) {
    if (!holds(rest, 0, grant)) continue
    if (!known.has(grant)) {
      const part = takeJoined(graph, Int32Array.from(rest), grant)
      const inPart = part.filter((one) => known.has(one))
      const found = withFirst(graph, part, weightOf(graph, inPart), budget)
      if (budget.isSpent) return { chosen: inOrder(known), settled: false }
      if (found === null) {
        takeFrom(rest, 0, grant)
        continue
      }
      for (const one of inPart) known.delete(one)
      for (const one of found.chosen) known.add(one)
    }
    dropAround(graph, rest, grant)
  }
  return { chosen: inOrder(known), settled: true }
}
