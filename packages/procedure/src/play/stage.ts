import type { Facts } from '@ceyuan/feel'
import { Result } from '@ceyuan/values'
import type { Effect } from '../case/effect.ts'
import type { CaseEvent } from '../case/event.ts'
import { type CaseState, newCase } from '../case/state.ts'
import { step } from '../case/step.ts'
import type { Procedure } from '../definition/procedure.ts'

/** A case in a play; a call is a case of its own, below the task that called it. */
export type Role = {
  readonly procedure: Procedure
  readonly state: CaseState
  readonly caller: { readonly role: number; readonly task: number } | null
}

/** A task that waits to be done. */
export type Waiting = { readonly role: number; readonly task: number; readonly element: string }

/** Everything that is on the stage: the cases, the tasks that wait in the order they came, and the way so far. */
export type Stage = {
  readonly procedures: readonly Procedure[]
  readonly at: string
  readonly roles: readonly Role[]
  readonly waiting: readonly Waiting[]
  readonly entered: readonly string[]
  readonly completed: readonly string[]
}

const forget = (stage: Stage, role: number, task: number): Stage => ({
  ...stage,
  waiting: stage.waiting.filter((each) => each.role !== role || each.task !== task),
})

const addRole = (stage: Stage, procedure: Procedure, caller: Role['caller']): Stage => ({
  ...stage,
  roles: [...stage.roles, { procedure, state: newCase(procedure), caller }],
})

// A call sees all facts of its caller; what it knows at its end, the caller knows.
const callOrWait = (stage: Stage, role: number, effect: Extract<Effect, { kind: 'callStarted' }>): Result<Stage> => {
  const { task, element, called } = effect
  const procedure = stage.procedures.find(({ id }) => id === called)
  if (!procedure) return Result.success({ ...stage, waiting: [...stage.waiting, { role, task, element }] })
  const facts = stage.roles[role]?.state.facts ?? {}
  return act(addRole(stage, procedure, { role, task }), stage.roles.length, { kind: 'start', at: stage.at, facts })
}

const sayTo = (stage: Stage, name: string, key: string | null): Result<Stage> => {
  const role = stage.roles.findIndex(
    ({ state }) =>
      state.status === 'live' && state.messages.some((each) => each.name === name && (each.key ?? key) === key),
  )
  return role < 0 ? Result.success(stage) : act(stage, role, { kind: 'message', at: stage.at, name, key })
}

const tellCaller = (stage: Stage, role: number): Result<Stage> => {
  const { caller, state } = stage.roles[role] ?? {}
  if (!caller || !state || stage.roles[caller.role]?.state.status !== 'live') return Result.success(stage)
  const { facts, status, reason } = state
  const { task } = caller
  if (status === 'completed') return act(stage, caller.role, { kind: 'complete', at: stage.at, task, facts })
  return status === 'failed'
    ? act(stage, caller.role, { kind: 'error', at: stage.at, task, code: reason ?? '' })
    : Result.success(stage)
}

const cancelled = (stage: Stage, role: number, task: number): Result<Stage> => {
  const callee = stage.roles.findIndex(({ caller }) => caller?.role === role && caller.task === task)
  const rest = forget(stage, role, task)
  return stage.roles[callee]?.state.status === 'live'
    ? act(rest, callee, { kind: 'cancel', at: stage.at, reason: 'caller' })
    : Result.success(rest)
}

const follow = (stage: Stage, role: number, effect: Effect): Result<Stage> => {
  switch (effect.kind) {
    case 'taskMade':
    case 'serviceAsked': {
      const { task, element } = effect
      return Result.success({ ...stage, waiting: [...stage.waiting, { role, task, element }] })
    }
    case 'callStarted':
      return callOrWait(stage, role, effect)
    case 'taskCancelled':
      return cancelled(stage, role, effect.task)
    case 'messageThrown':
      return sayTo(stage, effect.name, effect.key)
    case 'ended':
      return tellCaller(stage, role)
    case 'timerArmed':
    case 'timerDisarmed':
      return Result.success(stage)
  }
}

/** Lets an event happen to one of the cases, with all that follows from it in the others. */
export const act = (stage: Stage, role: number, event: CaseEvent): Result<Stage> => {
  const playing = stage.roles[role]
  if (!playing) return Result.success(stage)
  return Result.andThen(step(playing.procedure, playing.state, event), ({ state, effects, trace }) => {
    const marks = (wanted: string): readonly string[] =>
      trace.flatMap(({ element, act: done }) => (done === wanted ? [element] : []))
    const known = event.kind === 'complete' || event.kind === 'error' ? forget(stage, role, event.task) : stage
    const after: Stage = {
      ...known,
      roles: stage.roles.with(role, { ...playing, state }),
      entered: [...stage.entered, ...marks('entered')],
      completed: [...stage.completed, ...marks('completed')],
    }
    return effects.reduce<Result<Stage>>(
      (result, effect) => Result.andThen(result, (next) => follow(next, role, effect)),
      Result.success(after),
    )
  })
}

/** Sets a stage with one case that has not started. */
export const stageOf = (procedures: readonly [Procedure, ...Procedure[]], at: string): Stage =>
  addRole({ procedures, at, roles: [], waiting: [], entered: [], completed: [] }, procedures[0], null)

/** Starts the case of a stage. */
export const begin = (stage: Stage, facts: Facts, element: string | null): Result<Stage> =>
  act(stage, 0, { kind: 'start', at: stage.at, facts, ...(element === null ? {} : { element }) })
