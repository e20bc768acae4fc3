import { formatDate, formatDateTime, formatDaysDuration, formatMonthsDuration, formatTime } from '../temporal/format.ts'
import { isNumber, type Tagged } from './kind.ts'
import type { FeelRange, FeelValue } from './value.ts'

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

const plainKey = /^[\p{L}_?][\p{L}\p{N}_ ./\-'+*]*$/u

const rangeText = ({ start, end, startIncluded, endIncluded }: FeelRange): string => {
  if (start === null) return `(${endIncluded ? '<=' : '<'} ${nested(end)})`
  if (end === null) return `(${startIncluded ? '>=' : '>'} ${nested(start)})`
  return `${startIncluded ? '[' : '('}${nested(start)}..${nested(end)}${endIncluded ? ']' : ')'}`
}

const nested = (value: FeelValue): string => {
  if (value === null) return 'null'
  return typeof value === 'string' ? quote(value) : toText(value)
}

/** Gives a value as the text by which `string()` shows it; a string within a list or context stands in quotes. */
export const toText = (value: Exclude<FeelValue, null>): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  if (isNumber(value)) return value.toFixed()
  return momentText(value) ?? compoundText(value)
}

const momentText = (value: Tagged): string | null => {
  switch (value.kind) {
    case 'money':
      return value.fen.div(100).toFixed()
    case 'date':
      return formatDate(value)
    case 'time':
      return formatTime(value)
    case 'date and time':
      return formatDateTime(value)
    case 'days and time duration':
      return formatDaysDuration(value)
    case 'years and months duration':
      return formatMonthsDuration(value)
    default:
      return null
  }
}

const compoundText = (value: Tagged): string => {
  switch (value.kind) {
    case 'list':
      return `[${value.items.map(nested).join(', ')}]`
    case 'context':
      return `{${[...value.entries].map(([key, entry]) => `${plainKey.test(key) ? key : quote(key)}: ${nested(entry)}`).join(', ')}}`
    case 'range':
      return rangeText(value)
    case 'function':
      return value.origin === 'builtin'
        ? value.name
        : `function(${value.parameters.map(({ name }) => name).join(', ')})`
    default:
      return ''
  }
}
