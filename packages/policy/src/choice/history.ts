import { CivilDate } from '@ceyuan/values'
import type { Applicant, Payment } from '../applicant/applicant.ts'
import type { Entitlement } from '../entitle/entitlement.ts'
import type { PolicySet } from '../set/policy-set.ts'

/** Why an earlier payment keeps a grant out. */
export type PaidReason =
  | 'paid-once'
  | 'paid-for-project'
  | 'paid-this-year'
  | 'paid-frequency-unknown'
  | 'paid-duplicate'
  | 'paid-incompatible'

/** A grant that an earlier payment keeps out. */
export type PaidBefore = { readonly reason: PaidReason; readonly payment: Payment }

const frequencyReason = ({ ready, on }: Entitlement, payment: Payment): PaidReason | null => {
  switch (ready.clause.frequency) {
    case 'once':
      return 'paid-once'
    case 'perProject':
      return 'paid-for-project'
    case 'yearly':
      return CivilDate.year(payment.paidOn) === CivilDate.year(on) ? 'paid-this-year' : null
    case 'unknown':
      return 'paid-frequency-unknown'
  }
}

/** Whether two clauses stand in one duplicate group that covers these subjects. */
const isDuplicate = (set: PolicySet, { ready, subject }: Entitlement, payment: Payment): boolean => {
  const paid = set.clauses.get(payment.clause)?.at(-1)
  return ready.clause.groups.some(
    (id) =>
      paid?.clause.groups.includes(id) === true &&
      (set.groups.get(id)?.per === 'applicant' || payment.subject === subject.id),
  )
}

const isIncompatible = (set: PolicySet, { ready, subject, id }: Entitlement, payment: Payment): boolean => {
  const paid = set.clauses.get(payment.clause)?.at(-1)
  if (!paid) return false
  const isNamed = ready.clause.incompatible.includes(paid.id) || paid.clause.incompatible.includes(id)
  return isNamed && (paid.clause.subject !== ready.clause.subject || payment.subject === subject.id)
}

/** The first earlier payment that keeps a grant out; null where none does. */
export const paidBefore = (set: PolicySet, applicant: Applicant, entitlement: Entitlement): PaidBefore | null => {
  for (const payment of applicant.history) {
    if (payment.paidOn > entitlement.on) continue
    const isSame = payment.clause === entitlement.id && payment.subject === entitlement.subject.id
    const reason = isSame ? frequencyReason(entitlement, payment) : null
    if (reason) return { reason, payment }
    if (payment.clause === entitlement.id) continue
    if (isDuplicate(set, entitlement, payment)) return { reason: 'paid-duplicate', payment }
    if (isIncompatible(set, entitlement, payment)) return { reason: 'paid-incompatible', payment }
  }
  return null
}
