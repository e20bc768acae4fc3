import type { CivilDate } from '@ceyuan/values'
import type { Certainty, EntryKind, Label, Source, Unseen } from '../clause/clause.ts'

/** One band of a points table: its points, and the condition of it; the first band that holds gives the points. */
export type Band = { readonly when: string; readonly points: number; readonly title: string }

/** One line of a points table: bands, or the best of several lines; a line that nobody has seen has only its most. */
export type PointsLine = {
  readonly id: string
  readonly title: Label
  readonly most: number
  readonly bands: readonly Band[]
  readonly bestOf: readonly PointsLine[]
  readonly unseen: Label | null
}

/** A points table of a rung; lines may be gathered in sections with a most of their own. */
export type PointsTable = {
  readonly id: string
  readonly title: Label
  readonly sections: readonly {
    readonly id: string
    readonly title: Label
    readonly lines: readonly PointsLine[]
  }[]
}

/** What a criterion asks: a condition, so many points of a table or of one section, all or any of others, or what nobody saw. */
export type Demand =
  | { readonly kind: 'condition'; readonly when: string }
  | {
      readonly kind: 'points'
      readonly table: string
      /** A section or line; null for the whole table. */
      readonly part: string | null
      readonly atLeast: number
    }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Criterion[] }
  | { readonly kind: 'unseen'; readonly what: Label }

/** One point that a rung asks for. */
export type Criterion = {
  readonly id: string
  readonly title: Label
  readonly demand: Demand
  readonly quote: string | null
  readonly certainty: Certainty | null
}

/** One version of a rung: what the text asks of who stands on it, from when. */
export type Rung = {
  readonly id: string
  readonly version: string
  readonly entry: EntryKind
  readonly title: Label
  readonly from: CivilDate | 'unknown'
  readonly until: CivilDate | 'unknown' | null
  /** The fact, a truth value, that tells whether the status was recognised. */
  readonly recognised: string | null
  readonly criteria: readonly Criterion[]
  readonly tables: readonly PointsTable[]
  readonly quote: string
  readonly source: Source
  readonly certainty: Certainty
  readonly unseen: readonly Unseen[]
}

/** A ladder: its rungs from the lowest up, each with its versions. */
export type Ladder = {
  readonly id: string
  readonly title: Label
  /** Ids of the rungs from the lowest up. */
  readonly order: readonly string[]
  readonly rungs: readonly Rung[]
}
