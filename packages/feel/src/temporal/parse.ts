import type { DaysDuration, FeelDate, FeelDateTime, FeelTime, FeelValue, MonthsDuration, Zone } from '../value/value.ts'
import { civilDate, second } from './civil.ts'
import { namedZone, offsetZone } from './zone.ts'

const dateText = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d{2})-(\d{2})$/
const clockText = /^(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9})\d*)?$/
const offsetText = /^([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/
const daysText = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{1,9})\d*)?S)?)?$/
const monthsText = /^(-?)P(?:(\d{1,11})Y)?(?:(\d{1,11})M)?$/

const greatestDays = 10n ** 13n

/** Reads `2026-11-23`; null for any other text or a day that does not exist. */
export const parseDate = (text: string): FeelDate | null => {
  const match = dateText.exec(text)
  if (!match) return null
  const year = Number(match[2])
  return civilDate(match[1] === '-' ? -year : year, Number(match[3]), Number(match[4]))
}

const nanosOf = (digits: string | undefined): bigint => BigInt((digits ?? '').padEnd(9, '0'))

/** Gives the nanoseconds of a time of day; null where the clock has no such time. */
export const clockNanos = (hour: number, minute: number, seconds: number, nanos: bigint): bigint | null => {
  if (hour > 23 || minute > 59 || seconds > 59 || hour < 0 || minute < 0 || seconds < 0) return null
  return BigInt(hour * 3600 + minute * 60 + seconds) * second + nanos
}

const parseClock = (text: string): bigint | null => {
  const match = clockText.exec(text)
  if (!match) return null
  const [hour, minute, seconds] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return clockNanos(hour, minute, seconds, nanosOf(match[4]))
}

const parseOffset = (text: string): Zone | null => {
  if (text === 'Z' || text === 'z') return offsetZone(0)
  const match = offsetText.exec(text)
  if (!match || Number(match[3]) > 59 || Number(match[4] ?? 0) > 59) return null
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? 0)
  return offsetZone(match[1] === '-' && seconds !== 0 ? -seconds : seconds)
}

/** Reads `09:15:30`, with a fraction, and an offset or `@Zone`; null for any other text. */
export const parseTime = (text: string): FeelTime | null => {
  const clock = /^([\d:.]+)(.*)$/s.exec(text)
  const nanos = parseClock(clock?.[1] ?? '')
  const rest = clock?.[2] ?? ''
  if (nanos === null) return null
  if (rest === '') return Object.freeze({ kind: 'time', nanos, zone: null })
  const zone = rest.startsWith('@') ? namedZone(rest.slice(1)) : parseOffset(rest)
  return zone && Object.freeze({ kind: 'time', nanos, zone })
}

/** Reads `2026-11-23T09:15:30…`; a date alone is its midnight; null for any other text. */
export const parseDateTime = (text: string): FeelDateTime | null => {
  const split = text.indexOf('T')
  const date = parseDate(split < 0 ? text : text.slice(0, split))
  if (!date) return null
  if (split < 0) return Object.freeze({ kind: 'date and time', date, nanos: 0n, zone: null })
  const rest = text.slice(split + 1)
  const time = parseTime(rest)
  return time && Object.freeze({ kind: 'date and time', date, nanos: time.nanos, zone: time.zone })
}

const parseDaysDuration = (text: string): DaysDuration | null => {
  const match = daysText.exec(text)
  if (!match || /[PT]$/.test(text)) return null
  const [days, hours, minutes, seconds] = [match[2], match[3], match[4], match[5]].map((digits) => BigInt(digits ?? 0))
  const total = (((days ?? 0n) * 24n + (hours ?? 0n)) * 60n + (minutes ?? 0n)) * 60n + (seconds ?? 0n)
  if (total / 86_400n > greatestDays) return null
  const nanos = total * second + nanosOf(match[6])
  return Object.freeze({ kind: 'days and time duration', nanos: match[1] === '-' ? -nanos : nanos })
}

const parseMonthsDuration = (text: string): MonthsDuration | null => {
  const match = monthsText.exec(text)
  if (!match || text.endsWith('P')) return null
  const months = Number(match[2] ?? 0) * 12 + Number(match[3] ?? 0)
  return Object.freeze({ kind: 'years and months duration', months: match[1] === '-' && months > 0 ? -months : months })
}

/** Reads a duration of either kind in ISO 8601; null for any other text. */
export const parseDuration = (text: string): DaysDuration | MonthsDuration | null =>
  text.length > 60 ? null : (parseMonthsDuration(text) ?? parseDaysDuration(text))

/** Reads an at-literal's text: date, date and time, time or duration; null for any other text. */
export const parseTemporal = (text: string): FeelValue =>
  parseDate(text) ?? parseTime(text) ?? parseDateTime(text) ?? parseDuration(text)
