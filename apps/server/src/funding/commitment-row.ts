import type { EarlierPayment, FundingCommitment } from '@ceyuan/contract'
import type { SubjectKind } from '@ceyuan/policy'
import type { EarlierGrant } from './double-payment.ts'

/** A commitment as its table holds it. Amounts in fen. */
export type CommitmentRow = {
  readonly id: string
  readonly year: number
  readonly number: number
  readonly clause_id: string
  readonly clause_from: string
  readonly clause_title: { readonly zh: string; readonly en: string }
  readonly credit_code: string
  readonly applicant_name: string
  readonly group_code: string | null
  readonly group_name: string | null
  readonly subject_kind: SubjectKind
  readonly subject_id: string | null
  readonly subject_name: string | null
  readonly amount_fen: bigint
  readonly paid_fen: bigint
  readonly origin: 'claim' | 'automatic'
  readonly decided_on: string
  readonly decided_by: string
  readonly basis: string
  readonly judgement: string | null
  readonly entitled_on: string | null
  readonly recorded_by: string
  readonly recorded_at: string
  readonly reversed_at: string | null
  readonly reversed_by: string | null
  readonly reverse_reason: string | null
  readonly top_up_of: string | null
  readonly sample: boolean
  readonly version: number
}

/** A commitment with the one that it tops up, as lists join them. */
export type JoinedRow = CommitmentRow & {
  readonly base_year: number | null
  readonly base_number: number | null
  readonly base_fen: bigint | null
}

/** A commitment as the rule against paying twice sees it. */
export type EarlierRow = CommitmentRow & EarlierGrant

/** A row with what the rule against paying twice asks of it. */
export const toEarlier = (row: CommitmentRow): EarlierRow => ({
  ...row,
  clause: row.clause_id,
  creditCode: row.credit_code,
  group: row.group_code,
  subjectKind: row.subject_kind,
  subject: row.subject_id,
  fen: row.amount_fen,
  decidedOn: row.decided_on,
})

/** The clause of a row, by the title it had then. */
export const clauseOf = (row: Pick<CommitmentRow, 'clause_id' | 'clause_title' | 'clause_from'>) => ({
  id: row.clause_id,
  title: row.clause_title,
  from: row.clause_from,
})

const stateOf = (row: CommitmentRow): FundingCommitment['state'] => {
  if (row.reversed_at !== null) return 'reversed'
  if (row.paid_fen === 0n) return 'committed'
  return row.paid_fen === row.amount_fen ? 'paid' : 'partlyPaid'
}

const baseOf = (row: JoinedRow): FundingCommitment['topUpOf'] =>
  row.top_up_of === null
    ? null
    : {
        id: row.top_up_of,
        year: row.base_year ?? row.year,
        number: row.base_number ?? 0,
        fen: String(row.base_fen ?? 0n),
      }

/** A row as the API gives it. */
export const toCommitment = (row: JoinedRow): FundingCommitment => ({
  id: row.id,
  year: row.year,
  number: row.number,
  clause: clauseOf(row),
  applicant: {
    creditCode: row.credit_code,
    name: row.applicant_name,
    group: row.group_code === null ? null : { creditCode: row.group_code, name: row.group_name ?? row.group_code },
  },
  subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
  fen: row.amount_fen.toString(),
  paidFen: row.paid_fen.toString(),
  leftFen: (row.reversed_at === null ? row.amount_fen - row.paid_fen : 0n).toString(),
  state: stateOf(row),
  origin: row.origin,
  decidedOn: row.decided_on,
  decidedBy: row.decided_by,
  basis: row.basis,
  topUpOf: baseOf(row),
  sample: row.sample,
  version: row.version,
})

/** A row as the one that stands in the way of another. */
export const toEarlierPayment = (row: CommitmentRow): EarlierPayment => ({
  id: row.id,
  year: row.year,
  number: row.number,
  clause: clauseOf(row),
  applicant: { creditCode: row.credit_code, name: row.applicant_name },
  subject: row.subject_name ?? row.subject_id,
  fen: row.amount_fen.toString(),
  paidFen: row.paid_fen.toString(),
  decidedOn: row.decided_on,
  basis: row.basis,
})
