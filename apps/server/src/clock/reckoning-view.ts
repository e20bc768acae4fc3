import {
  alarmSentence,
  clockSentence,
  clockWord,
  dueSentence,
  type LimitReckoning,
  type Locale,
} from '@ceyuan/contract'
import { alarmsOf, dayLines, dueOf, type Due } from '@ceyuan/procedure'
import type { Reckoned } from './asked-clock.ts'

const dueView = (due: Due): Pick<LimitReckoning, 'settled' | 'due' | 'earliest' | 'latest' | 'settledTo'> => {
  switch (due.kind) {
    case 'settled':
      return { settled: true, due: due.on }
    case 'range':
      return { settled: false, earliest: due.earliest, latest: due.latest, settledTo: due.settledTo }
    case 'paused':
      return { settled: false }
  }
}

const stateView = ({ clock, state }: Reckoned, locale: Locale): Pick<LimitReckoning, 'state'> => {
  if (!state) return {}
  const { on, phase, used, left, over } = state
  return { state: { on, phase, used, left, over, text: clockSentence(state, clock.limit.kind, locale) } }
}

/** A reckoning as it goes out: docs/guide/clock.md describes it. */
export const reckoningView = (reckoned: Reckoned, locale: Locale): LimitReckoning => {
  const { clock, calendar, start } = reckoned
  const due = dueOf(clock, calendar)
  const { days, kind, basis } = clock.limit
  const { settledFrom, settledTo, knownOn } = calendar
  return {
    ...dueView(due),
    text: dueSentence(due, locale),
    from: start,
    days,
    kind,
    extendedBy: clock.events.reduce((sum, event) => sum + (event.kind === 'extended' ? event.days : 0), 0),
    basis,
    calendar: { settledFrom, settledTo, knownOn },
    alarms: alarmsOf(clock, calendar).map((alarm) => ({
      kind: alarm.kind,
      on: alarm.on,
      settled: alarm.isSettled,
      since: alarm.since,
      text: alarmSentence(alarm, locale),
    })),
    ...stateView(reckoned, locale),
    counted: dayLines(clock, calendar, due).map(({ day, counts, why, number }) => ({
      day,
      counts,
      why,
      number,
      text: clockWord(`why.${why}`, locale),
    })),
  }
}
