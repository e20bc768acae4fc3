import { CivilDate, type WorkingCalendar } from '@ceyuan/values'
import { boundsOf, dueOf, type Due } from './due.ts'
import type { LegalClock } from './legal-clock.ts'

/** One department's part of a joint review. */
export type JointPart = { readonly id: string; readonly clock: LegalClock }

/** How departments in parallel stand against the promise over all of them; `isWithin` is null while it cannot be told. */
export type JointDue = {
  readonly promised: Due
  readonly due: Due
  readonly isWithin: boolean | null
  readonly parts: readonly { readonly id: string; readonly due: Due; readonly isWithin: boolean | null }[]
}

const within = (part: Due, promised: Due): boolean | null => {
  const [own, whole] = [boundsOf(part), boundsOf(promised)]
  if (!own || !whole) return null
  if (own.latest <= whole.earliest) return true
  return own.earliest > whole.latest ? false : null
}

const later = (a: CivilDate, b: CivilDate): CivilDate => (a > b ? a : b)

const latestOf = (a: Due, b: Due): Due => {
  if (a.kind === 'paused') return a
  if (b.kind === 'paused') return b
  if (a.kind === 'settled' && b.kind === 'settled') return { kind: 'settled', on: later(a.on, b.on) }
  const [left, right] = [boundsOf(a), boundsOf(b)]
  const range = a.kind === 'range' ? a : b
  if (!left || !right || range.kind !== 'range') return range
  const [earliest, latest] = [later(left.earliest, right.earliest), later(left.latest, right.latest)]
  return earliest === latest && range.latest < latest
    ? { kind: 'settled', on: latest }
    : { kind: 'range', earliest, latest, settledTo: range.settledTo }
}

/** Departments in parallel: the last of them decides, against the promise over all. */
export const jointDueOf = (
  promise: LegalClock,
  parts: readonly [JointPart, ...JointPart[]],
  calendar: WorkingCalendar,
): JointDue => {
  const promised = dueOf(promise, calendar)
  const found = parts.map(({ id, clock }) => {
    const due = dueOf(clock, calendar)
    return { id, due, isWithin: within(due, promised) }
  })
  const due = found.map((part) => part.due).reduce(latestOf)
  return { promised, due, isWithin: within(due, promised), parts: found }
}
