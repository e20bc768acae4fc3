import { Fen } from '@ceyuan/values'
import type { RejectedGrant } from './bundle-problem.ts'
import { at, wordAt } from './entry.ts'
import type { BundleModel } from './model.ts'
import type { PayOut } from './pay-out.ts'

const fullCap = (model: BundleModel, grant: number, payment: PayOut): string | null => {
  for (let node = wordAt(model.caps.capOf, grant); node > 0; node = at(model.caps.parent, node)) {
    if (payment.left[node] === 0n) return model.capNames[node] ?? null
  }
  return null
}

// The highest paid of the chosen grants that it clashes with, of equals the first by id; -1 where there is none.
const highestRival = (model: BundleModel, grant: number, { paid }: PayOut): number => {
  let [rival, most] = [-1, -1n]
  for (const other of model.conflicts[grant] ?? []) {
    const amount = paid.get(other)
    if (amount === undefined || amount < most) continue
    if (amount > most || other < rival) [rival, most] = [other, amount]
  }
  return rival
}

/** Why a grant is not in the bundle: the highest-paid chosen grant that it clashes with, or the innermost cap that is full. */
export const reject = (model: BundleModel, grant: number, payment: PayOut): RejectedGrant => {
  const { id = '', fen = Fen.zero } = model.grants[grant] ?? {}
  if (fen === 0n) return { id, reason: 'noAmount', against: null, lowerFen: null }
  const rival = highestRival(model, grant, payment)
  if (rival < 0) return { id, reason: 'capExhausted', against: fullCap(model, grant, payment), lowerFen: null }
  const reason = isDuplicate(model, grant, rival) ? 'duplicate' : 'incompatible'
  const { id: against = '', fen: rivalFen = Fen.zero } = model.grants[rival] ?? {}
  return { id, reason, against, lowerFen: Fen.subtract(rivalFen, fen) }
}

const isDuplicate = (model: BundleModel, one: number, other: number): boolean => {
  const [first, second] = [model.grants[one], model.grants[other]]
  return first?.subject === second?.subject && (first?.groups ?? []).some((group) => second?.groups.includes(group))
}
