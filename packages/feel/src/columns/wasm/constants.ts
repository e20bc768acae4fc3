import { type Code, constant, local } from './instruction.ts'
import type { FunctionDraft } from './module.ts'

/** Constants kept in locals: the local of each, and the code that sets them all. */
export type Constants = { readonly of: (value: number) => number; readonly set: () => Code }

/** Keeps constants in locals that are set once. */
export const createConstants = (draft: FunctionDraft): Constants => {
  const locals = new Map<number, number>()
  return {
    of: (value) => {
      const known = locals.get(value) ?? draft.local('v128')
      locals.set(value, known)
      return known
    },
    set: () => [...locals].flatMap(([value, index]) => [...constant.twice(value), ...local.set(index)]),
  }
}
