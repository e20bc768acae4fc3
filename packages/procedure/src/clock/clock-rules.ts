import { Problem } from '@ceyuan/values'
import type { ClockEvent } from './clock-event.ts'
import type { Limit } from './limit.ts'
import { pausesOf } from './pause.ts'

/** The most days that a limit may have: ten years. */
export const mostDays = 3650

const isWholeWithin = (days: number, most: number): boolean => Number.isInteger(days) && days >= 1 && days <= most

/** What is wrong with a limit. */
export const limitProblem = ({ days }: Limit): Problem | undefined =>
  isWholeWithin(days, mostDays)
    ? undefined
    : Problem.create('clock.days-out-of-bounds', { found: String(days), most: mostDays })

type Check<K extends ClockEvent['kind']> = (
  limit: Limit,
  before: readonly ClockEvent[],
  event: Extract<ClockEvent, { readonly kind: K }>,
) => Problem | undefined

const isOpen = (before: readonly ClockEvent[], reason: string): boolean =>
  pausesOf(before).some((pause) => pause.reason === reason && pause.to === Number.POSITIVE_INFINITY)

const onStarted: Check<'started'> = (_, before, { on }) =>
  before.length === 0 ? undefined : Problem.create('clock.started-twice', { on })

const onPaused: Check<'paused'> = ({ pauses }, _, { reason }) =>
  pauses && !pauses.includes(reason)
    ? Problem.create('clock.pause-not-allowed', { reason, allowed: [...pauses] })
    : undefined

const onResumed: Check<'resumed'> = (_, before, { on, reason }) =>
  isOpen(before, reason) ? undefined : Problem.create('clock.not-paused', { reason, on })

const onExtended: Check<'extended'> = ({ extension }, before, { days, on }) => {
  if (before.some(({ kind }) => kind === 'extended')) return Problem.create('clock.extended-twice', { on })
  const most = extension?.most ?? mostDays
  return isWholeWithin(days, most) ? undefined : Problem.create('clock.extension-too-long', { found: days, most })
}

const checked = (limit: Limit, before: readonly ClockEvent[], event: ClockEvent): Problem | undefined => {
  switch (event.kind) {
    case 'started':
      return onStarted(limit, before, event)
    case 'paused':
      return onPaused(limit, before, event)
    case 'resumed':
      return onResumed(limit, before, event)
    case 'extended':
      return onExtended(limit, before, event)
    case 'stopped':
    case 'deemed':
      return undefined
  }
}

/** Why an event may not follow those before it. */
export const eventProblem = (limit: Limit, before: readonly ClockEvent[], event: ClockEvent): Problem | undefined => {
  const last = before.at(-1)
  if (!last) return event.kind === 'started' ? undefined : Problem.create('clock.not-started', {})
  if (last.kind === 'stopped' || last.kind === 'deemed') {
    return Problem.create('clock.already-ended', { on: event.on, ended: last.on })
  }
  if (event.on < last.on) return Problem.create('clock.out-of-order', { on: event.on, last: last.on })
  return checked(limit, before, event)
}
