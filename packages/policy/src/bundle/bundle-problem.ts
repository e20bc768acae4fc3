import type { Fen } from '@ceyuan/values'

/** A grant that a subject may have: at most one of each of its duplicate groups may be chosen for the subject. */
export type BundleGrant = {
  readonly id: string
  /** What would be paid if no cap cut it. */
  readonly fen: Fen
  readonly subject: string
  readonly groups: readonly string[]
}

/** A ceiling on what is paid for its grants together; what lies above it is lost. */
export type BundleCap = { readonly name: string; readonly ids: readonly string[]; readonly fen: Fen }

/** What the best bundle is looked for in. */
export type BundleProblem = {
  readonly grants: readonly BundleGrant[]
  readonly incompatible: readonly (readonly [string, string])[]
  readonly caps: readonly BundleCap[]
}

/** A grant of the bundle, with what is paid of it under the caps. */
export type ChosenGrant = { readonly id: string; readonly fen: Fen; readonly paidFen: Fen }

/** Why a grant is left out. */
export type RejectionReason = 'duplicate' | 'incompatible' | 'capExhausted' | 'noAmount'

/**
 * A grant that is left out, and against what: the chosen grant that it clashes with, the cap that leaves no room for it,
 * or nothing. `lowerFen` is by how much it is lower than the chosen grant; below zero where it is higher by itself.
 */
export type RejectedGrant = {
  readonly id: string
  readonly reason: RejectionReason
  readonly against: string | null
  readonly lowerFen: Fen | null
}

/**
 * How the bundle was found: `search`, our own search to its end; `frontier`, our own table of states to its end;
 * `highs`, proved by the mixed-integer solver; `open`, the budget ended before the proof, and `boundFen` says how much is unknown.
 */
export type BundleMethod = 'search' | 'frontier' | 'highs' | 'open'

/** The best set of grants. No bundle pays more than `boundFen`; the bundle is proved best when that is `paidFen`. */
export type Bundle = {
  readonly paidFen: Fen
  readonly boundFen: Fen
  readonly method: BundleMethod
  /** Whether the rule for ties has been followed to its end. */
  readonly ties: 'settled' | 'open'
  readonly chosen: readonly ChosenGrant[]
  readonly rejected: readonly RejectedGrant[]
}
