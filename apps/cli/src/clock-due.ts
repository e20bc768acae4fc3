import { LegalClock, reckonable, stateOn, type Limit } from '@ceyuan/procedure'
import { CivilDate, Problem, Result, WorkingCalendar } from '@ceyuan/values'
import type { City, StatutoryLimit } from '../../server/src/city/city.ts'
import { nearestName } from '../../server/src/city/nearest-name.ts'
import { readCity } from '../../server/src/open-city.ts'
import { configFor } from './arguments.ts'
import { eventsOf, readClockWords, readDays, readKind, readPauses, type ClockWords } from './clock-arguments.ts'
import { plainReckoning, toReport, type Reckoned } from './clock-report.ts'
import { localeHere, print, printProblems, say } from './language.ts'

const namedLimit = (city: City, id: string): Result<Limit> => {
  const known = city.limits.filter(({ days }) => days !== undefined).map((limit) => limit.id)
  const found = city.limits.find((limit) => limit.id === id)
  if (found?.days === undefined) {
    const nearest = nearestName(id, known) ?? 'none'
    return Result.failure(Problem.create('clock.limit-unknown', { id, nearest, known }))
  }
  return Result.success(asLimit(found, found.days))
}

const asLimit = ({ kind, from, basis, extension, silence }: StatutoryLimit, days: number): Limit => ({
  days,
  kind,
  from: from.zh,
  basis,
  silence,
  ...(extension ? { extension: { most: extension.most, approver: extension.approver.zh } } : {}),
})

const limitOf = (words: ClockWords, city: City): Result<Limit> => {
  if (words.limit !== undefined) return namedLimit(city, words.limit)
  const basis = { title: say('clock.asked') }
  const days = readDays(words.days ?? '')
  if (days.kind === 'failure') return days
  return Result.map(readKind(words.kind ?? ''), (kind) => ({ days: days.value, kind, from: basis.title, basis }))
}

const optionalDay = (text: string | undefined): Result<CivilDate | null> =>
  text === undefined ? Result.success(null) : CivilDate.parse(text)

const readClock = (
  words: ClockWords,
  city: City,
): Result<{ readonly clock: LegalClock; readonly start: CivilDate }> => {
  const start = CivilDate.parse(words.from)
  if (start.kind === 'failure') return start
  const limit = limitOf(words, city)
  if (limit.kind === 'failure') return limit
  const [pauses, extensions] = [readPauses(words.pauses, start.value), Result.all(words.extend.map(readDays))]
  if (pauses.kind === 'failure') return pauses
  if (extensions.kind === 'failure') return extensions
  const approver = limit.value.extension?.approver ?? ''
  const events = eventsOf(start.value, pauses.value, extensions.value, approver)
  return Result.map(LegalClock.create(limit.value, events), (clock) => ({ clock, start: start.value }))
}

const reckonAsked = (words: ClockWords, city: City): Result<Reckoned> => {
  const [known, on] = [optionalDay(words.known), optionalDay(words.on)]
  if (known.kind === 'failure') return known
  if (on.kind === 'failure') return on
  const calendar = WorkingCalendar.create(city.calendar, known.value)
  if (calendar.kind === 'failure') return calendar
  const read = readClock(words, city)
  if (read.kind === 'failure') return read
  const { clock, start } = read.value
  return Result.map(reckonable(clock, calendar.value), () => ({
    clock,
    start,
    calendar: calendar.value,
    state: on.value === null ? null : stateOn(clock, on.value, calendar.value),
  }))
}

/** `ceyuan clock due --from DATE (--days N --kind working|natural | --limit ID) …`: the last day of a limit, day by day. */
export const run = async (args: readonly string[]): Promise<number> => {
  const words = readClockWords(args)
  if (words === 'help') {
    print(say('usage.clock due'))
    return 0
  }
  if (words === undefined) {
    process.stderr.write(`${say('usage.clock due')}\n`)
    return 2
  }
  const config = configFor(words.city)
  if (config.kind === 'failure') return printProblems(config.problems)
  const city = await readCity(config.value)
  if (city.kind === 'failure') return printProblems(city.problems)
  const reckoned = reckonAsked(words, city.value)
  if (reckoned.kind === 'failure') return printProblems(reckoned.problems)
  print(
    words.json
      ? JSON.stringify(plainReckoning(reckoned.value, localeHere()), null, 2)
      : toReport(reckoned.value, localeHere()),
  )
  return 0
}
