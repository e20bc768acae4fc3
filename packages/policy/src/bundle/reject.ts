import { Fen } from '@ceyuan/values'
import type { RejectedGrant } from './bundle-problem.ts'
import type { BundleModel } from './model.ts'
import type { PayOut } from './pay-out.ts'

const higherPaid =
  (payment: PayOut) =>
  (one: number, other: number): number => {
    const [first, second] = [payment.paid.get(one) ?? 0n, payment.paid.get(other) ?? 0n]
    return first > second ? -1 : first < second ? 1 : one - other
  }

const fullCap = (model: BundleModel, grant: number, payment: PayOut): string | null => {
  for (let node = model.caps.capOf[grant] ?? 0; node > 0; node = model.caps.parent[node] ?? 0) {
    if (payment.left[node] === 0n) return model.capNames[node] ?? null
  }
  return null
}

/** Why a grant is not in the bundle: the highest-paid chosen grant that it clashes with, or the innermost cap that is full. */
export const reject = (model: BundleModel, grant: number, payment: PayOut): RejectedGrant => {
  const { id = '', fen = Fen.zero } = model.grants[grant] ?? {}
  if (fen === 0n) return { id, reason: 'noAmount', against: null, lowerFen: null }
  const [rival] = (model.conflicts[grant] ?? [])
    .filter((other) => payment.paid.has(other))
    .toSorted(higherPaid(payment))
  if (rival === undefined)
    return { id, reason: 'capExhausted', against: fullCap(model, grant, payment), lowerFen: null }
  const reason = isDuplicate(model, grant, rival) ? 'duplicate' : 'incompatible'
  const { id: against = '', fen: rivalFen = Fen.zero } = model.grants[rival] ?? {}
  return { id, reason, against, lowerFen: Fen.subtract(rivalFen, fen) }
}

const isDuplicate = (model: BundleModel, one: number, other: number): boolean => {
  const [first, second] = [model.grants[one], model.grants[other]]
  return first?.subject === second?.subject && (first?.groups ?? []).some((group) => second?.groups.includes(group))
}
