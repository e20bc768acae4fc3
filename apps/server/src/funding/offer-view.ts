import { entitlement, type GrantOffer, type ownGrantOffer, type Locale } from '@ceyuan/contract'
import type { z } from 'zod'
import { toProblemItem } from '../http/problem-reply.ts'
import type { OfferRow } from './automatic-store.ts'
import { clauseOf } from './commitment-row.ts'

/** An offer as the API gives it. */
export const toOffer = (row: OfferRow, locale: Locale): GrantOffer => ({
  id: row.id,
  clause: clauseOf(row),
  creditCode: row.credit_code,
  name: row.applicant_name,
  subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
  fen: row.amount_fen.toString(),
  state: row.state,
  offeredAt: row.offered_at,
  answerBy: row.answer_by,
  answeredAt: row.answered_at,
  answeredBy: row.answered_by,
  declineReason: row.decline_reason,
  commitment:
    row.commitment_id === null || row.commitment_year === null || row.commitment_number === null
      ? null
      : { id: row.commitment_id, year: row.commitment_year, number: row.commitment_number },
  problems: row.problems.map((problem) => toProblemItem(problem, locale)),
})

/** An offer as the enterprise sees it, with the reason that was kept. */
export const toOwnOffer = (row: OfferRow, kept: unknown, locale: Locale): z.input<typeof ownGrantOffer> => {
  const parsed = entitlement.safeParse(kept)
  return { ...toOffer(row, locale), entitlement: parsed.success ? parsed.data : null, document: row.document }
}
