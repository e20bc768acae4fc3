import { keyOf, type Marking } from './marking.ts'
import type { Net } from './net.ts'
import { successorsOf } from './successors.ts'

/** What exploring a scope has found. A path names the elements from the beginning. */
export type Finding =
  | {
      readonly kind: 'explored'
      readonly seen: ReadonlySet<string>
      readonly throws: ReadonlySet<string>
      readonly canComplete: boolean
      /** The first marking from which no end can be reached. */
      readonly stuck: { readonly marking: Marking; readonly path: readonly string[]; readonly isStill: boolean } | null
    }
  | { readonly kind: 'unbounded'; readonly place: string; readonly path: readonly string[] }
  | { readonly kind: 'tooMany'; readonly states: number }

type State = {
  readonly marking: Marking
  readonly parent: number
  readonly by: string
  readonly before: number[]
  isEnd: boolean
  isStill: boolean
}

const mostAtOnePlace = 6

const pathTo = (states: readonly State[], from: number): readonly string[] => {
  const path: string[] = []
  for (let state = states[from]; state && state.by !== ''; state = states[state.parent]) path.push(state.by)
  return path.toReversed().filter((id, index, all) => id !== all[index - 1])
}

const crowdedPlace = ({ rest, ready }: Marking): string | null => {
  const counts = new Map<string, number>()
  for (const place of [...rest, ...ready]) {
    const count = (counts.get(place) ?? 0) + 1
    if (count > mostAtOnePlace) return place
    counts.set(place, count)
  }
  return null
}

const endReaching = (states: readonly State[]): ReadonlySet<number> => {
  const found = new Set<number>()
  const open = states.flatMap(({ isEnd }, index) => (isEnd ? [index] : []))
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (found.has(index)) continue
    found.add(index)
    open.push(...(states[index]?.before ?? []))
  }
  return found
}

/** Explores every marking that a scope can come to from one beginning, up to a number of them. */
export const explore = (net: Net, start: Marking, most: number): Finding => {
  const states: State[] = [{ marking: start, parent: 0, by: '', before: [], isEnd: false, isStill: false }]
  const indexes = new Map([[keyOf(start), 0]])
  const [seen, throws] = [new Set<string>(), new Set<string>()]
  let canComplete = false
  for (let index = 0; index < states.length; index += 1) {
    const state = states[index]
    if (!state) break
    const { marking } = state
    if (marking.rest.length + marking.ready.length === 0) {
      state.isEnd = true
      canComplete = true
      continue
    }
    const place = crowdedPlace(marking)
    if (place !== null) return { kind: 'unbounded', place, path: pathTo(states, index) }
    const next = successorsOf(net, marking)
    state.isStill = next.length === 0
    for (const { by, marking: after, throws: code } of next) {
      seen.add(by)
      if (code !== undefined) {
        throws.add(code)
        state.isEnd = true
        continue
      }
      const key = keyOf(after)
      const known = indexes.get(key)
      if (known !== undefined) {
        states[known]?.before.push(index)
        continue
      }
      if (states.length === most) return { kind: 'tooMany', states: most }
      indexes.set(key, states.length)
      states.push({ marking: after, parent: index, by, before: [index], isEnd: false, isStill: false })
    }
  }
  const alive = endReaching(states)
  const first = states.findIndex(({ isStill }, index) => isStill && !alive.has(index))
  const worst = first < 0 ? states.findLastIndex((_, index) => !alive.has(index)) : first
  const found = states[worst]
  const stuck = found ? { marking: found.marking, path: pathTo(states, worst), isStill: found.isStill } : null
  return { kind: 'explored', seen, throws, canComplete, stuck }
}
