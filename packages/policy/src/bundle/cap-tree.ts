import { Problem } from '@ceyuan/values'
import type { BundleCap } from './bundle-problem.ts'
import { at, wordAt } from './entry.ts'

/**
 * Caps that nest, as a tree. Node 0 is the root, which limits nothing; a parent stands before its children.
 * Shape: `parent[node]`, -1 for the root; `cap[node]`, the place in the list of caps; `capOf[grant]`, its innermost node.
 */
export type CapTree = {
  readonly parent: readonly number[]
  readonly cap: readonly number[]
  readonly members: readonly (readonly number[])[]
  readonly capOf: Int32Array
}

type Building = {
  readonly parent: number[]
  readonly cap: number[]
  readonly members: (readonly number[])[]
  readonly capOf: Int32Array
}

const ancestors = (tree: Building, node: number): readonly number[] => {
  const path: number[] = []
  for (let at = node; at > 0; at = tree.parent[at] ?? -1) path.push(at)
  return path
}

type Crossing = {
  readonly place: number
  readonly one: number
  readonly other: number
  readonly ids: readonly string[]
}

// Of two grants of a cap, one lies in an earlier (so no smaller) cap that the other does not lie in: these two cross.
const crossing = (tree: Building, one: number, other: number): { readonly node: number; readonly shared: number } => {
  const [first, second] = [ancestors(tree, tree.capOf[one] ?? 0), ancestors(tree, tree.capOf[other] ?? 0)]
  const node = first.find((at) => !second.includes(at))
  if (node !== undefined) return { node, shared: one }
  return { node: second.find((at) => !first.includes(at)) ?? 0, shared: other }
}

const report = (tree: Building, caps: readonly BundleCap[], found: Crossing): Problem => {
  const { node, shared } = crossing(tree, found.one, found.other)
  const alone = shared === found.one ? found.other : found.one
  const nameOf = (grant: number): string => found.ids[grant] ?? ''
  const [cap = '', other = ''] = [caps[found.place]?.name, caps[at(tree.cap, node)]?.name]
  const [path, otherPath] = [`/caps/${found.place}`, `/caps/${at(tree.cap, node)}`]
  const values = { cap, other, shared: nameOf(shared), alone: nameOf(alone), path, otherPath }
  return Problem.create('policy.bundle-caps-cross', values, { path })
}

/** Nests the caps, or names those that cross: both caps, a grant in both, and one that is only in the smaller. */
export const nestCaps = (
  caps: readonly BundleCap[],
  membersOf: readonly (readonly number[])[],
  ids: readonly string[],
): { readonly tree: CapTree; readonly problems: readonly Problem[] } => {
  const tree: Building = { parent: [-1], cap: [-1], members: [[]], capOf: new Int32Array(ids.length) }
  const problems: Problem[] = []
  const largestFirst = membersOf
    .map((members, place) => ({ members, place }))
    .filter(({ members }) => members.length > 0)
    .toSorted((a, b) => b.members.length - a.members.length)
  for (const { members, place } of largestFirst) {
    const one = at(members, 0)
    const around = wordAt(tree.capOf, one)
    const other = members.find((member) => tree.capOf[member] !== around)
    if (other !== undefined) {
      problems.push(report(tree, caps, { place, one, other, ids }))
      continue
    }
    const node = tree.parent.push(around) - 1
    tree.cap.push(place)
    tree.members.push(members)
    for (const member of members) tree.capOf[member] = node
  }
  return { tree, problems }
}
