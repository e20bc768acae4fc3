import type { Disbursement } from '@ceyuan/contract'
import { sql } from 'kysely'
import type { Scope, Write } from '../database/database.ts'
import { clauseOf, type CommitmentRow } from './commitment-row.ts'
import { newId } from '../database/new-id.ts'

/** The share of a line in a commitment, with the line. Amounts in fen. */
export type ShareRow = {
  readonly commitment_id: string
  readonly line_id: string
  readonly payer: string | null
  readonly part: string
  readonly amount_fen: bigint
  readonly paid_fen: bigint
  readonly line_title: string
  readonly line_year: number
  readonly line_payer: string
}

/** The shares of commitments, each with its budget line. */
export const listShareRowsOf = async (
  { sql: on }: Scope,
  commitments: readonly string[],
): Promise<readonly ShareRow[]> => {
  const { rows } = await sql<ShareRow>`
    select s.commitment_id, s.line_id, s.payer, s.part, s.amount_fen, s.paid_fen, l.title as line_title,
      l.year as line_year, l.payer as line_payer
    from funding_share s join budget_line l on l.id = s.line_id
    where s.commitment_id = any(${commitments}::uuid[]) order by l.payer desc, s.line_id`.execute(on)
  return rows
}

/** The shares of one commitment. */
export const listShareRows = (scope: Scope, commitment: string): Promise<readonly ShareRow[]> =>
  listShareRowsOf(scope, [commitment])

type Row = Pick<CommitmentRow, 'clause_id' | 'clause_from' | 'clause_title' | 'credit_code' | 'applicant_name'> &
  Pick<CommitmentRow, 'year' | 'number' | 'reversed_at' | 'reversed_by' | 'reverse_reason' | 'sample'> &
  Pick<ShareRow, 'commitment_id' | 'line_id' | 'line_title' | 'line_year' | 'line_payer'> & {
    readonly id: string
    readonly amount_fen: bigint
    readonly paid_on: string
    readonly voucher: string
    readonly recorded_by: string
    readonly recorded_at: string
  }

const selected = sql.raw(`select d.id, d.commitment_id, d.line_id, d.amount_fen, d.paid_on, d.voucher, d.recorded_by,
    d.recorded_at, d.reversed_at, d.reversed_by, d.reverse_reason, d.sample, c.year, c.number, c.clause_id, c.clause_from,
    c.clause_title, c.credit_code, c.applicant_name, l.title as line_title, l.year as line_year, l.payer as line_payer
  from disbursement d join funding_commitment c on c.id = d.commitment_id join budget_line l on l.id = d.line_id`)

const toDisbursement = (row: Row): Disbursement => ({
  id: row.id,
  commitment: { id: row.commitment_id, year: row.year, number: row.number },
  clause: clauseOf(row),
  applicant: { creditCode: row.credit_code, name: row.applicant_name },
  line: { id: row.line_id, title: row.line_title, year: row.line_year, payer: row.line_payer },
  fen: row.amount_fen.toString(),
  paidOn: row.paid_on,
  voucher: row.voucher,
  recordedBy: row.recorded_by,
  recordedAt: row.recorded_at,
  reversal:
    row.reversed_at === null
      ? null
      : { at: row.reversed_at, by: row.reversed_by ?? '', reason: row.reverse_reason ?? '' },
  sample: row.sample,
})

/** The payments of commitments, the earliest first. */
export const listDisbursementsOf = async (
  { sql: on }: Scope,
  commitments: readonly string[],
): Promise<readonly Disbursement[]> => {
  const { rows } = await sql<Row>`${selected} where d.commitment_id = any(${commitments}::uuid[])
    order by d.paid_on, d.id`.execute(on)
  return rows.map(toDisbursement)
}

/** What a list of payments is narrowed to. */
export type DisbursementQuery = {
  readonly year?: number | undefined
  readonly line?: string | undefined
  readonly creditCode?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const afterCursor = (cursor: string | undefined) => {
  const match = cursor === undefined ? null : /^(\d{4}-\d\d-\d\d)\.([0-9a-f-]{36})$/u.exec(cursor)
  return match ? sql`(d.paid_on, d.id) < (${match[1]}::date, ${match[2]}::uuid)` : sql`true`
}

/** A page of payments, the latest first. */
export const listDisbursementRows = async (
  { sql: on }: Scope,
  query: DisbursementQuery,
): Promise<{ readonly items: Disbursement[]; readonly next: string | null }> => {
  const { year, line, creditCode, cursor, limit } = query
  const { rows } = await sql<Row>`${selected}
    where ${year === undefined ? sql`true` : sql`extract(year from d.paid_on) = ${year}::int`}
      and ${line === undefined ? sql`true` : sql`d.line_id = ${line}::uuid`}
      and ${creditCode === undefined ? sql`true` : sql`c.credit_code = ${creditCode}`}
      and ${afterCursor(cursor)}
    order by d.paid_on desc, d.id desc limit ${limit + 1}`.execute(on)
  const items = rows.slice(0, limit).map(toDisbursement)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? `${last.paidOn}.${last.id}` : null }
}

/** What a payment is booked with. */
export type NewDisbursement = {
  readonly commitment: string
  readonly line: string
  readonly fen: bigint
  readonly paidOn: string
  readonly voucher: string
  readonly sample: boolean
  readonly by?: string
  readonly at?: string
}

/** Books a payment; share, commitment and line follow by the database's own hand. */
export const addDisbursementRow = async (write: Write, payment: NewDisbursement): Promise<string> => {
  const id = newId()
  await sql`insert into disbursement (id, commitment_id, line_id, amount_fen, paid_on, voucher, recorded_by, recorded_at, sample)
    values (${id}, ${payment.commitment}::uuid, ${payment.line}::uuid, ${payment.fen}, ${payment.paidOn}::date,
      ${payment.voucher}, ${payment.by ?? write.actor.name}, ${payment.at ?? write.at}, ${payment.sample})`.execute(
    write.sql,
  )
  return id
}

/** Whether a line has a payment with this voucher that counts. */
export const isVoucherTaken = async ({ sql: on }: Scope, line: string, voucher: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from disbursement
    where line_id = ${line}::uuid and voucher = ${voucher} and reversed_at is null`.execute(on)
  return rows.length > 0
}

/** A payment held for its reversal. */
export type HeldDisbursement = {
  readonly id: string
  readonly commitment_id: string
  readonly line_id: string
  readonly amount_fen: bigint
  readonly reversed_at: string | null
}

/** Holds a payment until the transaction ends. */
export const holdDisbursement = async (write: Write, id: string): Promise<HeldDisbursement | undefined> => {
  const { rows } = await sql<HeldDisbursement>`select id, commitment_id, line_id, amount_fen, reversed_at
    from disbursement where id = ${id}::uuid for update`.execute(write.sql)
  return rows[0]
}

/** Reverses a payment that is held. */
export const reverseDisbursementRow = async (write: Write, id: string, reason: string): Promise<void> => {
  await sql`update disbursement set reversed_at = ${write.at}, reversed_by = ${write.actor.name},
    reverse_reason = ${reason} where id = ${id}::uuid`.execute(write.sql)
}
