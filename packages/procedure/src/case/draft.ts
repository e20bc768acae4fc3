import type { Facts } from '@ceyuan/feel'
import type { Problem } from '@ceyuan/values'
import { nodeOf, type Procedure } from '../definition/procedure.ts'
import type { Node } from '../definition/node.ts'
import type { Effect, Mark } from './effect.ts'
import type { Awaited, CaseState, Instance, Status, Timer, Token } from './state.ts'

/** A token on its way: to a node along a flow, or to the next instance of a multi-instance activity. */
export type Move = {
  readonly node: string
  readonly scope: number
  readonly flow: string | null
  readonly of?: number
}

/** A case in the middle of a step. The functions of this folder change it; outside `step` nobody sees it. */
export type Draft = {
  readonly procedure: Procedure
  at: string
  status: Status
  reason: string | null
  next: number
  tokens: Token[]
  instances: Instance[]
  timers: Timer[]
  messages: Awaited[]
  facts: Facts
  readonly effects: Effect[]
  readonly trace: Mark[]
  /** Tokens on their way; the last goes first. */
  ready: Move[]
}

/** Thrown to leave a step that cannot be taken; `step` turns it into a failure and the case stays as it was. */
export class Halt extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** Opens a case for a step. */
export const draftOf = (procedure: Procedure, state: CaseState, at: string): Draft => ({
  procedure,
  at,
  status: state.status,
  reason: state.reason,
  next: state.next,
  tokens: state.tokens.slice(),
  instances: state.instances.slice(),
  timers: state.timers.slice(),
  messages: state.messages.slice(),
  facts: state.facts,
  effects: [],
  trace: [],
  ready: [],
})

/** Gives the case after the step. */
export const stateOf = (draft: Draft): CaseState =>
  Object.freeze({
    kind: 'case',
    procedure: draft.procedure.id,
    version: draft.procedure.version,
    status: draft.status,
    reason: draft.reason,
    next: draft.next,
    tokens: draft.tokens,
    instances: draft.instances,
    timers: draft.timers,
    messages: draft.messages,
    facts: draft.facts,
  })

/** The node of an element of the procedure that a draft follows. */
export const nodeIn = ({ procedure }: Draft, element: string): Node => nodeOf(procedure, element)

/** Finds an instance by its id. */
export const findInstance = ({ instances }: Draft, id: number): Instance | undefined =>
  instances.find((instance) => instance.id === id)

/** Puts an instance in the place of the one with its id. */
export const replaceInstance = (draft: Draft, changed: Instance): void => {
  draft.instances = draft.instances.map((instance) => (instance.id === changed.id ? changed : instance))
}

/** Marks the way. */
export const mark = (draft: Draft, element: string, act: Mark['act']): void => void draft.trace.push({ element, act })
