import type { Flow } from '../definition/flow.ts'
import type { Node } from '../definition/node.ts'
import { problem } from '../definition/problem.ts'
import { type Draft, Halt } from './draft.ts'
import { valueAt } from './facts.ts'

const holds = (draft: Draft, { condition }: Flow, scope: number): boolean =>
  condition === null || valueAt(draft, condition, scope) === true

const usual = (node: Node): Flow => {
  const flow = node.outgoing.find(({ isDefault }) => isDefault)
  if (flow) return flow
  throw new Halt(problem('procedure.no-flow-taken', node, { flows: node.outgoing.map(({ id }) => id) }))
}

/**
 * The flows on which a token leaves a node: one of an exclusive gateway, all that hold of an inclusive one, all of a parallel one;
 * of any other node those without condition and those that hold.
 */
export const chooseFlows = (draft: Draft, node: Node, scope: number): readonly Flow[] => {
  const { outgoing } = node
  const form = node.kind === 'gateway' ? node.form : null
  if (form === 'parallel' || outgoing.length === 0) return outgoing
  const [only] = outgoing
  if (outgoing.length === 1 && only && (only.condition === null || only.isDefault)) return outgoing
  if (form === 'exclusive') {
    return [outgoing.find((flow) => !flow.isDefault && holds(draft, flow, scope)) ?? usual(node)]
  }
  const taken = outgoing.filter((flow) => !flow.isDefault && holds(draft, flow, scope))
  const isOpen = form === 'inclusive' ? taken.length > 0 : taken.some(({ condition }) => condition !== null)
  if (isOpen) return taken
  const hasDefault = outgoing.some(({ isDefault }) => isDefault)
  return taken.length > 0 && !hasDefault ? taken : [...taken, usual(node)]
}
