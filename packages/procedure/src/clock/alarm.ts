import { CivilDate, type WorkingCalendar } from '@ceyuan/values'
import { courseOf } from './course.ts'
import { boundsOf, dueOf, usedUpOn, type Due } from './due.ts'
import type { LegalClock } from './legal-clock.ts'
import type { LegalBasis, Silence } from './limit.ts'

/** What a clock brings about by itself when nothing else happens. */
export type AlarmKind = 'half' | 'eighty' | 'limit' | 'lapsed' | 'deemedAccepted' | 'deemedApproved' | 'deemedRenewed'

/**
 * A day on which a clock does something by itself. `on` is the earliest day it may be for a warning and the latest for what follows from silence, so that
 * nobody is warned late and nothing is deemed early. `since` is the day from which a deemed decision holds.
 */
export type Alarm = {
  readonly kind: AlarmKind
  readonly on: CivilDate
  readonly isSettled: boolean
  readonly since: CivilDate | null
  readonly basis: LegalBasis
}

const deemed = {
  accepted: 'deemedAccepted',
  approved: 'deemedApproved',
  renewed: 'deemedRenewed',
} as const satisfies Readonly<Record<Silence['effect'], AlarmKind>>

const warning = (clock: LegalClock, kind: 'half' | 'eighty' | 'limit', due: Due): readonly Alarm[] => {
  const bounds = boundsOf(due)
  if (!bounds) return []
  const { basis } = clock.limit
  return [{ kind, on: bounds.earliest, isSettled: due.kind === 'settled', since: null, basis }]
}

const lapse = (clock: LegalClock, due: Due): readonly Alarm[] => {
  const bounds = boundsOf(due)
  const [started] = clock.events
  if (!bounds || !started) return []
  const { silence, basis } = clock.limit
  const on = CivilDate.addDays(bounds.latest, 1)
  const isSettled = due.kind === 'settled'
  if (!silence) return [{ kind: 'lapsed', on, isSettled, since: null, basis }]
  return [{ kind: deemed[silence.effect], on, isSettled, since: silence.since === 'start' ? started.on : on, basis }]
}

/** Everything a clock will bring about by itself if nothing more happens to it, in order. A clock that has ended brings about nothing. */
export const alarmsOf = (clock: LegalClock, calendar: WorkingCalendar): readonly Alarm[] => {
  const last = clock.events.at(-1)
  if (last?.kind === 'stopped' || last?.kind === 'deemed') return []
  const { total } = courseOf(clock)
  const [half, eighty] = [Math.ceil(total / 2), Math.ceil((total * 4) / 5)]
  const due = dueOf(clock, calendar)
  return [
    ...(half < eighty ? warning(clock, 'half', usedUpOn(clock, half, calendar)) : []),
    ...(eighty < total ? warning(clock, 'eighty', usedUpOn(clock, eighty, calendar)) : []),
    ...warning(clock, 'limit', due),
    ...lapse(clock, due),
  ]
}

/** The next of them after a day, or the first where no day is given. */
export const nextEvent = (clock: LegalClock, calendar: WorkingCalendar, after?: CivilDate): Alarm | undefined =>
  alarmsOf(clock, calendar).find(({ on }) => after === undefined || on > after)
