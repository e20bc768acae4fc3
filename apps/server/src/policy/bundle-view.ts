import type { PolicyBundle } from '@ceyuan/contract'
import type { Choice, Entitlement } from '@ceyuan/policy'
import { clauseNamed, type Shown, toSubject } from './entitlement-view.ts'

const named = ({ id, subject }: Pick<Entitlement, 'id' | 'subject'>, shown: Shown) => ({
  clause: clauseNamed(id, shown),
  subject: toSubject(subject, shown),
})

const chosenOf = ({ bundle, grants }: Choice, shown: Shown): PolicyBundle['chosen'] =>
  bundle.chosen.flatMap(({ id, fen, paidFen }) => {
    const grant = grants.get(id)
    if (!grant) return []
    const { isToVerify } = grant
    return [{ ...named(grant, shown), fen: fen.toString(), paidFen: paidFen.toString(), isToVerify }]
  })

const ceilingOf = (id: string | null, { set }: Shown) => {
  const ceiling = set.ceilings.find((one) => one.id === id)
  return ceiling ? { id: ceiling.id, title: ceiling.title } : null
}

const rejectedOf = ({ bundle, grants }: Choice, shown: Shown): PolicyBundle['rejected'] =>
  bundle.rejected.flatMap(({ id, reason, against, lowerFen }) => {
    const grant = grants.get(id)
    if (!grant) return []
    const rival = against === null ? undefined : grants.get(against)
    return [
      {
        ...named(grant, shown),
        fen: grant.amount?.kind === 'known' ? grant.amount.fen.toString() : '0',
        reason,
        against: rival ? named(rival, shown) : null,
        ceiling: ceilingOf(against, shown),
        paid: null,
        lowerFen: lowerFen?.toString() ?? null,
      },
    ]
  })

const excludedOf = ({ excluded }: Choice, shown: Shown): PolicyBundle['rejected'] =>
  excluded.map(({ entitlement, reason, payment }) => ({
    ...named(entitlement, shown),
    fen: entitlement.amount?.kind === 'known' ? entitlement.amount.fen.toString() : '0',
    reason,
    against: null,
    ceiling: null,
    paid: { clause: clauseNamed(payment.clause, shown), fen: payment.fen.toString(), paidOn: payment.paidOn },
    lowerFen: null,
  }))

const unpricedOf = (entitlements: readonly Entitlement[], shown: Shown): PolicyBundle['unpriced'] =>
  entitlements.flatMap((one) =>
    one.status === 'applies' && one.amount?.kind === 'unknown'
      ? [{ ...named(one, shown), atMostFen: one.amount.atMostFen?.toString() ?? null }]
      : [],
  )

/** The best bundle as the API gives it, with the reason of everything left out. */
export const toBundle = (choice: Choice, entitlements: readonly Entitlement[], shown: Shown): PolicyBundle => {
  const { bundle, payers, toVerifyFen } = choice
  return {
    paidFen: bundle.paidFen.toString(),
    boundFen: bundle.boundFen.toString(),
    method: bundle.method,
    isProved: bundle.boundFen === bundle.paidFen,
    toVerifyFen: toVerifyFen.toString(),
    payers: payers.map(({ payer, fen }) => ({ payer, fen: fen.toString() })),
    chosen: chosenOf(choice, shown),
    rejected: [...rejectedOf(choice, shown), ...excludedOf(choice, shown)],
    unpriced: unpricedOf(entitlements, shown),
  }
}
