import type { SyntaxNode } from '@lezer/common'
import { FactType } from '../check/fact-type.ts'
import { type Conversion, partAt } from './convert.ts'
import type { Argument, Entry, Expression, Formal, Iterator, Span } from './expression.ts'
import { normaliseName } from './name.ts'
import { readString } from './string-literal.ts'
import { readType } from './read-type.ts'
import { childNamed, childrenOf, partsOf } from './tree.ts'

const nameOf = (text: string, node: SyntaxNode | undefined): string =>
  node ? normaliseName(text.slice(node.from, node.to)) : ''

const argumentsOf = (node: SyntaxNode, { text, convert }: Conversion): readonly Argument[] => {
  const named = childNamed(node, 'NamedParameters')
  if (named) {
    return partsOf(named).map((parameter) => ({
      name: nameOf(text, childNamed(parameter, 'ParameterName')),
      value: convert(partAt(partsOf(parameter), -1)),
    }))
  }
  const positional = childNamed(node, 'PositionalParameters')
  return (positional ? partsOf(positional) : []).map((value) => ({ name: null, value: convert(value) }))
}

/** Converts a call, also of the constructors `date`, `time`, `date and time` and `duration`, which the grammar sets apart. */
export const convertCall = (node: SyntaxNode, conversion: Conversion, span: Span): Expression => {
  const target = partAt(childrenOf(node), 0)
  const isWord = target.name === 'DateTimeConstructor' || target.name === 'SpecialFunctionName'
  const called: Expression = isWord
    ? Object.freeze({
        kind: 'name',
        start: target.from,
        end: target.to,
        name: nameOf(conversion.text, target),
      })
    : conversion.convert(target)
  return { kind: 'call', ...span, target: called, parameters: argumentsOf(node, conversion) }
}

/** Converts a context; keys may be names or strings. */
export const convertContext = (node: SyntaxNode, { text, convert }: Conversion, span: Span): Expression => {
  const entries = partsOf(node)
    .filter(({ name }) => name === 'ContextEntry')
    .map((entry): Entry => {
      const key = partAt(partsOf(entry), 0)
      const word = partAt(childrenOf(key), 0)
      const name = word.name === 'StringLiteral' ? readString(text.slice(word.from, word.to)) : nameOf(text, key)
      return { key: name, value: convert(partAt(partsOf(entry), -1)) }
    })
  return { kind: 'context', ...span, entries }
}

/** Converts a function written out. */
export const convertFunction = (node: SyntaxNode, { text, convert }: Conversion, span: Span): Expression => {
  const formals = childNamed(node, 'FormalParameters')
  const parameters = (formals ? partsOf(formals) : []).map((formal): Formal => {
    const type = childNamed(formal, 'Type')
    return { name: nameOf(text, childNamed(formal, 'ParameterName')), type: type ? readType(text, type) : FactType.any }
  })
  const body = convert(partAt(partsOf(node), -1))
  return { kind: 'function', ...span, parameters, body, external: childNamed(node, 'external') !== undefined }
}

/** Converts a range with its brackets; `(` and `]` at the start leave the start out. */
export const convertInterval = (node: SyntaxNode, { convert }: Conversion, span: Span): Expression => {
  const parts = partsOf(node)
  const signs = childrenOf(node)
  return {
    kind: 'range',
    ...span,
    low: convert(partAt(parts, 0)),
    high: convert(partAt(parts, -1)),
    lowIncluded: partAt(signs, 0).name === '[',
    highIncluded: partAt(signs, -1).name === ']',
  }
}

const iteratorsOf = (node: SyntaxNode, { text, convert }: Conversion): readonly Iterator[] =>
  childrenOf(node)
    .filter(({ name }) => name === 'InExpressions')
    .flatMap((expressions) => partsOf(expressions))
    .map((expression) => {
      const source = partsOf(partAt(partsOf(expression), -1))
      const [from, to] = [partAt(source, 0), source[1]]
      return {
        name: nameOf(text, childNamed(expression, 'Name')),
        from: convert(from),
        to: to ? convert(to) : null,
      }
    })

/** Converts `for`, `some` and `every`. */
export const convertLoop = (node: SyntaxNode, conversion: Conversion, span: Span): Expression => {
  const kind = childNamed(node, 'for') ? 'for' : childNamed(node, 'some') ? 'some' : 'every'
  const body = conversion.convert(partAt(partsOf(node), -1))
  return { kind, ...span, iterators: iteratorsOf(node, conversion), body }
}
