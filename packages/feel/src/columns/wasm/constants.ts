import { type Code, constant, local } from './instruction.ts'
import type { FunctionDraft } from './module.ts'

/** Constants kept in locals: the local of each, and the code that sets them all. */
export type Constants = { readonly of: (value: number) => number; readonly set: () => Code }

/** Keeps constants in locals that are set once. */
export const createConstants = (draft: FunctionDraft): Constants => {
  // Minus zero is a constant of its own.
  const locals = new Map<string, { readonly value: number; readonly index: number }>()
  return {
    of: (value) => {
      const key = Object.is(value, -0) ? '-0' : String(value)
      const known = locals.get(key) ?? { value, index: draft.local('v128') }
      locals.set(key, known)
      return known.index
    },
    set: () => [...locals.values()].flatMap(({ value, index }) => [...constant.twice(value), ...local.set(index)]),
  }
}
