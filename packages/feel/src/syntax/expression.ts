import type { FactType } from '../check/fact-type.ts'
import type { FeelValue } from '../value/value.ts'

/** Where an expression stands in its text, in UTF-16 units, end exclusive. */
export type Span = { readonly start: number; readonly end: number }

/** An arithmetic operator. */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '**'

/** A comparison operator. */
export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>='

/** A value written out: number, string, boolean or null. */
export type Literal = Span & { readonly kind: 'literal'; readonly value: FeelValue }

/** A date, time or duration written as `@"…"`; null where the text is none. */
export type AtLiteral = Span & { readonly kind: 'at'; readonly text: string; readonly value: FeelValue }

/** A name: a fact, a variable or a function. */
export type Name = Span & { readonly kind: 'name'; readonly name: string }

/** The value under test in unary tests, written `?`. */
export type Tested = Span & { readonly kind: 'tested' }

/** `source.name`. */
export type Path = Span & { readonly kind: 'path'; readonly source: Expression; readonly name: string }

/** `source[condition]`, or `source[position]`. */
export type Filter = Span & { readonly kind: 'filter'; readonly source: Expression; readonly condition: Expression }

/** An argument of a call, with its name where it was given by name. */
export type Argument = { readonly name: string | null; readonly value: Expression }

/** `function(…)`. */
export type Call = Span & {
  readonly kind: 'call'
  readonly target: Expression
  readonly parameters: readonly Argument[]
}

/** `-operand`. */
export type Negation = Span & { readonly kind: 'negation'; readonly operand: Expression }

/** `left + right` and its like. */
export type Arithmetic = Span & {
  readonly kind: 'arithmetic'
  readonly operator: ArithmeticOperator
  readonly left: Expression
  readonly right: Expression
}

/** `left < right` and its like. */
export type Comparison = Span & {
  readonly kind: 'comparison'
  readonly operator: ComparisonOperator
  readonly left: Expression
  readonly right: Expression
}

/** `value between low and high`. */
export type Between = Span & {
  readonly kind: 'between'
  readonly value: Expression
  readonly low: Expression
  readonly high: Expression
}

/** `value in test` or `value in (tests)`: true where one test holds. */
export type Membership = Span & {
  readonly kind: 'in'
  readonly value: Expression
  readonly tests: readonly Expression[]
}

/** `left and right`, `left or right`. */
export type Junction = Span & {
  readonly kind: 'and' | 'or'
  readonly left: Expression
  readonly right: Expression
}

/** `if condition then yes else no`. */
export type Conditional = Span & {
  readonly kind: 'if'
  readonly condition: Expression
  readonly yes: Expression
  readonly no: Expression
}

/** One variable of an iteration, over a list or from `from` up or down to `to`. */
export type Iterator = { readonly name: string; readonly from: Expression; readonly to: Expression | null }

/** `for … return body`. */
export type Loop = Span & { readonly kind: 'for'; readonly iterators: readonly Iterator[]; readonly body: Expression }

/** `some … satisfies body`, `every … satisfies body`. */
export type Quantified = Span & {
  readonly kind: 'some' | 'every'
  readonly iterators: readonly Iterator[]
  readonly body: Expression
}

/** `value instance of type`. */
export type InstanceOf = Span & { readonly kind: 'instance of'; readonly value: Expression; readonly type: FactType }

/** `[a, b]`. */
export type ListLiteral = Span & { readonly kind: 'list'; readonly items: readonly Expression[] }

/** One `key: value` of a context. */
export type Entry = { readonly key: string; readonly value: Expression }

/** `{a: 1}`. */
export type ContextLiteral = Span & { readonly kind: 'context'; readonly entries: readonly Entry[] }

/** `[a..b]`, with either end open. */
export type RangeLiteral = Span & {
  readonly kind: 'range'
  readonly low: Expression
  readonly high: Expression
  readonly lowIncluded: boolean
  readonly highIncluded: boolean
}

/** `< 5` and its like: a test of the value in question, or a range open at one end. */
export type UnaryTest = Span & {
  readonly kind: 'test'
  readonly operator: ComparisonOperator
  readonly operand: Expression
}

/** One parameter of a function written out. */
export type Formal = { readonly name: string; readonly type: FactType }

/** `function(a, b) body`; an external body never runs. */
export type FunctionLiteral = Span & {
  readonly kind: 'function'
  readonly parameters: readonly Formal[]
  readonly body: Expression
  readonly external: boolean
}

/** Unary tests of a decision table's cell, of which one must hold, or none with `not`; `-` holds always. */
export type UnaryTests = Span & {
  readonly kind: 'tests'
  readonly tests: readonly Expression[]
  readonly negated: boolean
}

/** A node of an expression: frozen, with its place in the text. */
export type Expression =
  | Literal
  | AtLiteral
  | Name
  | Tested
  | Path
  | Filter
  | Call
  | Negation
  | Arithmetic
  | Comparison
  | Between
  | Membership
  | Junction
  | Conditional
  | Loop
  | Quantified
  | InstanceOf
  | ListLiteral
  | ContextLiteral
  | RangeLiteral
  | UnaryTest
  | FunctionLiteral
  | UnaryTests
