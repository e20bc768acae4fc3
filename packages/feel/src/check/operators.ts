import type { ArithmeticOperator } from '../syntax/expression.ts'
import { FactType } from './fact-type.ts'

/** Whether a type may hold anything, so that only running the expression tells. */
export const isOpen = ({ kind }: FactType): boolean => kind === 'any' || kind === 'null'

const money = FactType.money
const number = FactType.number
const days = FactType.daysDuration
const months = FactType.monthsDuration

// left kind, operator, right kind → result; what is not here has no sense.
const table: readonly (readonly [FactType, string, FactType, FactType])[] = [
  [number, '+ - * / **', number, number],
  [FactType.string, '+', FactType.string, FactType.string],
  [money, '+ -', money, money],
  [money, '/', money, number],
  [money, '* /', number, money],
  [number, '*', money, money],
  [days, '+ -', days, days],
  [days, '/', days, number],
  [days, '* /', number, days],
  [number, '*', days, days],
  [months, '+ -', months, months],
  [months, '/', months, number],
  [months, '* /', number, months],
  [number, '*', months, months],
  ...[FactType.date, FactType.dateTime].flatMap((moment) => [
    [moment, '+ -', days, moment] as const,
    [moment, '+ -', months, moment] as const,
    [days, '+', moment, moment] as const,
    [months, '+', moment, moment] as const,
    [moment, '-', FactType.date, days] as const,
    [moment, '-', FactType.dateTime, days] as const,
  ]),
  [FactType.time, '+ -', days, FactType.time],
  [days, '+', FactType.time, FactType.time],
  [FactType.time, '-', FactType.time, days],
]

const results: ReadonlyMap<string, FactType> = new Map(
  table.flatMap(([left, operators, right, result]) =>
    operators.split(' ').map((operator) => [`${left.kind} ${operator} ${right.kind}`, result] as const),
  ),
)

/** Gives the type of `left operator right`; undefined where that has no sense. */
export const arithmeticType = (operator: ArithmeticOperator, left: FactType, right: FactType): FactType | undefined => {
  if (left.kind === 'null' || right.kind === 'null') return FactType.null
  if (left.kind === 'any' || right.kind === 'any') return FactType.any
  return results.get(`${left.kind} ${operator} ${right.kind}`)
}

const ordered = new Set([
  'number',
  'string',
  'money',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
])

/** Whether two types can be equal. */
export const mayEqual = (left: FactType, right: FactType): boolean =>
  isOpen(left) || isOpen(right) || left.kind === right.kind

/** Whether two types have an order between them. */
export const mayOrder = (left: FactType, right: FactType): boolean =>
  isOpen(left) || isOpen(right)
    ? (isOpen(left) || ordered.has(left.kind)) && (isOpen(right) || ordered.has(right.kind))
    : left.kind === right.kind && ordered.has(left.kind)

/** Gives the type that holds what either type holds. */
export const join = (left: FactType, right: FactType): FactType => {
  if (left.kind === 'null') return right
  if (right.kind === 'null' || left === right) return left
  if (left.kind === 'list' && right.kind === 'list') return FactType.list(join(left.of, right.of))
  return left.kind === right.kind && left.kind !== 'context' && left.kind !== 'range' && left.kind !== 'function'
    ? left
    : FactType.any
}

const dateProperties = { year: number, month: number, day: number, weekday: number }
const clockProperties = {
  hour: number,
  minute: number,
  second: number,
  'time offset': days,
  timezone: FactType.string,
}

const propertiesByKind: Readonly<Record<string, Readonly<Record<string, FactType>>>> = {
  date: dateProperties,
  time: clockProperties,
  'date and time': { ...dateProperties, ...clockProperties },
  'days and time duration': { days: number, hours: number, minutes: number, seconds: number },
  'years and months duration': { years: number, months: number },
}

/** Gives the properties that a type has, with their types; null where any name may be one. */
export const propertiesOf = (type: FactType): Readonly<Record<string, FactType>> | null => {
  if (type.kind === 'any' || type.kind === 'null') return null
  if (type.kind === 'context') return type.fields
  if (type.kind === 'range') {
    return { start: type.of, end: type.of, 'start included': FactType.boolean, 'end included': FactType.boolean }
  }
  return propertiesByKind[type.kind] ?? {}
}
