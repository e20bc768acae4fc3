import { parseDate, parseDateTime, parseDuration, parseTime } from '../temporal/parse.ts'
import { context, list } from '../value/kind.ts'
import { parseNumber } from '../value/number.ts'
import type { FeelValue } from '../value/value.ts'

/** A value in a file of cases, with its type: `{type: 'number', value: '1.5'}`. */
export type TypedValue =
  | { readonly type: 'null' }
  | { readonly type: 'number' | 'string' | 'date' | 'time' | 'dateTime' | 'duration'; readonly value: string }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'list'; readonly value: readonly TypedValue[] }
  | { readonly type: 'context'; readonly value: Readonly<Record<string, TypedValue>> }

/** Gives the value that a file of cases writes. */
export const fromTypedValue = (typed: TypedValue): FeelValue => {
  switch (typed.type) {
    case 'null':
      return null
    case 'string':
    case 'boolean':
      return typed.value
    case 'number':
      return parseNumber(typed.value)
    case 'date':
      return parseDate(typed.value)
    case 'time':
      return parseTime(typed.value)
    case 'dateTime':
      return parseDateTime(typed.value)
    case 'duration':
      return parseDuration(typed.value)
    case 'list':
      return list(typed.value.map(fromTypedValue))
    case 'context':
      return context(Object.entries(typed.value).map(([name, value]) => [name, fromTypedValue(value)]))
  }
}
