import type { Facts, FeelValue } from '@ceyuan/feel'
import type { Procedure } from '../definition/procedure.ts'

/** A token that waits on a flow into a join. Scope: the instance of the sub-process it is in, 0 the procedure itself. */
export type Token = { readonly flow: string; readonly scope: number }

/** A count of the instances of a multi-instance activity. */
export type Count = {
  readonly total: number
  readonly started: number
  readonly done: number
  /** The items, one for each instance; null where there is only a number. */
  readonly items: readonly FeelValue[] | null
  /** What the instances gave, in their order; null where nothing is gathered. */
  readonly gathered: readonly FeelValue[] | null
}

/** An element under way: a task that waits, an event awaited, a sub-process, a call, or the whole of a multi-instance activity. */
export type Instance = {
  readonly id: number
  readonly element: string
  readonly scope: number
  /** Of the whole of a multi-instance activity: how far it is. */
  readonly count?: Count
  /** Of one instance of it: the whole. */
  readonly of?: number
  readonly index?: number
  /** Facts that only this instance and what is in it can see. */
  readonly facts?: Facts
  /** When the task is due, as the legal clock has told. */
  readonly due?: string | null
}

/** A timer. `at` is null while the legal clock has not told it, or while it is stopped. */
export type Timer = {
  readonly id: number
  readonly holder: number
  readonly element: string
  readonly at: string | null
  /** How often it will still fire after this time; null without end. Left out for a timer that fires once. */
  readonly left?: number | null
}

/** A message waited for. */
export type Awaited = {
  readonly id: number
  readonly holder: number
  readonly element: string
  readonly name: string
  readonly key: string | null
}

/** How a case stands. */
export type Status = 'new' | 'live' | 'completed' | 'failed' | 'cancelled'

/** The whole of a case: rows of tokens, instances, timers and messages, the facts, and the definition it follows. */
export type CaseState = {
  readonly kind: 'case'
  readonly procedure: string
  readonly version: string
  readonly status: Status
  /** The code of the error that ended the case, or the reason it was cancelled for. */
  readonly reason: string | null
  /** The id of the next row. */
  readonly next: number
  readonly tokens: readonly Token[]
  readonly instances: readonly Instance[]
  readonly timers: readonly Timer[]
  readonly messages: readonly Awaited[]
  readonly facts: Facts
}

/** A case of a procedure that has not started yet. */
export const newCase = ({ id, version }: Procedure): CaseState =>
  Object.freeze({
    kind: 'case',
    procedure: id,
    version,
    status: 'new',
    reason: null,
    next: 1,
    tokens: [],
    instances: [],
    timers: [],
    messages: [],
    facts: {},
  })
