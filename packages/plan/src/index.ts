export { planProblems } from './problems.ts'
export { normalisePlanText } from './reading/normalise.ts'
export {
  type PlanMeasure,
  type PlanReading,
  type PlanSection,
  type PlanTarget,
  type TextSpan,
} from './reading/plan-reading.ts'
export { longestPlan, readNormalisedPlan, readPlan, readPlanText, type ReadText } from './reading/read-plan.ts'
export { bare, reasonCodes, type Assessment, type Reason, type ReasonCode } from './progress/assessment.ts'
export { backTest, type BackTest, type Judgement, type Reliability } from './progress/back-test.ts'
export { arrivalsWithin, assessCounting, countAfter, expectedCount, type CountingFacts } from './progress/counting.ts'
export { freshUntil, unableToTell, type Rhythm } from './progress/freshness.ts'
export { assessLevel, levelAfter, type LevelFacts } from './progress/level.ts'
export { compareLights, countLights, lightOrder, lightThresholds, worstLight, type Light } from './progress/light.ts'
export {
  assessMilestone,
  assessRecords,
  overdueDays,
  type Confirmation,
  type ExpectedRecords,
  type Milestone,
} from './progress/measure.ts'
export { pastCounting, pastYearSums, type Report } from './progress/past-judgements.ts'
export { boundOf, completionOf, isReached, leastCount, type Target } from './progress/target.ts'
export { assessYearSum, expectedSum, yearTotal, type EarlierYear, type YearSumFacts } from './progress/year-sum.ts'
export { type CommitmentBinding, type PlanCommitment, type PlanContent, type PlanFigure } from './draft/plan-content.ts'
export { toPlanContent, type IdMaker, type UnitFinder } from './draft/to-content.ts'
export { carryOver, comparePlans, type PlanDifference } from './draft/compare.ts'
export { correctPlan, type Correction, type CorrectionContext } from './draft/correct.ts'
