import { z } from 'zod'
import { attachment, unitName } from './coordination.ts'
import { entitlement, policySubject } from './policy-entitlement.ts'
import { dayOrUnknown, fenText, policyLabel } from './policy-shapes.ts'

/** Whole fen as it is asked for: what is not above zero, or too large to keep exact, is refused by name and not by shape. */
export const askedFen = z.string().regex(/^-?\d{1,30}$/u)

/** A reason that someone types. */
export const fundingReason = z.string().trim().min(2).max(2000)

/** What is wrong with an amount that is asked for. */
export const fundingAmountProblems = ['funding.amount-not-positive', 'funding.amount-too-large']

/** A page of a list. */
export const fundingPage = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** The ids of the columns that the list shows, joined by dots; all of them when left out. */
export const shownColumns = z.string().max(300).optional()

/** A clause by its id and title; `from` is the day of the version that it is, where one is meant. */
export const clauseName = z.object({ id: z.string(), title: policyLabel, from: dayOrUnknown.nullable() })

/** An enterprise as funding knows it; `group` is the head of its group of companies, null where it belongs to none. */
export const applicantName = z.object({
  creditCode: z.string(),
  name: z.string(),
  group: z.object({ creditCode: z.string(), name: z.string() }).nullable(),
})

/** A budget line: what one payer has set aside in one year. `leftFen` is what is not committed yet. */
export const budgetLine = z
  .object({
    id: z.uuid(),
    year: z.int(),
    /** Who pays, as the clauses name their payers. */
    payer: z.string(),
    title: z.string(),
    unit: unitName,
    amountFen: fenText,
    committedFen: fenText,
    paidFen: fenText,
    leftFen: fenText,
    /** Title and number of the document that sets the money aside. */
    document: z.string(),
    commitments: z.int(),
    recordedBy: z.string(),
    recordedAt: z.string(),
    endedAt: z.string().nullable(),
    endReason: z.string().nullable(),
    sample: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'BudgetLine' })

/** A budget line. */
export type BudgetLine = z.infer<typeof budgetLine>

/** The part of a commitment that one budget line pays. */
export const fundingShare = z.object({
  line: z.object({ id: z.uuid(), title: z.string(), year: z.int(), payer: z.string() }),
  /** Who pays by the clause; null where the clause does not say. */
  payer: z.string().nullable(),
  /** The part as an exact fraction such as 1/2. */
  part: z.string(),
  fen: fenText,
  paidFen: fenText,
})

/** What may be done to a commitment. */
export const fundingCommitmentState = z.enum(['committed', 'partlyPaid', 'paid', 'reversed'])

/** Support decided for one applicant under one clause, in a list. */
export const fundingCommitment = z
  .object({
    id: z.uuid(),
    /** Its number within the year of its decision. */
    year: z.int(),
    number: z.int(),
    clause: clauseName,
    applicant: applicantName,
    subject: policySubject,
    fen: fenText,
    paidFen: fenText,
    leftFen: fenText,
    state: fundingCommitmentState,
    origin: z.enum(['claim', 'automatic']),
    decidedOn: z.iso.date(),
    decidedBy: z.string(),
    /** Title and number of the document it rests on. */
    basis: z.string(),
    /** The earlier commitment whose difference to a higher grant this is. */
    topUpOf: z.object({ id: z.uuid(), year: z.int(), number: z.int(), fen: fenText }).nullable(),
    sample: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'FundingCommitment' })

/** Support decided for one applicant under one clause. */
export type FundingCommitment = z.infer<typeof fundingCommitment>

/** A payment out of one budget line. */
export const disbursement = z
  .object({
    id: z.uuid(),
    commitment: z.object({ id: z.uuid(), year: z.int(), number: z.int() }),
    clause: clauseName,
    applicant: z.object({ creditCode: z.string(), name: z.string() }),
    line: z.object({ id: z.uuid(), title: z.string(), year: z.int(), payer: z.string() }),
    fen: fenText,
    paidOn: z.iso.date(),
    voucher: z.string(),
    recordedBy: z.string(),
    recordedAt: z.string(),
    reversal: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
    sample: z.boolean(),
  })
  .meta({ id: 'Disbursement' })

/** A payment out of one budget line. */
export type Disbursement = z.infer<typeof disbursement>

/** A commitment with its shares, payments, and what was known when it was decided. */
export const fundingCommitmentDetail = fundingCommitment.extend({
  shares: z.array(fundingShare),
  disbursements: z.array(disbursement.extend({ documents: z.array(attachment) })),
  /** What the clause gave when it was decided: facts with their sources, trace, amount. Null of samples. */
  entitlement: entitlement.nullable(),
  /** Why the office decided where the clause cannot be told from the facts; null where it could. */
  judgement: z.string().nullable(),
  /** The first day that the register knew the applicant to be entitled, as far as it was looked at. */
  entitledOn: z.iso.date().nullable(),
  recordedBy: z.string(),
  recordedAt: z.string(),
  documents: z.array(attachment),
  reversal: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  /** What the reader may do to it now. */
  acts: z.array(z.enum(['pay', 'reverse'])),
})

/** A commitment with all that belongs to it. */
export type FundingCommitmentDetail = z.infer<typeof fundingCommitmentDetail>

/** What is asked to be committed. */
export const commitmentAsked = z.strictObject({
  clause: z.string().min(1).max(60),
  creditCode: z.string().min(1).max(40),
  /** The project or product by its key; null where the clause is about the applicant itself. */
  subject: z.string().max(200).nullable().default(null),
  /** What is to be committed; of a top-up the difference alone. */
  fen: askedFen,
  decidedOn: z.iso.date(),
  basis: z.string().trim().min(2).max(300),
  /** The budget line for each payer of the clause; one for a clause that names no payers. */
  lines: z.array(z.uuid()).min(1).max(10),
  /** Needed where the clause cannot be told from the facts, or its amount cannot. */
  judgement: z.string().trim().max(2000).nullable().default(null),
  /** The earlier, lower grant of the same group that this one raises by the difference. */
  topUpOf: z.uuid().nullable().default(null),
  documents: z.array(z.uuid()).max(20).default([]),
})

/** What is asked to be committed. */
export type CommitmentAsked = z.output<typeof commitmentAsked>

/** An earlier commitment that stands in the way of another. */
export const earlierPayment = z.object({
  id: z.uuid(),
  year: z.int(),
  number: z.int(),
  clause: clauseName,
  applicant: z.object({ creditCode: z.string(), name: z.string() }),
  subject: z.string().nullable(),
  fen: fenText,
  paidFen: fenText,
  decidedOn: z.iso.date(),
  basis: z.string(),
})

/** An earlier commitment that stands in the way of another. */
export type EarlierPayment = z.infer<typeof earlierPayment>
