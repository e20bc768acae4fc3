import type { CivilDate, Fen, Problem } from '@ceyuan/values'
import type { SubjectKind } from '../clause/clause.ts'
import type { Finding } from '../expression/run.ts'
import type { ReadyClause } from '../set/policy-set.ts'

/** Who or what an entitlement belongs to; `id` is null for the applicant itself, and where there is no such subject. */
export type Subject = { readonly kind: SubjectKind; readonly id: string | null }

/** Whether a clause applies, does not, or cannot be told. */
export type Status = 'applies' | 'doesNotApply' | 'unknown'

/** Why an entitlement is as it is, beyond its condition. */
export type ReasonCode =
  | 'not-yet-in-force'
  | 'no-longer-in-force'
  | 'from-unseen'
  | 'condition-unseen'
  | 'condition-partly-unseen'
  | 'requirement-fails'
  | 'requirement-unknown'
  | 'requirement-partly-unseen'
  | 'no-subject'
  | 'no-value'

/** What a clause pays where it applies. Unit: fen. */
export type Amount =
  | {
      readonly kind: 'known'
      /** What is paid, after rounding and cap. */
      readonly fen: Fen
      /** What was worked out and rounded, before the cap. */
      readonly computedFen: Fen
      /** What the cap took away. */
      readonly lostFen: Fen
    }
  | {
      readonly kind: 'unknown'
      readonly why: 'unseen' | 'missing' | 'problem'
      readonly missing: readonly string[]
      /** The most it can be; null where no text sets one. */
      readonly atMostFen: Fen | null
    }

/** How a requirement of a clause stands. */
export type RequirementFinding = {
  readonly id: string
  readonly status: Status
  readonly isPartlyUnseen: boolean
  readonly finding: Finding | null
}

/** Whether one clause gives something to one subject on a day, how much, and why. */
export type Entitlement = {
  readonly id: string
  readonly ready: ReadyClause
  readonly subject: Subject
  readonly on: CivilDate
  readonly status: Status
  readonly reasons: readonly ReasonCode[]
  /** The facts that would have to be supplied before it can be told, or before the amount can. */
  readonly missing: readonly string[]
  /** Only where the clause grants and applies. */
  readonly amount: Amount | null
  /** What it would pay if it applied; only where the clause grants and that cannot be told. */
  readonly wouldPay: Amount | null
  readonly condition: Finding | null
  readonly calculation: Finding | null
  readonly requirements: readonly RequirementFinding[]
  /** Whether the text was not seen word for word in force, so that whoever claims must look it up. */
  readonly isToVerify: boolean
  readonly problems: readonly Problem[]
}
