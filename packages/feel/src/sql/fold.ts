import { evaluateExpression, type InterpretOptions } from '../interpret/interpret.ts'
import type { Expression } from '../syntax/expression.ts'
import { childrenOfExpression, someExpression } from '../syntax/walk.ts'
import type { FeelValue } from '../value/value.ts'

/** The functions that tell the time. */
export const clockFunctions: ReadonlySet<string> = new Set(['today', 'now'])

const temporalConstructors = new Set(['date', 'time', 'date and time', 'duration', 'years and months duration'])

/** Whether an expression has the same value for every row: it names no fact, and tells the time only where it is given. */
export const isConstant = (node: Expression, facts: ReadonlySet<string>, clock: boolean): boolean =>
  !someExpression(
    node,
    (part) =>
      part.kind === 'tested' ||
      (part.kind === 'name' && (facts.has(part.name) || (!clock && clockFunctions.has(part.name)))),
  )

/** Whether an expression is a constant as it is written: a literal, or a date, time or duration made from literals. */
export const isWritten = (node: Expression): boolean => {
  if (node.kind === 'literal' || node.kind === 'at') return true
  if (node.kind === 'negation') return isWritten(node.operand)
  return (
    node.kind === 'call' &&
    node.target.kind === 'name' &&
    temporalConstructors.has(node.target.name) &&
    childrenOfExpression(node).slice(1).every(isWritten)
  )
}

/** Gives the value of a constant; undefined where its budget is used up. */
export const constantValue = (node: Expression, options: InterpretOptions): FeelValue | undefined => {
  const result = evaluateExpression(node, {}, { ...options, trace: false })
  return result.kind === 'success' ? result.value.value : undefined
}
