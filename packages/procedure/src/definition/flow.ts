import type { Formula } from './formula.ts'

/** A sequence flow. */
export type Flow = {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly condition: Formula | null
  readonly isDefault: boolean
}
