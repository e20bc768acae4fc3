import type { SyntaxNode } from '@lezer/common'
import { FactType } from '../check/fact-type.ts'
import { typeNames } from '../grammar/type-names.ts'
import { normaliseName } from './name.ts'
import { childNamed, childrenOf } from './tree.ts'

const textOf = (text: string, node: SyntaxNode): string => text.slice(node.from, node.to)

const inner = (text: string, node: SyntaxNode): FactType => {
  const type = childNamed(node, 'Type')
  return type ? readType(text, type) : FactType.any
}

const fieldsOf = (text: string, node: SyntaxNode): readonly (readonly [string, FactType])[] => {
  const entries = childNamed(node, 'ContextEntryTypes')
  return (entries ? childrenOf(entries) : [])
    .filter(({ name }) => name === 'ContextEntryType')
    .map((entry) => {
      const name = childNamed(entry, 'Name')
      return [normaliseName(name ? textOf(text, name) : ''), inner(text, entry)] as const
    })
}

const functionType = (text: string, node: SyntaxNode): FactType => {
  const given = childNamed(node, 'ArgumentTypes')
  const parameters = (given ? childrenOf(given) : [])
    .filter(({ name }) => name === 'ArgumentType')
    .map((argument) => inner(text, argument))
  return FactType.function(parameters, inner(text, node))
}

/** Gives the type that a node of the grammar names; a name nobody declared is the type `unknown`. */
export const readType = (text: string, node: SyntaxNode): FactType => {
  const [first] = childrenOf(node)
  switch (first?.name) {
    case 'ListType':
      return textOf(text, first).startsWith('range')
        ? FactType.range(inner(text, first))
        : FactType.list(inner(text, first))
    case 'ContextType':
      return FactType.context(Object.fromEntries(fieldsOf(text, first)))
    case 'FunctionType':
      return functionType(text, first)
    default:
      return typeNames.get(textOf(text, node).replace(/\s+/g, ' ').trim()) ?? FactType.unknown
  }
}
