import { type FeelValue, money, parseDate, parseNumber } from '@ceyuan/feel'
import { CivilDate } from '@ceyuan/values'
import { one } from '../check/point.ts'
import type { FactKind } from '../clause/fact.ts'

const decimal = (point: bigint): string => {
  const size = (point < 0n ? -point : point).toString().padStart(19, '0')
  const part = size.slice(-18).replace(/0+$/, '')
  return `${point < 0n ? '-' : ''}${size.slice(0, -18)}${part === '' ? '' : `.${part}`}`
}

const dateAt = (days: bigint): FeelValue => {
  // The years 0001 to 9999.
  if (days < -719_162n || days > 2_932_896n) return null
  return parseDate(CivilDate.fromDays(Number(days)))
}

/** The value of a fact at a place on the line of points; null where there is none. */
export const fromPoint = (kind: FactKind, point: bigint): FeelValue => {
  if (kind === 'date') return dateAt(point / one)
  const number = parseNumber(decimal(point))
  return kind === 'money' && number ? money(number) : number
}
