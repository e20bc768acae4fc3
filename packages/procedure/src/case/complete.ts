import { type Facts, type FeelValue, list } from '@ceyuan/feel'
import type { ActivityNode, Node } from '../definition/node.ts'
import { cancelInstance, disarm, endCase } from './cancel.ts'
import { chooseFlows } from './choose-flows.ts'
import { type Draft, findInstance, mark, nodeIn, replaceInstance } from './draft.ts'
import { valueAt, writeFacts } from './facts.ts'
import { countFacts, ownNames } from './loop-facts.ts'
import type { Count, Instance } from './state.ts'

/** Sends tokens from a node along its flows. Where no flow leads on, the token ends, and with the last one its scope. */
export const leave = (draft: Draft, node: Node, scope: number): void => {
  const flows = chooseFlows(draft, node, scope)
  for (let index = flows.length - 1; index >= 0; index -= 1) {
    const flow = flows[index]
    if (flow) draft.ready.push({ node: flow.to, scope, flow: flow.id })
  }
  if (flows.length === 0) closeIfEmpty(draft, scope)
}

/** Completes a scope in which nothing is left. */
export const closeIfEmpty = (draft: Draft, scope: number): void => {
  const isIn = (row: { readonly scope: number }): boolean => row.scope === scope
  if (draft.ready.some(isIn) || draft.tokens.some(isIn) || draft.instances.some(isIn)) return
  if (scope === 0) return endCase(draft, 'completed', null)
  const instance = findInstance(draft, scope)
  if (instance) completeInstance(draft, instance)
}

const remove = (draft: Draft, id: number): void => {
  disarm(draft, new Set([id]))
  draft.instances = draft.instances.filter((instance) => instance.id !== id)
}

/** Completes an instance: the token goes on, or the whole of a multi-instance activity counts it. */
export const completeInstance = (draft: Draft, instance: Instance): void => {
  const node = nodeIn(draft, instance.element)
  mark(draft, instance.element, 'completed')
  const whole = instance.of === undefined ? undefined : findInstance(draft, instance.of)
  if (!whole?.count) {
    remove(draft, instance.id)
    leave(draft, node, instance.scope)
  } else if (node.kind === 'task' || node.kind === 'subprocess' || node.kind === 'call') {
    countOne(draft, node, whole, instance)
  }
}

const given = (draft: Draft, node: ActivityNode, id: number): FeelValue =>
  node.loop?.output ? valueAt(draft, node.loop.output.each, id) : null

const kept = (facts: Facts, node: ActivityNode): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !ownNames(node).includes(name)))

const counted = (before: Count, { index = 0 }: Instance, value: FeelValue): Count => ({
  ...before,
  done: before.done + 1,
  gathered: before.gathered && before.gathered.with(index, value),
})

const countOne = (draft: Draft, node: ActivityNode, whole: Instance, instance: Instance): void => {
  const own = findInstance(draft, instance.id)?.facts ?? {}
  const value = given(draft, node, instance.id)
  remove(draft, instance.id)
  writeFacts(draft, whole.scope, kept(own, node))
  if (!whole.count) return
  const count = counted(whole.count, instance, value)
  const { until = null, isSequential: isNext = false } = node.loop ?? {}
  const isEnough = until !== null && valueAt(draft, until, whole.scope, countFacts(count)) === true
  if (isEnough || count.done === count.total) return finishWhole(draft, node, { ...whole, count })
  replaceInstance(draft, { ...whole, count: isNext ? { ...count, started: count.started + 1 } : count })
  if (isNext) draft.ready.push({ node: node.id, scope: whole.scope, flow: null, of: whole.id })
}

/** Ends the whole of a multi-instance activity: what is still running is cancelled, what was given is written. */
export const finishWhole = (draft: Draft, node: ActivityNode, { id, scope, count }: Instance): void => {
  cancelInstance(draft, id)
  const { output } = node.loop ?? {}
  if (output && count?.gathered) writeFacts(draft, scope, { [output.fact]: list(count.gathered) })
  leave(draft, node, scope)
}
