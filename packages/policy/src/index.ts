export type {
  Ceiling,
  Certainty,
  Clause,
  DuplicateGroup,
  EntryKind,
  Frequency,
  GrantRounding,
  Label,
  Policy,
  Share,
  Source,
  SubjectKind,
  Unseen,
} from './clause/clause.ts'
export type { Fact, FactKind, FactOrigin } from './clause/fact.ts'
export { policyProblems } from './problems.ts'
