import type { FactType } from '../check/fact-type.ts'
import type { Expression } from '../syntax/expression.ts'
import type { FeelValue } from '../value/value.ts'
import type { Builder } from './builder.ts'
import type { Column } from './column.ts'
import type { Amount, Columnar, Truth } from './node.ts'

/**
 * An expression that `interpret` evaluates: over columns with few distinct values (texts, lists, dates) once for each of them,
 * over any others row by row. It gives a truth value or a whole number.
 */
export type Mapping = {
  readonly expression: Expression
  readonly columns: readonly Column[]
  /** A date is the whole number of its days. */
  readonly result: 'truth' | 'whole' | 'days'
  /** What the whole number is divided by to give the value. */
  readonly denominator: bigint
  readonly typeOf: (node: Expression) => FactType
}

/** Whether a mapping is evaluated once for each distinct value: of one column, or of two that hold no dates. */
export const isByDistinct = ({ columns }: Pick<Mapping, 'columns'>): boolean =>
  columns.length <= 2 &&
  columns.every(({ storage }) => storage === 'codes' || (storage === 'int32' && columns.length === 1))

/** What the compilation of every part needs. */
export type Compilation = {
  readonly builder: Builder
  readonly typeOf: (node: Expression) => FactType
  readonly constantOf: (node: Expression) => { readonly value: FeelValue } | null
  readonly columnOf: (name: string) => Column | undefined
  /** Whether a name is that of a fact without column, or of a clock that nobody gave. */
  readonly isLacking: (name: string) => boolean
  readonly compile: (node: Expression) => Columnar
  /** Notes a mapping, the same one once, and gives its number. */
  readonly mapping: (mapping: Mapping) => number
  /** Notes that a part cannot be compiled, and why. */
  readonly refuse: (node: Expression, reason: string) => { readonly kind: 'null' }
}

/** What is unknown in every row. */
export const unknownColumnar: { readonly kind: 'null' } = Object.freeze({ kind: 'null' })

/** Gives a part as truth value; anything else counts as unknown. */
export const truthOf = (columnar: Columnar, { zeros }: Builder): Truth =>
  columnar.kind === 'truth' ? columnar : { kind: 'truth', yes: zeros, no: zeros }

/** Gives a truth value that is never unknown. */
export const certain = (yes: Truth['yes'], { not }: Builder): Truth => ({ kind: 'truth', yes, no: not(yes) })

/** Gives a number known in every row. */
export const knownAmount = (whole: Amount['whole'], { ones }: Builder): Amount => ({
  kind: 'amount',
  whole,
  known: ones,
})
