import { parseArgs } from 'node:util'
import { mostDays, type ClockEvent, type LimitKind } from '@ceyuan/procedure'
import { CivilDate, Problem, Result } from '@ceyuan/values'

/** A time that is not counted: half-open, as it was asked. */
export type AskedPause = { readonly from: CivilDate; readonly to: CivilDate }

/** What `clock due` was asked, as written. */
export type ClockWords = {
  readonly from: string
  readonly days: string | undefined
  readonly kind: string | undefined
  readonly limit: string | undefined
  readonly pauses: readonly string[]
  readonly extend: readonly string[]
  readonly on: string | undefined
  readonly known: string | undefined
  readonly city: string | undefined
  readonly json: boolean
}

const options = {
  help: { type: 'boolean', short: 'h' },
  from: { type: 'string' },
  days: { type: 'string' },
  kind: { type: 'string' },
  limit: { type: 'string' },
  pause: { type: 'string', multiple: true },
  extend: { type: 'string', multiple: true },
  on: { type: 'string' },
  known: { type: 'string' },
  city: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** A negative number after an option is its value, so that it is refused by name and not as an option. */
const joined = (args: readonly string[]): string[] =>
  args.reduce<string[]>((words, word) => {
    const last = words.at(-1) ?? ''
    return /^-\d/u.test(word) && last.startsWith('--') ? [...words.slice(0, -1), `${last}=${word}`] : [...words, word]
  }, [])

/** Reads the words of `clock due`; undefined where they are none that it knows, or do not say what is to be counted. */
export const readClockWords = (args: readonly string[]): ClockWords | 'help' | undefined => {
  try {
    const { values } = parseArgs({ args: joined(args), options })
    if (values.help) return 'help'
    const { from, days, kind, limit, pause = [], extend = [], on, known, city, json = false } = values
    const saysWhat =
      limit === undefined ? days !== undefined && kind !== undefined : days === undefined && kind === undefined
    if (from === undefined || !saysWhat) return undefined
    return { from, days, kind, limit, pauses: pause, extend, on, known, city, json }
  } catch {
    return undefined
  }
}

/** Reads a kind of days. */
export const readKind = (found: string): Result<LimitKind> =>
  found === 'working' || found === 'natural'
    ? Result.success(found)
    : Result.failure(Problem.create('clock.kind-unknown', { found }))

/** Reads a whole number of days; whether the limit allows it is the clock's to say. */
export const readDays = (found: string): Result<number> =>
  /^-?\d{1,9}$/u.test(found.trim())
    ? Result.success(Number(found))
    : Result.failure(Problem.create('clock.days-out-of-bounds', { found, most: mostDays }))

const readPause = (found: string): Result<AskedPause> => {
  const parts = found.split(',')
  const [from, to] = parts.map((part) => CivilDate.parse(part))
  if (!from || !to || parts.length !== 2 || parts.some((part) => part.trim() === '')) {
    return Result.failure(Problem.create('clock.pause-unreadable', { found }))
  }
  return Result.andThen(Result.all([from, to]), ([first = '', last = '']) =>
    CivilDate.is(first) && CivilDate.is(last) && first <= last
      ? Result.success({ from: first, to: last })
      : Result.failure(Problem.create('clock.pause-ends-before-it-begins', { from: first, to: last })),
  )
}

/** Reads every pause; one that begins before the clock starts is a mistake in one of the dates. */
export const readPauses = (found: readonly string[], start: CivilDate): Result<readonly AskedPause[]> =>
  Result.andThen(Result.all(found.map(readPause)), (pauses) => {
    const [first, ...rest] = pauses
      .filter(({ from }) => from < start)
      .map(({ from }) => Problem.create('clock.pause-before-start', { from, start }))
    return first ? Result.failure(first, ...rest) : Result.success(pauses)
  })

/** What happened, in the order of days, as it was asked; the extension on the first day, for its own day does not matter. */
export const eventsOf = (
  start: CivilDate,
  pauses: readonly AskedPause[],
  extensions: readonly number[],
  approver: string,
): readonly ClockEvent[] => [
  { kind: 'started', on: start },
  ...extensions.map((days) => ({ kind: 'extended', on: start, days, approver }) as const),
  ...pauses
    .flatMap(({ from, to }) => [
      { kind: 'paused', on: from, reason: 'suspension' } as const,
      { kind: 'resumed', on: to, reason: 'suspension' } as const,
    ])
    .toSorted(
      (a, b) =>
        CivilDate.toDays(a.on) - CivilDate.toDays(b.on) || Number(a.kind === 'resumed') - Number(b.kind === 'resumed'),
    ),
]
