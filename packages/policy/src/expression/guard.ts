import type { Expression, Typed } from '@ceyuan/feel'
import type { Leaf, Step } from './step.ts'

type Span = { readonly start: number; readonly end: number }

const literalNull = (at: Span): Expression => ({ kind: 'literal', value: null, ...at })

const span = ({ start, end }: Span): Span => ({ start, end })

const isNull = (operand: Expression, at: Span): Expression => ({
  kind: 'comparison',
  operator: '=',
  left: operand,
  right: literalNull(at),
  ...at,
})

const either = (parts: readonly Expression[], at: Span): Expression | null =>
  parts.reduce<Expression | null>((left, right) => (left === null ? right : { kind: 'or', left, right, ...at }), null)

const guardLeaf = (leaf: Leaf): Expression => {
  const at = span(leaf)
  const { expression } = leaf.typed
  const missing = either(
    leaf.facts.map((name) => isNull({ kind: 'name', name, ...at }, at)),
    at,
  )
  return missing === null || expression.kind === 'name'
    ? expression
    : { kind: 'if', condition: missing, yes: literalNull(at), no: expression, ...at }
}

const guard = (step: Step): Expression => {
  const at = span(step)
  switch (step.kind) {
    case 'leaf':
      return guardLeaf(step)
    case 'not':
      return {
        kind: 'call',
        target: { kind: 'name', name: 'not', ...at },
        parameters: [{ name: null, value: guard(step.part) }],
        ...at,
      }
    case 'choice': {
      const condition = guard(step.condition)
      const chosen: Expression = { kind: 'if', condition, yes: guard(step.yes), no: guard(step.no), ...at }
      return { kind: 'if', condition: isNull(condition, at), yes: literalNull(at), no: chosen, ...at }
    }
    default: {
      const [first, ...rest] = step.parts.map(guard)
      const kind = step.kind === 'all' ? 'and' : 'or'
      if (!first) throw new Error('a junction without parts')
      return rest.reduce<Expression>((left, right) => ({ kind, left, right, ...at }), first)
    }
  }
}

/**
 * The same rule as one FEEL expression that gives null wherever a fact it needs is missing: what columns and SQL run in the
 * place of `run`, with the same answers. The places in the text are those of the parts they stand for.
 */
export const guarded = (typed: Typed, step: Step): Typed => ({ ...typed, expression: guard(step) })
