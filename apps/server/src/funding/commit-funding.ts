import type { CommitmentAsked } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Write } from '../database/database.ts'
import { addCommitmentRow, holdApplicant, type NewCommitment } from './commitment-store.ts'
import type { FundingContext } from './context.ts'
import { decideCommitment, type Decision } from './decide-commitment.ts'
import { holdLineRows } from './line-store.ts'
import type { Prepared } from './prepare-commitment.ts'

/** How a commitment comes about beyond what is asked. */
export type Occasion = {
  readonly origin: 'claim' | 'automatic'
  /** The day of entitlement, where it was seen before. */
  readonly entitledOn?: string | null
  /** Who decided, where that is not the actor. */
  readonly decidedBy?: string
  readonly sample: boolean
}

const rowOf = (prepared: Prepared, asked: CommitmentAsked, decision: Decision, occasion: Occasion): NewCommitment => {
  const { ready, grant, group, snapshot, name } = prepared
  return {
    clause_id: ready.id,
    clause_from: ready.from,
    clause_title: ready.clause.title,
    credit_code: grant.creditCode,
    applicant_name: name,
    group_code: group?.creditCode ?? null,
    group_name: group?.name ?? null,
    subject_kind: grant.subjectKind,
    subject_id: grant.subject,
    subject_name: snapshot.subject.name,
    amount_fen: decision.fen,
    origin: occasion.origin,
    decided_on: asked.decidedOn,
    basis: asked.basis,
    judgement: asked.judgement === '' ? null : asked.judgement,
    entitled_on: occasion.entitledOn ?? prepared.entitledOn,
    entitlement: snapshot,
    top_up_of: asked.topUpOf,
    sample: occasion.sample,
    ...(occasion.decidedBy === undefined ? {} : { decided_by: occasion.decidedBy }),
  }
}

// The rule was looked at under the lock of the applicant, so this is met only where the policies changed between two commitments.
const uniqueViolation = '23505'
const isHeldTwice = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === uniqueViolation

/**
 * Commits support inside a running transaction: holds the applicant, its group and the subject, then the lines, decides, and
 * writes. Of two that ask at once the second sees the first.
 */
export const commitInside = async (
  context: FundingContext,
  write: Write,
  {
    prepared,
    asked,
    occasion,
  }: { readonly prepared: Prepared; readonly asked: CommitmentAsked; readonly occasion: Occasion },
): Promise<Result<{ readonly id: string }>> => {
  await holdApplicant(write, prepared.grant)
  const lines = await holdLineRows(write, asked.lines)
  const decision = await decideCommitment(write, prepared, asked, lines)
  if (decision.kind === 'failure') return decision
  const { fen, shares, keys } = decision.value
  const row = rowOf(prepared, asked, decision.value, occasion)
  const added = await addCommitmentRow(write, row, { shares, keys }).catch((error: unknown) => {
    if (isHeldTwice(error)) return null
    throw error
  })
  if (!added) return Result.failure(Problem.create('funding.held-twice', { clause: row.clause_id }))
  const attached = await context.documents.attach(write, asked.documents, { kind: 'fundingCommitment', id: added.id })
  if (attached.kind === 'failure') return attached
  const detail = {
    clause: row.clause_id,
    creditCode: row.credit_code,
    subject: row.subject_id,
    fen: fen.toString(),
    shares: shares.map((share) => ({ line: share.line, fen: share.fen.toString() })),
    decidedOn: row.decided_on,
    basis: row.basis,
    topUpOf: row.top_up_of,
    origin: row.origin,
  }
  await write.audit({ action: 'funding.commit', subject: { kind: 'fundingCommitment', id: added.id }, detail })
  await write.emit('funding.committed', {
    commitment: added.id,
    creditCode: row.credit_code,
    title: row.clause_title,
    fen: fen.toString(),
    year: Number(row.decided_on.slice(0, 4)),
    number: added.number,
    by: write.actor.userId,
    at: write.at,
  })
  write.touch('funding')
  return Result.success({ id: added.id })
}
