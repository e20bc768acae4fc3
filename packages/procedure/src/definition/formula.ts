import type { Parsed } from '@ceyuan/feel'

/** A FEEL expression of a procedure, as it was written and as it was read. */
export type Formula = { readonly kind: 'formula'; readonly text: string; readonly parsed: Parsed }
