import { CivilDate, Fen } from '@ceyuan/values'
import type { Applicant, Payment } from '../applicant/applicant.ts'
import type { BundleCap, BundleGrant, BundleProblem } from '../bundle/bundle-problem.ts'
import type { Ceiling } from '../clause/clause.ts'
import type { Entitlement } from '../entitle/entitlement.ts'
import type { PolicySet } from '../set/policy-set.ts'

/** The name of a grant in a bundle: its clause, and its project or product where it has one. */
export const grantId = ({ id, subject }: Pick<Entitlement, 'id' | 'subject'>): string =>
  subject.id === null ? id : `${id}@${subject.id}`

// All grants are the applicant's, so that groups per applicant and per subject stand side by side.
const grantOf = (set: PolicySet, entitlement: Entitlement): BundleGrant => ({
  id: grantId(entitlement),
  fen: entitlement.amount?.kind === 'known' ? entitlement.amount.fen : Fen.zero,
  subject: '',
  groups: entitlement.ready.clause.groups.map((id) =>
    set.groups.get(id)?.per === 'applicant' ? id : `${id}@${entitlement.subject.id ?? ''}`,
  ),
})

const excludes = (one: Entitlement, other: Entitlement): boolean =>
  one.ready.clause.incompatible.includes(other.id) &&
  (one.subject.kind !== other.subject.kind || one.subject.id === other.subject.id)

const pairsOf = (grants: readonly Entitlement[]): readonly (readonly [string, string])[] =>
  grants.flatMap((one, index) =>
    grants
      .slice(0, index)
      .filter((other) => excludes(one, other) || excludes(other, one))
      .map((other) => [grantId(other), grantId(one)] as const),
  )

const isCounted = (ceiling: Ceiling, { clause, paidOn }: Payment, on: CivilDate): boolean =>
  (ceiling.clauses.length === 0 || ceiling.clauses.includes(clause)) &&
  paidOn <= on &&
  (ceiling.per === 'ever' || CivilDate.year(paidOn) === CivilDate.year(on))

const capOf = (ceiling: Ceiling, grants: readonly Entitlement[], applicant: Applicant, on: CivilDate): BundleCap => {
  const history = [...applicant.history, ...(ceiling.of === 'group' ? (applicant.group?.history ?? []) : [])]
  const paid = Fen.sum(history.filter((payment) => isCounted(ceiling, payment, on)).map(({ fen }) => fen))
  return {
    name: ceiling.id,
    ids: grants.filter(({ id }) => ceiling.clauses.length === 0 || ceiling.clauses.includes(id)).map(grantId),
    fen: Fen.create(paid > ceiling.fen ? 0n : ceiling.fen - paid),
  }
}

/** The bundle problem of an applicant's grants on a day: groups, incompatibilities, and what earlier payments leave of each ceiling. */
export const toBundleProblem = (
  set: PolicySet,
  applicant: Applicant,
  grants: readonly Entitlement[],
  on: CivilDate,
): BundleProblem => ({
  grants: grants.map((grant) => grantOf(set, grant)),
  incompatible: pairsOf(grants),
  caps: set.ceilings.map((ceiling) => capOf(ceiling, grants, applicant, on)).filter(({ ids }) => ids.length > 0),
})
