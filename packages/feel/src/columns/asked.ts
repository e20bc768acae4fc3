import type { Call, Expression } from '../syntax/expression.ts'
import { placesOf } from './arithmetic.ts'
import { greatestWhole } from './column.ts'
import type { Compilation } from './compilation.ts'
import { columnsIn, filledBy, isDependent, mappedRange, resultOf } from './mapping.ts'
import { type Columnar, mostDecimals } from './node.ts'
import { roundingModes } from './rounding.ts'

/** The range of a number that `interpret` gives: what leaves it is told by its row when the program runs. */
const askedRange: readonly [bigint, bigint] = [-greatestWhole, greatestWhole]

// The decimals that a rounding leaves, money counted in fen; null of anything else.
const roundedTo = (node: Call, { typeOf, constantOf }: Compilation): bigint | null => {
  const [value, scale] = node.parameters
  if (node.target.kind !== 'name' || !roundingModes[node.target.name] || !value || value.name !== null) return null
  const given = scale ? placesOf(constantOf(scale.value)?.value) : 0
  if (given === null) return null
  const places = typeOf(value.value).kind === 'money' ? given - 2 : given
  return 10n ** BigInt(Math.max(0, places))
}

const denominatorOf = (node: Expression, columnar: Columnar | null, compilation: Compilation): bigint | null => {
  if (columnar?.kind === 'amount' && mostDecimals % columnar.whole.denominator === 0n) return columnar.whole.denominator
  return node.kind === 'call' ? roundedTo(node, compilation) : null
}

/**
 * Compiles a part that columns cannot calculate by asking `interpret` for each row.
 * `columnar` is what they made of it where only its numbers are too great. Null where what it gives is neither a truth value nor a number of known decimals, or where it speaks of what is not there.
 */
export const askedColumnar = (
  node: Expression,
  columnar: Columnar | null,
  compilation: Compilation,
): Columnar | null => {
  const columns = [...columnsIn(node, compilation).values()]
  if (columns.length === 0 || isDependent(node, compilation)) return null
  const { typeOf } = compilation
  const result = resultOf(node, compilation)
  if (result !== null) {
    return filledBy({ expression: node, columns, result, denominator: 1n, typeOf }, mappedRange, compilation)
  }
  const denominator = denominatorOf(node, columnar, compilation)
  return denominator === null
    ? null
    : filledBy({ expression: node, columns, result: 'whole', denominator, typeOf }, askedRange, compilation)
}
