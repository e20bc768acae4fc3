import type { Disbursement, FundingCommitmentDetail } from '@ceyuan/contract'
import { Fen, Problem, Result } from '@ceyuan/values'
import type { Actor, Write, WriteOptions } from '../database/database.ts'
import { readAsked } from './asked-amount.ts'
import type { CommitmentRow } from './commitment-row.ts'
import { holdCommitmentRow } from './commitment-store.ts'
import { readCommitment } from './commitment-view.ts'
import type { FundingContext } from './context.ts'
import {
  addDisbursementRow,
  holdDisbursement,
  isVoucherTaken,
  listDisbursementRows,
  listShareRows,
  reverseDisbursementRow,
  type DisbursementQuery,
} from './disbursement-store.ts'

/** What is asked to be paid. */
export type PaymentAsked = {
  readonly id: string
  readonly version: number
  readonly line: string
  readonly fen: string
  readonly paidOn: string
  readonly voucher: string
  readonly documents: readonly string[]
}

/** Pays, lists payments, reverses them and attaches what proves them. */
export type DisbursementService = {
  readonly list: (
    actor: Actor,
    query: DisbursementQuery,
  ) => Promise<{ readonly items: Disbursement[]; readonly next: string | null }>
  readonly pay: (actor: Actor, options: WriteOptions, asked: PaymentAsked) => Promise<Result<FundingCommitmentDetail>>
  readonly reverse: (
    actor: Actor,
    options: WriteOptions,
    asked: { readonly id: string; readonly reason: string },
  ) => Promise<Result<FundingCommitmentDetail>>
  readonly attach: (
    actor: Actor,
    options: WriteOptions,
    asked: ReceiptAsked,
  ) => Promise<Result<FundingCommitmentDetail>>
}

type ReceiptAsked = { readonly id: string; readonly documents: readonly string[] }

const yuan = (fen: bigint): string => Fen.exact(Fen.create(fen), 'yuan')
const refuse = (code: string, values: Problem['values'], path?: string) =>
  Result.failure(path === undefined ? Problem.create(code, values) : Problem.create(code, values, { path }))

const dayProblem = ({ paidOn }: PaymentAsked, row: CommitmentRow, today: string): Problem | null => {
  const at = { path: '/body/paidOn' }
  if (paidOn > today) return Problem.create('funding.paid-in-future', { found: paidOn, today }, at)
  if (paidOn >= row.decided_on) return null
  return Problem.create('funding.paid-before-decided', { found: paidOn, decided: row.decided_on }, at)
}

const checkCommitment = (row: CommitmentRow | undefined, asked: PaymentAsked): Result<CommitmentRow> => {
  if (!row) return refuse('funding.commitment-not-found', { id: asked.id })
  if (row.reversed_at !== null) {
    return refuse('funding.commitment-reversed', { record: `${row.year}-${row.number}`, reason: row.reverse_reason })
  }
  return row.version === asked.version
    ? Result.success(row)
    : refuse('funding.changed-meanwhile', { found: row.version, wanted: asked.version })
}

const checkShare = async (write: Write, asked: PaymentAsked): Promise<Result<bigint>> => {
  const fen = readAsked(asked.fen, '/body/fen')
  if (fen.kind === 'failure') return fen
  const shares = await listShareRows(write, asked.id)
  const share = shares.find(({ line_id: line }) => line === asked.line)
  if (!share) {
    const known = shares.map(({ line_title: title }) => title)
    return refuse('funding.line-not-share', { id: asked.line, known }, '/body/line')
  }
  const left = share.amount_fen - share.paid_fen
  if (fen.value > left) {
    const values = { line: share.line_title, found: yuan(fen.value), left: yuan(left) }
    return refuse('funding.above-share', values, '/body/fen')
  }
  return (await isVoucherTaken(write, asked.line, asked.voucher))
    ? refuse('funding.voucher-taken', { line: share.line_title, found: asked.voucher }, '/body/voucher')
    : fen
}

const payInside = async (
  { today, documents }: FundingContext,
  write: Write,
  asked: PaymentAsked,
): Promise<Result<{ readonly id: string }>> => {
  const checked = checkCommitment(await holdCommitmentRow(write, asked.id), asked)
  if (checked.kind === 'failure') return checked
  const row = checked.value
  const day = dayProblem(asked, row, today())
  if (day) return Result.failure(day)
  const fen = await checkShare(write, asked)
  if (fen.kind === 'failure') return fen
  const { id: commitment, line, paidOn, voucher } = asked
  const id = await addDisbursementRow(write, { commitment, line, fen: fen.value, paidOn, voucher, sample: false })
  const attached = await documents.attach(write, asked.documents, { kind: 'disbursement', id })
  if (attached.kind === 'failure') return attached
  const detail = { commitment, line, fen: fen.value.toString(), paidOn, voucher, documents: asked.documents.length }
  await write.audit({ action: 'funding.pay', subject: { kind: 'disbursement', id }, detail })
  await write.emit('funding.paid', {
    commitment,
    creditCode: row.credit_code,
    title: row.clause_title,
    fen: fen.value.toString(),
    year: row.year,
    number: row.number,
    by: write.actor.userId,
    at: write.at,
  })
  write.touch('funding')
  return Result.success({ id: commitment })
}

const reverseInside = async (write: Write, id: string, reason: string): Promise<Result<{ readonly id: string }>> => {
  const held = await holdDisbursement(write, id)
  if (!held) return refuse('funding.disbursement-not-found', { id })
  if (held.reversed_at !== null) return refuse('funding.disbursement-reversed', { id })
  await holdCommitmentRow(write, held.commitment_id)
  await reverseDisbursementRow(write, id, reason)
  const detail = { commitment: held.commitment_id, line: held.line_id, fen: held.amount_fen.toString() }
  await write.audit({ action: 'funding.reverse-payment', subject: { kind: 'disbursement', id }, detail, reason })
  write.touch('funding')
  return Result.success({ id: held.commitment_id })
}

const attachInside = async (
  { documents }: FundingContext,
  write: Write,
  asked: ReceiptAsked,
): Promise<Result<{ readonly id: string }>> => {
  const { id } = asked
  const held = await holdDisbursement(write, id)
  if (!held) return refuse('funding.disbursement-not-found', { id })
  const attached = await documents.attach(write, asked.documents, { kind: 'disbursement', id })
  if (attached.kind === 'failure') return attached
  const detail = { commitment: held.commitment_id, documents: asked.documents.length }
  await write.audit({ action: 'funding.attach-receipt', subject: { kind: 'disbursement', id }, detail })
  return Result.success({ id: held.commitment_id })
}

/** The payments of a city. */
export const createDisbursementService = (context: FundingContext): DisbursementService => {
  const shown = async (actor: Actor, done: Result<{ readonly id: string }>) =>
    done.kind === 'failure' ? done : readCommitment(context, actor, done.value.id)
  return Object.freeze({
    list: (actor, query) => context.database.read(actor, (scope) => listDisbursementRows(scope, query)),
    pay: async (actor, options, asked) =>
      shown(actor, await context.database.write(actor, options, (write) => payInside(context, write, asked))),
    reverse: async (actor, options, { id, reason }) =>
      shown(actor, await context.database.write(actor, options, (write) => reverseInside(write, id, reason))),
    attach: async (actor, options, asked) =>
      shown(actor, await context.database.write(actor, options, (write) => attachInside(context, write, asked))),
  } satisfies DisbursementService)
}
