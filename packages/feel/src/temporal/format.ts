import type { DaysDuration, FeelDate, FeelDateTime, FeelTime, MonthsDuration, Zone } from '../value/value.ts'
import { second } from './civil.ts'

const two = (value: number | bigint): string => value.toString().padStart(2, '0')

const fraction = (nanos: bigint): string => {
  const rest = nanos % second
  return rest === 0n ? '' : `.${rest.toString().padStart(9, '0').replace(/0+$/, '')}`
}

const formatZone = (zone: Zone | null): string => {
  if (zone === null) return ''
  if (zone.kind === 'named') return `@${zone.id}`
  if (zone.seconds === 0) return 'Z'
  const size = Math.abs(zone.seconds)
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`
  return `${zone.seconds < 0 ? '-' : '+'}${two(Math.floor(size / 3600))}:${two(Math.floor(size / 60) % 60)}${rest}`
}

/** Gives a date as `2026-11-23`. */
export const formatDate = ({ year, month, day }: FeelDate): string =>
  `${year < 0 ? '-' : ''}${Math.abs(year).toString().padStart(4, '0')}-${two(month)}-${two(day)}`

const formatClock = (nanos: bigint): string => {
  const seconds = nanos / second
  return `${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}${fraction(nanos)}`
}

/** Gives a time as `09:15:30+08:00`. */
export const formatTime = ({ nanos, zone }: FeelTime): string => formatClock(nanos) + formatZone(zone)

/** Gives a date and time as `2026-11-23T09:15:30@Asia/Shanghai`. */
export const formatDateTime = ({ date, nanos, zone }: FeelDateTime): string =>
  `${formatDate(date)}T${formatClock(nanos)}${formatZone(zone)}`

const part = (value: bigint, unit: string): string => (value === 0n ? '' : `${value}${unit}`)

/** Gives a duration as `P1DT2H3M4.5S`, days of 24 hours. */
export const formatDaysDuration = ({ nanos }: DaysDuration): string => {
  if (nanos === 0n) return 'PT0S'
  const size = nanos < 0n ? -nanos : nanos
  const seconds = size / second
  const rest = fraction(size)
  const secondsPart = seconds % 60n === 0n && rest === '' ? '' : `${seconds % 60n}${rest}S`
  const clock = part((seconds / 3600n) % 24n, 'H') + part((seconds / 60n) % 60n, 'M') + secondsPart
  return `${nanos < 0n ? '-' : ''}P${part(seconds / 86_400n, 'D')}${clock === '' ? '' : `T${clock}`}`
}

/** Gives a duration as `P1Y8M`. */
export const formatMonthsDuration = ({ months }: MonthsDuration): string => {
  if (months === 0) return 'P0M'
  const size = BigInt(Math.abs(months))
  return `${months < 0 ? '-' : ''}P${part(size / 12n, 'Y')}${part(size % 12n, 'M')}`
}
