import type { Alarm, ClockState, LimitKind, Due } from '@ceyuan/procedure'
import type { DayCount } from '@ceyuan/values'
import { IntlMessageFormat } from 'intl-messageformat'
import en from './locale/clock.en.json' with { type: 'json' }
import zhCN from './locale/clock.zh-CN.json' with { type: 'json' }
import type { Locale } from './problem-sentence.ts'

/** A word or sentence about legal clocks. */
export type ClockKey = keyof typeof zhCN

/** The words and sentences about legal clocks, in ICU message format. */
export const clockSentences: Readonly<Record<Locale, Readonly<Record<ClockKey, string>>>> = Object.freeze({
  'zh-CN': zhCN,
  en,
})

const separators: Readonly<Record<Locale, string>> = { 'zh-CN': '\u3001', en: ', ' }
const compiled = new Map<string, IntlMessageFormat>()

/** A word or sentence about legal clocks in a language. */
export const clockWord = (
  key: ClockKey,
  locale: Locale,
  values: Readonly<Record<string, string | number>> = {},
): string => {
  const known = compiled.get(`${locale} ${key}`)
  const message = known ?? new IntlMessageFormat(clockSentences[locale][key], locale, undefined, { ignoreTag: true })
  compiled.set(`${locale} ${key}`, message)
  return String(message.format(values))
}

/** When a limit ends, as a sentence. */
export const dueSentence = (due: Due, locale: Locale): string => {
  switch (due.kind) {
    case 'settled':
      return clockWord('due.settled', locale, { on: due.on })
    case 'range':
      if (due.earliest === due.latest) {
        return clockWord('due.expected', locale, { on: due.earliest, from: due.settledTo })
      }
      return clockWord('due.range', locale, { earliest: due.earliest, latest: due.latest, from: due.settledTo })
    case 'paused':
      return clockWord('due.paused', locale)
  }
}

type Counted = 'left' | 'over'

const countSentence = (what: Counted, count: DayCount, kind: LimitKind, locale: Locale): string =>
  count.kind === 'settled'
    ? clockWord(`${what}.${kind}`, locale, { days: count.days })
    : clockWord(`${what}Range.${kind}`, locale, { least: count.least, most: count.most })

const running = ({ due, on, left }: ClockState, kind: LimitKind, locale: Locale): string => {
  if (due.kind === 'settled' && due.on === on) return clockWord('dueToday', locale)
  const isMoved = due.kind === 'settled' && left.kind === 'settled' && left.days === 0
  return isMoved ? clockWord('lastDayMoved', locale, { on: due.on }) : countSentence('left', left, kind, locale)
}

const stopped = ({ over }: ClockState, kind: LimitKind, locale: Locale): string => {
  const isLate = over.kind === 'range' || over.days > 0
  if (!isLate) return clockWord('stopped', locale)
  return clockWord('stoppedLate', locale, { late: countSentence('over', over, kind, locale) })
}

/** How a clock stands, as a sentence: what is left, by how much it is over, or why it stands still. */
export const clockSentence = (state: ClockState, kind: LimitKind, locale: Locale): string => {
  switch (state.phase) {
    case 'running':
      return running(state, kind, locale)
    case 'over':
      return countSentence('over', state.over, kind, locale)
    case 'paused':
      return clockWord('paused', locale, {
        reasons: state.pausedFor.map((reason) => clockWord(`reason.${reason}`, locale)).join(separators[locale]),
        since: state.pausedSince ?? state.on,
      })
    case 'stopped':
      return stopped(state, kind, locale)
    case 'notStarted':
    case 'deemed':
      return clockWord(state.phase, locale)
  }
}

/** What a clock brings about, as a sentence. */
export const alarmSentence = ({ kind, since }: Alarm, locale: Locale): string =>
  clockWord(`alarm.${kind}`, locale, { since: since ?? '' })
