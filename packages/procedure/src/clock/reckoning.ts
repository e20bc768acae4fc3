import { CivilDate, type WorkingCalendar } from '@ceyuan/values'
import { boundsOf, dueOf, type Due } from './due.ts'
import type { LegalClock } from './legal-clock.ts'

/** A due date with the calendar it was reckoned by: what is kept, and compared when a notice comes late or is corrected. */
export type Reckoning = {
  readonly due: Due
  readonly knownOn: CivilDate | null
  readonly settledTo: CivilDate
}

/** What changed from one reckoning to a later one. `byDays` is how far the day moved, counted in all days; null where one of them is no single day. */
export type ReckoningChange = {
  readonly kind: 'same' | 'settled' | 'narrowed' | 'moved'
  readonly from: Reckoning
  readonly to: Reckoning
  readonly byDays: number | null
}

/** Reckons a clock by the calendar in force. */
export const reckon = (clock: LegalClock, calendar: WorkingCalendar): Reckoning => ({
  due: dueOf(clock, calendar),
  knownOn: calendar.knownOn,
  settledTo: calendar.settledTo,
})

const kindOf = (from: Due, to: Due): ReckoningChange['kind'] => {
  const [before, after] = [boundsOf(from), boundsOf(to)]
  if (!before || !after) return from.kind === to.kind ? 'same' : 'moved'
  if (from.kind === to.kind && before.earliest === after.earliest && before.latest === after.latest) return 'same'
  const isInside = before.earliest <= after.earliest && after.latest <= before.latest
  if (from.kind !== 'range' || !isInside) return 'moved'
  return to.kind === 'settled' ? 'settled' : 'narrowed'
}

/** What changed from one reckoning to a later one: a range that settled, a day that a corrected calendar moved. */
export const compareReckonings = (from: Reckoning, to: Reckoning): ReckoningChange => {
  const [before, after] = [from.due, to.due]
  const byDays =
    before.kind === 'settled' && after.kind === 'settled' ? CivilDate.daysBetween(before.on, after.on) : null
  return { kind: kindOf(before, after), from, to, byDays }
}
