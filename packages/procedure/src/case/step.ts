import { Problem, Result } from '@ceyuan/values'
import type { Procedure } from '../definition/procedure.ts'
import { draftOf, Halt, stateOf } from './draft.ts'
import type { Effect, Mark } from './effect.ts'
import type { CaseEvent } from './event.ts'
import { react } from './react.ts'
import { settle } from './settle.ts'
import type { CaseState } from './state.ts'

/** What a step gives: the case after it, what the world has to do, and the way the tokens took. */
export type Step = {
  readonly state: CaseState
  readonly effects: readonly Effect[]
  readonly trace: readonly Mark[]
}

const refusal = (procedure: Procedure, state: CaseState, event: CaseEvent): Problem | null => {
  if (state.procedure !== procedure.id || state.version !== procedure.version) {
    const [found, wanted] = [`${state.procedure} ${state.version}`, `${procedure.id} ${procedure.version}`]
    return Problem.create('procedure.other-version', { found, wanted })
  }
  return state.status === (event.kind === 'start' ? 'new' : 'live')
    ? null
    : Problem.create('procedure.case-over', { status: state.status, event: event.kind })
}

/**
 * Takes a case on by one event until every token waits. Nothing is changed but what it gives;
 * a step that cannot be taken is a failure, and the case stands as before.
 */
export const step = (procedure: Procedure, state: CaseState, event: CaseEvent): Result<Step> => {
  const problem = refusal(procedure, state, event)
  if (problem) return Result.failure(problem)
  const draft = draftOf(procedure, state, event.at)
  try {
    react(draft, event)
    settle(draft)
  } catch (error) {
    if (error instanceof Halt) return Result.failure(error.problem)
    throw error
  }
  return Result.success({ state: stateOf(draft), effects: draft.effects, trace: draft.trace })
}
