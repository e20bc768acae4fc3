import { z } from 'zod'
import { operation } from './operation.ts'
import { entitlement, nearMiss, policyBundle } from './policy-entitlement.ts'
import { policyFact, subjectKind } from './policy-shapes.ts'
import { givenValue } from './policy-supply.ts'

const calculatorAnswer = z.strictObject({
  subject: subjectKind,
  fact: z.string().max(60),
  value: givenValue,
})

/** The public calculator: what can be told without an account. */
export const askCalculator = operation({
  id: 'askCalculator',
  method: 'POST',
  path: '/api/policies/calculator',
  scope: 'public',
  summary:
    'What the answers so far give, and the question that decides most; no next question once nothing unasked can change the answer. Nothing is stored',
  body: z.strictObject({
    on: z.iso.date().optional(),
    /** What is asked about besides the enterprise itself: at most one project and one product. */
    subjects: z
      .array(z.enum(['project', 'product']))
      .max(2)
      .default(['project', 'product']),
    answers: z.array(calculatorAnswer).max(300).default([]),
    /** Facts that the person cannot or will not say. */
    skipped: z
      .array(calculatorAnswer.omit({ value: true }))
      .max(300)
      .default([]),
  }),
  output: z.object({
    on: z.iso.date(),
    /** Nothing unasked can change the answer. */
    isSettled: z.boolean(),
    next: z
      .object({
        fact: policyFact,
        /** How many open clauses wait for it. */
        clauses: z.int(),
        /** The most that they could pay, where texts set a most. */
        atMostFen: z.string(),
      })
      .nullable(),
    /** How many questions at most are still to come. */
    remaining: z.int(),
    counts: z.object({ applies: z.int(), doesNotApply: z.int(), unknown: z.int() }),
    entitlements: z.array(entitlement),
    nearMisses: z.array(nearMiss),
    bundle: policyBundle,
  }),
  problems: [
    'policy.unknown-name',
    'policy.fact-of-other-subject',
    'policy.fact-unreadable',
    'policy.fact-not-one-of',
    'policy.fact-too-small',
    'policy.fact-too-large',
  ],
})
