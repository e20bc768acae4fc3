import type { Expression } from './expression.ts'

/** Gives what stands in the place of a name; undefined where the name stays. */
export type Replacement = (name: string) => Expression | undefined

type Replace = (node: Expression) => Expression

const collection = (node: Expression, replace: Replace): Expression => {
  switch (node.kind) {
    case 'list':
      return { ...node, items: node.items.map(replace) }
    case 'context':
      return { ...node, entries: node.entries.map(({ key, value }) => ({ key, value: replace(value) })) }
    case 'range':
      return { ...node, low: replace(node.low), high: replace(node.high) }
    case 'tests':
      return { ...node, tests: node.tests.map(replace) }
    case 'for':
    case 'some':
    case 'every': {
      const iterators = node.iterators.map(({ name, from, to }) => ({
        name,
        from: replace(from),
        to: to && replace(to),
      }))
      return { ...node, iterators, body: replace(node.body) }
    }
    case 'function':
      return { ...node, body: replace(node.body) }
    default:
      return node
  }
}

const compound = (node: Expression, replace: Replace): Expression => {
  switch (node.kind) {
    case 'in':
      return { ...node, value: replace(node.value), tests: node.tests.map(replace) }
    case 'if':
      return { ...node, condition: replace(node.condition), yes: replace(node.yes), no: replace(node.no) }
    case 'between':
      return { ...node, value: replace(node.value), low: replace(node.low), high: replace(node.high) }
    case 'instance of':
      return { ...node, value: replace(node.value) }
    case 'call': {
      const parameters = node.parameters.map(({ name, value }) => ({ name, value: replace(value) }))
      return { ...node, target: node.target.kind === 'name' ? node.target : replace(node.target), parameters }
    }
    default:
      return collection(node, replace)
  }
}

/** Puts expressions in the place of names, at every depth; names of functions stay. */
export const replaceNames = (node: Expression, replacement: Replacement): Expression => {
  const replace: Replace = (part) => replaceNames(part, replacement)
  switch (node.kind) {
    case 'name':
      return replacement(node.name) ?? node
    case 'path':
      return { ...node, source: replace(node.source) }
    case 'filter':
      return { ...node, source: replace(node.source), condition: replace(node.condition) }
    case 'negation':
    case 'test':
      return { ...node, operand: replace(node.operand) }
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return { ...node, left: replace(node.left), right: replace(node.right) }
    default:
      return compound(node, replace)
  }
}
