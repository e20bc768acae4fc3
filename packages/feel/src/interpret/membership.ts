import type { Expression, RangeLiteral, UnaryTest } from '../syntax/expression.ts'
import { childrenOfExpression } from '../syntax/walk.ts'
import { both, type Truth, either, equals, within } from '../value/compare.ts'
import { isList, isRange } from '../value/kind.ts'
import type { FeelValue, Scope } from '../value/value.ts'
import { compareBy, type Interpreter, scopeWith, testedName } from './evaluate.ts'

/** Whether a value passes `< 5` and its like. */
export const testHolds = (node: UnaryTest, value: FeelValue, scope: Scope, { evaluate }: Interpreter): Truth =>
  compareBy(node.operator, value, evaluate(node.operand, scope))

// Whether `?` is asked for in a test itself, so that the test's own answer counts.
// Tests inside an inner `in` ask for that one's value, not for ours.
const asksForTested = (node: Expression): boolean => {
  if (node.kind === 'tested') return true
  if (node.kind === 'and' || node.kind === 'or') {
    return [node.left, node.right].some((side) => side.kind === 'test' || asksForTested(side))
  }
  return node.kind === 'in' ? asksForTested(node.value) : childrenOfExpression(node).some(asksForTested)
}

const inList = (value: FeelValue, items: readonly FeelValue[]): Truth => {
  if (items.some((item) => equals(value, item) === true)) return true
  return items.some((item) => isRange(item) && within(value, item) === true)
}

const fitsValue = (value: FeelValue, wanted: FeelValue): Truth => {
  if (isRange(wanted) && !isRange(value)) return within(value, wanted)
  if (isList(wanted)) return equals(value, wanted) === true || inList(value, wanted.items)
  return equals(value, wanted)
}

// Between two ends, of which one that is unknown leaves the answer open.
const liesBetween = (value: FeelValue, test: RangeLiteral, scope: Scope, { evaluate }: Interpreter): Truth =>
  both(
    compareBy(test.lowIncluded ? '>=' : '>', value, evaluate(test.low, scope)),
    compareBy(test.highIncluded ? '<=' : '<', value, evaluate(test.high, scope)),
  )

const holds = (value: FeelValue, test: Expression, scope: Scope, interpreter: Interpreter): Truth => {
  if (test.kind === 'test') return testHolds(test, value, scope, interpreter)
  if (test.kind === 'range' && !isRange(value)) return liesBetween(value, test, scope, interpreter)
  if (test.kind === 'list' && test.items.some(({ kind }) => kind === 'test')) {
    return member(value, test.items, scope, interpreter)
  }
  const result = interpreter.evaluate(test, scopeWith([[testedName, value]], scope))
  if (asksForTested(test)) return typeof result === 'boolean' ? result : null
  return fitsValue(value, result)
}

/** Whether a value passes one of several tests, in three values. */
export const member = (
  value: FeelValue,
  tests: readonly Expression[],
  scope: Scope,
  interpreter: Interpreter,
): Truth => {
  let answer: Truth = false
  for (const test of tests) {
    answer = either(answer, holds(value, test, scope, interpreter))
    if (answer === true) return true
  }
  return answer
}
