import { CivilDate } from '@ceyuan/values'
import type { ClockEvent } from './clock-event.ts'
import type { PauseReason } from './limit.ts'

/** A time that is not counted: half-open, in days from 1970-01-01; `to` is infinite while it lasts. */
export type Pause = { readonly reason: PauseReason; readonly from: number; readonly to: number }

/** The pauses that the events of a clock tell of, in the order in which they began. */
export const pausesOf = (events: readonly ClockEvent[]): readonly Pause[] => {
  const pauses: Pause[] = []
  for (const event of events) {
    if (event.kind === 'paused') {
      pauses.push({ reason: event.reason, from: CivilDate.toDays(event.on), to: Number.POSITIVE_INFINITY })
    }
    if (event.kind === 'resumed') {
      const at = pauses.findIndex(({ reason, to }) => reason === event.reason && to === Number.POSITIVE_INFINITY)
      const open = pauses[at]
      if (open) pauses[at] = { ...open, to: CivilDate.toDays(event.on) }
    }
  }
  return pauses
}

/** The pauses in which a day lies; several may run at once, and the day is then left out once. */
export const pausesOn = (pauses: readonly Pause[], day: number): readonly Pause[] =>
  pauses.filter(({ from, to }) => from <= day && day < to)
