import type { Expression } from '../syntax/expression.ts'
import { childrenOfExpression, someExpression } from '../syntax/walk.ts'
import type { Column } from './column.ts'
import { type Compilation, isByDistinct, type Mapping } from './compilation.ts'
import type { Amount, Bits, Columnar, Truth } from './node.ts'

/** The greatest whole number a mapping gives: beyond every day, month and length. */
export const mappedRange: readonly [bigint, bigint] = [-(1n << 40n), 1n << 40n]

/** Gathers the columns that an expression speaks of. */
export const columnsIn = (
  node: Expression,
  compilation: Compilation,
  found: Map<string, Column> = new Map(),
): Map<string, Column> => {
  const column = node.kind === 'name' ? compilation.columnOf(node.name) : undefined
  if (column) found.set(column.name, column)
  for (const child of childrenOfExpression(node)) columnsIn(child, compilation, found)
  return found
}

// The value in question is given where a membership is around it.
const asksFromOutside = (node: Expression): boolean =>
  node.kind === 'tested' || (node.kind === 'in' ? [node.value] : childrenOfExpression(node)).some(asksFromOutside)

/** Whether `interpret` cannot be asked of an expression by itself: it speaks of a fact without column, of a clock that nobody gave, or of a value in question. */
export const isDependent = (node: Expression, { isLacking }: Compilation): boolean =>
  someExpression(node, (part) => part.kind === 'name' && isLacking(part.name)) || asksFromOutside(node)

const wholeProperties = new Set(['year', 'month', 'day', 'weekday', 'years', 'months'])
const wholeFunctions = new Set(['string length', 'count', 'day of year', 'week of year'])

const isWholeNumber = (node: Expression): boolean =>
  (node.kind === 'path' && wholeProperties.has(node.name)) ||
  (node.kind === 'call' && node.target.kind === 'name' && wholeFunctions.has(node.target.name))

/** Gives what a mapping would make of an expression; null where that is neither a truth value nor a whole number. */
export const resultOf = (node: Expression, compilation: Compilation): Mapping['result'] | null => {
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
  const columns = [...columnsIn(node, compilation).values()]
  if (columns.length === 0 || columns.some(({ storage }) => storage !== 'codes' && storage !== 'int32')) return null
  const result = resultOf(node, compilation)
  if (result === null || comparesNumbers(node, compilation) || !suits(node, columns)) return null
  if (!isByDistinct({ columns }) || isDependent(node, compilation)) return null
  return filledBy(
    { expression: node, columns, result, denominator: 1n, typeOf: compilation.typeOf },
    mappedRange,
    compilation,
  )
}

/** Gives what a mapping fills: two bitmaps of a truth value, or a whole number within a range with a bitmap of what is known. */
export const filledBy = (
  made: Mapping,
  range: readonly [bigint, bigint],
  { builder, mapping: note }: Compilation,
): Truth | Amount => {
  const mapping = note(made)
  const bits = (sense: 'known' | 'true' | 'false'): Bits => builder.bits({ kind: 'mapping', mapping, sense })
  return made.result === 'truth'
    ? { kind: 'truth', yes: bits('true'), no: bits('false') }
    : {
        kind: 'amount',
        whole: builder.source({ kind: 'mapping', mapping }, made.denominator, range),
        known: bits('known'),
      }
}
