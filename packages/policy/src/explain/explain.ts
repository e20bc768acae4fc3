import { type CivilDate, Result } from '@ceyuan/values'
import type { Applicant } from '../applicant/applicant.ts'
import type { BundleOptions } from '../bundle/solve-bundle.ts'
import { type Choice, choose } from '../choice/choose.ts'
import { entitle } from '../entitle/entitle.ts'
import type { Entitlement } from '../entitle/entitlement.ts'
import { climb } from '../ladder/assess-ladder.ts'
import type { LadderFinding } from '../ladder/finding.ts'
import { type NearMiss, nearMisses } from '../near/near-miss.ts'
import type { PolicySet } from '../set/policy-set.ts'

/** Everything there is to say to one applicant on a day. */
export type Explanation = {
  readonly applicant: Applicant
  readonly on: CivilDate
  readonly entitlements: readonly Entitlement[]
  readonly nearMisses: readonly NearMiss[]
  readonly ladders: readonly LadderFinding[]
  readonly choice: Choice
}

/** Tells one applicant what every clause gives, what would give more, where it stands on each ladder, and the best bundle. */
export const explain = (
  set: PolicySet,
  applicant: Applicant,
  on: CivilDate,
  options: BundleOptions = {},
): Result<Explanation> => {
  const entitlements = entitle(set, applicant, on)
  return Result.map(choose(set, applicant, entitlements, { ...options, on }), (choice) => ({
    applicant,
    on,
    entitlements,
    nearMisses: nearMisses(set, applicant, entitlements),
    ladders: climb(set, applicant, on),
    choice,
  }))
}
