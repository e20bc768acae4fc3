import { type CivilDate, Fen, Rate, Result } from '@ceyuan/values'
import type { Applicant } from '../applicant/applicant.ts'
import type { Bundle, BundleProblem } from '../bundle/bundle-problem.ts'
import { type BundleOptions, solveBundle } from '../bundle/solve-bundle.ts'
import type { Label } from '../clause/clause.ts'
import type { Entitlement } from '../entitle/entitlement.ts'
import type { PolicySet } from '../set/policy-set.ts'
import { type PaidBefore, paidBefore } from './history.ts'
import { grantId, toBundleProblem } from './to-bundle-problem.ts'

/** A grant that earlier payments keep out of the bundle. */
export type ExcludedGrant = PaidBefore & { readonly id: string; readonly entitlement: Entitlement }

/** What one budget pays of a bundle; the payer is null where the text does not say who pays. */
export type PayerTotal = { readonly payer: Label | null; readonly fen: Fen }

/** The best bundle of an applicant, with what it was chosen from. */
export type Choice = {
  readonly problem: BundleProblem
  readonly bundle: Bundle
  /** The entitlement behind each grant of the problem, by the grant's id. */
  readonly grants: ReadonlyMap<string, Entitlement>
  readonly excluded: readonly ExcludedGrant[]
  readonly payers: readonly PayerTotal[]
  /** How much of the bundle rests on drafts, reports or retellings. */
  readonly toVerifyFen: Fen
}

const pays = ({ status, amount }: Entitlement): boolean => status === 'applies' && amount?.kind === 'known'

/** Splits what is paid among the payers of a clause: each its share cut to the fen, the last one the rest. */
const split = (fen: Fen, { ready }: Entitlement): readonly PayerTotal[] => {
  const { shares } = ready.clause
  if (shares.length === 0) return [{ payer: null, fen }]
  let left: bigint = fen
  return shares.map(({ payer, part }, index) => {
    const own = index === shares.length - 1 ? left : Rate.divide(fen * part.numerator, part.denominator, 'down')
    left -= own
    return { payer, fen: Fen.create(own) }
  })
}

const totals = (parts: readonly PayerTotal[]): readonly PayerTotal[] => {
  const byPayer = new Map<string, PayerTotal>()
  for (const { payer, fen } of parts) {
    const key = payer?.zh ?? ''
    byPayer.set(key, { payer, fen: Fen.add(byPayer.get(key)?.fen ?? Fen.zero, fen) })
  }
  return [...byPayer.values()]
}

const toChoice = (
  problem: BundleProblem,
  bundle: Bundle,
  grants: ReadonlyMap<string, Entitlement>,
  excluded: readonly ExcludedGrant[],
): Choice => {
  const chosen = bundle.chosen.flatMap(({ id, paidFen }) => {
    const entitlement = grants.get(id)
    return entitlement ? [{ entitlement, paidFen }] : []
  })
  return {
    problem,
    bundle,
    grants,
    excluded,
    payers: totals(chosen.flatMap(({ entitlement, paidFen }) => split(paidFen, entitlement))),
    toVerifyFen: Fen.sum(chosen.filter(({ entitlement }) => entitlement.isToVerify).map(({ paidFen }) => paidFen)),
  }
}

/** Chooses the best bundle among what an applicant is entitled to on a day; earlier payments leave grants out and use up ceilings. */
export const choose = (
  set: PolicySet,
  applicant: Applicant,
  entitlements: readonly Entitlement[],
  how: BundleOptions & { readonly on: CivilDate },
): Result<Choice> => {
  const paying = entitlements.filter(pays)
  const excluded = paying.flatMap((entitlement): readonly ExcludedGrant[] => {
    const before = paidBefore(set, applicant, entitlement)
    return before ? [{ ...before, id: grantId(entitlement), entitlement }] : []
  })
  const out = new Set(excluded.map(({ id }) => id))
  const open = paying.filter((entitlement) => !out.has(grantId(entitlement)))
  const problem = toBundleProblem(set, applicant, open, how.on)
  const grants = new Map(open.map((entitlement) => [grantId(entitlement), entitlement]))
  return Result.map(solveBundle(problem, how), (bundle) => toChoice(problem, bundle, grants, excluded))
}
