import type { PlanSection, TextSpan } from '../reading/plan-reading.ts'

/** What a target promises: an interval in `unit`, by the end of a day ('YYYY-MM-DD'). */
export type PlanFigure = {
  readonly min: number | null
  readonly max: number | null
  readonly strict: boolean
  readonly unit: string
  readonly by: string | null
}

/** A name in both languages. */
type Label = { readonly zh: string; readonly en: string }

/** What holds a commitment against evidence: an indicator, a set of records, or a milestone that a unit confirms. */
export type CommitmentBinding =
  | { readonly kind: 'indicator'; readonly indicator: string }
  | {
      readonly kind: 'records'
      readonly register: string
      readonly filter?: string | undefined
      /** The date field that places a record in time. */
      readonly date?: string | undefined
      readonly expect: { readonly min: number; readonly by?: string | undefined }
    }
  | { readonly kind: 'milestone'; readonly title: Label; readonly due?: string | undefined }

/** A span of the plan that promises something, who answers for it, and what it is held against. */
export type PlanCommitment = TextSpan & {
  readonly id: string
  readonly kind: 'target' | 'measure'
  readonly section: string
  readonly quote: string
  readonly label: Label | null
  readonly target: PlanFigure | null
  /** The id of the leading unit; null where none is named or known. */
  readonly lead: string | null
  readonly support: readonly string[]
  /** Who assigned the units where the text names none. */
  readonly assignedBy: { readonly by: string; readonly on: string; readonly sample: boolean } | null
  /** Null until someone has said what it is held against. */
  readonly binding: CommitmentBinding | null
}

/** All that a version of a plan says, besides its text. */
export type PlanContent = {
  readonly title: string | null
  readonly documentNumber: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly sections: readonly PlanSection[]
  /** In the order of the text. */
  readonly commitments: readonly PlanCommitment[]
}
