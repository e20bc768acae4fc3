import type { Entitlement, ReadyClause } from '@ceyuan/policy'
import { Fen, Problem } from '@ceyuan/values'

/** What a clause gives in all, where that can be told. Unit: fen. */
export const knownFen = (found: Entitlement): bigint | null =>
  found.status === 'applies' && found.amount?.kind === 'known' ? found.amount.fen : null

const yuan = (fen: bigint): string => Fen.exact(Fen.create(fen), 'yuan')

/** What an amount is held against. Unit: fen. */
export type AmountCase = {
  readonly ready: ReadyClause
  readonly found: Entitlement
  /** What is to be committed. */
  readonly fen: bigint
  /** What the grant that it tops up already gave. */
  readonly baseFen: bigint | null
  readonly judgement: string | null
}

const againstEntitlement = ({ found, fen, baseFen, ready }: AmountCase, most: bigint): Problem | null => {
  const clause = ready.id
  if (baseFen !== null) {
    const wanted = most - baseFen
    if (wanted > 0n && fen === wanted) return null
    const values = { clause, found: yuan(fen), wanted: yuan(wanted > 0n ? wanted : 0n), base: yuan(baseFen) }
    return Problem.create('funding.top-up-not-difference', values, { path: '/body/fen' })
  }
  if (fen <= most) return null
  const values = { clause, found: yuan(fen), most: yuan(most), on: found.on }
  return Problem.create('funding.above-entitlement', values, { path: '/body/fen' })
}

const againstCap = ({ ready, fen, baseFen }: AmountCase): Problem | null => {
  const { cap } = ready.clause
  const whole = fen + (baseFen ?? 0n)
  if (cap === null || whole <= cap) return null
  const values = { clause: ready.id, found: yuan(whole), cap: yuan(cap) }
  return Problem.create('funding.above-cap', values, { path: '/body/fen' })
}

/** Why an amount may not be committed by what the clause gives; null where it may. */
export const amountProblem = (asked: AmountCase): Problem | null => {
  const { found, judgement, ready } = asked
  if (found.status === 'doesNotApply') {
    const values = { clause: ready.id, on: found.on, reasons: [...found.reasons] }
    return Problem.create('funding.not-entitled', values, { path: '/body/clause' })
  }
  const most = knownFen(found)
  if (most !== null) return againstEntitlement(asked, most)
  if (judgement === null || judgement.trim() === '') {
    const values = { clause: ready.id, missing: found.missing.length > 0 ? [...found.missing] : null }
    return Problem.create('funding.judgement-needed', values, { path: '/body/judgement' })
  }
  return againstCap(asked)
}
