import type { Expression } from '../syntax/expression.ts'
import { formatDate, formatDateTime } from '../temporal/format.ts'
import { fromInstant, toInstant } from '../temporal/zone.ts'
import { isTagged, type Tagged } from '../value/kind.ts'
import { toText } from '../value/to-text.ts'
import type { FeelDate, FeelDateTime, FeelTime, FeelValue } from '../value/value.ts'
import { atom, type Compiler, type Fragment, nullFragment } from './fragment.ts'

const withinBigint = 18

const numberCast = (digits: string): string =>
  /^-?\d+$/.test(digits) && digits.length <= withinBigint ? 'bigint' : 'numeric'

const inYears = ({ year }: FeelDate): boolean => year >= 1 && year <= 9999

const dateTime = (value: FeelDateTime, node: Expression, compiler: Compiler): Fragment => {
  const utc = value.zone && fromInstant(toInstant(value), { kind: 'offset', seconds: 0 })
  if (!utc || !inYears(utc.date)) return compiler.refuse(node, 'a date and time without zone')
  return compiler.bind(formatDateTime(utc), 'timestamptz')
}

const time = (value: FeelTime, node: Expression, compiler: Compiler): Fragment =>
  value.zone ? compiler.refuse(node, 'a time with zone') : compiler.bind(toText(value), 'time')

const nanosText = (nanos: bigint): string => {
  const size = nanos < 0n ? -nanos : nanos
  const fraction = (size % 1_000_000_000n).toString().padStart(9, '0').replace(/0+$/, '')
  return `${nanos < 0n ? '-' : ''}${size / 1_000_000_000n}${fraction === '' ? '' : `.${fraction}`}`
}

const plainSql = (value: Exclude<FeelValue, Tagged>, node: Expression, { bind, refuse }: Compiler): Fragment => {
  if (value === null) return nullFragment
  if (typeof value === 'boolean') return atom(String(value))
  if (typeof value !== 'string') return bind(value.toFixed(), numberCast(value.toFixed()))
  return value.includes('\0') ? refuse(node, 'a text with U+0000') : bind(value, 'text')
}

/** Whether a value is a date that PostgreSQL's functions cannot take. */
export const isFarDate = (value: FeelValue): boolean => isTagged(value) && value.kind === 'date' && !inYears(value)

/** Gives a constant as placeholder: durations as seconds or months, money as fen. */
export const literalSql = (value: FeelValue, node: Expression, compiler: Compiler): Fragment => {
  const { bind, refuse } = compiler
  if (!isTagged(value)) return plainSql(value, node, compiler)
  switch (value.kind) {
    case 'money':
      return bind(value.fen.toFixed(), numberCast(value.fen.toFixed()))
    case 'date':
      return inYears(value) ? bind(formatDate(value), 'date') : refuse(node, 'a year beyond 1 to 9999')
    case 'date and time':
      return dateTime(value, node, compiler)
    case 'time':
      return time(value, node, compiler)
    case 'days and time duration':
      return bind(nanosText(value.nanos), 'numeric')
    case 'years and months duration':
      return bind(String(value.months), 'numeric')
    default:
      return refuse(node, value.kind)
  }
}
