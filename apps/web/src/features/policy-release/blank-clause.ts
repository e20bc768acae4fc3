import type { BroughtTerms, ClauseContent, PolicyClause } from '@ceyuan/contract'

/** Nothing that the city has not yet. */
export const nothingBrought: BroughtTerms = { policy: null, groups: [], ceilings: [] }

/** What is said of a clause before there is one. */
export type NewClause = Pick<ClauseContent, 'clause' | 'title' | 'from'>

/**
 * A clause of which nothing is written yet but its name. Source, responsible units and rounding are those that its policy states
 * for its other clauses.
 */
export const blankClause = (own: NewClause, like: PolicyClause): ClauseContent => ({
  ...own,
  policy: like.policy.id,
  entry: 'enacts',
  kind: 'grant',
  subject: 'applicant',
  until: null,
  condition: null,
  amount: null,
  capFen: null,
  frequency: 'once',
  shares: [],
  rounding: like.rounding,
  requires: [],
  groups: [],
  incompatible: [],
  units: like.units.map(({ id }) => id),
  quote: '',
  source: like.policy.source,
  certainty: 'verbatim',
  unseen: [],
})

/** A clause of a policy document that there is not yet, of which nothing is written but its title; it rounds as the city's other clauses do until written. */
export const blankPolicyClause = (
  own: NewClause,
  policy: { readonly id: string; readonly title: string },
  like: PolicyClause,
): ClauseContent => ({
  ...blankClause(own, like),
  policy: policy.id,
  units: [],
  source: { title: policy.title, link: null, date: null },
  brings: {
    ...nothingBrought,
    policy: { title: policy.title, number: null, issuer: '', date: null, level: 'municipal' },
  },
})
