import type { Ceiling, PolicySet, ReadyClause } from '@ceyuan/policy'
import type { CivilDate } from '@ceyuan/values'
import type { Outcome } from './evaluate.ts'

// How two grants of one enterprise stand to each other: not in each other's way, so only for one subject, or always.
const free = 0
const sameSubject = 1
const always = 2

/**
 * What 就高不重复 says of the clauses of one day, by their places in the outcomes: which grants exclude each other, and which earlier
 * grants keep a later one out. The reference is `choose` of the policy package; tests hold this equal to it.
 */
export type Law = {
  readonly set: PolicySet
  readonly on: CivilDate
  readonly clauses: readonly ReadyClause[]
  /** Shape: one row of clauses for each clause. */
  readonly clash: Uint8Array
  /** The ceilings over each clause. */
  readonly ceilings: readonly (readonly Ceiling[])[]
  /** Whether an earlier grant of a clause, by id, keeps one of the clause at this place out. */
  readonly barred: (place: number, earlier: string) => number
}

const share = (set: PolicySet, one: readonly string[], other: readonly string[]): number => {
  const shared = one.filter((id) => other.includes(id))
  if (shared.length === 0) return free
  return shared.some((id) => set.groups.get(id)?.per === 'applicant') ? always : sameSubject
}

const names = (one: ReadyClause, other: ReadyClause): boolean =>
  one.clause.incompatible.includes(other.id) || other.clause.incompatible.includes(one.id)

const excludes = (one: ReadyClause, other: ReadyClause): number => {
  if (!names(one, other)) return free
  return one.clause.subject === other.clause.subject ? sameSubject : always
}

const clashOf = (set: PolicySet, one: ReadyClause, other: ReadyClause): number => {
  const group = share(set, one.clause.groups, other.clause.groups)
  return one === other ? group : Math.max(group, excludes(one, other))
}

// In a later year: what is paid once is not paid again, and a duplicate of what was paid is not paid either.
const barOf = (set: PolicySet, ready: ReadyClause, earlier: string): number => {
  const paid = set.clauses.get(earlier)?.at(-1)
  if (earlier === ready.id) return ready.clause.frequency === 'yearly' ? free : sameSubject
  if (!paid) return free
  return Math.max(share(set, ready.clause.groups, paid.clause.groups), excludes(ready, paid))
}

/** Works out the law of a day once, for all enterprises. */
export const lawOf = (set: PolicySet, on: CivilDate, outcomes: readonly Outcome[]): Law => {
  const clauses = outcomes.map(({ ready }) => ready)
  const clash = Uint8Array.from(clauses.flatMap((one) => clauses.map((other) => clashOf(set, one, other))))
  const bars = new Map<string, Uint8Array>()
  return {
    set,
    on,
    clauses,
    clash,
    ceilings: clauses.map(({ id }) => set.ceilings.filter(({ clauses: of }) => of.length === 0 || of.includes(id))),
    barred: (place, earlier) => {
      const known = bars.get(earlier) ?? Uint8Array.from(clauses, (ready) => barOf(set, ready, earlier))
      bars.set(earlier, known)
      return known[place] ?? free
    },
  }
}

/** Whether two grants stand in each other's way, by how their clauses do. */
export const clashes = (kind: number, isSameSubject: boolean): boolean =>
  kind === always || (kind === sameSubject && isSameSubject)
