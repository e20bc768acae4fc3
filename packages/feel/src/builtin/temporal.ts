import { dayNames, monthNames } from '../grammar/calendar-names.ts'
import { civilDate, dayOfYear, second, weekday, weekOfYear } from '../temporal/civil.ts'
import { clockNanos, parseDate, parseDateTime, parseDuration, parseTime } from '../temporal/parse.ts'
import { fromInstant, namedZone, offsetZone, toInstant } from '../temporal/zone.ts'
import { monthsDuration } from '../value/arithmetic.ts'
import { whole } from '../value/number.ts'
import type { FeelDate, FeelDateTime, FeelTime, FeelValue, Zone } from '../value/value.ts'
import { number, text } from './argument.ts'
import type { Machine } from '../interpret/machine.ts'
import { type Builtin, builtin, signature } from './signature.ts'

const dateOf = (value: FeelValue | undefined): FeelDate | null => {
  if (value === null || value === undefined || typeof value !== 'object' || !('kind' in value)) return null
  if (value.kind === 'date and time') return value.date
  return value.kind === 'date' ? value : null
}

const timeOf = (value: FeelValue | undefined): FeelTime | null => {
  if (value === null || value === undefined || typeof value !== 'object' || !('kind' in value)) return null
  if (value.kind === 'time') return value
  return value.kind === 'date and time' ? { kind: 'time', nanos: value.nanos, zone: value.zone } : null
}

const offsetOfDuration = (value: FeelValue | undefined): Zone | null | undefined => {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object' || !('kind' in value) || value.kind !== 'days and time duration') return undefined
  return value.nanos % second === 0n ? (offsetZone(Number(value.nanos / second)) ?? undefined) : undefined
}

const clock = (hour: FeelValue, minute: FeelValue, seconds: FeelValue): bigint | null => {
  const [h, m, s] = [number(hour).toNumber(), number(minute).toNumber(), number(seconds)]
  if (s.isNegative() || !Number.isInteger(h) || !Number.isInteger(m)) return null
  const nanos = BigInt(s.minus(s.floor()).mul(1e9).floor().toFixed(0))
  return clockNanos(h, m, s.floor().toNumber(), nanos)
}

const buildTime = ([hour = null, minute = null, seconds = null, offset]: readonly FeelValue[]): FeelTime | null => {
  const nanos = clock(hour, minute, seconds)
  const zone = offsetOfDuration(offset)
  return nanos === null || zone === undefined ? null : Object.freeze({ kind: 'time', nanos, zone })
}

const joinDateTime = (
  date: FeelDate | null,
  nanos: bigint | null,
  zone: Zone | null | undefined,
): FeelDateTime | null =>
  date === null || nanos === null || zone === undefined
    ? null
    : Object.freeze({ kind: 'date and time', date, nanos, zone })

const buildDate = (year: FeelValue, month: FeelValue, day: FeelValue): FeelDate | null =>
  civilDate(number(year).toNumber(), number(month).toNumber(), number(day).toNumber())

const buildDateTime = (parts: readonly FeelValue[]): FeelDateTime | null => {
  const [year = null, month = null, day = null, hour = null, minute = null, seconds = null, zone] = parts
  const where = typeof zone === 'string' ? (namedZone(zone) ?? undefined) : offsetOfDuration(zone)
  return joinDateTime(buildDate(year, month, day), clock(hour, minute, seconds), where)
}

const monthsBetween = (from: FeelDate | null, to: FeelDate | null): FeelValue => {
  if (from === null || to === null) return null
  const months = (to.year - from.year) * 12 + to.month - from.month
  if (months > 0 && to.day < from.day) return monthsDuration(months - 1)
  return monthsDuration(months < 0 && to.day > from.day ? months + 1 : months)
}

const present = (machine: Machine): FeelDateTime | null => {
  const instant = machine.now === null ? null : parseDateTime(machine.now)
  if (instant === null) return null
  return fromInstant(toInstant(instant), machine.timeZone === null ? instant.zone : namedZone(machine.timeZone))
}

const ofDate = (name: string, result: string, run: (date: FeelDate) => FeelValue): Builtin =>
  builtin(
    name,
    signature(`date: date -> ${result}`, ([date]) => applyTo(dateOf(date), run)),
    signature(`date: date and time -> ${result}`, ([date]) => applyTo(dateOf(date), run)),
  )

const applyTo = (date: FeelDate | null, run: (date: FeelDate) => FeelValue): FeelValue => date && run(date)

const sixParts = 'year: number, month: number, day: number, hour: number, minute: number, second: number'

/** The functions of dates, times and durations. */
export const temporalBuiltins: readonly Builtin[] = [
  builtin(
    'date',
    signature('from: string -> date', ([from]) => parseDate(text(from))),
    signature('from: date -> date', ([from]) => dateOf(from)),
    signature('from: date and time -> date', ([from]) => dateOf(from)),
    signature('year: number, month: number, day: number -> date', ([year = null, month = null, day = null]) =>
      buildDate(year, month, day),
    ),
  ),
  builtin(
    'time',
    signature('from: string -> time', ([from]) => parseTime(text(from))),
    signature('from: time -> time', ([from]) => timeOf(from)),
    signature('from: date and time -> time', ([from]) => timeOf(from)),
    signature(
      'hour: number, minute: number, second: number, offset?: days and time duration or null -> time',
      buildTime,
    ),
  ),
  builtin(
    'date and time',
    signature('from: string -> date and time', ([from]) => parseDateTime(text(from))),
    ...['date', 'date and time'].map((type) =>
      signature(`date: ${type}, time: time -> date and time`, ([date, time]) =>
        joinDateTime(dateOf(date), timeOf(time)?.nanos ?? null, timeOf(time)?.zone),
      ),
    ),
    signature(`${sixParts}, offset?: days and time duration or null -> date and time`, buildDateTime),
    signature(`${sixParts}, timezone: string -> date and time`, buildDateTime),
  ),
  builtin(
    'duration',
    signature('from: string -> Any', ([from]) => parseDuration(text(from))),
  ),
  builtin(
    'years and months duration',
    ...['from: date, to: date', 'from: date and time, to: date and time'].map((parameters) =>
      signature(`${parameters} -> years and months duration`, ([from, to]) => monthsBetween(dateOf(from), dateOf(to))),
    ),
  ),
  ofDate('day of year', 'number', (date) => whole(dayOfYear(date))),
  ofDate('day of week', 'string', (date) => dayNames[weekday(date) - 1] ?? null),
  ofDate('month of year', 'string', (date) => monthNames[date.month - 1] ?? null),
  ofDate('week of year', 'number', (date) => whole(weekOfYear(date))),
  builtin(
    'now',
    signature('-> date and time', (_, machine) => present(machine)),
  ),
  builtin(
    'today',
    signature('-> date', (_, machine) => present(machine)?.date ?? null),
  ),
]
