import { Problem, Result } from '@ceyuan/values'
import type { ClockEvent } from './clock-event.ts'
import { eventProblem, limitProblem } from './clock-rules.ts'
import type { Limit } from './limit.ts'

/** A limit and what happened to it, in the order of days: all that its due date follows from, besides the calendar. */
export type LegalClock = {
  readonly kind: 'legalClock'
  readonly limit: Limit
  readonly events: readonly ClockEvent[]
}

const record = (clock: LegalClock, event: ClockEvent): Result<LegalClock> => {
  const problem = eventProblem(clock.limit, clock.events, event)
  if (problem) return Result.failure(problem)
  return Result.success(Object.freeze({ ...clock, events: Object.freeze([...clock.events, event]) }))
}

const create = (limit: Limit, events: readonly ClockEvent[]): Result<LegalClock> => {
  const problem = limitProblem(limit)
  if (problem) return Result.failure(problem)
  const [first] = events
  if (first?.kind !== 'started') return Result.failure(Problem.create('clock.not-started', {}))
  let clock: Result<LegalClock> = Result.success({ kind: 'legalClock', limit, events: [] })
  for (const event of events) clock = Result.andThen(clock, (made) => record(made, event))
  return clock
}

/** Makes legal clocks and records what happens to them; what the law does not allow is refused by name. */
export const LegalClock: Readonly<{ create: typeof create; record: typeof record }> = Object.freeze({ create, record })
