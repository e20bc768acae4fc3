import type { Fen } from '@ceyuan/values'
import type { Label, SubjectKind } from './clause.ts'

/** What a fact may hold; a rate is a number such as 0.05. */
export type FactKind = 'money' | 'number' | 'integer' | 'rate' | 'boolean' | 'date' | 'text' | 'enum' | 'texts'

/**
 * Where a fact is found: a field of a register, an answer, or a formula over other facts.
 * With a `value` it is whether some record of the subject has that value in the field; `where` is FEEL over the record.
 */
export type FactOrigin =
  | {
      readonly kind: 'register'
      readonly register: string
      readonly field: string
      readonly value: string | null
      readonly where: string | null
    }
  | { readonly kind: 'asked' }
  | { readonly kind: 'formula'; readonly formula: string }

/** One entry of the fact dictionary: what rules may speak of, under its Chinese name. */
export type Fact = {
  readonly name: string
  readonly label: Label
  readonly help: Label | null
  /** How a person is asked for it. */
  readonly question: Label | null
  readonly kind: FactKind
  /** The unit for display, as the dictionary writes it: a unit of money, of people, of years. */
  readonly unit: string | null
  readonly subject: SubjectKind
  readonly origin: FactOrigin
  /** The values of an enum. */
  readonly values: readonly Label[]
  /** The least and most it can be; of money in fen. */
  readonly min: Fen | number | null
  readonly max: Fen | number | null
  /** Whether nobody can change it on purpose: near misses leave it alone. */
  readonly fixed: boolean
}
