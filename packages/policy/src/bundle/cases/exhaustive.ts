import type { BundleCap, BundleProblem } from '../bundle-problem.ts'

/** The plainest way to the best bundle, for tests: every set of grants is looked at. */
export type Exhaustive = { readonly paid: bigint; readonly ids: readonly string[] }

/** What a set pays, found from the inside outwards: each cap cuts what its grants and inner caps bring. */
export const worth = (problem: BundleProblem, ids: ReadonlySet<string>): bigint => {
  const inward = problem.caps.toSorted((a, b) => new Set(a.ids).size - new Set(b.ids).size)
  let heaps = problem.grants
    .filter(({ id }) => ids.has(id))
    .map(({ id, fen }): { readonly ids: readonly string[]; readonly fen: bigint } => ({ ids: [id], fen }))
  for (const cap of inward) {
    const isInside = (heap: { readonly ids: readonly string[] }): boolean =>
      heap.ids.every((id) => cap.ids.includes(id))
    const inside = heaps.filter(isInside)
    const sum = inside.reduce((total, { fen }) => total + fen, 0n)
    const joined = { ids: inside.flatMap((heap) => heap.ids), fen: sum < cap.fen ? sum : cap.fen }
    if (inside.length > 0) heaps = [...heaps.filter((heap) => !isInside(heap)), joined]
  }
  return heaps.reduce((total, { fen }) => total + fen, 0n)
}

/** Whether a set keeps the rules: one of a group for a subject, no incompatible pair. */
export const isAllowed = (problem: BundleProblem, ids: ReadonlySet<string>): boolean => {
  const chosen = problem.grants.filter(({ id }) => ids.has(id))
  const places = chosen.flatMap(({ subject, groups }) =>
    [...new Set(groups)].map((group) => JSON.stringify([group, subject])),
  )
  return new Set(places).size === places.length && !problem.incompatible.some(([a, b]) => ids.has(a) && ids.has(b))
}

const isBefore = (one: readonly string[], other: readonly string[]): boolean => {
  const at = one.findIndex((id, index) => id !== other[index])
  return at !== -1 && String(one[at]) < String(other[at])
}

/** Looks at every set: the highest paid, then the fewest grants, then the ids that come first. */
export const lookAtAll = (problem: BundleProblem): Exhaustive => {
  const ids = problem.grants.map(({ id }) => id).toSorted()
  let best: Exhaustive = { paid: 0n, ids: [] }
  for (let mask = 1; mask < 2 ** ids.length; mask += 1) {
    const set = ids.filter((_, index) => (mask & (1 << index)) !== 0)
    const members = new Set(set)
    if (!isAllowed(problem, members)) continue
    const paid = worth(problem, members)
    const isFewer = set.length < best.ids.length || (set.length === best.ids.length && isBefore(set, best.ids))
    if (paid > best.paid || (paid === best.paid && isFewer)) best = { paid, ids: set }
  }
  return best
}

/** Every cap of a problem that pays more than it may. */
export const overpaid = (caps: readonly BundleCap[], paid: ReadonlyMap<string, bigint>): readonly string[] =>
  caps
    .filter(({ ids, fen }) => [...new Set(ids)].reduce((total, id) => total + (paid.get(id) ?? 0n), 0n) > fen)
    .map(({ name }) => name)
