import { clockWord, listLimits, reckonLimit, type Locale, type StatutoryLimit as LimitView } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import type { StatutoryLimit } from '../city/city.ts'
import type { Feature, Label } from '../context.ts'
import { calendarOf } from '../coordination/context.ts'
import { bind } from '../http/call.ts'
import { reckonAsked } from './asked-clock.ts'
import { reckoningView } from './reckoning-view.ts'

const silenceKeys = { accepted: 'silence.accepted', approved: 'silence.approved', renewed: 'silence.renewed' } as const

const limitView = (limit: StatutoryLimit, locale: Locale): LimitView => {
  const words = ({ zh, en }: Label): string => (locale === 'en' ? en : zh)
  const { extension, silence, unseen, note } = limit
  return {
    ...limit,
    matter: words(limit.matter),
    stage: words(limit.stage),
    days: limit.days ?? null,
    from: words(limit.from),
    extension: extension ? { most: extension.most, approver: words(extension.approver) } : null,
    pauses: limit.pauses.map((reason) => clockWord(`reason.${reason}`, locale)),
    silence: silence ? clockWord(silenceKeys[silence.effect], locale) : null,
    unseen: unseen ? words(unseen) : null,
    note: note ? words(note) : null,
  }
}

/** Legal clocks for anyone: the limits of the city's matters, and the reckoning of one. */
export const clockFeature: Feature = ({ city }) => [
  bind(listLimits, async ({ locale }) => {
    const { settledFrom, settledTo } = calendarOf(city)
    const items = city.limits.map((limit) => limitView(limit, locale))
    return Result.success({ items, next: null, calendar: { settledFrom, settledTo } })
  }),
  bind(reckonLimit, async ({ query: { pause, extend, ...query }, locale }) => {
    const asked = {
      ...query,
      pauses: pause?.split(';').filter((one) => one !== '') ?? [],
      extend: extend === undefined || extend === '' ? [] : [extend],
    }
    return Result.map(reckonAsked(asked, city, clockWord('asked', locale)), (reckoned) =>
      reckoningView(reckoned, locale),
    )
  }),
]
