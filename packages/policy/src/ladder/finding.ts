import type { Label } from '../clause/clause.ts'
import type { Finding } from '../expression/run.ts'
import type { ReadyRung } from './ready-rung.ts'
import type { Criterion, Ladder } from './rung.ts'

/** Points got, as far as known: at least `low`, at most `high`; with the band that gave them where it is certain. */
export type PointsFinding = {
  readonly id: string
  readonly title: Label
  readonly most: number
  readonly low: number
  readonly high: number
  readonly band: string | null
  readonly missing: readonly string[]
  readonly lines: readonly PointsFinding[]
}

/** Whether one point of a rung is met. */
export type CriterionStatus = 'met' | 'notMet' | 'unknown'

/** How one point of a rung stands, with what it rests on. */
export type CriterionFinding = {
  readonly criterion: Criterion
  readonly status: CriterionStatus
  readonly missing: readonly string[]
  readonly finding: Finding | null
  readonly points: PointsFinding | null
  readonly parts: readonly CriterionFinding[]
}

/** How an enterprise stands to one rung: our estimate point by point, and whether the status was recognised. */
export type RungFinding = {
  readonly id: string
  readonly ready: ReadyRung
  readonly status: CriterionStatus | 'notInForce'
  /** Null where nobody says. */
  readonly isRecognised: boolean | null
  readonly criteria: readonly CriterionFinding[]
  readonly missing: readonly string[]
}

/** Where an enterprise stands on a ladder. */
export type LadderFinding = {
  readonly ladder: Ladder
  readonly rungs: readonly RungFinding[]
  /** The highest rung that is recognised, and the highest whose every point is met by our estimate. */
  readonly recognised: string | null
  readonly estimated: string | null
  /** The next rung above the recognised one. */
  readonly next: string | null
}
