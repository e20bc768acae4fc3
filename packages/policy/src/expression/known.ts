import type { FeelValue } from '@ceyuan/feel'
import type { Problem } from '@ceyuan/values'

/** Where the value of a fact came from. */
export type Provenance =
  | { readonly kind: 'answer' }
  | { readonly kind: 'file' }
  | {
      readonly kind: 'register'
      readonly register: string
      readonly record: string
      readonly field: string
      readonly recordedAt: string | null
    }
  | { readonly kind: 'formula'; readonly formula: string; readonly facts: readonly string[] }

/** A fact as found: its value and where it came from, or which facts would have to be supplied. */
export type Found =
  | { readonly kind: 'known'; readonly value: Exclude<FeelValue, null>; readonly from: Provenance }
  | { readonly kind: 'missing'; readonly facts: readonly string[]; readonly problems: readonly Problem[] }

/** The facts as far as they are known, by name. */
export type Known = { readonly find: (name: string) => Found }

/** What nobody has said: the fact itself is missing. */
export const unsaid = (name: string): Found => ({ kind: 'missing', facts: [name], problems: [] })
