import { toText } from '@ceyuan/feel'
import type { BoundaryNode, EventNode, Node, TaskNode } from '../definition/node.ts'
import type { MessageTrigger } from '../definition/trigger.ts'
import type { Draft } from './draft.ts'
import { valueAt } from './facts.ts'
import { dueOf, type TimerNode } from './timer.ts'

const hasTimer = (node: Node): node is TimerNode =>
  (node.kind === 'catch' || node.kind === 'boundary') && node.trigger.kind === 'timer'

/** Gives the key of a message as text; null where it has none. */
export const keyOf = (draft: Draft, { key }: MessageTrigger, id: number): string | null => {
  const value = key === null ? null : valueAt(draft, key, id)
  return value === null ? null : toText(value)
}

const awaitMessage = (draft: Draft, element: string, message: MessageTrigger, holder: number): void => {
  const key = keyOf(draft, message, holder)
  draft.messages.push({ id: draft.next, holder, element, name: message.name, key })
  draft.next += 1
}

const armTimer = (draft: Draft, node: TimerNode, holder: number): void => {
  const { rule } = node.trigger
  const due = dueOf(draft, node, holder)
  const limit = rule.kind === 'limit' ? rule.limit : null
  draft.timers.push({ id: draft.next, holder, element: node.id, ...due })
  draft.effects.push({ kind: 'timerArmed', timer: draft.next, element: node.id, at: due.at, limit })
  draft.next += 1
}

/** Begins to wait for the timer or message of an event or receive task, on behalf of an instance. */
export const arm = (draft: Draft, node: EventNode | BoundaryNode | TaskNode, holder: number): void => {
  if (hasTimer(node)) armTimer(draft, node, holder)
  else if (node.kind === 'task') {
    if (node.message) awaitMessage(draft, node.id, node.message, holder)
  } else if (node.trigger.kind === 'message') awaitMessage(draft, node.id, node.trigger, holder)
}
