import { entitlement, type FundingCommitmentDetail } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Actor } from '../database/database.ts'
import { toCommitment, type JoinedRow } from './commitment-row.ts'
import { findCommitmentRow, findSnapshot, findTopUp } from './commitment-store.ts'
import type { FundingContext } from './context.ts'
import { listDisbursementsOf, listShareRows, type ShareRow } from './disbursement-store.ts'
import { mayDecide } from './prepare-commitment.ts'

/** A share as the API gives it. */
export const toShare = (row: ShareRow): FundingCommitmentDetail['shares'][number] => ({
  line: { id: row.line_id, title: row.line_title, year: row.line_year, payer: row.line_payer },
  payer: row.payer,
  part: row.part,
  fen: row.amount_fen.toString(),
  paidFen: row.paid_fen.toString(),
})

// What was kept is shown as far as it still has the shape of today.
const snapshotOf = (kept: unknown): FundingCommitmentDetail['entitlement'] => {
  const parsed = entitlement.safeParse(kept)
  return parsed.success ? parsed.data : null
}

/** Whether an actor may decide on the clause of a commitment. */
export const mayDecideOn = ({ policies, city }: FundingContext, actor: Actor, clause: string): boolean => {
  const units = policies().clauses.get(clause)?.at(-1)?.clause.units ?? []
  return mayDecide(actor, units, city)
}

const actsOf = (
  context: FundingContext,
  actor: Actor,
  row: JoinedRow,
  isToppedUp: boolean,
): FundingCommitmentDetail['acts'] => {
  if (row.reversed_at !== null) return []
  const mayPay = actor.scopes.has('funding.pay') && row.paid_fen < row.amount_fen
  const mayReverse =
    actor.scopes.has('funding.commit') &&
    row.paid_fen === 0n &&
    !isToppedUp &&
    mayDecideOn(context, actor, row.clause_id)
  return [...(mayPay ? (['pay'] as const) : []), ...(mayReverse ? (['reverse'] as const) : [])]
}

/** The account that decided on a commitment; null where there is none. */
export const findDecider = ({ database }: Pick<FundingContext, 'database'>, actor: Actor, id: string) =>
  database.read(actor, async (scope) => (await findCommitmentRow(scope, id))?.recorded_by ?? null)

/** A commitment with all that belongs to it, as its reader sees it. */
export const readCommitment = async (
  context: FundingContext,
  actor: Actor,
  id: string,
): Promise<Result<FundingCommitmentDetail>> => {
  const parts = await context.database.read(actor, async (scope) => {
    const row = await findCommitmentRow(scope, id)
    if (!row) return undefined
    const [shares, disbursements, snapshot, topUp] = await Promise.all([
      listShareRows(scope, id),
      listDisbursementsOf(scope, [id]),
      findSnapshot(scope, id),
      findTopUp(scope, id),
    ])
    return { row, shares, disbursements, snapshot, isToppedUp: topUp !== undefined }
  })
  if (!parts) return Result.failure(Problem.create('funding.commitment-not-found', { id }))
  const { row, shares, disbursements, snapshot, isToppedUp } = parts
  const documentsOf = async (kind: string, of: string) =>
    (await context.documents.list(actor, { kind, id: of })).map((document) => ({
      id: document.id,
      name: document.fileName,
    }))
  return Result.success({
    ...toCommitment(row),
    shares: shares.map(toShare),
    disbursements: await Promise.all(
      disbursements.map(async (payment) => ({
        ...payment,
        documents: await documentsOf('disbursement', payment.id),
      })),
    ),
    entitlement: snapshotOf(snapshot),
    judgement: row.judgement,
    entitledOn: row.entitled_on,
    recordedBy: row.decided_by,
    recordedAt: row.recorded_at,
    documents: await documentsOf('fundingCommitment', id),
    reversal:
      row.reversed_at === null
        ? null
        : { at: row.reversed_at, by: row.reversed_by ?? '', reason: row.reverse_reason ?? '' },
    acts: actsOf(context, actor, row, isToppedUp),
  })
}
