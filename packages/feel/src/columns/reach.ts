import type { Bits, Whole } from './node.ts'

/** Every node that some roots rest on, parts before wholes. */
export type Reach = { readonly bits: readonly Bits[]; readonly wholes: readonly Whole[] }

const partsOfBits = (node: Bits): readonly (Bits | Whole)[] => {
  switch (node.kind) {
    case 'and':
    case 'or':
    case 'compare':
      return [node.left, node.right]
    case 'not':
      return [node.operand]
    default:
      return []
  }
}

const partsOfWhole = (node: Whole): readonly (Bits | Whole)[] => {
  switch (node.kind) {
    case 'source':
    case 'constant':
      return []
    case 'negate':
    case 'absolute':
    case 'rescale':
      return [node.operand]
    case 'choose':
      return [node.test, node.yes, node.no]
    default:
      return [node.left, node.right]
  }
}

const isWhole = (node: Bits | Whole): node is Whole => 'peak' in node

/** Gives every node that some roots rest on, each once. */
export const reachOf = (roots: readonly (Bits | Whole)[]): Reach => {
  const seen = new Map<number, Bits | Whole>()
  const waiting = [...roots]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!seen.has(node.id)) {
      seen.set(node.id, node)
      waiting.push(...(isWhole(node) ? partsOfWhole(node) : partsOfBits(node)))
    }
  }
  const nodes = [...seen.values()].toSorted((left, right) => left.id - right.id)
  return {
    bits: nodes.filter((node): node is Bits => !isWhole(node)),
    wholes: nodes.filter(isWhole),
  }
}

/** A comparison of two whole numbers. */
export type Compare = Extract<Bits, { readonly kind: 'compare' }>

/** Gives the comparisons that some roots rest on. */
export const comparesOf = (roots: readonly (Bits | Whole)[]): readonly Compare[] =>
  reachOf(roots).bits.filter((node): node is Compare => node.kind === 'compare')
