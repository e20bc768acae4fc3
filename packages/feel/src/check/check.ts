import { Result } from '@ceyuan/values'
import type { Expression } from '../syntax/expression.ts'
import { normaliseName } from '../syntax/name.ts'
import type { Dictionary } from './fact-type.ts'
import { FactType } from './fact-type.ts'
import { type Findings, inferTypes, typeScope } from './inference.ts'
import { typeRule } from './rule.ts'

/** An expression with the text it was read from. */
export type Parsed = { readonly kind: 'parsed'; readonly text: string; readonly expression: Expression }

/** An expression of which the type of every part is known. */
export type Typed = {
  readonly kind: 'typed'
  readonly text: string
  readonly expression: Expression
  /** The type of the whole. */
  readonly type: FactType
  readonly dictionary: Dictionary
  /** The types of the parts, and the parts that can only be null. */
  readonly findings: Findings
}

/** How an expression is checked. */
export type CheckOptions = {
  /** The type the whole must have. */
  readonly wanted?: FactType
  /** The type of `?` in unary tests. */
  readonly tested?: FactType
}

/** Gives the types of an expression whatever is wrong with it; a part without sense has the type Null. */
export const annotate = ({ text, expression }: Parsed, dictionary: Dictionary, tested?: FactType): Typed => {
  const names = Object.entries(dictionary).map(([name, type]) => [normaliseName(name), type] as const)
  const scope = typeScope(tested ? [...names, ['?', tested] as const] : names, null)
  const findings = inferTypes(text, expression, scope, typeRule)
  const type = findings.types.get(expression) ?? FactType.any
  return Object.freeze({ kind: 'typed', text, expression, type, dictionary, findings })
}

/** Gives the typed expression, or every problem in it, in source order. */
export const failuresOf = ({ findings }: Typed): Result<null> => {
  const [first, ...rest] = findings.problems
  return first ? Result.failure(first, ...rest) : Result.success(null)
}
