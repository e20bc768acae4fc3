import type { Problem } from '@ceyuan/values'
import type { Ceiling } from '../clause/clause.ts'
import { problemIn, type Origin } from '../clause/place.ts'
import type { Declared } from '../set/declared.ts'
import type { ReadyClause } from '../set/policy-set.ts'
import { boundsOf } from './bounds.ts'
import { roomsOf } from './check-clause.ts'
import { one } from './point.ts'
import type { Facts } from './room.ts'

type Placed = { readonly ceiling: Ceiling; readonly origin: Origin; readonly clauses: ReadonlySet<string> }

const rank = ({ of }: Ceiling): number => (of === 'group' ? 2 : 1)

const isInside = (inner: Placed, outer: Placed): boolean =>
  rank(inner.ceiling) <= rank(outer.ceiling) && inner.clauses.isSubsetOf(outer.clauses)

const crossings = (placed: readonly Placed[]): readonly Problem[] =>
  placed.flatMap((one, index) =>
    placed
      .slice(0, index)
      .filter((other) => !one.clauses.isDisjointFrom(other.clauses) && !isInside(one, other) && !isInside(other, one))
      .map((other) => problemIn(one.origin, 'policy.ceilings-cross', { id: one.ceiling.id, other: other.ceiling.id })),
  )

const mostOf = ({ clause, amount, condition }: ReadyClause, facts: Facts): bigint | null => {
  const rooms = roomsOf({ condition }, facts)
  const high = amount && rooms ? boundsOf(amount.typed, rooms, facts).high : null
  const [bound, cap] = [high === null ? null : high / one, clause.cap]
  if (bound === null || cap === null) return bound ?? cap
  return bound < cap ? bound : cap
}

// Only what an applicant can have once in all adds up: projects and years may be many.
const neverBinds = ({ ceiling, clauses }: Placed, all: readonly ReadyClause[], facts: Facts): boolean => {
  if (ceiling.of === 'group') return false
  const counted = all.filter(({ id, clause }) => clauses.has(id) && clause.kind === 'grant')
  const most = counted.map((ready) =>
    ready.clause.subject === 'applicant' && ready.clause.frequency === 'once' ? mostOf(ready, facts) : null,
  )
  if (most.includes(null)) return false
  return most.reduce((sum: bigint, fen) => sum + (fen ?? 0n), 0n) <= ceiling.fen
}

/** Ceilings that cross without nesting, and ceilings that can never bind. */
export const checkCeilings = (declared: Declared, all: readonly ReadyClause[], facts: Facts): readonly Problem[] => {
  const every = new Set(all.map(({ id }) => id))
  const placed = declared.policies.flatMap(({ file, policy }) =>
    policy.ceilings.map((ceiling, index): Placed => ({
      ceiling,
      origin: { file, path: ['ceilings', index] },
      clauses: ceiling.clauses.length === 0 ? every : new Set(ceiling.clauses),
    })),
  )
  return [
    ...crossings(placed),
    ...placed
      .filter((one) => neverBinds(one, all, facts))
      .map(({ ceiling, origin }) => problemIn(origin, 'policy.ceiling-never-binds', { id: ceiling.id })),
  ]
}
