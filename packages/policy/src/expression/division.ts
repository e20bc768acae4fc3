import { childrenOfExpression, type Expression, type Facts, interpret, kindOf, toText, type Typed } from '@ceyuan/feel'
import { Problem } from '@ceyuan/values'

const divisorsIn = (node: Expression): readonly Expression[] => [
  ...childrenOfExpression(node).flatMap(divisorsIn),
  ...(node.kind === 'arithmetic' && node.operator === '/' ? [node.right] : []),
]

/** The problem of a division by zero within an expression that gave no value; null where that is not the reason. */
export const divisionByZero = (typed: Typed, facts: Facts): Problem | null => {
  for (const divisor of divisorsIn(typed.expression)) {
    const result = interpret({ ...typed, expression: divisor }, facts, { trace: false })
    const value = result.kind === 'success' ? result.value.value : null
    const isZero =
      (value !== null && kindOf(value) === 'number' && toText(value) === '0') ||
      (typeof value === 'object' && value !== null && 'fen' in value && value.fen.isZero())
    if (isZero) {
      const found = typed.text.slice(divisor.start, divisor.end)
      return Problem.create('policy.division-by-zero', { found }, { offset: divisor.start })
    }
  }
  return null
}
