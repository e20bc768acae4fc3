import type { Formula } from './formula.ts'

/** How often an activity is carried out: a number of times, or once for each item of a list. */
export type LoopRule = {
  readonly isSequential: boolean
  readonly cardinality: Formula | null
  readonly collection: Formula | null
  /** The fact that holds the item within one instance. */
  readonly item: string | null
  /** The fact that gathers what each instance gives. */
  readonly output: { readonly fact: string; readonly each: Formula } | null
  /** Asked after each instance; true ends the whole and cancels what is still running. */
  readonly until: Formula | null
}
