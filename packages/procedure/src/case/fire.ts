import type { BoundaryNode, Node } from '../definition/node.ts'
import { cancelInstance, disarm } from './cancel.ts'
import { completeInstance, leave } from './complete.ts'
import { type Draft, findInstance, mark, nodeIn } from './draft.ts'
import { passBoundary } from './throw-error.ts'
import type { Instance } from './state.ts'

const fireBoundary = (draft: Draft, node: BoundaryNode, holder: Instance): void => {
  if (node.isInterrupting) cancelInstance(draft, holder.id)
  passBoundary(draft, node, holder.scope)
}

// The first event after an event gateway that occurs decides; the others are waited for no more.
const decide = (draft: Draft, node: Node, gateway: Instance): void => {
  disarm(draft, new Set([gateway.id]))
  draft.instances = draft.instances.filter(({ id }) => id !== gateway.id)
  mark(draft, gateway.element, 'completed')
  mark(draft, node.id, 'entered')
  mark(draft, node.id, 'completed')
  leave(draft, node, gateway.scope)
}

/** What follows when the event occurs that an instance holds for an element. */
export const fire = (draft: Draft, element: string, holder: number): void => {
  const [node, instance] = [nodeIn(draft, element), findInstance(draft, holder)]
  if (!instance) return
  if (node.kind === 'boundary') fireBoundary(draft, node, instance)
  else if (instance.element === element) completeInstance(draft, instance)
  else decide(draft, node, instance)
}
