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

const parentOf = (model: BundleModel, node: number): number => at(model.caps.parent, node)

/** Pays the chosen grants one after the other, each as much as every cap around it leaves. */
export const payOut = (model: BundleModel, chosen: readonly number[]): PayOut => {
  const left = [...model.capFen]
  const paid = new Map<number, bigint>()
  let total = 0n
  for (const grant of inPayingOrder(model, chosen)) {
    const home = wordAt(model.caps.capOf, grant)
    let amount = model.grants[grant]?.fen ?? 0n
    for (let node = home; node > 0; node = parentOf(model, node)) {
      const room = left[node] ?? 0n
      if (room < amount) amount = room
    }
    for (let node = home; node > 0; node = parentOf(model, node)) left[node] = (left[node] ?? 0n) - amount
    paid.set(grant, amount)
    total += amount
  }
  return { total, paid, left }
}

/** What the chosen grants are paid together when only the caps below `top` cut them. */
export const paidBelow = (model: BundleModel, chosen: readonly number[], top: number): bigint => {
  const left = new Map<number, bigint>()
  let total = 0n
  for (const grant of chosen) {
    const home = wordAt(model.caps.capOf, grant)
    let amount = model.grants[grant]?.fen ?? 0n
    for (let node = home; node > top; node = parentOf(model, node)) {
      const room = left.get(node) ?? model.capFen[node] ?? 0n
      if (room < amount) amount = room
    }
    for (let node = home; node > top; node = parentOf(model, node)) {
      left.set(node, (left.get(node) ?? model.capFen[node] ?? 0n) - amount)
    }
    total += amount
  }
  return total
}
