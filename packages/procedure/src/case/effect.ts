import type { LimitMark } from '../definition/trigger.ts'

/** What the world has to do after a step. */
export type Effect =
  | { readonly kind: 'taskMade'; readonly task: number; readonly element: string; readonly limit: LimitMark | null }
  | {
      readonly kind: 'serviceAsked'
      readonly task: number
      readonly element: string
      readonly operation: string | null
      readonly limit: LimitMark | null
    }
  | { readonly kind: 'callStarted'; readonly task: number; readonly element: string; readonly called: string }
  | { readonly kind: 'taskCancelled'; readonly task: number; readonly element: string }
  | {
      readonly kind: 'timerArmed'
      readonly timer: number
      readonly element: string
      readonly at: string | null
      readonly limit: LimitMark | null
    }
  | { readonly kind: 'timerDisarmed'; readonly timer: number; readonly element: string }
  | { readonly kind: 'messageThrown'; readonly element: string; readonly name: string; readonly key: string | null }
  | { readonly kind: 'ended'; readonly status: 'completed' | 'failed' | 'cancelled'; readonly reason: string | null }

/** A mark of the way a case takes: an element entered, completed or cancelled, in that order. */
export type Mark = { readonly element: string; readonly act: 'entered' | 'completed' | 'cancelled' }
