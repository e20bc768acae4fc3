import type { Instance } from './state.ts'
import { type Draft, mark, nodeIn } from './draft.ts'

// Everything in or of these instances, themselves included, whatever the depth. An instance always stands after the one around it.
const within = ({ instances }: Draft, ids: ReadonlySet<number>): ReadonlySet<number> => {
  const found = new Set(ids)
  for (const { id, scope, of } of instances) {
    if (found.has(scope) || (of !== undefined && found.has(of))) found.add(id)
  }
  return found
}

/** Takes away the timers and messages that an instance holds. */
export const disarm = (draft: Draft, gone: ReadonlySet<number>): void => {
  if (draft.timers.some(({ holder }) => gone.has(holder))) {
    for (const { id, holder, element } of draft.timers) {
      if (gone.has(holder)) draft.effects.push({ kind: 'timerDisarmed', timer: id, element })
    }
    draft.timers = draft.timers.filter(({ holder }) => !gone.has(holder))
  }
  if (draft.messages.some(({ holder }) => gone.has(holder))) {
    draft.messages = draft.messages.filter(({ holder }) => !gone.has(holder))
  }
}

const tell = (draft: Draft, { id, element, count }: Instance): void => {
  if (count) return
  mark(draft, element, 'cancelled')
  const node = nodeIn(draft, element)
  const isTold = node.kind === 'call' || (node.kind === 'task' && (node.form === 'user' || node.form === 'service'))
  if (isTold) draft.effects.push({ kind: 'taskCancelled', task: id, element })
}

const removeAll = (draft: Draft, gone: ReadonlySet<number>, inside: ReadonlySet<number>): void => {
  for (const instance of draft.instances) if (gone.has(instance.id)) tell(draft, instance)
  disarm(draft, gone)
  draft.instances = draft.instances.filter(({ id }) => !gone.has(id))
  draft.tokens = draft.tokens.filter(({ scope }) => !inside.has(scope))
  draft.ready = draft.ready.filter(({ scope, of }) => !inside.has(scope) && (of === undefined || !gone.has(of)))
}

/** Cancels an instance with everything in it. */
export const cancelInstance = (draft: Draft, id: number): void => {
  const gone = within(draft, new Set([id]))
  removeAll(draft, gone, gone)
}

/** Cancels what is in a scope, not the scope itself; 0 is the whole case. */
export const cancelInside = (draft: Draft, scope: number): void => {
  const inside = within(draft, new Set([scope]))
  const gone = new Set(inside)
  gone.delete(scope)
  removeAll(draft, gone, inside)
}

/** Ends the whole case; whatever is still under way is cancelled. */
export const endCase = (draft: Draft, status: 'completed' | 'failed' | 'cancelled', reason: string | null): void => {
  cancelInside(draft, 0)
  draft.status = status
  draft.reason = reason
  draft.effects.push({ kind: 'ended', status, reason })
}
