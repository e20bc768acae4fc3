import type { LimitReckoning, Locale } from '@ceyuan/contract'
import { CivilDate } from '@ceyuan/values'
import { say } from './language.ts'

type Line = LimitReckoning['counted'][number]

const weekdayOf = (day: string, locale: Locale): string => {
  const weekday = CivilDate.is(day) ? CivilDate.weekday(day) : 0
  return say(`clock.weekday.${locale === 'en' ? 'en' : 'zh'}`, { weekday: String(weekday) })
}

const lineText = ({ day, number, text }: Line, locale: Locale): string =>
  `  ${day} ${weekdayOf(day, locale)}  ${String(number ?? '').padStart(4)}  ${text}`

/** A reckoning to be read by people: when it is due, what it brings about, and every day of the count. */
export const toReport = ({ text, state, alarms, counted }: LimitReckoning, locale: Locale): string =>
  [
    text,
    ...(state ? [say('clock.state', { on: state.on, text: state.text })] : []),
    ...alarms.map((alarm) => `  ${alarm.on}  ${alarm.text}`),
    say('clock.counted'),
    ...counted.map((line) => lineText(line, locale)),
  ].join('\n')
