import { second, weekday } from '../temporal/civil.ts'
import { offsetOf, timeOffset } from '../temporal/zone.ts'
import { daysDuration } from './arithmetic.ts'
import { isTagged, list, type Tagged } from './kind.ts'
import { whole } from './number.ts'
import type { FeelDate, FeelRange, FeelValue, Zone } from './value.ts'

const dateProperty = (date: FeelDate, name: string): FeelValue => {
  switch (name) {
    case 'year':
      return whole(date.year)
    case 'month':
      return whole(date.month)
    case 'day':
      return whole(date.day)
    case 'weekday':
      return whole(weekday(date))
    default:
      return null
  }
}

type Clock = { readonly nanos: bigint; readonly zone: Zone | null; readonly offset: number | null }

const clockProperty = ({ nanos, zone, offset }: Clock, name: string): FeelValue => {
  switch (name) {
    case 'hour':
      return whole(nanos / (3600n * second))
    case 'minute':
      return whole((nanos / (60n * second)) % 60n)
    case 'second':
      return whole((nanos / second) % 60n)
    case 'time offset':
      return offset === null ? null : daysDuration(BigInt(offset) * second)
    case 'timezone':
      return zone?.kind === 'named' ? zone.id : null
    default:
      return null
  }
}

const durationProperty = (nanos: bigint, name: string): FeelValue => {
  switch (name) {
    case 'days':
      return whole(nanos / (86_400n * second))
    case 'hours':
      return whole((nanos / (3600n * second)) % 24n)
    case 'minutes':
      return whole((nanos / (60n * second)) % 60n)
    case 'seconds':
      return whole((nanos / second) % 60n)
    default:
      return null
  }
}

const monthsProperty = (months: number, name: string): FeelValue => {
  if (name === 'years') return whole(Math.trunc(months / 12) + 0)
  return name === 'months' ? whole((months % 12) + 0) : null
}

const rangeProperty = (range: FeelRange, name: string): FeelValue => {
  switch (name) {
    case 'start':
      return range.start
    case 'end':
      return range.end
    case 'start included':
      return range.startIncluded
    case 'end included':
      return range.endIncluded
    default:
      return null
  }
}

/** Gives `value.name`: an entry of a context, a part of a date, time, duration or range, or of each item of a list; null where there is none. */
export const propertyOf = (value: FeelValue, name: string): FeelValue => {
  if (!isTagged(value)) return null
  switch (value.kind) {
    case 'context':
      return value.entries.get(name) ?? null
    case 'list':
      return list(value.items.map((item) => propertyOf(item, name)))
    case 'range':
      return rangeProperty(value, name)
    default:
      return temporalProperty(value, name)
  }
}

const temporalProperty = (value: Tagged, name: string): FeelValue => {
  switch (value.kind) {
    case 'date':
      return dateProperty(value, name)
    case 'date and time':
      return (
        dateProperty(value.date, name) ??
        clockProperty({ ...value, offset: value.zone && offsetOf(value.zone, value.date, value.nanos) }, name)
      )
    case 'time':
      return clockProperty({ ...value, offset: timeOffset(value) }, name)
    case 'days and time duration':
      return durationProperty(value.nanos, name)
    case 'years and months duration':
      return monthsProperty(value.months, name)
    default:
      return null
  }
}
