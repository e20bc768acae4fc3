import type { Formula } from './formula.ts'
import type { Span } from '../moment/span.ts'

/** The attributes of a `ceyuan:limit` element, as they were written; the legal clock reads them. */
export type LimitMark = Readonly<Record<string, string>>

/** When a timer is due: at an instant, after a span, repeatedly, or by the legal clock. */
export type TimerRule =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'span'; readonly span: Span }
  | { readonly kind: 'cycle'; readonly times: number | null; readonly from: string | null; readonly span: Span }
  | { readonly kind: 'formula'; readonly formula: Formula }
  | { readonly kind: 'limit'; readonly limit: LimitMark }

/** A message: its name, and the key that tells one case from another. */
export type MessageTrigger = { readonly kind: 'message'; readonly name: string; readonly key: Formula | null }

/** A timer. */
export type TimerTrigger = { readonly kind: 'timer'; readonly rule: TimerRule }

/** A business error by its code; null catches every error. */
export type ErrorTrigger = { readonly kind: 'error'; readonly code: string | null }

/** What an event waits for or brings about. */
export type Trigger =
  | { readonly kind: 'none' }
  | { readonly kind: 'terminate' }
  | MessageTrigger
  | TimerTrigger
  | ErrorTrigger
