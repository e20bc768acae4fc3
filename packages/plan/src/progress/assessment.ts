import type { Light } from './light.ts'

/** Why a light is what it is: a code of the progress catalogue and the values its sentence names. */
export type Reason = {
  readonly code: ReasonCode
  readonly values: Readonly<Record<string, string | number | null>>
}

/** The codes of reasons; their sentences are in the catalogue of `contract`. */
export const reasonCodes = [
  'progress.met',
  'progress.within-limit',
  'progress.over-limit',
  'progress.counting',
  'progress.year-sum',
  'progress.level',
  'progress.missed',
  'progress.too-early',
  'progress.stale',
  'progress.silent',
  'progress.no-number',
  'progress.unbound',
  'progress.records-met',
  'progress.records-open',
  'progress.records-overdue',
  'progress.milestone-confirmed',
  'progress.milestone-due',
  'progress.milestone-soon',
  'progress.milestone-overdue',
] as const

/** A code of a reason. */
export type ReasonCode = (typeof reasonCodes)[number]

/** How a commitment stands and where it is heading. Unit: the target's. Null: cannot be told, or does not apply. */
export type Assessment = {
  readonly light: Light
  readonly reason: Reason
  readonly actual: number | null
  readonly completion: number | null
  readonly expected: number | null
  readonly forecast: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly probability: number | null
}

/** An assessment without numbers. */
export const bare = (light: Light, code: ReasonCode, values: Reason['values']): Assessment => ({
  light,
  reason: { code, values },
  actual: null,
  completion: null,
  expected: null,
  forecast: null,
  interval: null,
  probability: null,
})

/** Rounds to a number of decimals, for the values of sentences. */
export const rounded = (value: number, decimals: number): number => {
  const step = 10 ** decimals
  return Math.round(value * step) / step
}
