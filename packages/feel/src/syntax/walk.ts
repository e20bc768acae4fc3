import type { Expression, Iterator } from './expression.ts'

const sources = (iterators: readonly Iterator[]): readonly Expression[] =>
  iterators.flatMap(({ from, to }) => (to ? [from, to] : [from]))

/** Gives the parts of an expression that are expressions themselves, in the order of the text. */
export const childrenOfExpression = (node: Expression): readonly Expression[] => {
  switch (node.kind) {
    case 'path':
      return [node.source]
    case 'filter':
      return [node.source, node.condition]
    case 'call':
      return [node.target, ...node.parameters.map(({ value }) => value)]
    case 'negation':
    case 'test':
      return [node.operand]
    case 'arithmetic':
    case 'comparison':
    case 'and':
    case 'or':
      return [node.left, node.right]
    case 'between':
      return [node.value, node.low, node.high]
    default:
      return childrenOfCompound(node)
  }
}

const childrenOfCompound = (node: Expression): readonly Expression[] => {
  switch (node.kind) {
    case 'in':
      return [node.value, ...node.tests]
    case 'if':
      return [node.condition, node.yes, node.no]
    case 'instance of':
      return [node.value]
    case 'function':
      return [node.body]
    case 'tests':
      return node.tests
    default:
      return childrenOfCollection(node)
  }
}

const childrenOfCollection = (node: Expression): readonly Expression[] => {
  switch (node.kind) {
    case 'for':
    case 'some':
    case 'every':
      return [...sources(node.iterators), node.body]
    case 'list':
      return node.items
    case 'context':
      return node.entries.map(({ value }) => value)
    case 'range':
      return [node.low, node.high]
    default:
      return []
  }
}

/** Whether an expression or one of its parts, at any depth, is as asked. */
export const someExpression = (node: Expression, asked: (node: Expression) => boolean): boolean =>
  asked(node) || childrenOfExpression(node).some((child) => someExpression(child, asked))
