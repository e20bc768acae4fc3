import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete'

/** A name that may be written in a rule, with what it means. */
export type RuleName = { readonly name: string; readonly kind: string; readonly help: string }

const word = /[\p{L}\p{N}_]+/u

/** Offers the names of the fact dictionary for what is being written. */
export const completeNames =
  (names: () => readonly RuleName[]) =>
  (context: CompletionContext): CompletionResult | null => {
    const before = context.matchBefore(word)
    if (before === null && !context.explicit) return null
    return {
      from: before?.from ?? context.pos,
      options: names().map(({ name, kind, help }) => ({ label: name, detail: kind, info: help, type: 'variable' })),
      validFor: /^[\p{L}\p{N}_]*$/u,
    }
  }
