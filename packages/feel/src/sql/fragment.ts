import type { FactType } from '../check/fact-type.ts'
import type { Expression } from '../syntax/expression.ts'

/** A value bound to a placeholder: numbers and dates as text, which the cast at the placeholder reads. */
export type SqlParameter = string | boolean | null

/** SQL text; `atom` where it needs no brackets inside another operator. */
export type Fragment = { readonly sql: string; readonly atom: boolean }

/** In a condition only truth counts, so that null may stand for false; as value the three are kept apart. */
export type Sense = 'condition' | 'value'

/** What the compilation of every part needs. */
export type Compiler = {
  readonly typeOf: (node: Expression) => FactType
  readonly compile: (node: Expression, sense?: Sense) => Fragment
  /** Makes a placeholder for a value, with a cast such as `numeric`. */
  readonly bind: (value: SqlParameter, cast: string) => Fragment
  /** The zone in which instants are told; null where none is given. */
  readonly timeZone: string | null
  /** Gives the SQL identifier of a fact's column. */
  readonly column: (name: string) => string
  /** Notes that a part cannot be compiled, and why. */
  readonly refuse: (node: Expression, reason: string) => Fragment
}

/** SQL that stands by itself: a column, placeholder, call or case. */
export const atom = (sql: string): Fragment => ({ sql, atom: true })

/** SQL made of operators, which needs brackets inside others. */
export const compound = (sql: string): Fragment => ({ sql, atom: false })

/** The SQL null. */
export const nullFragment: Fragment = atom('null')

/** Gives a fragment's text, in brackets where another operator could reach into it. */
export const inner = ({ sql, atom: stands }: Fragment): string => (stands ? sql : `(${sql})`)

/** Gives a call of an SQL function. */
export const callSql = (name: string, ...parameters: readonly Fragment[]): Fragment =>
  atom(`${name}(${parameters.map(({ sql }) => sql).join(', ')})`)
