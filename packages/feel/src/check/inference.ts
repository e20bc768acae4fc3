import type { Problem, ProblemValue } from '@ceyuan/values'
import { problemAt } from '../problem-at.ts'
import type { FeelProblemCode } from '../problems.ts'
import type { Expression, Span } from '../syntax/expression.ts'
import { FactType } from './fact-type.ts'

/** The types of the names in sight, innermost first. */
export type TypeScope = { readonly names: ReadonlyMap<string, FactType>; readonly outer: TypeScope | null }

/** What an inference gathers: the type of each part, the problems found, and the parts that can only be null. */
export type Inference = {
  readonly infer: (node: Expression, scope: TypeScope) => FactType
  readonly report: (code: FeelProblemCode, at: Span, values?: Readonly<Record<string, ProblemValue>>) => void
  /** Marks a part whose value can only be null, because it has no sense. */
  readonly senseless: (
    node: Expression,
    code: FeelProblemCode,
    values?: Readonly<Record<string, ProblemValue>>,
    at?: Span,
  ) => FactType
}

/** The types of every part of an expression, and what is wrong with it, in source order. */
export type Findings = {
  readonly types: ReadonlyMap<Expression, FactType>
  readonly senseless: ReadonlySet<Expression>
  readonly problems: readonly Problem[]
}

/** How the type of one part follows from its parts. */
export type Rule = (node: Expression, scope: TypeScope, inference: Inference) => FactType

/** Runs the rule over an expression. */
export const inferTypes = (text: string, root: Expression, scope: TypeScope, rule: Rule): Findings => {
  const types = new Map<Expression, FactType>()
  const senseless = new Set<Expression>()
  const problems: Problem[] = []
  const inference: Inference = {
    infer: (node, inner) => {
      const type = rule(node, inner, inference)
      types.set(node, type)
      return type
    },
    report: (code, at, values = {}) => {
      problems.push(problemAt(code, text, at.start, values))
    },
    senseless: (node, code, values = {}, at = node) => {
      senseless.add(node)
      inference.report(code, at, values)
      return FactType.null
    },
  }
  inference.infer(root, scope)
  return { types, senseless, problems: problems.toSorted((a, b) => (a.at?.offset ?? 0) - (b.at?.offset ?? 0)) }
}

/** Finds the type of a name; undefined where it is not in sight. */
export const typeInScope = (name: string, scope: TypeScope | null): FactType | undefined => {
  for (let level = scope; level; level = level.outer) {
    const type = level.names.get(name)
    if (type) return type
  }
  return undefined
}

/** Gives every name in sight. */
export const namesInScope = (scope: TypeScope | null): readonly string[] =>
  scope === null ? [] : [...scope.names.keys(), ...namesInScope(scope.outer)]

/** Makes a scope with names that hide those outside. */
export const typeScope = (names: Iterable<readonly [string, FactType]>, outer: TypeScope | null): TypeScope => ({
  names: new Map(names),
  outer,
})
