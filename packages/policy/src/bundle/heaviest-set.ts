import { holds } from './bit-set.ts'
import { type ClashGraph, degreeIn, inducedBy, joinedIn, listOf, wholeSet } from './clash-graph.ts'
import { ClashSearch } from './clash-search.ts'
import { CliqueShares } from './clique-shares.ts'
import { amountAt, at } from './entry.ts'
import type { NodeBudget } from './node-budget.ts'
import { reduce } from './reduce.ts'

/** A set of grants of which no two clash. */
export type HeavySet = { readonly weight: number; readonly chosen: readonly number[] }

/** What is looked for: a set that weighs more than `above`; one that weighs `enough` ends the search. */
export type Sought = { readonly above: number; readonly enough: number }

/** From so many clashes a grant on, a search by cliques is quicker than taking grants out one by one. */
export const manyClashes = 4

const clashesOf = (graph: ClashGraph): { readonly most: number; readonly busiest: number } => {
  const all = wholeSet(graph)
  let [most, busiest, sum] = [-1, 0, 0]
  for (let grant = 0; grant < graph.size; grant += 1) {
    const degree = degreeIn(graph, grant, all, 0)
    sum += degree
    const isHeavier = degree === most && amountAt(graph.weight, grant) > amountAt(graph.weight, busiest)
    if (degree > most || isHeavier) [most, busiest] = [degree, grant]
  }
  return { most: sum / graph.size, busiest }
}

const within = (graph: ClashGraph, grants: readonly number[], sought: Sought, budget: NodeBudget): HeavySet | null => {
  const found = heaviestSet(inducedBy(graph, grants), sought, budget)
  return found && { weight: found.weight, chosen: found.chosen.map((place) => at(grants, place)) }
}

const cannotReach = (graph: ClashGraph, above: number): boolean =>
  new CliqueShares(graph).split(wholeSet(graph), 0, above, new Int32Array(graph.size)) === 0

// Where few clash, one that clashes most is chosen or left out: what remains falls apart or can be reduced.
const branch = (graph: ClashGraph, busiest: number, { above, enough }: Sought, budget: NodeBudget): HeavySet | null => {
  if (!budget.spend() || cannotReach(graph, above)) return null
  const others = listOf(wholeSet(graph), 0, graph.words).filter((grant) => grant !== busiest)
  const apart = others.filter((grant) => !holds(graph.near, busiest * graph.words, grant))
  const own = amountAt(graph.weight, busiest)
  const found = within(graph, apart, { above: above - own, enough: enough - own }, budget)
  const taken = found && { weight: found.weight + own, chosen: [...found.chosen, busiest] }
  if (taken && taken.weight >= enough) return taken
  return within(graph, others, { above: taken?.weight ?? above, enough }, budget) ?? taken
}

const ofJoined = (graph: ClashGraph, sought: Sought, budget: NodeBudget): HeavySet | null => {
  const { most, busiest } = clashesOf(graph)
  if (most < manyClashes) return branch(graph, busiest, sought, budget)
  return new ClashSearch(graph, sought, budget).run()
}

const ofParts = (graph: ClashGraph, { above, enough }: Sought, budget: NodeBudget): HeavySet | null => {
  const parts = joinedIn(graph, wholeSet(graph)).toSorted((a, b) => a.length - b.length)
  const only = parts.length === 1
  const graphs = parts.map((part) => (only ? graph : inducedBy(graph, part)))
  const bounds = graphs.map((one) => (only ? 0 : new CliqueShares(one).worth(wholeSet(one), 0)))
  let rest = bounds.reduce((sum, bound) => sum + bound, 0)
  let weight = 0
  const chosen: number[] = []
  for (const [place, one] of graphs.entries()) {
    rest -= at(bounds, place)
    const isLast = place === graphs.length - 1
    const sought = { above: above - weight - rest, enough: isLast ? enough - weight : Infinity }
    const found = ofJoined(one, sought, budget)
    if (!found) return null
    weight += found.weight
    const grants = parts[place] ?? []
    for (const local of found.chosen) chosen.push(at(grants, local))
  }
  return weight > above ? { weight, chosen } : null
}

/**
 * The heaviest set of grants that weighs more than `above`, of equals any; null where there is none, or none was found before the
 * budget ended. Grants are first reduced, then looked at part by part.
 */
export const heaviestSet = (graph: ClashGraph, sought: Sought, budget: NodeBudget): HeavySet | null => {
  const { kernel, offset, restore } = reduce(graph)
  const above = sought.above - offset
  const found: HeavySet | null =
    kernel.size === 0
      ? above < 0
        ? { weight: 0, chosen: [] }
        : null
      : ofParts(kernel, { above, enough: sought.enough - offset }, budget)
  return found && { weight: found.weight + offset, chosen: restore(found.chosen) }
}
