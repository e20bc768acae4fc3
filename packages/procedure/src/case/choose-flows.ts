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

const isPlain = ([only, ...others]: readonly Flow[]): boolean =>
  others.length === 0 && (only?.condition === null || only?.isDefault === true)

// The default of an activity is taken when no condition holds, whatever flows without condition are taken beside it.
const isEnough = (taken: readonly Flow[], outgoing: readonly Flow[], isInclusive: boolean): boolean => {
  if (taken.length === 0) return false
  return (
    isInclusive || taken.some(({ condition }) => condition !== null) || !outgoing.some(({ isDefault }) => isDefault)
  )
}

/**
 * The flows on which a token leaves a node: one of an exclusive gateway, all that hold of an inclusive one, all of a parallel one;
 * of any other node those without condition and those that hold.
 */
export const chooseFlows = (draft: Draft, node: Node, scope: number): readonly Flow[] => {
  const { outgoing } = node
  const form = node.kind === 'gateway' ? node.form : null
  if (form === 'parallel' || outgoing.length === 0 || isPlain(outgoing)) return outgoing
  if (form === 'exclusive') {
    return [outgoing.find((flow) => !flow.isDefault && holds(draft, flow, scope)) ?? usual(node)]
  }
  const taken = outgoing.filter((flow) => !flow.isDefault && holds(draft, flow, scope))
  return isEnough(taken, outgoing, form === 'inclusive') ? taken : [...taken, usual(node)]
}
