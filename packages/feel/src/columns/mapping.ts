import type { Expression } from '../syntax/expression.ts'
import { childrenOfExpression } from '../syntax/walk.ts'
import type { Column } from './column.ts'
import type { Compilation, Mapping } from './compilation.ts'
import type { Columnar } from './node.ts'

/** The greatest whole number a mapping gives: beyond every day, month and length. */
const mappedRange: readonly [bigint, bigint] = [-(1n << 40n), 1n << 40n]

// Gathers the columns that an expression speaks of.
const columnsIn = (node: Expression, compilation: Compilation, found: Map<string, Column>): Map<string, Column> => {
  const column = node.kind === 'name' ? compilation.columnOf(node.name) : undefined
  if (column) found.set(column.name, column)
  for (const child of childrenOfExpression(node)) columnsIn(child, compilation, found)
  return found
}

const wholeProperties = new Set(['year', 'month', 'day', 'weekday', 'years', 'months'])
const wholeFunctions = new Set(['string length', 'count', 'day of year', 'week of year'])

const isWholeNumber = (node: Expression): boolean =>
  (node.kind === 'path' && wholeProperties.has(node.name)) ||
  (node.kind === 'call' && node.target.kind === 'name' && wholeFunctions.has(node.target.name))

const resultOf = (node: Expression, compilation: Compilation): Mapping['result'] | null => {
  const { kind } = compilation.typeOf(node)
  if (kind === 'boolean') return 'truth'
  if (kind === 'date') return 'days'
  if (kind === 'years and months duration') return 'whole'
  return kind === 'number' && isWholeNumber(node) ? 'whole' : null
}

const structural = new Set(['and', 'or', 'if', 'comparison', 'between', 'in'])

const isNegation = (node: Expression): boolean =>
  node.kind === 'call' && node.target.kind === 'name' && node.target.name === 'not'

const counted = new Set(['number', 'money'])

// A comparison of numbers is shared by other rules as it stands; its parts over texts are mappings of their own.
const comparesNumbers = (node: Expression, { typeOf }: Compilation): boolean => {
  if (node.kind === 'comparison') return counted.has(typeOf(node.left).kind) || typeOf(node.left).kind === 'boolean'
  return (node.kind === 'between' || node.kind === 'in') && counted.has(typeOf(node.value).kind)
}

// Of dates comparisons and choices are compiled as of numbers; of texts all that speaks of one column is one mapping.
const suits = (node: Expression, columns: readonly Column[]): boolean => {
  const dates = columns.filter(({ storage }) => storage === 'int32').length
  if (dates === columns.length) return !structural.has(node.kind) && !isNegation(node)
  const junction = node.kind === 'and' || node.kind === 'or' || node.kind === 'if' || isNegation(node)
  return dates === 0 && (columns.length === 1 || (columns.length === 2 && !junction))
}

/** Compiles an expression that speaks only of columns with few distinct values, by asking `interpret` once for each; null for any other. */
export const mappedColumnar = (node: Expression, compilation: Compilation): Columnar | null => {
  if (node.kind === 'name') return null
  const columns = [...columnsIn(node, compilation, new Map()).values()]
  if (columns.length === 0 || columns.some(({ storage }) => storage !== 'codes' && storage !== 'int32')) return null
  const result = resultOf(node, compilation)
  if (
    result === null ||
    comparesNumbers(node, compilation) ||
    !suits(node, columns) ||
    (columns.length > 1 && columns.some(({ storage }) => storage === 'int32'))
  )
    return null
  const mapping = compilation.mapping({ expression: node, columns, result })
  const { builder } = compilation
  if (result === 'truth') {
    return {
      kind: 'truth',
      yes: builder.bits({ kind: 'mapping', mapping, sense: 'true' }),
      no: builder.bits({ kind: 'mapping', mapping, sense: 'false' }),
    }
  }
  return {
    kind: 'amount',
    whole: builder.source({ kind: 'mapping', mapping }, 1n, mappedRange),
    known: builder.bits({ kind: 'mapping', mapping, sense: 'known' }),
  }
}
