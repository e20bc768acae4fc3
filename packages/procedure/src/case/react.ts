import { Problem } from '@ceyuan/values'
import { problem } from '../definition/problem.ts'
import { entriesOf } from '../definition/procedure.ts'
import type { Node } from '../definition/node.ts'
import { formatInstant, parseInstant } from '../moment/instant.ts'
import { endCase } from './cancel.ts'
import { completeInstance } from './complete.ts'
import { type Draft, findInstance, Halt, nodeIn, replaceInstance } from './draft.ts'
import type { CaseEvent } from './event.ts'
import { writeFacts } from './facts.ts'
import { fire } from './fire.ts'
import { settle } from './settle.ts'
import type { Instance, Timer } from './state.ts'
import { throwError } from './throw-error.ts'
import { againOf } from './timer.ts'

type Of<K extends CaseEvent['kind']> = Extract<CaseEvent, { readonly kind: K }>

const startsOf = ({ procedure }: Draft, element: string | undefined): readonly Node[] => {
  const entries = entriesOf(procedure, procedure.id)
  if (element !== undefined) return entries.filter(({ id }) => id === element)
  const events = entries.filter(({ kind }) => kind === 'start')
  const plain = events.filter((node) => node.kind === 'start' && node.trigger.kind === 'none')
  if (events.length === 0) return entries
  return plain.length > 0 ? plain : events
}

const start = (draft: Draft, { facts, element }: Of<'start'>): void => {
  const starts = startsOf(draft, element)
  const isClear = starts.length === 1 || (starts.length > 1 && starts.every(({ kind }) => kind !== 'start'))
  if (!isClear) {
    const ids = entriesOf(draft.procedure, draft.procedure.id).map(({ id }) => id)
    throw new Halt(Problem.create('procedure.ambiguous-start', { procedure: draft.procedure.id, starts: ids }))
  }
  draft.status = 'live'
  writeFacts(draft, 0, facts)
  for (const { id } of starts.toReversed()) draft.ready.push({ node: id, scope: 0, flow: null })
}

const taskOf = (draft: Draft, task: number): Instance => {
  const instance = findInstance(draft, task)
  const node = instance && nodeIn(draft, instance.element)
  const waits = node?.kind === 'call' || (node?.kind === 'task' && (node.form === 'user' || node.form === 'service'))
  if (instance && waits && !instance.count) return instance
  throw new Halt(Problem.create('procedure.task-not-waiting', { task, element: instance?.element ?? null }))
}

const complete = (draft: Draft, { task, facts, result }: Of<'complete'>): void => {
  const instance = taskOf(draft, task)
  const node = nodeIn(draft, instance.element)
  writeFacts(draft, task, facts)
  if (result !== undefined && node.kind === 'task' && node.result) writeFacts(draft, task, { [node.result]: result })
  completeInstance(draft, instance)
}

const fail = (draft: Draft, { task, code, facts }: Of<'error'>): void => {
  const instance = taskOf(draft, task)
  writeFacts(draft, instance.scope, facts)
  throwError(draft, code, instance.id)
}

const receive = (draft: Draft, { name, key = null, facts }: Of<'message'>): void => {
  const awaited = draft.messages.find((each) => each.name === name && (each.key === null || each.key === key))
  if (!awaited) throw new Halt(Problem.create('procedure.unawaited-message', { name, key }))
  writeFacts(draft, awaited.holder, facts)
  fire(draft, awaited.element, awaited.holder)
}

const nextDue = ({ timers }: Draft, until: string): (Timer & { readonly at: string }) | null => {
  let first: (Timer & { readonly at: string }) | null = null
  for (const timer of timers) {
    const { at } = timer
    if (at !== null && at <= until && (first === null || at < first.at)) first = { ...timer, at }
  }
  return first
}

const fireTimer = (draft: Draft, timer: Timer): void => {
  const node = nodeIn(draft, timer.element)
  const isTimer = node.kind === 'boundary' && node.trigger.kind === 'timer'
  const again = isTimer ? againOf(draft, { ...node, trigger: node.trigger }, timer, timer.holder) : null
  const changed = again === null ? [] : [{ ...timer, ...again }]
  draft.timers = draft.timers.flatMap((each) => (each.id === timer.id ? changed : [each]))
  fire(draft, timer.element, timer.holder)
}

const greatestTimers = 10_000

// Timers fire in the order in which they were due, each at its own instant: a late hour changes nothing.
const pass = (draft: Draft, { at }: Of<'time'>): void => {
  const until = textOfInstant(at)
  for (let fired = 0; draft.status === 'live'; fired += 1) {
    const timer = nextDue(draft, until)
    if (!timer) return
    if (fired === greatestTimers) throw new Halt(problem('procedure.endless-step', nodeIn(draft, timer.element)))
    draft.at = timer.at
    fireTimer(draft, timer)
    settle(draft)
  }
}

const textOfInstant = (at: string): string => {
  const instant = parseInstant(at)
  if (instant) return formatInstant(instant)
  throw new Halt(Problem.create('procedure.time-unreadable', { element: null, found: at }))
}

const settleDue = (draft: Draft, { row, due }: Of<'settle'>): void => {
  const at = due === null ? null : textOfInstant(due)
  const instance = findInstance(draft, row)
  if (instance) {
    replaceInstance(draft, { ...instance, due: at })
  } else if (draft.timers.some(({ id }) => id === row)) {
    draft.timers = draft.timers.map((timer) => (timer.id === row ? { ...timer, at } : timer))
  } else throw new Halt(Problem.create('procedure.task-not-waiting', { task: row, element: null }))
}

/** What a case does at an event, before its tokens move on. */
export const react = (draft: Draft, event: CaseEvent): void => {
  switch (event.kind) {
    case 'start':
      return start(draft, event)
    case 'complete':
      return complete(draft, event)
    case 'error':
      return fail(draft, event)
    case 'message':
      return receive(draft, event)
    case 'time':
      return pass(draft, event)
    case 'settle':
      return settleDue(draft, event)
    case 'cancel':
      return endCase(draft, 'cancelled', event.reason)
  }
}
