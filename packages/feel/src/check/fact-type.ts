/** The type of a fact or expression. */
export type FactType =
  | { readonly kind: SimpleKind }
  | { readonly kind: 'list'; readonly of: FactType }
  | { readonly kind: 'range'; readonly of: FactType }
  | { readonly kind: 'context'; readonly fields: Readonly<Record<string, FactType>> | null }
  | { readonly kind: 'function'; readonly parameters: readonly FactType[] | null; readonly result: FactType }

/** The types without parts. `any` is known only when the expression runs; `unknown` is a type name nobody declared. */
export type SimpleKind =
  | 'any'
  | 'unknown'
  | 'null'
  | 'boolean'
  | 'string'
  | 'number'
  | 'money'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'

/** The facts an expression may name, with their types. */
export type Dictionary = Readonly<Record<string, FactType>>

const simple = (kind: SimpleKind): FactType => Object.freeze({ kind })

/** Makes types: `FactType.number`, `FactType.list(FactType.string)` … */
export const FactType: Readonly<{
  any: FactType
  unknown: FactType
  null: FactType
  boolean: FactType
  string: FactType
  number: FactType
  money: FactType
  date: FactType
  time: FactType
  dateTime: FactType
  daysDuration: FactType
  monthsDuration: FactType
  list: (of: FactType) => FactType
  range: (of: FactType) => FactType
  context: (fields: Readonly<Record<string, FactType>> | null) => FactType
  function: (parameters: readonly FactType[] | null, result: FactType) => FactType
}> = Object.freeze({
  any: simple('any'),
  unknown: simple('unknown'),
  null: simple('null'),
  boolean: simple('boolean'),
  string: simple('string'),
  number: simple('number'),
  money: simple('money'),
  date: simple('date'),
  time: simple('time'),
  dateTime: simple('date and time'),
  daysDuration: simple('days and time duration'),
  monthsDuration: simple('years and months duration'),
  list: (of: FactType): FactType => Object.freeze({ kind: 'list', of }),
  range: (of: FactType): FactType => Object.freeze({ kind: 'range', of }),
  context: (fields: Readonly<Record<string, FactType>> | null): FactType => Object.freeze({ kind: 'context', fields }),
  function: (parameters: readonly FactType[] | null, result: FactType): FactType =>
    Object.freeze({ kind: 'function', parameters, result }),
})
