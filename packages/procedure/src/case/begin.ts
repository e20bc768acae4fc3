import type { ActivityNode, TaskNode } from '../definition/node.ts'
import { problem } from '../definition/problem.ts'
import { entriesOf } from '../definition/procedure.ts'
import { arm, keyOf } from './arm.ts'
import { completeInstance, finishWhole } from './complete.ts'
import { type Draft, Halt, mark, nodeIn } from './draft.ts'
import { valueAt, writeFacts } from './facts.ts'
import { instanceFacts } from './loop-facts.ts'
import type { Count, Instance } from './state.ts'

const greatestCount = 10_000

const add = (draft: Draft, instance: Omit<Instance, 'id'>): Instance => {
  const added = { id: draft.next, ...instance }
  draft.next += 1
  draft.instances.push(added)
  return added
}

/** Opens an instance of an element that waits. */
export const open = (draft: Draft, element: string, scope: number): Instance => {
  mark(draft, element, 'entered')
  return add(draft, { element, scope })
}

const itemsOf = (draft: Draft, node: ActivityNode, scope: number): Count['items'] => {
  if (!node.loop?.collection) return null
  const value = valueAt(draft, node.loop.collection, scope)
  if (value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'list') return value.items
  throw new Halt(problem('procedure.expression-failed', node, { text: node.loop.collection.text, wanted: 'list' }))
}

const totalOf = (draft: Draft, node: ActivityNode, scope: number): number => {
  const formula = node.loop?.cardinality
  const value = formula ? Number(valueAt(draft, formula, scope) ?? Number.NaN) : 0
  if (Number.isInteger(value) && value >= 0 && value <= greatestCount) return value
  throw new Halt(
    problem('procedure.expression-failed', node, { text: formula?.text ?? '', wanted: `0…${greatestCount}` }),
  )
}

const beginWhole = (draft: Draft, node: ActivityNode, scope: number): void => {
  const items = itemsOf(draft, node, scope)
  const total = items?.length ?? totalOf(draft, node, scope)
  const started = node.loop?.isSequential ? Math.min(1, total) : total
  const gathered = node.loop?.output ? (items?.map(() => null) ?? Array.from({ length: total }, () => null)) : null
  const whole = add(draft, { element: node.id, scope, count: { total, started, done: 0, items, gathered } })
  if (total === 0) {
    mark(draft, node.id, 'entered')
    mark(draft, node.id, 'completed')
    return finishWhole(draft, node, whole)
  }
  armBoundaries(draft, node, whole.id)
  for (let index = 0; index < started; index += 1) {
    draft.ready.push({ node: node.id, scope, flow: null, of: whole.id })
  }
}

const armBoundaries = (draft: Draft, node: ActivityNode, holder: number): void => {
  for (const id of node.boundaries) {
    const boundary = nodeIn(draft, id)
    if (boundary.kind === 'boundary') arm(draft, boundary, holder)
  }
}

const beginTask = (draft: Draft, node: TaskNode, instance: Instance): void => {
  const { id, element } = instance
  switch (node.form) {
    case 'user':
      draft.effects.push({ kind: 'taskMade', task: id, element, limit: node.limit })
      return
    case 'service':
      draft.effects.push({ kind: 'serviceAsked', task: id, element, operation: node.operation, limit: node.limit })
      return
    case 'receive':
      return arm(draft, node, id)
    case 'send':
      throwMessage(draft, node, id)
      return completeInstance(draft, instance)
    case 'rule':
      if (node.rule && node.result) writeFacts(draft, id, { [node.result]: valueAt(draft, node.rule, id) })
      return completeInstance(draft, instance)
  }
}

const throwMessage = (draft: Draft, { id: element, message }: TaskNode, id: number): void => {
  if (message) {
    draft.effects.push({ kind: 'messageThrown', element, name: message.name, key: keyOf(draft, message, id) })
  }
}

const beginContent = (draft: Draft, node: ActivityNode, instance: Instance): void => {
  if (node.kind === 'task') return beginTask(draft, node, instance)
  if (node.kind === 'call') {
    const { id, element } = instance
    draft.effects.push({ kind: 'callStarted', task: id, element, called: node.called })
    return
  }
  for (const entry of entriesOf(draft.procedure, node.id).toReversed()) {
    draft.ready.push({ node: entry.id, scope: instance.id, flow: null })
  }
}

/** Begins an activity: once, or as the whole of a multi-instance activity. */
export const beginActivity = (draft: Draft, node: ActivityNode, scope: number): void => {
  if (node.loop) return beginWhole(draft, node, scope)
  const instance = open(draft, node.id, scope)
  armBoundaries(draft, node, instance.id)
  beginContent(draft, node, instance)
}

/** Begins the next instance of a multi-instance activity. */
export const beginInstance = (draft: Draft, node: ActivityNode, whole: Instance): void => {
  if (!whole.count) return
  const index = draft.instances.filter(({ of }) => of === whole.id).length + whole.count.done
  mark(draft, node.id, 'entered')
  const facts = instanceFacts(node, whole.count, index)
  const instance = add(draft, { element: node.id, scope: whole.scope, of: whole.id, index, facts })
  beginContent(draft, node, instance)
}
