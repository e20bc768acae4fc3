import type { Decimal } from 'decimal.js'
import type { FactType } from '../check/fact-type.ts'
import type { Expression } from '../syntax/expression.ts'

/** A time zone: a fixed offset from UTC in seconds, or a named zone of the IANA table. */
export type Zone =
  | { readonly kind: 'offset'; readonly seconds: number }
  | { readonly kind: 'named'; readonly id: string }

/** A civil date; years run from -999999999 to 999999999. */
export type FeelDate = {
  readonly kind: 'date'
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A time of day in nanoseconds since midnight, with its zone or null for a local time. */
export type FeelTime = { readonly kind: 'time'; readonly nanos: bigint; readonly zone: Zone | null }

/** A date with a time of day, with its zone or null for a local one. */
export type FeelDateTime = {
  readonly kind: 'date and time'
  readonly date: FeelDate
  readonly nanos: bigint
  readonly zone: Zone | null
}

/** A duration of days, hours, minutes and seconds, in nanoseconds. */
export type DaysDuration = { readonly kind: 'days and time duration'; readonly nanos: bigint }

/** A duration of whole months. */
export type MonthsDuration = { readonly kind: 'years and months duration'; readonly months: number }

/** An amount of money. Unit: fen, exact; a fraction of a fen may stand between two steps of a calculation. */
export type Money = { readonly kind: 'money'; readonly fen: Decimal }

/** A list of values. */
export type FeelList = { readonly kind: 'list'; readonly items: readonly FeelValue[] }

/** A context: named values in the order they were written. */
export type FeelContext = { readonly kind: 'context'; readonly entries: ReadonlyMap<string, FeelValue> }

/** A range; null at an end means that the range is open there. */
export type FeelRange = {
  readonly kind: 'range'
  readonly start: FeelValue
  readonly end: FeelValue
  readonly startIncluded: boolean
  readonly endIncluded: boolean
}

/** A formal parameter of a function, with its declared type. */
export type FunctionParameter = { readonly name: string; readonly type: FactType }

/** A function written in an expression, with the names it can see. */
export type ClosureFunction = {
  readonly kind: 'function'
  readonly origin: 'closure'
  readonly parameters: readonly FunctionParameter[]
  readonly body: Expression
  readonly scope: Scope
}

/** A built-in function, by its name. */
export type BuiltinFunction = { readonly kind: 'function'; readonly origin: 'builtin'; readonly name: string }

/** A function as a value. */
export type FeelFunction = ClosureFunction | BuiltinFunction

/** Names in sight, innermost first. */
export type Scope = { readonly names: ReadonlyMap<string, FeelValue>; readonly outer: Scope | null }

/** Every value of the language. */
export type FeelValue =
  | null
  | boolean
  | string
  | Decimal
  | Money
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DaysDuration
  | MonthsDuration
  | FeelList
  | FeelContext
  | FeelRange
  | FeelFunction

/** The name of a value's kind. */
export type ValueKind =
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
  | 'list'
  | 'context'
  | 'range'
  | 'function'
