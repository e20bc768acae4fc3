import {
  LegalClock,
  mostDays,
  reckonable,
  stateOn,
  type ClockEvent,
  type ClockState,
  type Limit,
  type LimitKind,
} from '@ceyuan/procedure'
import { CivilDate, Problem, Result, WorkingCalendar } from '@ceyuan/values'
import type { City, StatutoryLimit } from '../city/city.ts'
import { nearestName } from '../city/nearest-name.ts'

/** A clock as it was asked for, in words: a limit of the city, or days and their kind; pauses are written `FROM,TO`. */
export type AskedClock = {
  readonly from: string
  readonly limit?: string | undefined
  readonly days?: string | undefined
  readonly kind?: string | undefined
  readonly pauses: readonly string[]
  readonly extend: readonly string[]
  readonly on?: string | undefined
  readonly known?: string | undefined
}

/** A clock that was asked for, the calendar it runs by, and how it stands on a day where one was asked for. */
export type Reckoned = {
  readonly clock: LegalClock
  readonly calendar: WorkingCalendar
  readonly start: CivilDate
  readonly state: ClockState | null
}

const readKind = (found: string): Result<LimitKind> =>
  found === 'working' || found === 'natural'
    ? Result.success(found)
    : Result.failure(Problem.create('clock.kind-unknown', { found }))

const readDays = (found: string): Result<number> =>
  /^-?\d{1,9}$/u.test(found.trim())
    ? Result.success(Number(found))
    : Result.failure(Problem.create('clock.days-out-of-bounds', { found, most: mostDays }))

type AskedPause = { readonly from: CivilDate; readonly to: CivilDate }

const readPause = (found: string): Result<AskedPause> => {
  const [from, to, ...more] = found.split(',').map((part) => part.trim())
  if (!from || !to || more.length > 0) return Result.failure(Problem.create('clock.pause-unreadable', { found }))
  const first = CivilDate.parse(from)
  const last = CivilDate.parse(to)
  if (first.kind === 'failure') return first
  if (last.kind === 'failure') return last
  const pause = { from: first.value, to: last.value }
  return pause.from <= pause.to
    ? Result.success(pause)
    : Result.failure(Problem.create('clock.pause-ends-before-it-begins', pause))
}

const readPauses = (found: readonly string[], start: CivilDate): Result<readonly AskedPause[]> =>
  Result.andThen(Result.all(found.map(readPause)), (pauses) => {
    const [first, ...rest] = pauses
      .filter(({ from }) => from < start)
      .map(({ from }) => Problem.create('clock.pause-before-start', { from, start }))
    return first ? Result.failure(first, ...rest) : Result.success(pauses)
  })

const asLimit = ({ kind, from, basis, extension, silence }: StatutoryLimit, days: number): Limit => ({
  days,
  kind,
  from: from.zh,
  basis,
  silence,
  ...(extension ? { extension: { most: extension.most, approver: extension.approver.zh } } : {}),
})

const namedLimit = (city: City, id: string): Result<Limit> => {
  const known = city.limits.filter(({ days }) => days !== undefined).map((limit) => limit.id)
  const found = city.limits.find((limit) => limit.id === id)
  if (found?.days !== undefined) return Result.success(asLimit(found, found.days))
  return Result.failure(Problem.create('clock.limit-unknown', { id, nearest: nearestName(id, known) ?? 'none', known }))
}

const limitOf = (asked: AskedClock, city: City, title: string): Result<Limit> => {
  if (asked.limit !== undefined) return namedLimit(city, asked.limit)
  const days = readDays(asked.days ?? '')
  if (days.kind === 'failure') return days
  return Result.map(readKind(asked.kind ?? ''), (kind) => ({ days: days.value, kind, from: title, basis: { title } }))
}

// The extension is put on the first day, for its own day does not matter to the due date.
const eventsOf = (
  start: CivilDate,
  pauses: readonly AskedPause[],
  extensions: readonly number[],
): readonly ClockEvent[] => [
  { kind: 'started', on: start },
  ...extensions.map((days) => ({ kind: 'extended', on: start, days, approver: '' }) as const),
  ...pauses
    .flatMap(({ from, to }) => [
      { kind: 'paused', on: from, reason: 'suspension' } as const,
      { kind: 'resumed', on: to, reason: 'suspension' } as const,
    ])
    .toSorted((a, b) => CivilDate.daysBetween(b.on, a.on) || a.kind.localeCompare(b.kind)),
]

const clockOf = (asked: AskedClock, city: City, title: string): Result<Pick<Reckoned, 'clock' | 'start'>> => {
  const start = CivilDate.parse(asked.from)
  if (start.kind === 'failure') return start
  const limit = limitOf(asked, city, title)
  if (limit.kind === 'failure') return limit
  const [pauses, extensions] = [readPauses(asked.pauses, start.value), Result.all(asked.extend.map(readDays))]
  if (pauses.kind === 'failure') return pauses
  if (extensions.kind === 'failure') return extensions
  const clock = LegalClock.create(limit.value, eventsOf(start.value, pauses.value, extensions.value))
  return Result.map(clock, (made) => ({ clock: made, start: start.value }))
}

const optionalDay = (text: string | undefined): Result<CivilDate | null> =>
  text === undefined ? Result.success(null) : CivilDate.parse(text)

/** Reads and reckons a clock that was asked for; `title` names its basis where it is no limit of the city. */
export const reckonAsked = (asked: AskedClock, city: City, title: string): Result<Reckoned> => {
  const [known, on] = [optionalDay(asked.known), optionalDay(asked.on)]
  if (known.kind === 'failure') return known
  if (on.kind === 'failure') return on
  const calendar = WorkingCalendar.create(city.calendar, known.value)
  if (calendar.kind === 'failure') return calendar
  const made = clockOf(asked, city, title)
  if (made.kind === 'failure') return made
  const { clock } = made.value
  return Result.map(reckonable(clock, calendar.value), () => ({
    ...made.value,
    calendar: calendar.value,
    state: on.value === null ? null : stateOn(clock, on.value, calendar.value),
  }))
}
