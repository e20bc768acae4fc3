import type { OrderAct, OrderState } from '@ceyuan/contract'
import type { Actor } from '../database/database.ts'

/** The states in which an order's clock runs: the unit has to act. */
export const runningStates: readonly OrderState[] = ['sent', 'acknowledged', 'returned']

type Rule = {
  readonly from: readonly OrderState[]
  readonly to: OrderState | 'same'
  readonly scope: 'order.raise' | 'order.answer' | 'order.close'
}

// In the order in which one of them is the next act.
const rules: Readonly<Record<OrderAct, Rule>> = {
  send: { from: ['draft'], to: 'sent', scope: 'order.raise' },
  acknowledge: { from: ['sent'], to: 'acknowledged', scope: 'order.answer' },
  answer: { from: ['sent', 'acknowledged', 'returned'], to: 'answered', scope: 'order.answer' },
  close: { from: ['answered'], to: 'closed', scope: 'order.close' },
  return: { from: ['answered'], to: 'returned', scope: 'order.close' },
  askExtension: { from: runningStates, to: 'same', scope: 'order.answer' },
  extend: { from: runningStates, to: 'same', scope: 'order.close' },
  escalate: { from: [...runningStates, 'answered'], to: 'same', scope: 'order.close' },
  withdraw: { from: ['draft', ...runningStates], to: 'withdrawn', scope: 'order.close' },
}

const acts: readonly OrderAct[] = [
  'send',
  'acknowledge',
  'answer',
  'close',
  'return',
  'extend',
  'askExtension',
  'escalate',
  'withdraw',
]

type Matter = { readonly state: OrderState; readonly unit: string; readonly escalation: string }

/** Whether an act is for this person at all: by scope, and answering only by the unit itself. */
export const mayDo = (act: OrderAct, actor: Actor, unit: string): boolean => {
  const { scope } = rules[act]
  if (!actor.scopes.has(scope)) return false
  return scope !== 'order.answer' || actor.unitId === unit
}

/** Whether an act is possible where the order stands now. */
export const isPossible = (act: OrderAct, { state, escalation }: Omit<Matter, 'unit'>): boolean =>
  rules[act].from.includes(state) && !(act === 'escalate' && escalation === 'meeting')

/** The state after an act. */
export const stateAfter = (act: OrderAct, state: OrderState): OrderState => {
  const { to } = rules[act]
  return to === 'same' ? state : to
}

/** What a person may do to an order now; the first is the next act. */
export const actsOf = (actor: Actor, matter: Matter): OrderAct[] =>
  acts.filter((act) => mayDo(act, actor, matter.unit) && isPossible(act, matter))
