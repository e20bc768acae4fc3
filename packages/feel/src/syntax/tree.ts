import type { SyntaxNode } from '@lezer/common'

/** Gives the children of a node that mean something: no comments, brackets or words. */
export const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => {
  const children: SyntaxNode[] = []
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment' && child.name !== 'BlockComment') children.push(child)
  }
  return children
}

/** Gives the children whose names begin with a capital letter, or are null or `?`: the parts, without signs and words. */
export const partsOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  childrenOf(node).filter(
    ({ name }) => (/^[A-Z]/.test(name) && !name.endsWith('Op')) || name === 'null' || name === '?',
  )

/** Gives the child of that name, where there is one. */
export const childNamed = (node: SyntaxNode, name: string): SyntaxNode | undefined =>
  childrenOf(node).find((child) => child.name === name)

/** Gives the greatest depth of a tree under a node, without recursion. */
export const treeDepth = (node: SyntaxNode): number => {
  const cursor = node.cursor()
  let depth = 0
  let deepest = 0
  for (;;) {
    if (cursor.firstChild()) {
      depth += 1
      deepest = Math.max(deepest, depth)
      continue
    }
    while (!cursor.nextSibling()) {
      if (depth === 0 || !cursor.parent()) return deepest
      depth -= 1
    }
  }
}
