import {
  type BundleProblem,
  type Ceiling,
  grantId,
  paidBefore,
  type Payment,
  solveBundle,
  toBundleProblem,
} from '@ceyuan/policy'
import { CivilDate } from '@ceyuan/values'
import {
  type Candidate,
  candidatesOf,
  chooseGrants,
  type Chosen,
  type Earlier,
  entitlementOf,
  nobody,
  type Year,
} from './choose-grants.ts'
import type { Law } from './law.ts'

/** A member of a group of companies in one year of a run. */
export type Member = { readonly enterprise: number; readonly earlier: Earlier }

/** What each member of a group is paid; whether a ceiling was shared by several of them, and whether it could cut. */
export type ChosenTogether = { readonly chosen: readonly Chosen[]; readonly isShared: boolean; readonly isCut: boolean }

type Asking = { readonly history: readonly Payment[]; readonly candidates: readonly Candidate[] }

const covers = ({ clauses }: Ceiling, clause: string): boolean => clauses.length === 0 || clauses.includes(clause)

const countsOn = ({ per }: Ceiling, { paidOn }: Payment, on: CivilDate): boolean =>
  paidOn <= on && (per === 'ever' || CivilDate.year(paidOn) === CivilDate.year(on))

// A ceiling cannot cut where all that members could have under it, with what was paid, stays below it.
const stateOf = (law: Law, ceiling: Ceiling, members: readonly Asking[], paid: readonly Payment[]) => {
  const sums = members.map(({ candidates }) =>
    candidates.reduce((sum, { place, fen }) => sum + (covers(ceiling, law.clauses[place]?.id ?? '') ? fen : 0), 0),
  )
  const before = paid.reduce(
    (sum, one) => sum + (covers(ceiling, one.clause) && countsOn(ceiling, one, law.on) ? Number(one.fen) : 0),
    0,
  )
  const all = sums.reduce((sum, fen) => sum + fen, 0)
  return { isShared: sums.filter((sum) => sum > 0).length > 1, isCut: all > 0 && all + before > Number(ceiling.fen) }
}

type Solved = { readonly problem: BundleProblem; readonly ids: ReadonlyMap<string, Candidate> }

// A member's own problem under names of its own; the ceilings of the group keep theirs, so that they meet.
const problemOf = (law: Law, { candidates, history }: Asking, others: readonly Payment[], member: number): Solved => {
  const applicant = { ...nobody, history, group: { id: '', history: others } }
  const open = candidates.flatMap((candidate) => {
    const entitlement = entitlementOf(law, candidate)
    return entitlement && !paidBefore(law.set, applicant, entitlement) ? [{ candidate, entitlement }] : []
  })
  const own = (id: string): string => `${member} ${id}`
  const entitlements = open.map(({ entitlement }) => entitlement)
  const { grants, incompatible, caps } = toBundleProblem(law.set, applicant, entitlements, law.on)
  const shared = new Set(law.set.ceilings.flatMap(({ id, of }) => (of === 'group' ? [id] : [])))
  return {
    ids: new Map(open.map(({ candidate, entitlement }) => [own(grantId(entitlement)), candidate])),
    problem: {
      grants: grants.map((grant) => ({ ...grant, id: own(grant.id), subject: `${member}` })),
      incompatible: incompatible.map(([one, other]) => [own(one), own(other)]),
      caps: caps.map(({ name, ids, fen }) => ({ name: shared.has(name) ? name : own(name), ids: ids.map(own), fen })),
    },
  }
}

const joined = (problems: readonly BundleProblem[]): BundleProblem => {
  const caps = Map.groupBy(
    problems.flatMap((problem) => problem.caps),
    ({ name }) => name,
  )
  return {
    grants: problems.flatMap(({ grants }) => grants),
    incompatible: problems.flatMap(({ incompatible }) => incompatible),
    caps: [...caps.values()].flatMap(([first, ...rest]) =>
      first ? [{ ...first, ids: [first, ...rest].flatMap(({ ids }) => ids) }] : [],
    ),
  }
}

const solve = (law: Law, members: readonly Asking[], outside: readonly Payment[]): readonly Chosen[] => {
  const solved = members.map((asking, member) => {
    const others = members.flatMap(({ history }, index) => (index === member ? [] : history))
    return problemOf(law, asking, [...others, ...outside], member)
  })
  const found = solveBundle(joined(solved.map(({ problem }) => problem)))
  if (found.kind === 'failure') throw new Error(`No bundle can be found: ${found.problems[0].code}`)
  const { chosen, paidFen, boundFen } = found.value
  return solved.map(({ ids }) => ({
    proved: paidFen === boundFen,
    paid: chosen.flatMap(({ id, paidFen: fen }) => {
      const candidate = ids.get(id)
      return candidate && fen > 0n ? [{ place: candidate.place, row: candidate.row, fen: Number(fen) }] : []
    }),
  }))
}

const historyOf = ({ before, inRun }: Earlier): readonly Payment[] => [
  ...before,
  ...inRun.map(({ payment }) => payment),
]

/**
 * What the members of a group of companies are paid in a year, under ceilings that they share: the most that the group can have
 * in all, exact, each member keeping its own duplicate groups, exclusions and ceilings.
 */
export const chooseTogether = (year: Year, members: readonly Member[], outside: readonly Payment[]): ChosenTogether => {
  const { law } = year
  const asking = members.map(({ enterprise, earlier }) => ({
    history: historyOf(earlier),
    candidates: candidatesOf(year, enterprise),
  }))
  const paid = [...asking.flatMap(({ history }) => history), ...outside]
  const states = law.set.ceilings
    .filter(({ of }) => of === 'group')
    .map((ceiling) => stateOf(law, ceiling, asking, paid))
  const [isShared, isCut] = [states.some((state) => state.isShared), states.some((state) => state.isCut)]
  const chosen = isCut
    ? solve(law, asking, outside)
    : members.map(({ enterprise, earlier }) => chooseGrants(year, enterprise, earlier))
  return { chosen, isShared, isCut }
}
