import { type FeelValue, toText } from '@ceyuan/feel'
import type { BoundaryNode, EventNode } from '../definition/node.ts'
import { problem } from '../definition/problem.ts'
import type { TimerRule, TimerTrigger } from '../definition/trigger.ts'
import { addSpan, formatInstant, type Instant, parseInstant } from '../moment/instant.ts'
import { parseCycle, parseSpan, type Span } from '../moment/span.ts'
import { type Draft, Halt } from './draft.ts'
import { valueAt } from './facts.ts'
import type { Timer } from './state.ts'

/** An event with a timer. */
export type TimerNode = (EventNode | BoundaryNode) & { readonly trigger: TimerTrigger }
type Due = Pick<Timer, 'at' | 'left'>

const unreadable = (node: TimerNode, found: string): never => {
  throw new Halt(problem('procedure.time-unreadable', node, { found }))
}

const nowOf = (draft: Draft, node: TimerNode): Instant => parseInstant(draft.at) ?? unreadable(node, draft.at)

const after = (now: Instant, span: Span): Due => ({ at: formatInstant(addSpan(now, span)) })

const onDate = (date: string, now: Instant, node: TimerNode): Due => ({
  at: formatInstant(parseInstant(date, now.offset) ?? unreadable(node, date)),
})

const fromText = (text: string, now: Instant, node: TimerNode): Due => {
  const span = parseSpan(text)
  if (span) return after(now, span)
  const cycle = parseCycle(text)
  return cycle ? dueBy({ kind: 'cycle', ...cycle }, now, node) : onDate(text, now, node)
}

const textOf = (value: FeelValue, node: TimerNode): string =>
  value === null ? unreadable(node, 'null') : toText(value)

const dueBy = (rule: Exclude<TimerRule, { kind: 'formula' | 'limit' }>, now: Instant, node: TimerNode): Due => {
  switch (rule.kind) {
    case 'span':
      return after(now, rule.span)
    case 'date':
      return onDate(rule.date, now, node)
    case 'cycle': {
      const first = rule.from === null ? after(now, rule.span) : onDate(rule.from, now, node)
      return { ...first, left: rule.times === null ? null : rule.times - 1 }
    }
  }
}

/** When a timer that is armed now will fire, and how often after that; null where the legal clock has to tell. */
export const dueOf = (draft: Draft, node: TimerNode, scope: number): Due => {
  const { rule } = node.trigger
  switch (rule.kind) {
    case 'limit':
      return { at: null }
    case 'formula':
      return fromText(textOf(valueAt(draft, rule.formula, scope), node), nowOf(draft, node), node)
    default:
      return dueBy(rule, nowOf(draft, node), node)
  }
}

const spanOf = (draft: Draft, node: TimerNode, scope: number): Span | null => {
  const { rule } = node.trigger
  if (rule.kind === 'cycle') return rule.span
  return rule.kind === 'formula' ? (parseCycle(textOf(valueAt(draft, rule.formula, scope), node))?.span ?? null) : null
}

/** When a timer that has fired fires again, counted from when it was due; null where it does not. */
export const againOf = (draft: Draft, node: TimerNode, { at, left }: Timer, scope: number): Due | null => {
  if (at === null || left === undefined || left === 0) return null
  const [from, span] = [parseInstant(at), spanOf(draft, node, scope)]
  return from && span && { ...after(from, span), left: left === null ? null : left - 1 }
}
