import { holds } from './bit-set.ts'
import { amountAt, at, wordAt } from './entry.ts'
import type { IsOver } from './node-budget.ts'
import type { Piece } from './piece.ts'
import { type Prices, roomCost, roundingOf, toPrices } from './prices.ts'
import { RoomLedger } from './room-ledger.ts'
import type { Found } from './value-search.ts'

/** How many states one step may keep, and how many ways one knot of clashing grants may be chosen from. */
const mostStates = 100_000
const fewStates = 1_000
const mostWays = 1_500

/** A way to choose from one knot of clashing grants: what it lays at each node. */
type Way = { readonly grants: readonly number[]; readonly load: Float64Array }

type State = { readonly load: Float64Array; readonly before: State | null; readonly way: Way | null }

/** A set of prices as a bound: what any choice from the knots from one on can still add. */
type Bound = { readonly keep: Float64Array; readonly cost: number; readonly rest: readonly number[] }

const knots = (piece: Piece): readonly (readonly number[])[] => {
  const seen = new Uint8Array(piece.size)
  const found: number[][] = []
  for (let first = 0; first < piece.size; first += 1) {
    if (seen[first] === 1) continue
    const knot = [first]
    seen[first] = 1
    for (const grant of knot) {
      for (let other = 0; other < piece.size; other += 1) {
        if (seen[other] === 1 || !holds(piece.near, grant * piece.words, other)) continue
        seen[other] = 1
        knot.push(other)
      }
    }
    found.push(knot)
  }
  return found
}

const waysOf = (piece: Piece, knot: readonly number[]): readonly Way[] | null => {
  let ways: Way[] = [{ grants: [], load: new Float64Array(piece.nodes) }]
  for (const grant of knot) {
    const node = wordAt(piece.capOf, grant)
    const more = ways.filter(({ grants }) => !grants.some((one) => holds(piece.near, one * piece.words, grant)))
    if (ways.length + more.length > mostWays) return null
    ways = [
      ...ways,
      ...more.map(({ grants, load }) => {
        const next = Float64Array.from(load)
        next[node] = amountAt(next, node) + amountAt(piece.weight, grant)
        return { grants: [...grants, grant], load: next }
      }),
    ]
  }
  return ways
}

const priced = (load: Float64Array, keep: Float64Array): number => {
  let sum = 0
  for (let node = 0; node < load.length; node += 1) sum += amountAt(load, node) * amountAt(keep, node)
  return sum
}

const toBound = (piece: Piece, steps: readonly (readonly Way[])[], { price, keep }: Prices): Bound => {
  const rest: number[] = [0]
  for (const ways of steps.toReversed()) {
    rest.push(at(rest, rest.length - 1) + Math.max(...ways.map(({ load }) => priced(load, keep))))
  }
  return { keep, cost: roomCost(price, piece.room), rest: rest.toReversed() }
}

// The knots whose best way leads by most stand first: few states survive until the close ones come.
const byLead = (steps: readonly (readonly Way[])[], keep: Float64Array): readonly (readonly Way[])[] => {
  const lead = new Map(
    steps.map((ways): [readonly Way[], number] => {
      const [first = 0, second = 0] = ways.map(({ load }) => priced(load, keep)).toSorted((a, b) => b - a)
      return [ways, first - second]
    }),
  )
  return steps.toSorted((a, b) => (lead.get(b) ?? 0) - (lead.get(a) ?? 0))
}

const worthOf = (ledger: RoomLedger, load: Float64Array): number => {
  ledger.clear()
  let worth = 0
  for (let node = 0; node < load.length; node += 1) worth += ledger.load(node, amountAt(load, node))
  return worth
}

const compare = (a: State, b: State): number => {
  for (let node = a.load.length - 1; node >= 0; node -= 1) {
    const difference = amountAt(b.load, node) - amountAt(a.load, node)
    if (difference !== 0) return difference
  }
  return 0
}

// Of states that differ in the root's load and one other only, those that are lower in both are dropped.
const undominated = (states: readonly State[]): readonly State[] => {
  const kept: State[] = []
  for (const state of states.toSorted(compare)) {
    const last = kept.at(-1)
    const isSame = last !== undefined && last.load.every((value, node) => node < 2 || value === state.load[node])
    if (isSame && amountAt(state.load, 0) <= amountAt(last.load, 0)) continue
    kept.push(state)
  }
  return kept
}

const grantsOf = (state: State | null): readonly number[] =>
  state === null ? [] : [...grantsOf(state.before), ...(state.way?.grants ?? [])]

/**
 * Goes through the knots of clashing grants one by one with every state worth keeping: what has been laid under each cap.
 * A state that another matches everywhere, or that the prices show cannot beat the best, is dropped. Gives null where the knots
 * are too large. First only the most promising states are kept, for a good choice to measure the others by; where still too many
 * are left, the choice is not proved. For pieces whose grants are held together by caps rather than by clashes.
 */
export const crossFrontier = (
  piece: Piece,
  known: Found,
  { prices, isOver }: { readonly prices: Prices; readonly isOver: IsOver },
): Found | null => {
  const found: (readonly Way[])[] = []
  for (const knot of knots(piece)) {
    const ways = waysOf(piece, knot)
    if (ways === null) return null
    found.push(ways)
  }
  const steps = byLead(found, prices.keep)
  const variants = [1, 0.9, 0.98, 1.02, 1.1].map((factor) =>
    toPrices(
      piece,
      prices.price.map((value) => value * factor),
    ),
  )
  const bounds = variants.map((variant) => toBound(piece, steps, variant))
  const narrowly = walk(piece, steps, { known, bounds, width: fewStates, isOver })
  return narrowly.proved ? narrowly : walk(piece, steps, { known: narrowly, bounds, width: mostStates, isOver })
}

type Walk = {
  readonly known: Found
  readonly bounds: readonly Bound[]
  readonly width: number
  readonly isOver: IsOver
}

const reachOf = (load: Float64Array, bounds: readonly Bound[], step: number): number => {
  let reach = Infinity
  for (const { keep, cost, rest } of bounds) reach = Math.min(reach, priced(load, keep) + cost + at(rest, step))
  return reach
}

// The states that may reach furthest, where there are more than the width allows.
const narrow = (states: readonly State[], step: number, { bounds, width }: Walk): readonly State[] => {
  if (states.length <= width) return states
  const reach = new Map(states.map((state): [State, number] => [state, reachOf(state.load, bounds, step)]))
  return states.toSorted((a, b) => (reach.get(b) ?? 0) - (reach.get(a) ?? 0)).slice(0, width)
}

const walk = (piece: Piece, steps: readonly (readonly Way[])[], walked: Walk): Found => {
  const { known, bounds, width } = walked
  const enough = known.value + 1 - roundingOf(piece) * 3
  let proved = true
  let states: readonly State[] = [{ load: new Float64Array(piece.nodes), before: null, way: null }]
  for (const [step, ways] of steps.entries()) {
    if (walked.isOver()) return { ...known, proved: false }
    let next: State[] = []
    for (const state of states) {
      for (const way of ways) {
        const load = state.load.map((value, node) =>
          Math.min(amountAt(piece.room, node), value + amountAt(way.load, node)),
        )
        if (reachOf(load, bounds, step + 1) >= enough) next.push({ load, before: state, way })
      }
      if (next.length > width * 8) {
        proved = false
        next = [...narrow(undominated(next), step + 1, walked)]
      }
    }
    const kept = undominated(next)
    states = narrow(kept, step + 1, walked)
    if (states.length < kept.length) proved = false
  }
  const ledger = new RoomLedger(piece)
  let best: Found = { ...known, proved }
  for (const state of states) {
    const value = worthOf(ledger, state.load)
    if (value > best.value) best = { value, chosen: grantsOf(state), proved }
  }
  return best
}
