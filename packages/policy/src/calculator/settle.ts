import type { Entitlement } from '../entitle/entitlement.ts'
import type { Finding } from '../expression/run.ts'

/** Facts that may still be said. */
export type Sayable = { readonly has: (name: string) => boolean }

/** Whether a part that cannot be told yet could come to a value, if these facts alone were said. */
const couldBe = (finding: Finding, wanted: boolean, sayable: Sayable): boolean => {
  const { kind, value, missing, parts } = finding
  if (typeof value === 'boolean') return value === wanted
  const [first] = parts
  if (kind === 'not' && first) return couldBe(first, !wanted, sayable)
  if (kind === 'all' || kind === 'any') {
    const needsOne = (kind === 'any') === wanted
    return needsOne
      ? parts.some((part) => couldBe(part, wanted, sayable))
      : parts.every((part) => couldBe(part, wanted, sayable))
  }
  return missing.length > 0 && missing.every((name) => sayable.has(name))
}

const conditionsOf = ({ condition, requirements }: Entitlement): readonly Finding[] =>
  [condition, ...requirements.map(({ finding }) => finding)].filter((finding) => finding !== null)

// What has no condition to be seen can be refused by its requirements, but never granted.
const isWhollySeen = ({ ready, requirements }: Entitlement): boolean =>
  ready.condition !== null &&
  !ready.clause.unseen.some(({ part }) => part === 'condition') &&
  requirements.every(({ finding, status }) => finding !== null || status === 'applies')

/** Whether a clause waits for facts: it cannot be told, or its amount cannot, until they are said. */
export const isOpen = ({ ready, status, amount, missing }: Entitlement): boolean =>
  ready.clause.kind === 'grant' &&
  missing.length > 0 &&
  (status === 'unknown' || (status === 'applies' && amount?.kind === 'unknown' && amount.why === 'missing'))

/** Whether saying these facts, and nothing else, could settle an open clause. */
export const couldSettle = (entitlement: Entitlement, sayable: Sayable): boolean => {
  if (!isOpen(entitlement)) return false
  if (entitlement.status === 'applies') return entitlement.missing.every((name) => sayable.has(name))
  const conditions = conditionsOf(entitlement)
  const couldFail = conditions.some((finding) => couldBe(finding, false, sayable))
  return couldFail || (isWhollySeen(entitlement) && conditions.every((finding) => couldBe(finding, true, sayable)))
}

/** Whether an open clause could come to apply at all. */
export const couldApply = (entitlement: Entitlement): boolean =>
  entitlement.status === 'applies' || isWhollySeen(entitlement)
