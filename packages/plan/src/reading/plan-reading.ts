import type { CivilDate } from '@ceyuan/values'

/** A stretch of the normalised text: `start` included, `end` not, in UTF-16 units. */
export type TextSpan = { readonly start: number; readonly end: number }

/** A numbered part of a plan, with all that stands under it. */
export type PlanSection = TextSpan & {
  /** The numbers from the chapter down, parted by strokes. */
  readonly path: string
  readonly number: string
  /** 1 for a chapter, 2 for a section of it, and so on. */
  readonly level: number
  /** Empty where the number stands before plain sentences. */
  readonly heading: string
  /** The bodies that this very section names, the leading ones first. */
  readonly responsibleUnits: readonly string[]
}

/** A commitment with a number: an interval, a unit, a deadline. */
export type PlanTarget = TextSpan & {
  readonly quote: string
  readonly min: number | null
  readonly max: number | null
  /** Whether the bound itself is not enough. */
  readonly strict: boolean
  readonly unit: string
  /** The last day on which the target may be reached; null where no phrase governs it. */
  readonly by: CivilDate | null
  readonly section: string
}

/** A commitment without a number: a sentence that promises an action. */
export type PlanMeasure = TextSpan & { readonly quote: string; readonly section: string }

/** What a plan's text says; null for what it does not say. */
export type PlanReading = {
  readonly title: string | null
  readonly documentNumber: string | null
  readonly issuer: string | null
  readonly issuedOn: CivilDate | null
  readonly sections: readonly PlanSection[]
  readonly targets: readonly PlanTarget[]
  readonly measures: readonly PlanMeasure[]
}
