import { z } from 'zod'
import { binary, listOf } from './binary.ts'
import {
  askedFen,
  disbursement,
  fundingAmountProblems,
  fundingCommitmentDetail,
  fundingPage,
  fundingReason,
  shownColumns,
} from './funding-shapes.ts'
import { operation } from './operation.ts'

const id = z.object({ id: z.uuid() })
const version = z.int()
const paymentFilter = z.object({
  year: z.coerce.number().int().optional(),
  line: z.uuid().optional(),
  creditCode: z.string().max(40).optional(),
})

/** Payments, the latest first. */
export const listDisbursements = operation({
  id: 'listDisbursements',
  method: 'GET',
  path: '/api/funding/disbursements',
  scope: 'funding.read',
  summary: 'List disbursements',
  query: paymentFilter.extend(fundingPage),
  output: listOf(disbursement),
})

/** Every payment that the list shows, in its columns, as a workbook. */
export const exportDisbursements = operation({
  id: 'exportDisbursements',
  method: 'GET',
  path: '/api/funding/disbursements.xlsx',
  scope: 'funding.read',
  summary: 'Export disbursements',
  query: paymentFilter.extend({ columns: shownColumns }),
  output: binary,
})

/** Pays out of one share of a commitment. */
export const disburseFunding = operation({
  id: 'disburseFunding',
  method: 'POST',
  path: '/api/funding/commitments/:id/disbursements',
  scope: 'funding.pay',
  summary: 'Pay out of a commitment',
  params: id,
  body: z.strictObject({
    version,
    /** The budget line of the share that is paid. */
    line: z.uuid(),
    fen: askedFen,
    paidOn: z.iso.date(),
    voucher: z.string().trim().min(1).max(100),
    /** Uploaded documents that wait for it, such as the receipt of the bank. */
    documents: z.array(z.uuid()).max(20).default([]),
  }),
  output: fundingCommitmentDetail,
  problems: [
    ...fundingAmountProblems,
    'funding.commitment-not-found',
    'funding.changed-meanwhile',
    'funding.commitment-reversed',
    'funding.line-not-share',
    'funding.above-share',
    'funding.paid-before-decided',
    'funding.paid-in-future',
    'funding.voucher-taken',
    'document.not-waiting',
  ],
})

/** Reverses a payment that came back or was booked wrongly. */
export const reverseDisbursement = operation({
  id: 'reverseDisbursement',
  method: 'POST',
  path: '/api/funding/disbursements/:id/reverse',
  scope: 'funding.pay',
  summary: 'Reverse a disbursement, with a reason',
  params: id,
  body: z.strictObject({ reason: fundingReason }),
  output: fundingCommitmentDetail,
  problems: ['funding.disbursement-not-found', 'funding.disbursement-reversed'],
})

/** Attaches a receipt to a payment that is booked. */
export const attachReceipt = operation({
  id: 'attachReceipt',
  method: 'POST',
  path: '/api/funding/disbursements/:id/documents',
  scope: 'funding.pay',
  summary: 'Attach receipts to a disbursement',
  params: id,
  body: z.strictObject({
    /** Uploaded documents that wait for it. */
    documents: z.array(z.uuid()).min(1).max(20),
  }),
  output: fundingCommitmentDetail,
  problems: ['funding.disbursement-not-found', 'document.not-waiting'],
})
