import type { EventNode, GatewayNode, Node } from '../definition/node.ts'
import { arm, keyOf } from './arm.ts'
import { beginActivity, beginInstance, open } from './begin.ts'
import { cancelInside, endCase } from './cancel.ts'
import { closeIfEmpty, completeInstance, leave } from './complete.ts'
import { type Draft, findInstance, mark, type Move, nodeIn } from './draft.ts'
import { arriveAtJoin } from './join.ts'
import { throwError } from './throw-error.ts'

const pass = (draft: Draft, node: Node, scope: number): void => {
  mark(draft, node.id, 'entered')
  mark(draft, node.id, 'completed')
  leave(draft, node, scope)
}

const atGateway = (draft: Draft, node: GatewayNode, { scope, flow }: Move): void => {
  const isJoin = (node.form === 'parallel' || node.form === 'inclusive') && node.incoming.length > 1
  if (isJoin && flow !== null) return arriveAtJoin(draft, node, flow, scope)
  if (node.form !== 'event') return pass(draft, node, scope)
  const { id } = open(draft, node.id, scope)
  for (const { to } of node.outgoing) {
    const target = nodeIn(draft, to)
    if (target.kind === 'catch' || target.kind === 'task') arm(draft, target, id)
  }
}

const throwMessage = (draft: Draft, { id, trigger }: EventNode, scope: number): void => {
  if (trigger.kind !== 'message') return
  draft.effects.push({ kind: 'messageThrown', element: id, name: trigger.name, key: keyOf(draft, trigger, scope) })
}

const terminate = (draft: Draft, scope: number): void => {
  if (scope === 0) return endCase(draft, 'completed', null)
  cancelInside(draft, scope)
  const instance = findInstance(draft, scope)
  if (instance) completeInstance(draft, instance)
}

const atEnd = (draft: Draft, node: EventNode, scope: number): void => {
  mark(draft, node.id, 'entered')
  mark(draft, node.id, 'completed')
  throwMessage(draft, node, scope)
  if (node.trigger.kind === 'terminate') return terminate(draft, scope)
  if (node.trigger.kind === 'error') return throwError(draft, node.trigger.code ?? node.id, scope)
  closeIfEmpty(draft, scope)
}

const atEvent = (draft: Draft, node: EventNode, scope: number): void => {
  switch (node.kind) {
    case 'start':
      return pass(draft, node, scope)
    case 'throw':
      throwMessage(draft, node, scope)
      return pass(draft, node, scope)
    case 'catch':
      return arm(draft, node, open(draft, node.id, scope).id)
    case 'end':
      return atEnd(draft, node, scope)
  }
}

/** Lets a token arrive at a node. */
export const arrive = (draft: Draft, move: Move): void => {
  const node = nodeIn(draft, move.node)
  switch (node.kind) {
    case 'gateway':
      return atGateway(draft, node, move)
    case 'task':
    case 'subprocess':
    case 'call': {
      const whole = move.of === undefined ? undefined : findInstance(draft, move.of)
      return whole ? beginInstance(draft, node, whole) : beginActivity(draft, node, move.scope)
    }
    case 'boundary':
      return pass(draft, node, move.scope)
    default:
      return atEvent(draft, node, move.scope)
  }
}
