import type { Ceiling, Clause, DuplicateGroup, Policy } from '../clause/clause.ts'
import type { Origin } from '../clause/place.ts'
import type { Dated } from '../clause/version.ts'
import type { Compiled } from '../expression/compile.ts'
import type { ReadyRung } from '../ladder/ready-rung.ts'
import type { Ladder } from '../ladder/rung.ts'
import type { FactBook } from './fact-book.ts'

/** A version of a clause ready to run. */
export type ReadyClause = Dated & {
  readonly clause: Clause
  readonly policy: Policy
  readonly condition: Compiled | null
  readonly amount: Compiled | null
  readonly origin: Origin
}

/** A ladder with its rungs ready to run: the versions of each, from the lowest rung up. */
export type ReadyLadder = { readonly ladder: Ladder; readonly rungs: ReadonlyMap<string, readonly ReadyRung[]> }

/** All policies of a city, checked together and ready to run. */
export type PolicySet = {
  readonly book: FactBook
  readonly policies: readonly Policy[]
  /** The versions of each clause, the earliest first. */
  readonly clauses: ReadonlyMap<string, readonly ReadyClause[]>
  readonly groups: ReadonlyMap<string, DuplicateGroup>
  readonly ceilings: readonly Ceiling[]
  readonly ladders: readonly ReadyLadder[]
}
