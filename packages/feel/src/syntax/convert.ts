import type { SyntaxNode } from '@lezer/common'
import { parseTemporal } from '../temporal/parse.ts'
import { parseNumber } from '../value/number.ts'
import { convertCall, convertContext, convertFunction, convertInterval, convertLoop } from './convert-compound.ts'
import type { ArithmeticOperator, ComparisonOperator, Expression, Span } from './expression.ts'
import { normaliseName } from './name.ts'
import { readString } from './string-literal.ts'
import { readType } from './read-type.ts'
import { childNamed, childrenOf, partsOf } from './tree.ts'

/** Turns a node of the grammar into a frozen node of our own tree. */
export type Convert = (node: SyntaxNode) => Expression

/** What every conversion needs: the text, and how to convert a part. */
export type Conversion = {
  readonly text: string
  readonly convert: Convert
  /** The expressions that stood in brackets, which no operator outside may take apart. */
  readonly grouped: WeakSet<Expression>
}

type Rule = (node: SyntaxNode, conversion: Conversion, span: Span) => Expression

/** Gives the part at an index; the grammar promises that it is there. */
export const partAt = (parts: readonly SyntaxNode[], index: number): SyntaxNode => {
  const part = parts.at(index)
  if (!part) throw new Error('The grammar gave a node without the part that it promises.')
  return part
}

const comparisonOperators: Readonly<Record<string, ComparisonOperator>> = {
  '=': '=',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

const arithmeticOperators: Readonly<Record<string, ArithmeticOperator>> = {
  '+': '+',
  '-': '-',
  '*': '*',
  '/': '/',
  '**': '**',
  '^': '**',
}

const operatorText = (node: SyntaxNode, { text }: Conversion): string => {
  const operator = childrenOf(node).find(({ name }) => name.endsWith('Op'))
  return operator ? text.slice(operator.from, operator.to) : ''
}

const comparisonOperator = (node: SyntaxNode, conversion: Conversion): ComparisonOperator =>
  comparisonOperators[operatorText(node, conversion)] ?? '='

const operands = (node: SyntaxNode, { convert }: Conversion): { left: Expression; right: Expression } => {
  const parts = partsOf(node)
  return { left: convert(partAt(parts, 0)), right: convert(partAt(parts, -1)) }
}

const arithmetic: Rule = (node, conversion, span) => {
  const parts = partsOf(node)
  const operator = arithmeticOperators[operatorText(node, conversion)] ?? '+'
  if (parts.length > 1) return { kind: 'arithmetic', ...span, operator, ...operands(node, conversion) }
  const operand = conversion.convert(partAt(parts, 0))
  return operator === '+' ? operand : { kind: 'negation', ...span, operand }
}

const memberTests = (nodes: readonly SyntaxNode[], { convert }: Conversion): readonly Expression[] =>
  nodes
    .flatMap((node) => (node.name === 'PositiveUnaryTests' ? partsOf(node) : [node]))
    .map((test) => convert(partAt(partsOf(test), 0)))

// The grammar lets `in` and `<` reach over `and` and `or`, and so `and` over `or`; the language binds them tighter.
const underJunctions = (
  node: Expression,
  conversion: Conversion,
  wrap: (leftmost: Expression) => Expression,
  kinds: ReadonlySet<string> = junctions,
): Expression => {
  if ((node.kind !== 'and' && node.kind !== 'or') || !kinds.has(node.kind) || conversion.grouped.has(node)) {
    return Object.freeze(wrap(node))
  }
  const left = underJunctions(node.left, conversion, wrap, kinds)
  return Object.freeze({ ...node, start: left.start, left })
}

const junctions = new Set(['and', 'or'])
const onlyOr = new Set(['or'])

const conjunction: Rule = (node, conversion, span) => {
  const { left, right } = operands(node, conversion)
  const wrap = (leftmost: Expression): Expression => ({
    kind: 'and',
    start: span.start,
    end: leftmost.end,
    left,
    right: leftmost,
  })
  return underJunctions(right, conversion, wrap, onlyOr)
}

const comparison: Rule = (node, conversion, span) => {
  const parts = partsOf(node)
  const first = conversion.convert(partAt(parts, 0))
  if (childNamed(node, 'between')) {
    const [low, high] = [conversion.convert(partAt(parts, 1)), conversion.convert(partAt(parts, 2))]
    return { kind: 'between', ...span, value: first, low, high }
  }
  if (childNamed(node, 'in')) {
    const tests = memberTests(parts.slice(1), conversion)
    const member = (own: readonly Expression[]): Expression => ({
      kind: 'in',
      start: span.start,
      end: own.at(-1)?.end ?? span.end,
      value: first,
      tests: own,
    })
    const [only] = tests
    const bare = parts[1]?.name === 'PositiveUnaryTest' && only !== undefined
    return bare ? underJunctions(only, conversion, (test) => member([test])) : { ...member(tests), ...span }
  }
  const operator = comparisonOperator(node, conversion)
  return { kind: 'comparison', ...span, operator, left: first, right: conversion.convert(partAt(parts, 1)) }
}

const atLiteral: Rule = (node, { text }, span) => {
  const content = readString(text.slice(node.from + 1, node.to))
  return { kind: 'at', ...span, text: content, value: parseTemporal(content) }
}

const temporal: Rule = (node, conversion, span) => {
  const literal = childNamed(node, 'AtLiteral')
  return literal ? atLiteral(literal, conversion, span) : convertCall(node, conversion, span)
}

const tests: Rule = (node, conversion, span) => ({
  kind: 'tests',
  ...span,
  tests: memberTests(
    partsOf(node).filter(({ name }) => name === 'PositiveUnaryTests'),
    conversion,
  ),
  negated: childNamed(node, 'not') !== undefined,
})

const unaryTest: Rule = (node, conversion, span) => {
  const parts = partsOf(node)
  const interval = parts.find(({ name }) => name === 'Interval')
  if (interval) return convertInterval(interval, conversion, span)
  const operator = comparisonOperator(node, conversion)
  return underJunctions(conversion.convert(partAt(parts, -1)), conversion, (operand) => ({
    kind: 'test',
    start: span.start,
    end: operand.end,
    operator,
    operand,
  }))
}

const number = (text: string): ReturnType<typeof parseNumber> => parseNumber(text.replace(/\s/g, ''))

const rules: Readonly<Record<string, Rule>> = {
  Expression: (node, { convert }) => convert(partAt(partsOf(node), 0)),
  ParenthesizedExpression: (node, { convert, grouped }) => {
    const expression = convert(partAt(partsOf(node), 0))
    grouped.add(expression)
    return expression
  },
  FunctionBody: (node, { convert }) => convert(partAt(partsOf(node), 0)),
  UnaryTests: tests,
  null: (_, __, span) => ({ kind: 'literal', ...span, value: null }),
  '?': (_, __, span) => ({ kind: 'tested', ...span }),
  NumericLiteral: (node, { text }, span) => ({
    kind: 'literal',
    ...span,
    value: number(text.slice(node.from, node.to)),
  }),
  StringLiteral: (node, { text }, span) => ({
    kind: 'literal',
    ...span,
    value: readString(text.slice(node.from, node.to)),
  }),
  BooleanLiteral: (node, { text }, span) => ({
    kind: 'literal',
    ...span,
    value: text.slice(node.from, node.to) === 'true',
  }),
  VariableName: (node, { text }, span) => ({
    kind: 'name',
    ...span,
    name: normaliseName(text.slice(node.from, node.to)),
  }),
  DateTimeLiteral: temporal,
  ArithmeticExpression: arithmetic,
  Comparison: comparison,
  Conjunction: conjunction,
  Disjunction: (node, conversion, span) => ({ kind: 'or', ...span, ...operands(node, conversion) }),
  IfExpression: (node, { convert }, span) => {
    const [condition, yes, no] = [0, 1, 2].map((index) => partAt(partsOf(node), index))
    if (!condition || !yes || !no) throw new Error('The grammar gave a condition without its parts.')
    return { kind: 'if', ...span, condition: convert(condition), yes: convert(yes), no: convert(no) }
  },
  ForExpression: convertLoop,
  QuantifiedExpression: convertLoop,
  PathExpression: (node, { text, convert }, span) => {
    const name = partAt(partsOf(node), -1)
    return {
      kind: 'path',
      ...span,
      source: convert(partAt(partsOf(node), 0)),
      name: normaliseName(text.slice(name.from, name.to)),
    }
  },
  FilterExpression: (node, conversion, span) => {
    const { left, right } = operands(node, conversion)
    return { kind: 'filter', ...span, source: left, condition: right }
  },
  FunctionInvocation: convertCall,
  FunctionDefinition: convertFunction,
  InstanceOfExpression: (node, { text, convert }, span) => ({
    kind: 'instance of',
    ...span,
    value: convert(partAt(partsOf(node), 0)),
    type: readType(text, partAt(partsOf(node), -1)),
  }),
  List: (node, { convert }, span) => ({ kind: 'list', ...span, items: partsOf(node).map(convert) }),
  Context: convertContext,
  SimplePositiveUnaryTest: unaryTest,
  Interval: convertInterval,
}

/** Turns the grammar's tree of a text into our own. */
export const convertTree = (text: string, root: SyntaxNode): Expression => {
  const grouped = new WeakSet<Expression>()
  const convert: Convert = (node) => {
    const rule = rules[node.name]
    if (!rule) throw new Error(`The grammar gave a node "${node.name}" that the language does not know.`)
    return Object.freeze(rule(node, { text, convert, grouped }, { start: node.from, end: node.to }))
  }
  return convert(root)
}
