import { CivilDate } from '@ceyuan/values'
import type { Span } from './span.ts'

/** An instant: milliseconds since 1970 in UTC, and the minutes by which the place it was told in is ahead of UTC. */
export type Instant = { readonly milliseconds: number; readonly offset: number }

const day = 86_400_000
const form = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?$/u

const offsetOf = (text: string): number => {
  if (text === 'Z') return 0
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(4, 6))
  return text.startsWith('-') ? -minutes : minutes
}

const clockOf = (parts: readonly (string | undefined)[]): number | null => {
  const [hour = 0, minute = 0, second = 0] = parts.slice(0, 3).map((part) => Number(part ?? 0))
  if (hour > 23 || minute > 59 || second > 59) return null
  const fraction = Number((parts[3] ?? '').padEnd(3, '0').slice(0, 3))
  return ((hour * 60 + minute) * 60 + second) * 1000 + fraction
}

/** Reads an ISO 8601 instant, or a date as its midnight; without a zone it is told in the given one. Null for any other text. */
export const parseInstant = (text: string, zone = 0): Instant | null => {
  const [, date = '', ...clock] = form.exec(text) ?? []
  const civil = CivilDate.parse(date)
  const milliseconds = clockOf(clock)
  if (civil.kind === 'failure' || milliseconds === null) return null
  const written = clock[4]
  const offset = written === undefined ? zone : offsetOf(written)
  return { milliseconds: CivilDate.toDays(civil.value) * day + milliseconds - offset * 60_000, offset }
}

const digits = (value: number, width: number): string => value.toString().padStart(width, '0')

/** Writes an instant in UTC, always in the same width, so that texts compare as instants do. */
export const formatInstant = ({ milliseconds }: Instant): string => {
  const days = Math.floor(milliseconds / day)
  const rest = milliseconds - days * day
  const seconds = Math.floor(rest / 1000)
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => digits(part, 2))
  return `${CivilDate.fromDays(days)}T${clock.join(':')}.${digits(rest % 1000, 3)}Z`
}

/** Adds a span; months are counted in the calendar of the place the instant was told in, to the last day where there is no such day. */
export const addSpan = ({ milliseconds, offset }: Instant, span: Span): Instant => {
  if (span.months === 0) return { milliseconds: milliseconds + span.milliseconds, offset }
  const local = milliseconds + offset * 60_000
  const days = Math.floor(local / day)
  const moved = CivilDate.toDays(CivilDate.addMonths(CivilDate.fromDays(days), span.months))
  return { milliseconds: milliseconds + (moved - days) * day + span.milliseconds, offset }
}
