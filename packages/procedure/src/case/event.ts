import type { Facts, FeelValue } from '@ceyuan/feel'

/** What happens to a case. `at` is the instant it happens, ISO 8601; its zone is that of calendar arithmetic. */
export type CaseEvent =
  | { readonly kind: 'start'; readonly at: string; readonly facts?: Facts; readonly element?: string }
  | {
      readonly kind: 'complete'
      readonly at: string
      readonly task: number
      readonly facts?: Facts
      /** What a service gives; written to the fact that the task names. */
      readonly result?: FeelValue
    }
  | {
      readonly kind: 'error'
      readonly at: string
      readonly task: number
      readonly code: string
      readonly facts?: Facts
    }
  | {
      readonly kind: 'message'
      readonly at: string
      readonly name: string
      /** Null or left out fits only those who wait without a key. */
      readonly key?: string | null
      readonly facts?: Facts
    }
  | { readonly kind: 'time'; readonly at: string }
  | {
      readonly kind: 'settle'
      readonly at: string
      /** A timer or a task, by the id of its row. */
      readonly row: number
      /** Null stops the timer. */
      readonly due: string | null
    }
  | { readonly kind: 'cancel'; readonly at: string; readonly reason: string }
