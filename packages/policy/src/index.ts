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
export { endOf, versionOn, type Dated, type InForce } from './clause/version.ts'
export { compile, type Compiled } from './expression/compile.ts'
export { guarded } from './expression/guard.ts'
export type { Found, Known, Provenance } from './expression/known.ts'
export { run, type Finding, type LookedAt } from './expression/run.ts'
export { type Leaf, leavesOf, type Step } from './expression/step.ts'
export type { Declared } from './set/declared.ts'
export { createPolicySet, notesOn } from './set/create-policy-set.ts'
export { noPolicies } from './set/no-policies.ts'
export type { FactBook } from './set/fact-book.ts'
export type { PolicySet, ReadyClause, ReadyLadder } from './set/policy-set.ts'
export { createKnown, type FactSheet } from './set/sheet.ts'
export { amountOf, mostFen } from './entitle/amount.ts'
export { entitle } from './entitle/entitle.ts'
export type { Amount, Entitlement, ReasonCode, RequirementFinding, Status, Subject } from './entitle/entitlement.ts'
export type { Applicant, CompanyGroup, OwnedSubject, Payment } from './applicant/applicant.ts'
export { readFactValue } from './applicant/fact-value.ts'
export { readApplicant, readFacts } from './applicant/read-applicant.ts'
export type { Band, Criterion, Demand, Ladder, PointsLine, PointsTable, Rung } from './ladder/rung.ts'
export { climb } from './ladder/assess-ladder.ts'
export type { CriterionFinding, CriterionStatus, LadderFinding, PointsFinding, RungFinding } from './ladder/finding.ts'
export type { ReadyRung } from './ladder/ready-rung.ts'
export { lacksOf } from './near/lacks.ts'
export { nearMisses, type Difference, type FactChange, type NearMiss } from './near/near-miss.ts'
export { choose, type Choice, type ExcludedGrant, type PayerTotal } from './choice/choose.ts'
export { paidBefore, type PaidBefore, type PaidReason } from './choice/history.ts'
export { grantId, toBundleProblem } from './choice/to-bundle-problem.ts'
export { explain, type Explanation } from './explain/explain.ts'
export { plainValue, shownValue, type Plain } from './explain/plain.ts'
export {
  plainAmount,
  plainChoice,
  plainEntitlement,
  plainExplanation,
  plainLadder,
  plainNearMiss,
} from './explain/to-plain.ts'
export { applicantOf, imagined, type Answer } from './calculator/answers.ts'
export { questionsOf, type Question, type Skipped } from './calculator/question.ts'
export { policyProblems } from './problems.ts'
export { populationColumns, type Width } from './population/column.ts'
export { populationDictionary, populationRules, type GivenFacts, type PopulationRule } from './population/rule.ts'
export { readBundleProblem } from './bundle/read-bundle-problem.ts'
export { solveBundle, type BundleOptions } from './bundle/solve-bundle.ts'
export type {
  Bundle,
  BundleCap,
  BundleGrant,
  BundleMethod,
  BundleProblem,
  ChosenGrant,
  RejectedGrant,
  RejectionReason,
} from './bundle/bundle-problem.ts'
export type { MixedIntegerAnswer, MixedIntegerModel, MixedIntegerSolver } from './bundle/mixed-integer.ts'
export { type PopulationProgram, populationProgram } from './population/population-program.ts'
export { type PopulationQuery, populationSql } from './population/population-sql.ts'
export { openEvaluator, type PopulationEvaluator } from './population/evaluator.ts'
