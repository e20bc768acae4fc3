import { z } from 'zod'
import { listOf } from './binary.ts'
import { operation } from './operation.ts'
import { policySubject } from './policy-entitlement.ts'
import { ruleValue, subjectKind } from './policy-shapes.ts'

/** The credit code of an enterprise; the caller's own when left out. */
export const ofEnterprise = z
  .string()
  .length(18)
  .optional()
  .describe('The credit code of the enterprise; the own when left out')

/**
 * A value as people write it: money in yuan or with its Chinese unit after it, rates as 0.05 or `5%`, dates as
 * 2026-11-23, an enum by its Chinese value, texts as a list.
 */
export const givenValue = z.union([
  z.string().max(2000),
  z.number(),
  z.boolean(),
  z.array(z.string().max(200)).max(100),
])

/** One version of a supplied fact; nothing is overwritten. */
export const suppliedFact = z
  .object({
    id: z.uuid(),
    creditCode: z.string(),
    subject: policySubject,
    fact: z.string(),
    value: ruleValue,
    by: z.string(),
    at: z.string(),
    document: z.object({ id: z.string(), name: z.string() }).nullable(),
    /** What an officer found: it holds, or it does not; null until one has looked. A fact found wrong counts no longer. */
    verdict: z
      .object({
        holds: z.boolean(),
        by: z.string(),
        unit: z.string().nullable(),
        at: z.string(),
        note: z.string().nullable(),
      })
      .nullable(),
    /** When a later value, a withdrawal or a verdict ended it. */
    endedAt: z.string().nullable(),
    sample: z.boolean(),
  })
  .meta({ id: 'SuppliedFact' })

/** One version of a supplied fact. */
export type SuppliedFact = z.infer<typeof suppliedFact>

const supplyProblems = [
  'policy.not-own-enterprise',
  'policy.may-not-supply',
  'policy.unknown-name',
  'policy.fact-of-other-subject',
  'policy.fact-unreadable',
  'policy.fact-not-one-of',
  'policy.fact-too-small',
  'policy.fact-too-large',
  'policy.fact-held-by-register',
  'policy.fact-is-derived',
  'policy.subject-not-found',
  'policy.applicant-not-found',
  'document.not-waiting',
]

/** The history of what was supplied. */
export const listSuppliedFacts = operation({
  id: 'listSuppliedFacts',
  method: 'GET',
  path: '/api/policies/supplied-facts',
  scope: 'signedIn',
  summary: 'What an enterprise has said of itself, every version, latest first',
  query: z.object({ creditCode: ofEnterprise, fact: z.string().max(60).optional(), cursor: z.uuid().optional() }),
  output: listOf(suppliedFact),
  problems: [
    'policy.not-own-enterprise',
    'policy.may-not-read',
    'policy.enterprise-not-named',
    'policy.applicant-not-found',
  ],
})

/** What waits for an officer to look at it. */
export const listFactsToVerify = operation({
  id: 'listFactsToVerify',
  method: 'GET',
  path: '/api/policies/facts-to-verify',
  scope: 'policy.verify',
  summary:
    'What enterprises have said that no officer has looked at, of the facts that clauses of the own unit need, oldest first; the coordination office sees all',
  query: z.object({ cursor: z.uuid().optional() }),
  output: listOf(suppliedFact.extend({ enterprise: z.string() })),
})

/** Supplies facts about the own enterprise. */
export const supplyFacts = operation({
  id: 'supplyFacts',
  method: 'POST',
  path: '/api/policies/supplied-facts',
  scope: 'policy.supply',
  summary:
    'Supplies facts about the own enterprise, its projects or products; each ends the value said before. All or none',
  body: z.strictObject({
    facts: z
      .array(
        z.strictObject({
          subject: z.strictObject({ kind: subjectKind, id: z.string().max(60).nullable() }),
          fact: z.string().max(60),
          value: givenValue,
          document: z.uuid().nullable().default(null),
        }),
      )
      .min(1)
      .max(100),
  }),
  output: listOf(suppliedFact),
  problems: supplyProblems,
})

/** Takes back a supplied fact. */
export const withdrawSuppliedFact = operation({
  id: 'withdrawSuppliedFact',
  method: 'POST',
  path: '/api/policies/supplied-facts/:id/withdrawal',
  scope: 'policy.supply',
  summary: 'Takes back a supplied fact; it stays in the history',
  params: z.object({ id: z.uuid() }),
  output: suppliedFact,
  problems: ['policy.supplied-fact-not-found', 'policy.supplied-fact-ended'],
})

/** Verifies a supplied fact. */
export const verifySuppliedFact = operation({
  id: 'verifySuppliedFact',
  method: 'POST',
  path: '/api/policies/supplied-facts/:id/verification',
  scope: 'policy.verify',
  summary:
    'An officer of a unit responsible for a clause that needs the fact says whether it holds; one that does not counts no longer',
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ holds: z.boolean(), note: z.string().trim().max(500).nullable().default(null) }),
  output: suppliedFact,
  problems: [
    'policy.supplied-fact-not-found',
    'policy.supplied-fact-ended',
    'policy.supplied-fact-judged',
    'policy.not-responsible',
    'policy.note-missing',
  ],
})

/** A product that an enterprise tells of, or a project where no register keeps projects, so that clauses about it can be asked. */
export const addProduct = operation({
  id: 'addPolicyProduct',
  method: 'POST',
  path: '/api/policies/products',
  scope: 'policy.supply',
  summary:
    'Names a product of the own enterprise, or a project where no register tells of projects, so that clauses about it can be asked',
  body: z.strictObject({
    kind: z.enum(['project', 'product']).default('product'),
    name: z.string().trim().min(2).max(120),
  }),
  output: z.object({ id: z.string(), kind: z.enum(['project', 'product']), name: z.string() }),
  problems: ['policy.may-not-supply', 'policy.product-twice', 'policy.subject-in-register'],
})
