import type { Builder } from './builder.ts'
import type { Bits } from './node.ts'

type Chain = { readonly kind: 'and' | 'or'; readonly parts: readonly Bits[] }

const partsOf = (node: Bits, kind: 'and' | 'or'): readonly Bits[] =>
  node.kind === kind ? [...partsOf(node.left, kind), ...partsOf(node.right, kind)] : [node]

const chainOf = (node: Bits): Chain | null =>
  node.kind === 'and' || node.kind === 'or' ? { kind: node.kind, parts: partsOf(node, node.kind) } : null

const countParts = (node: Bits, counts: Map<number, number>): void => {
  const chain = chainOf(node)
  if (node.kind === 'not') countParts(node.operand, counts)
  for (const part of chain?.parts ?? []) {
    counts.set(part.id, (counts.get(part.id) ?? 0) + 1)
    countParts(part, counts)
  }
}

/**
 * Gives what writes conditions anew with the parts that most of them have in common first, so that they share what they begin with.
 * The order of the text is lost, the meaning is not.
 */
export const regrouping = (builder: Builder, roots: readonly Bits[]): ((node: Bits) => Bits) => {
  const counts = new Map<number, number>()
  for (const root of roots) countParts(root, counts)
  const countOf = ({ id }: Bits): number => counts.get(id) ?? 0
  const done = new Map<number, Bits>()
  const regrouped = (node: Bits): Bits => {
    const known = done.get(node.id)
    if (known) return known
    const chain = chainOf(node)
    const written = chain
      ? chain.parts
          .toSorted((left, right) => countOf(right) - countOf(left) || left.id - right.id)
          .map(regrouped)
          .reduce((left, right) => builder[chain.kind](left, right))
      : node.kind === 'not'
        ? builder.not(regrouped(node.operand))
        : node
    done.set(node.id, written)
    return written
  }
  return regrouped
}

const insideOf = (node: Bits): readonly Bits[] => {
  if (node.kind === 'and' || node.kind === 'or') return [node.left, node.right]
  return node.kind === 'not' ? [node.operand] : []
}

/** Gives every node that a condition rests on, down to comparisons and bitmaps; `stops` at some of them. */
export const junctionsOf = (roots: readonly Bits[], stops: (node: Bits) => boolean): readonly Bits[] => {
  const seen = new Map<number, Bits>()
  const waiting = [...roots]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node.id)) continue
    seen.set(node.id, node)
    if (!stops(node)) waiting.push(...insideOf(node))
  }
  return [...seen.values()].toSorted((left, right) => left.id - right.id)
}

/** Gives the junctions that several of the groups of conditions rest on, parts before wholes. */
export const sharedJunctions = (groups: readonly (readonly Bits[])[]): readonly Bits[] => {
  const uses = new Map<Bits, number>()
  for (const roots of groups) {
    for (const node of junctionsOf(roots, () => false)) uses.set(node, (uses.get(node) ?? 0) + 1)
  }
  return [...uses]
    .flatMap(([node, count]) => (count > 1 && (node.kind === 'and' || node.kind === 'or') ? [node] : []))
    .toSorted((left, right) => left.id - right.id)
}
