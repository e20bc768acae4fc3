import type { ComparisonOperator, Expression } from '../syntax/expression.ts'
import { atom, compound, type Compiler, type Fragment, inner, nullFragment, type Sense } from './fragment.ts'

/** Whether a fragment is a constant that is not null. */
export const isWrittenValue = ({ sql }: Fragment): boolean =>
  /^\$\d+::[a-z]+$/.test(sql) || sql === 'true' || sql === 'false'

const byText = (compiler: Compiler, left: Expression, right: Expression): boolean =>
  compiler.typeOf(left).kind === 'string' && compiler.typeOf(right).kind === 'string'

// In FEEL null equals null and nothing else, so that equality is never unknown.
const equality = (left: Fragment, right: Fragment, sense: Sense): Fragment => {
  const plain = compound(`${inner(left)} = ${inner(right)}`)
  if (left.sql === 'null') return compound(`${inner(right)} is null`)
  if (right.sql === 'null') return compound(`${inner(left)} is null`)
  if (!isWrittenValue(left) && !isWrittenValue(right)) {
    return compound(`${inner(left)} is not distinct from ${inner(right)}`)
  }
  return sense === 'condition' || (isWrittenValue(left) && isWrittenValue(right))
    ? plain
    : atom(`coalesce(${plain.sql}, false)`)
}

/** Compiles `left operator right`; texts are ordered by code points. */
export const compareSql = (
  operator: ComparisonOperator,
  [left, right]: readonly [Expression, Expression],
  sense: Sense,
  compiler: Compiler,
): Fragment =>
  comparedSql(operator, [compiler.compile(left), compiler.compile(right)], sense, byText(compiler, left, right))

/** Compares two fragments. */
export const comparedSql = (
  operator: ComparisonOperator,
  [left, right]: readonly [Fragment, Fragment],
  sense: Sense,
  text: boolean,
): Fragment => {
  if (operator === '=') return equality(left, right, sense)
  if (operator === '!=') {
    if (left.sql === 'null') return compound(`${inner(right)} is not null`)
    if (right.sql === 'null') return compound(`${inner(left)} is not null`)
    return compound(`${inner(left)} is distinct from ${inner(right)}`)
  }
  if (left.sql === 'null' || right.sql === 'null') return nullFragment
  return compound(`${inner(left)} ${operator} ${inner(right)}${text ? ' collate "C"' : ''}`)
}

/** Joins fragments by `and` or `or`. */
export const joinSql = (word: 'and' | 'or', parts: readonly Fragment[]): Fragment => {
  const [only] = parts
  if (parts.length === 1 && only) return only
  return compound(parts.map(inner).join(` ${word} `))
}
