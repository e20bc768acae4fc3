import type { Facts } from '@ceyuan/feel'
import { Problem, Result } from '@ceyuan/values'
import type { Procedure } from '../definition/procedure.ts'
import { addSpan, formatInstant, parseInstant } from '../moment/instant.ts'
import { parseSpan } from '../moment/span.ts'
import type { Status } from '../case/state.ts'
import type { Act } from './script.ts'
import { act, begin, type Stage, stageOf } from './stage.ts'

/** What a play has come to. */
export type Play = {
  /** Ids of the elements in the order they were entered; a join once each time it passes. */
  readonly trace: readonly string[]
  readonly completed: readonly string[]
  readonly ended: boolean
  readonly status: Status
  /** The code of the error that ended the case. */
  readonly reason: string | null
  readonly facts: Facts
  /** Ids of the elements at which the case waits. */
  readonly waiting: readonly string[]
  readonly at: string
}

const greatestTurns = 10_000

const dueTimes = ({ roles }: Stage): readonly string[] =>
  roles
    .filter(({ state }) => state.status === 'live')
    .flatMap(({ state }) => state.timers.flatMap(({ at }) => (at === null ? [] : [at])))
    .toSorted()

// The first timer of all cases goes first.
const passTo = (stage: Stage, until: string): Result<Stage> => {
  const [at] = dueTimes(stage)
  if (at === undefined || at > until) return Result.success({ ...stage, at: until })
  const role = stage.roles.findIndex(
    ({ state }) => state.status === 'live' && state.timers.some((timer) => timer.at === at),
  )
  const now = at > stage.at ? at : stage.at
  return Result.andThen(act({ ...stage, at: now }, role, { kind: 'time', at: now }), (next) => passTo(next, until))
}

const advance = (stage: Stage, text: string): Result<Stage> => {
  const [now, span] = [parseInstant(stage.at), parseSpan(text)]
  const until = now && span ? addSpan(now, span) : parseInstant(text)
  return until
    ? passTo(stage, formatInstant(until))
    : Result.failure(Problem.create('procedure.time-unreadable', { element: null, found: text }))
}

const awaits = ({ roles }: Stage, { message, key }: Extract<Act, { kind: 'message' }>): number =>
  roles.findIndex(
    ({ state }) =>
      state.status === 'live' &&
      state.messages.some((each) => each.name === message && (each.key === null || each.key === key)),
  )

/** Plays one act of a script; null where it is not its turn yet. */
const perform = (stage: Stage, given: Act): Result<Stage> | null => {
  const { at } = stage
  switch (given.kind) {
    case 'task': {
      const waiting = stage.waiting.find(({ element }) => element === given.task)
      if (!waiting) return null
      const { role, task } = waiting
      const { facts, error: code } = given
      return act(
        stage,
        role,
        code === null ? { kind: 'complete', at, task, facts } : { kind: 'error', at, task, code, facts },
      )
    }
    case 'message': {
      const role = awaits(stage, given)
      const { message: name, key, facts } = given
      return role < 0 ? null : act(stage, role, { kind: 'message', at, name, key, facts })
    }
    case 'advance':
      return advance(stage, given.span)
    case 'cancel':
      return act(stage, 0, { kind: 'cancel', at, reason: given.reason })
    case 'start':
    case 'stop':
      return Result.success(stage)
  }
}

/** What happens of itself: the first task that the script does not name is done, or else the first timer fires; null where nothing does. */
const unfold = (stage: Stage, rest: readonly Act[]): Result<Stage> | null => {
  const named = new Set(rest.flatMap((each) => (each.kind === 'task' ? [each.task] : [])))
  const next = stage.waiting.find(({ element }) => !named.has(element))
  if (next) return act(stage, next.role, { kind: 'complete', at: stage.at, task: next.task })
  const [due] = dueTimes(stage)
  return due === undefined ? null : passTo(stage, due > stage.at ? due : stage.at)
}

const unmet = (stage: Stage, place: number): Result<Stage> =>
  Result.failure(Problem.create('procedure.script-unmet', { entry: place + 1, waiting: waitingOf(stage) }))

const isOver = ({ roles }: Stage, next: Act | undefined): boolean =>
  next?.kind === 'stop' || roles[0]?.state.status !== 'live'

const run = (started: Stage, script: readonly Act[]): Result<Stage> => {
  let [stage, place] = [started, 0]
  for (let turn = 0; turn < greatestTurns; turn += 1) {
    const next = script[place]
    if (isOver(stage, next)) return Result.success(stage)
    const performed = next ? perform(stage, next) : null
    if (performed) place += 1
    const result = performed ?? unfold(stage, script.slice(place))
    if (result === null) return next ? unmet(stage, place) : Result.success(stage)
    if (result.kind === 'failure') return result
    stage = result.value
  }
  return Result.failure(Problem.create('procedure.endless-play', { turns: greatestTurns, waiting: waitingOf(stage) }))
}

const waitingOf = ({ roles }: Stage): readonly string[] =>
  roles.flatMap(({ procedure, state }) =>
    state.instances.flatMap(({ element, count }) => {
      const isScope = procedure.nodes.get(element)?.kind === 'subprocess'
      return isScope || count ? [] : [element]
    }),
  )

/**
 * Plays a case of the first procedure from its start: acts of the script in their order, and in between and afterwards
 * tasks in the order they came, then timers. Procedures that are called are found among the others; a call of any other waits as a task does.
 */
export const play = (
  procedures: readonly [Procedure, ...Procedure[]],
  options: { readonly facts: Facts; readonly script: readonly Act[]; readonly at: string },
): Result<Play> => {
  const [first] = options.script
  const script = first?.kind === 'start' ? options.script.slice(1) : options.script
  const started = begin(stageOf(procedures, options.at), options.facts, first?.kind === 'start' ? first.element : null)
  return Result.map(
    Result.andThen(started, (stage) => run(stage, script)),
    (stage) => {
      const { status, reason, facts } = stage.roles[0]?.state ?? { status: 'new', reason: null, facts: {} }
      const { entered: trace, completed, at } = stage
      return { trace, completed, ended: status !== 'live', status, reason, facts, waiting: waitingOf(stage), at }
    },
  )
}
