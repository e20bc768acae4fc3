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
