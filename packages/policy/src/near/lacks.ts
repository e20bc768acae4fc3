import type { CivilDate } from '@ceyuan/values'
import type { Applicant } from '../applicant/applicant.ts'
import type { Step } from '../expression/step.ts'
import type { PolicySet } from '../set/policy-set.ts'
import { changesOf, type FactChange } from './near-miss.ts'
import { repair } from './repair.ts'
import { createTrial } from './trial.ts'

/** The least change of an applicant's facts that makes one condition hold; empty where it holds, or where nothing known would. */
export const lacksOf = (set: PolicySet, applicant: Applicant, step: Step, on: CivilDate): readonly FactChange[] => {
  const trial = createTrial(set.book, [applicant.facts], on)
  const [least] = repair([step], trial)
  return least ? changesOf(least, trial) : []
}
