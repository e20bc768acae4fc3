import { amountAt, at, wordAt } from './entry.ts'
import type { BundleModel } from './model.ts'

/** Grants that can be solved by themselves: some joined by clashes and caps, or all of a cap that no clash crosses. */
export type Part =
  | { readonly kind: 'joined'; readonly grants: readonly number[] }
  | { readonly kind: 'capped'; readonly node: number; readonly grants: readonly number[] }

const isInside = (model: BundleModel, grant: number, node: number): boolean => {
  let at = model.caps.capOf[grant] ?? 0
  while (at > node) at = model.caps.parent[at] ?? 0
  return at === node
}

class Joins {
  private readonly leader: Int32Array

  constructor(grants: number) {
    this.leader = new Int32Array(grants).fill(-1)
  }

  find(grant: number): number {
    let at = grant
    for (let next = wordAt(this.leader, at); next >= 0; next = wordAt(this.leader, at)) at = next
    return at
  }

  join(one: number, other: number): void {
    const [first, second] = [this.find(one), this.find(other)]
    if (first !== second) this.leader[Math.max(first, second)] = Math.min(first, second)
  }
}

type Outermost = { readonly top: number; readonly found: ReadonlyMap<number, readonly number[]> }

const isOutermost = (model: BundleModel, node: number, { top, found }: Outermost): boolean => {
  let around = at(model.caps.parent, node)
  while (around > top && !found.has(around)) around = at(model.caps.parent, around)
  return around === top
}

const couldCut = (model: BundleModel, node: number, inside: readonly number[]): boolean => {
  if (model.unit === 1n) {
    let sum = 0
    for (const grant of inside) sum += amountAt(model.weight, grant)
    return inside.length > 0 && sum > amountAt(model.room, node)
  }
  let sum = 0n
  for (const grant of inside) sum += model.grants[grant]?.fen ?? 0n
  return inside.length > 0 && sum > (model.capFen[node] ?? 0n)
}

// The outermost caps below `top` that could cut anything, with their grants among those given.
const bindingCaps = (model: BundleModel, top: number, among: Uint8Array): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, readonly number[]>()
  for (let node = top + 1; node < model.caps.parent.length; node += 1) {
    if (!isOutermost(model, node, { top, found })) continue
    const inside = (model.caps.members[node] ?? []).filter((grant) => among[grant] === 1)
    if (couldCut(model, node, inside)) {
      found.set(
        node,
        inside.toSorted((a, b) => a - b),
      )
    }
  }
  return found
}

const joinCaps = (
  model: BundleModel,
  among: Uint8Array,
  { caps, joins }: { readonly caps: ReadonlyMap<number, readonly number[]>; readonly joins: Joins },
): ReadonlyMap<number, number> => {
  const closed = new Map<number, number>()
  for (const [node, inside] of caps) {
    const first = inside[0] ?? 0
    for (const grant of inside) joins.join(first, grant)
    const isClosed = inside.every((grant) =>
      (model.conflicts[grant] ?? []).every((other) => among[other] !== 1 || isInside(model, other, node)),
    )
    if (isClosed) closed.set(first, node)
  }
  return closed
}

/** Splits grants that stand under the node `top` into parts without clashes or caps between them, in the order of their first grant. */
export const toParts = (model: BundleModel, top: number, grants: readonly number[]): readonly Part[] => {
  const joins = new Joins(model.grants.length)
  const among = new Uint8Array(model.grants.length)
  for (const grant of grants) among[grant] = 1
  const closed = joinCaps(model, among, { caps: bindingCaps(model, top, among), joins })
  for (const grant of grants) {
    for (const other of model.conflicts[grant] ?? []) if (other > grant && among[other] === 1) joins.join(grant, other)
  }
  const parts = new Map<number, number[]>()
  for (const grant of grants) {
    const leader = joins.find(grant)
    const part = parts.get(leader)
    if (part === undefined) parts.set(leader, [grant])
    else part.push(grant)
  }
  return [...parts].map(([leader, members]): Part => {
    const node = closed.get(leader)
    return node === undefined ? { kind: 'joined', grants: members } : { kind: 'capped', node, grants: members }
  })
}
