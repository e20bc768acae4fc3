import type { PolicySet } from './policy-set.ts'

/** The policies of a city that has none. */
export const noPolicies: PolicySet = Object.freeze({
  book: {
    facts: new Map(),
    dictionaries: { applicant: {}, project: {}, product: {} },
    formulas: new Map(),
  },
  policies: [],
  clauses: new Map(),
  groups: new Map(),
  ceilings: [],
  ladders: [],
})
