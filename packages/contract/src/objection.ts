import { z } from 'zod'
import { listOf } from './binary.ts'
import { attachment, unitName } from './coordination.ts'
import { operation } from './operation.ts'
import { entitlement } from './policy-entitlement.ts'
import { dayOrUnknown, policyLabel } from './policy-shapes.ts'
import { suppliedFact } from './policy-supply.ts'

/** What an objection may be about: a finding on a clause, a finding on a supplied fact, an offer, a commitment. */
export const objectionKind = z.enum(['entitlement', 'suppliedFact', 'grantOffer', 'fundingCommitment'])

/** What an objection may be about. */
export type ObjectionKind = z.infer<typeof objectionKind>

/** The decision objected to; the id of a finding on a clause is clause, kind of subject and subject, as `TJ-1a project P-1`. */
export const objectionSubject = z.strictObject({ kind: objectionKind, id: z.string().min(1).max(200) })

/** The decision objected to. */
export type ObjectionSubject = z.infer<typeof objectionSubject>

/** The explanation of a decision as it stood when it was objected to; never computed anew. */
export const objectionKept = z.object({
  /** The day that the finding was for. */
  on: z.iso.date(),
  /** The version of the clause, by its first day; null where it is about no clause. */
  clauseFrom: dayOrUnknown.nullable(),
  /** Facts with their origins, trace, quote and amount; null where the decision rested on a judgement alone. */
  entitlement: entitlement.nullable(),
  suppliedFact: suppliedFact.nullable(),
})

/** The explanation of a decision as it stood when it was objected to. */
export type ObjectionKept = z.infer<typeof objectionKept>

const answer = z.object({
  /** Found right, found wrong, or taken back by the enterprise; then `by` is who took it back. */
  outcome: z.enum(['upheld', 'dismissed', 'withdrawn']),
  reason: z.string(),
  by: z.string(),
  unit: z.string().nullable(),
  at: z.string(),
})

/** An objection of an enterprise to a decision, in a list. */
export const objection = z
  .object({
    id: z.uuid(),
    subject: objectionSubject,
    title: policyLabel,
    enterprise: z.object({ creditCode: z.string(), name: z.string() }),
    /** Who is to answer it; the coordination office may too. */
    units: z.array(unitName),
    reason: z.string(),
    raisedAt: z.string(),
    raisedBy: z.string(),
    /** The last day for the answer, and on which earlier one it may fall until the notice of holidays for that year is out. */
    dueOn: z.iso.date(),
    dueEarliest: z.iso.date(),
    /** Working days left after today; negative by how many it is late; null once it is answered. */
    remaining: z.int().nullable(),
    answer: answer.nullable(),
    /** When it went to the coordination office, unanswered past its last day. */
    escalatedAt: z.string().nullable(),
    /** Whether the caller may take it back. */
    mayWithdraw: z.boolean(),
    /** Whether the caller may answer it. */
    mayAnswer: z.boolean(),
  })
  .meta({ id: 'Objection' })

/** An objection of an enterprise to a decision. */
export type Objection = z.infer<typeof objection>

/** An objection with the explanation that it is about. */
export const objectionDetail = objection.extend({ kept: objectionKept, documents: z.array(attachment) })

/** An objection with the explanation that it is about. */
export type ObjectionDetail = z.infer<typeof objectionDetail>

/** In how many working days an objection is answered; without a source it is the city's own promise. */
export const objectionTerms = z.object({
  workingDays: z.int(),
  source: z
    .object({
      title: z.string(),
      number: z.string().nullable(),
      date: z.iso.date().nullable(),
      link: z.string().nullable(),
    })
    .nullable(),
  dueOn: z.iso.date(),
})

/** Raises an objection. */
export const raiseObjection = operation({
  id: 'raiseObjection',
  method: 'POST',
  path: '/api/objections',
  scope: 'objection.raise',
  summary: 'Objects to a decision about the own enterprise; the explanation is kept as it stands now',
  body: z.strictObject({
    subject: objectionSubject,
    reason: z.string().trim().min(10).max(2000),
    documents: z.array(z.uuid()).max(10).default([]),
  }),
  output: objectionDetail,
  problems: [
    'objection.speaks-for-nobody',
    'objection.subject-not-found',
    'objection.not-objectionable',
    'objection.open-already',
    'objection.no-terms',
    'document.not-waiting',
  ],
})

/** Objections: an enterprise sees its own, an office those that its unit is to answer or all. */
export const listObjections = operation({
  id: 'listObjections',
  method: 'GET',
  path: '/api/objections',
  scope: 'signedIn',
  summary:
    'Objections, those that wait first by their last day: the own of an enterprise, those of the unit of an office',
  query: z.object({
    state: z.enum(['open', 'answered']).optional(),
    /** Of an office: those of every unit. */
    all: z.stringbool().default(false),
    subjectKind: objectionKind.optional(),
    subjectId: z.string().max(200).optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: listOf(objection).extend({ terms: objectionTerms.nullable() }),
})

/** One objection. */
export const getObjection = operation({
  id: 'getObjection',
  method: 'GET',
  path: '/api/objections/:id',
  scope: 'signedIn',
  summary: 'An objection with the explanation as it stood when it was raised',
  params: z.object({ id: z.uuid() }),
  output: objectionDetail,
  problems: ['objection.not-found'],
})

/** Answers an objection. */
export const answerObjection = operation({
  id: 'answerObjection',
  method: 'POST',
  path: '/api/objections/:id/answer',
  scope: 'objection.answer',
  summary: 'A person of a responsible unit, not the one who decided, answers an objection with a reason',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ outcome: z.enum(['upheld', 'dismissed']), reason: z.string().trim().min(10).max(2000) }),
  output: objectionDetail,
  problems: [
    'objection.not-found',
    'objection.answered-already',
    'objection.not-responsible',
    'objection.own-decision',
  ],
})

/** Takes an objection back. */
export const withdrawObjection = operation({
  id: 'withdrawObjection',
  method: 'POST',
  path: '/api/objections/:id/withdraw',
  scope: 'objection.raise',
  summary: 'The enterprise takes back an objection that waits, with a reason',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ reason: z.string().trim().min(10).max(2000) }),
  output: objectionDetail,
  problems: ['objection.not-found', 'objection.answered-already'],
})
