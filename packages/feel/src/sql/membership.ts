import type { Expression } from '../syntax/expression.ts'
import { isList, isRange } from '../value/kind.ts'
import type { FeelRange, FeelValue } from '../value/value.ts'
import { comparedSql, isWrittenValue, joinSql } from './comparison.ts'
import { atom, compound, type Compiler, type Fragment, inner, type Sense } from './fragment.ts'
import { literalSql } from './literal.ts'

/** What a test is for SQL: an interval, a comparison, or a value that must be equal. */
type Subject = { readonly node: Expression; readonly sql: Fragment; readonly text: boolean; readonly sense: Sense }

const atoms = (values: readonly FeelValue[]): boolean =>
  values.every((value) => value !== null && !isList(value) && !isRange(value))

const inValues = (subject: Subject, values: readonly Fragment[]): Fragment => {
  const listed = compound(`${inner(subject.sql)} in (${values.map(({ sql }) => sql).join(', ')})`)
  return subject.sense === 'condition' ? listed : atom(`coalesce(${listed.sql}, false)`)
}

const rangeBounds = (
  subject: Subject,
  low: Fragment | null,
  high: Fragment | null,
  [lowIn, highIn]: readonly [boolean, boolean],
): Fragment => {
  const parts = [
    ...(low ? [comparedSql(lowIn ? '>=' : '>', [subject.sql, low], subject.sense, subject.text)] : []),
    ...(high ? [comparedSql(highIn ? '<=' : '<', [subject.sql, high], subject.sense, subject.text)] : []),
  ]
  return parts.length === 0 ? atom('true') : joinSql('and', parts)
}

const constantRange = (
  subject: Subject,
  { start, end, startIncluded, endIncluded }: FeelRange,
  compiler: Compiler,
): Fragment => {
  const bound = (value: FeelValue): Fragment | null =>
    value === null ? null : literalSql(value, subject.node, compiler)
  return rangeBounds(subject, bound(start), bound(end), [startIncluded, endIncluded])
}

const constantTest = (subject: Subject, value: FeelValue, compiler: Compiler): Fragment => {
  if (isRange(value)) return constantRange(subject, value, compiler)
  if (!isList(value))
    return comparedSql('=', [subject.sql, literalSql(value, subject.node, compiler)], subject.sense, false)
  if (value.items.length === 0) return atom('false')
  if (atoms(value.items))
    return inValues(
      subject,
      value.items.map((item) => literalSql(item, subject.node, compiler)),
    )
  return joinSql(
    'or',
    value.items.map((item) => constantTest(subject, item, compiler)),
  )
}

// A list kept in a column; of no list nothing is a member, but null is equal to null.
const inColumn = (subject: Subject, listed: Fragment): Fragment => {
  const among = compound(`${inner(subject.sql)} = any(${listed.sql})`)
  if (!isWrittenValue(subject.sql)) {
    return atom(`coalesce(${among.sql}, ${inner(subject.sql)} is null and ${inner(listed)} is null)`)
  }
  return subject.sense === 'condition' ? among : atom(`coalesce(${among.sql}, false)`)
}

/** What tells whether a test is the same for every row. */
export type ConstantOf = (node: Expression) => { readonly value: FeelValue } | null

const testSql = (subject: Subject, test: Expression, constantOf: ConstantOf, compiler: Compiler): Fragment => {
  if (test.kind === 'test') {
    return comparedSql(test.operator, [subject.sql, compiler.compile(test.operand)], subject.sense, subject.text)
  }
  if (test.kind === 'range') {
    const ends = [compiler.compile(test.low), compiler.compile(test.high)] as const
    return rangeBounds(subject, ends[0], ends[1], [test.lowIncluded, test.highIncluded])
  }
  const constant = constantOf(test)
  if (constant) return constantTest(subject, constant.value, compiler)
  if (test.kind === 'list')
    return joinSql(
      'or',
      test.items.map((item) => testSql(subject, item, constantOf, compiler)),
    )
  const { kind } = compiler.typeOf(test)
  if (kind === 'list') return inColumn(subject, compiler.compile(test))
  if (kind === 'range' || kind === 'context' || kind === 'function') return compiler.refuse(test, kind)
  return comparedSql('=', [subject.sql, compiler.compile(test)], subject.sense, false)
}

/** Compiles `value in (tests)`: one `in (…)` where all tests are plain values, else alternatives. */
export const membershipSql = (
  node: Extract<Expression, { readonly kind: 'in' }>,
  sense: Sense,
  constantOf: ConstantOf,
  compiler: Compiler,
): Fragment => {
  const subject: Subject = {
    node: node.value,
    sql: compiler.compile(node.value),
    text: compiler.typeOf(node.value).kind === 'string',
    sense,
  }
  const constants = node.tests.map((test) => (test.kind === 'test' || test.kind === 'range' ? null : constantOf(test)))
  const values = constants.flatMap((constant) => (constant ? [constant.value] : []))
  if (values.length === node.tests.length && values.length > 1 && atoms(values)) {
    return inValues(
      subject,
      values.map((value) => literalSql(value, node.value, compiler)),
    )
  }
  return joinSql(
    'or',
    node.tests.map((test) => testSql(subject, test, constantOf, compiler)),
  )
}
