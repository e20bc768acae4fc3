import type { ClauseContent, PolicyClause } from '@ceyuan/contract'

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
