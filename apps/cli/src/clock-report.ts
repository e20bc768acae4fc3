import { alarmSentence, clockSentence, clockWord, dueSentence, type Locale } from '@ceyuan/contract'
import {
  alarmsOf,
  boundsOf,
  dayLines,
  dueOf,
  type ClockState,
  type DayLine,
  type Due,
  type LegalClock,
} from '@ceyuan/procedure'
import { CivilDate, type WorkingCalendar } from '@ceyuan/values'
import { say } from './language.ts'

/** A clock that was reckoned, and how it stands on a day where one was asked for. */
export type Reckoned = {
  readonly clock: LegalClock
  readonly start: CivilDate
  readonly calendar: WorkingCalendar
  readonly state: ClockState | null
}

const extendedBy = ({ events }: LegalClock): number =>
  events.reduce((sum, event) => sum + (event.kind === 'extended' ? event.days : 0), 0)

const plainDue = (due: Due): object => {
  const bounds = boundsOf(due)
  if (due.kind === 'settled') return { settled: true, due: due.on }
  return { settled: false, ...bounds, ...(due.kind === 'range' ? { settledTo: due.settledTo } : {}) }
}

const plainLine = (line: DayLine, locale: Locale): object => ({
  day: line.day,
  counts: line.counts,
  why: line.why,
  number: line.number,
  text: clockWord(`why.${line.why}`, locale),
})

const plainState = (state: ClockState, clock: LegalClock, locale: Locale): object => {
  const { on, phase, used, left, over } = state
  return { on, phase, used, left, over, text: clockSentence(state, clock.limit.kind, locale) }
}

/** A reckoning as JSON: docs/guide/clock.md describes it. */
export const plainReckoning = ({ clock, start, calendar, state }: Reckoned, locale: Locale): object => {
  const due = dueOf(clock, calendar)
  const { days, kind, basis } = clock.limit
  return {
    ...plainDue(due),
    text: dueSentence(due, locale),
    from: start,
    days,
    kind,
    extendedBy: extendedBy(clock),
    basis,
    calendar: { settledFrom: calendar.settledFrom, settledTo: calendar.settledTo, knownOn: calendar.knownOn },
    alarms: alarmsOf(clock, calendar).map((alarm) => ({
      kind: alarm.kind,
      on: alarm.on,
      settled: alarm.isSettled,
      since: alarm.since,
      text: alarmSentence(alarm, locale),
    })),
    ...(state ? { state: plainState(state, clock, locale) } : {}),
    counted: dayLines(clock, calendar, due).map((line) => plainLine(line, locale)),
  }
}

const weekdayOf = (day: CivilDate, locale: Locale): string =>
  say(`clock.weekday.${locale === 'en' ? 'en' : 'zh'}`, { weekday: String(CivilDate.weekday(day)) })

const lineText = (line: DayLine, locale: Locale): string => {
  const number = line.number === null ? '' : String(line.number)
  return `  ${line.day} ${weekdayOf(line.day, locale)}  ${number.padStart(4)}  ${clockWord(`why.${line.why}`, locale)}`
}

/** A reckoning to be read by people: when it is due, what it brings about, and every day of the count. */
export const toReport = ({ clock, calendar, state }: Reckoned, locale: Locale): string => {
  const due = dueOf(clock, calendar)
  return [
    dueSentence(due, locale),
    ...(state ? [say('clock.state', { on: state.on, text: clockSentence(state, clock.limit.kind, locale) })] : []),
    ...alarmsOf(clock, calendar).map((alarm) => `  ${alarm.on}  ${alarmSentence(alarm, locale)}`),
    say('clock.counted'),
    ...dayLines(clock, calendar, due).map((line) => lineText(line, locale)),
  ].join('\n')
}
