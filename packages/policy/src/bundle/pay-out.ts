import { at, wordAt } from './entry.ts'
import type { BundleModel } from './model.ts'

/** What is paid of each chosen grant, and what is left under each cap. */
export type PayOut = {
  readonly total: bigint
  readonly paid: ReadonlyMap<number, bigint>
  readonly left: readonly bigint[]
}

/** The chosen grants in the order in which they are paid: the highest amount first, equal amounts by id. */
export const inPayingOrder = (model: BundleModel, chosen: readonly number[]): readonly number[] =>
  chosen.toSorted((a, b) => {
    const [one, other] = [model.grants[a]?.fen ?? 0n, model.grants[b]?.fen ?? 0n]
    return one > other ? -1 : one < other ? 1 : a - b
  })

const lesser = (a: bigint, b: bigint): bigint => (a < b ? a : b)

const nodesBetween = (model: BundleModel, grant: number, top: number): readonly number[] => {
  const nodes: number[] = []
  for (let node = wordAt(model.caps.capOf, grant); node > top; node = at(model.caps.parent, node)) nodes.push(node)
  return nodes
}

/** Pays the chosen grants one after the other, each as much as every cap around it, below `top`, still leaves. */
export const payOut = (model: BundleModel, chosen: readonly number[], top = 0): PayOut => {
  const left = [...model.capFen]
  const paid = new Map<number, bigint>()
  let total = 0n
  for (const grant of inPayingOrder(model, chosen)) {
    const nodes = nodesBetween(model, grant, top)
    let amount = model.grants[grant]?.fen ?? 0n
    for (const node of nodes) amount = lesser(amount, left[node] ?? amount)
    for (const node of nodes) left[node] = (left[node] ?? 0n) - amount
    paid.set(grant, amount)
    total += amount
  }
  return { total, paid, left }
}
