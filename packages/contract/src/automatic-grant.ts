import { z } from 'zod'
import { listOf } from './binary.ts'
import { askedFen, clauseName, fundingReason } from './funding-shapes.ts'
import { operation } from './operation.ts'
import { entitlement, policySubject } from './policy-entitlement.ts'
import { fenText } from './policy-shapes.ts'
import { problemItem } from './problem-response.ts'

const id = z.object({ id: z.uuid() })

/** A clause that the office grants without application, by the document that says so. */
export const automaticClause = z
  .object({
    id: z.uuid(),
    clause: clauseName,
    /** The document that lets the clause be granted without application. */
    document: z.string(),
    /** Unit: calendar days from the notice in which the enterprise may answer. */
    answerDays: z.int(),
    lines: z.array(z.object({ id: z.uuid(), title: z.string(), year: z.int(), payer: z.string(), leftFen: fenText })),
    offers: z.object({
      offered: z.int(),
      consented: z.int(),
      committed: z.int(),
      declined: z.int(),
      lapsed: z.int(),
    }),
    markedBy: z.string(),
    markedAt: z.string(),
    endedAt: z.string().nullable(),
    endReason: z.string().nullable(),
  })
  .meta({ id: 'AutomaticClause' })

/** A clause that the office grants without application. */
export type AutomaticClause = z.infer<typeof automaticClause>

/** An enterprise that the registers show to be entitled, and has not been offered the grant yet. */
export const grantCandidate = z.object({
  creditCode: z.string(),
  name: z.string(),
  subject: policySubject,
  fen: fenText,
  /** What earlier grants say against it now; empty where nothing does. */
  problems: z.array(problemItem),
})

/** An enterprise that the registers show to be entitled. */
export type GrantCandidate = z.infer<typeof grantCandidate>

/** Where an offer stands: `consented` waits for what `problems` name. */
export const offerState = z.enum(['offered', 'consented', 'committed', 'declined', 'lapsed'])

/** A grant offered without application. */
export const grantOffer = z
  .object({
    id: z.uuid(),
    clause: clauseName,
    creditCode: z.string(),
    name: z.string(),
    subject: policySubject,
    fen: fenText,
    state: offerState,
    offeredAt: z.string(),
    /** The last day to answer. */
    answerBy: z.iso.date(),
    answeredAt: z.string().nullable(),
    answeredBy: z.string().nullable(),
    declineReason: z.string().nullable(),
    commitment: z.object({ id: z.uuid(), year: z.int(), number: z.int() }).nullable(),
    /** Why a consented grant could not be committed yet. */
    problems: z.array(problemItem),
  })
  .meta({ id: 'GrantOffer' })

/** A grant offered without application. */
export type GrantOffer = z.infer<typeof grantOffer>

/** An offer with what the enterprise needs to decide: the clause's quote, trace and facts. */
export const ownGrantOffer = grantOffer.extend({ entitlement: entitlement.nullable(), document: z.string() })

/** The clauses granted without application. */
export const listAutomaticClauses = operation({
  id: 'listAutomaticClauses',
  method: 'GET',
  path: '/api/automatic-clauses',
  scope: 'funding.read',
  summary: 'List the clauses that are granted without application',
  output: z.object({ items: z.array(automaticClause), next: z.null() }),
})

/** Marks a clause as granted without application. */
export const markAutomaticClause = operation({
  id: 'markAutomaticClause',
  method: 'POST',
  path: '/api/automatic-clauses',
  scope: 'funding.commit',
  summary: 'Mark a clause as granted without application, by a document',
  body: z.strictObject({
    clause: z.string().min(1).max(60),
    document: z.string().trim().min(2).max(300),
    answerDays: z.int().min(1).max(180),
    /** The budget line for each payer. */
    lines: z.array(z.uuid()).min(1).max(10),
  }),
  output: automaticClause,
  problems: [
    'funding.clause-unknown',
    'funding.clause-not-in-force',
    'funding.clause-grants-nothing',
    'funding.not-your-clause',
    'funding.automatic-exists',
    'funding.lines-do-not-fit',
    'funding.line-not-found',
    'funding.line-of-other-payer',
  ],
})

/** Ends the mark: nobody is offered the clause any more; offers that wait stay open until their last day. */
export const endAutomaticClause = operation({
  id: 'endAutomaticClause',
  method: 'POST',
  path: '/api/automatic-clauses/:id/end',
  scope: 'funding.commit',
  summary: 'End the mark of a clause, with a reason',
  params: id,
  body: z.strictObject({ reason: fundingReason }),
  output: automaticClause,
  problems: ['funding.automatic-not-found', 'funding.automatic-closed'],
})

/** Who is entitled by facts that the registers know, and how many cannot be told. */
export const listGrantCandidates = operation({
  id: 'listGrantCandidates',
  method: 'GET',
  path: '/api/automatic-clauses/:id/candidates',
  scope: 'funding.commit',
  summary: 'List the enterprises that the registers show to be entitled',
  params: id,
  output: z.object({
    items: z.array(grantCandidate),
    next: z.null(),
    on: z.iso.date(),
    totals: z.object({
      looked: z.int(),
      entitled: z.int(),
      /** Offered, answered or committed before. */
      offeredBefore: z.int(),
      doesNotApply: z.int(),
      unknown: z.int(),
      fen: fenText,
    }),
    /** The facts that would tell, with how many enterprises lack each. */
    missing: z.array(z.object({ fact: z.string(), count: z.int() })),
  }),
  problems: ['funding.automatic-not-found'],
})

/** Offers the grant to those named, or to all that are entitled; each is told. */
export const offerGrants = operation({
  id: 'offerGrants',
  method: 'POST',
  path: '/api/automatic-clauses/:id/offers',
  scope: 'funding.commit',
  summary: 'Offer a grant to entitled enterprises',
  params: id,
  body: z.strictObject({
    applicants: z.union([z.literal('all'), z.array(z.string().min(1).max(40)).min(1).max(1000)]),
  }),
  output: z.object({
    offered: z.int(),
    fen: fenText,
    /** Those named that are not entitled, or were offered it before. */
    left: z.array(z.object({ creditCode: z.string(), problems: z.array(problemItem) })),
  }),
  problems: ['funding.automatic-not-found', 'funding.automatic-closed'],
})

/** Offers, the latest first. */
export const listGrantOffers = operation({
  id: 'listGrantOffers',
  method: 'GET',
  path: '/api/grant-offers',
  scope: 'funding.read',
  summary: 'List offers of grants without application',
  query: z.object({
    automatic: z.uuid().optional(),
    state: offerState.optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: listOf(grantOffer),
})

/** Tries again to commit a grant whose enterprise has consented. */
export const settleGrantOffer = operation({
  id: 'settleGrantOffer',
  method: 'POST',
  path: '/api/grant-offers/:id/settle',
  scope: 'funding.commit',
  summary: 'Try again to commit a grant that was consented to',
  params: id,
  body: z.strictObject({}),
  output: grantOffer,
  problems: ['funding.offer-not-found', 'funding.offer-not-consented'],
})

/** What the enterprise that the caller speaks for is offered, those that wait for its answer first. */
export const listOwnGrantOffers = operation({
  id: 'listOwnGrantOffers',
  method: 'GET',
  path: '/api/own-grant-offers',
  scope: 'signedIn',
  summary: 'The offers to the enterprise that the caller speaks for',
  output: z.object({ items: z.array(ownGrantOffer), next: z.null() }),
})

/** Consents to an offer, or declines it: one step, by the enterprise itself. */
export const answerGrantOffer = operation({
  id: 'answerGrantOffer',
  method: 'POST',
  path: '/api/own-grant-offers/:id/answer',
  scope: 'signedIn',
  summary: 'Consent to an offer, or decline it',
  params: id,
  body: z.strictObject({
    answer: z.enum(['consent', 'decline']),
    /** What the enterprise saw: an offer of another amount is not consented to. */
    fen: askedFen,
    reason: z.string().trim().max(2000).default(''),
  }),
  output: ownGrantOffer,
  problems: [
    'funding.offer-not-found',
    'funding.offer-closed',
    'funding.offer-lapsed',
    'funding.offer-of-other-amount',
  ],
})
