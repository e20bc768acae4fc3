import { z } from 'zod'
import { binary, listOf } from './binary.ts'
import {
  askedFen,
  budgetLine,
  commitmentAsked,
  disbursement,
  earlierPayment,
  fundingCommitment,
  fundingCommitmentDetail,
  fundingAmountProblems,
  fundingCommitmentState,
  fundingPage,
  fundingReason,
  shownColumns,
  fundingShare,
} from './funding-shapes.ts'
import { operation } from './operation.ts'
import { entitlement } from './policy-entitlement.ts'
import { fenText, policyLabel } from './policy-shapes.ts'
import { problemItem } from './problem-response.ts'

const id = z.object({ id: z.uuid() })
const version = z.int()
const year = z.int().min(2000).max(2100)
const doublePaying = [
  'funding.paid-in-group',
  'funding.paid-once',
  'funding.paid-this-year',
  'funding.paid-for-project',
  'funding.paid-incompatible',
  'funding.ceiling-exhausted',
]

const lineFilter = z.object({
  year: z.coerce.number().int().optional(),
  unit: z.string().max(60).optional(),
  payer: z.string().max(60).optional(),
})
const commitmentFilter = z.object({
  year: z.coerce.number().int().optional(),
  clause: z.string().max(60).optional(),
  creditCode: z.string().max(40).optional(),
  line: z.uuid().optional(),
  state: fundingCommitmentState.optional(),
  text: z.string().max(100).optional(),
})
/** The budget lines of a year with what is committed, paid and left, and who pays by the city's clauses. */
export const listBudgetLines = operation({
  id: 'listBudgetLines',
  method: 'GET',
  path: '/api/funding/lines',
  scope: 'funding.read',
  summary: 'List budget lines with what is left of each',
  query: lineFilter,
  output: z.object({
    items: z.array(budgetLine),
    next: z.null(),
    /** Years that have lines, the latest first. */
    years: z.array(z.int()),
    /** Who pays by the clauses in force: the `payer` of a new line is the Chinese name of one of them. */
    payers: z.array(policyLabel),
    totals: z.object({ amountFen: fenText, committedFen: fenText, paidFen: fenText, leftFen: fenText }),
  }),
})

/** The budget lines as a workbook, as the list shows them. */
export const exportBudgetLines = operation({
  id: 'exportBudgetLines',
  method: 'GET',
  path: '/api/funding/lines.xlsx',
  scope: 'funding.read',
  summary: 'Export budget lines',
  query: lineFilter.extend({ columns: shownColumns }),
  output: binary,
})

/** Adds a budget line. */
export const addBudgetLine = operation({
  id: 'addBudgetLine',
  method: 'POST',
  path: '/api/funding/lines',
  scope: 'funding.commit',
  summary: 'Add a budget line',
  body: z.strictObject({
    year,
    payer: z.string().trim().min(1).max(60),
    title: z.string().trim().min(2).max(200),
    unit: z.string().min(1).max(60),
    amountFen: askedFen,
    document: z.string().trim().min(2).max(300),
  }),
  output: budgetLine,
  problems: [...fundingAmountProblems, 'funding.payer-unknown', 'funding.unit-unknown'],
})

/** Raises or lowers a budget line, never below what is committed. The old amount stays in the audit. */
export const changeBudgetLine = operation({
  id: 'changeBudgetLine',
  method: 'PUT',
  path: '/api/funding/lines/:id',
  scope: 'funding.commit',
  summary: 'Change the amount of a budget line, with the document and reason',
  params: id,
  body: z.strictObject({
    version,
    amountFen: askedFen,
    document: z.string().trim().min(2).max(300),
    reason: fundingReason,
  }),
  output: budgetLine,
  problems: [
    ...fundingAmountProblems,
    'funding.line-not-found',
    'funding.changed-meanwhile',
    'funding.line-closed',
    'funding.line-below-committed',
  ],
})

/** Closes a budget line: nothing more is committed from it; what is committed is still paid. */
export const closeBudgetLine = operation({
  id: 'closeBudgetLine',
  method: 'POST',
  path: '/api/funding/lines/:id/close',
  scope: 'funding.commit',
  summary: 'Close a budget line, with a reason',
  params: id,
  body: z.strictObject({ version, reason: fundingReason }),
  output: budgetLine,
  problems: ['funding.line-not-found', 'funding.changed-meanwhile', 'funding.line-closed'],
})

/** What has been committed, the latest first. */
export const listFundingCommitments = operation({
  id: 'listFundingCommitments',
  method: 'GET',
  path: '/api/funding/commitments',
  scope: 'funding.read',
  summary: 'List commitments',
  query: commitmentFilter.extend(fundingPage),
  output: listOf(fundingCommitment).extend({
    /** Over everything that the filter shows, reversed ones left out. */
    totals: z.object({ count: z.int(), fen: fenText, paidFen: fenText }),
  }),
})

/** Every commitment that the list shows, in its columns, as a workbook. */
export const exportFundingCommitments = operation({
  id: 'exportFundingCommitments',
  method: 'GET',
  path: '/api/funding/commitments.xlsx',
  scope: 'funding.read',
  summary: 'Export commitments',
  query: commitmentFilter.extend({ columns: shownColumns }),
  output: binary,
})

/** A commitment with its shares, payments and what was known when it was decided. */
export const getFundingCommitment = operation({
  id: 'getFundingCommitment',
  method: 'GET',
  path: '/api/funding/commitments/:id',
  scope: 'funding.read',
  summary: 'Get a commitment',
  params: id,
  output: fundingCommitmentDetail,
  problems: ['funding.commitment-not-found'],
})

/** What would come of a commitment: what the clause gives, the shares, and every reason against it with the earlier payments. */
export const checkFundingCommitment = operation({
  id: 'checkFundingCommitment',
  method: 'POST',
  path: '/api/funding/commitments/check',
  scope: 'funding.commit',
  summary: 'Check a commitment without making it',
  body: commitmentAsked.extend({
    fen: askedFen.nullable().default(null),
    decidedOn: z.iso.date().nullable().default(null),
    basis: z.string().max(300).default(''),
    lines: z.array(z.uuid()).max(10).default([]),
  }),
  output: z.object({
    mayCommit: z.boolean(),
    /** Every reason against it, each as a sentence. */
    problems: z.array(problemItem),
    entitlement: entitlement.nullable(),
    /** What the clause gives, less what a top-up starts from; null where it cannot be told. */
    suggestedFen: fenText.nullable(),
    /** The most that the ceilings leave. */
    roomFen: fenText.nullable(),
    shares: z.array(z.object({ payer: z.string().nullable(), part: z.string(), fen: fenText.nullable() })),
    /** Earlier commitments that stand in the way, the first named first. */
    earlier: z.array(earlierPayment),
    /** An earlier, lower grant of the same group that this one may raise by the difference. */
    mayTopUp: earlierPayment.nullable(),
  }),
})

/** Commits support to one applicant. Refused, with the earlier payment named, where a project would be paid twice. */
export const commitFunding = operation({
  id: 'commitFunding',
  method: 'POST',
  path: '/api/funding/commitments',
  scope: 'funding.commit',
  summary: 'Commit support to an applicant',
  body: commitmentAsked,
  output: fundingCommitmentDetail,
  problems: [
    ...fundingAmountProblems,
    ...doublePaying,
    'funding.clause-unknown',
    'funding.clause-not-in-force',
    'funding.clause-grants-nothing',
    'funding.not-your-clause',
    'funding.applicant-unknown',
    'funding.subject-unknown',
    'funding.not-entitled',
    'funding.judgement-needed',
    'funding.above-entitlement',
    'funding.above-cap',
    'funding.decided-in-future',
    'funding.lines-do-not-fit',
    'funding.line-not-found',
    'funding.line-closed',
    'funding.line-of-other-year',
    'funding.line-of-other-payer',
    'funding.line-exhausted',
    'funding.top-up-not-found',
    'funding.top-up-of-other',
    'funding.top-up-not-difference',
    'document.not-waiting',
  ],
})

/** Reverses a commitment of which nothing is paid; what it held is free again. */
export const reverseFundingCommitment = operation({
  id: 'reverseFundingCommitment',
  method: 'POST',
  path: '/api/funding/commitments/:id/reverse',
  scope: 'funding.commit',
  summary: 'Reverse a commitment, with a reason',
  params: id,
  body: z.strictObject({ version, reason: fundingReason }),
  output: fundingCommitmentDetail,
  problems: [
    'funding.commitment-not-found',
    'funding.changed-meanwhile',
    'funding.commitment-reversed',
    'funding.paid-cannot-reverse',
    'funding.topped-up',
  ],
})

/** What the enterprise that the caller speaks for was promised and paid. */
export const listOwnSupport = operation({
  id: 'listOwnSupport',
  method: 'GET',
  path: '/api/own-support',
  scope: 'signedIn',
  summary: 'The support of the enterprise that the caller speaks for; none where it speaks for none',
  output: z.object({
    items: z.array(fundingCommitment.extend({ shares: z.array(fundingShare), disbursements: z.array(disbursement) })),
    next: z.null(),
    totals: z.object({ fen: fenText, paidFen: fenText }),
  }),
})
