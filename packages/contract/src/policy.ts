import { z } from 'zod'
import { binary, listOf } from './binary.ts'
import { operation } from './operation.ts'
import {
  entitlement,
  factProvenance,
  ladderPosition,
  missingFact,
  nearMiss,
  paidSupport,
  policyBundle,
  policySubject,
} from './policy-entitlement.ts'
import { duplicateGroup, policyCeiling, policyClause, policyFact, policyLadder, ruleValue } from './policy-shapes.ts'
import { ofEnterprise } from './policy-supply.ts'

const onDay = z.iso.date().optional().describe('The day asked about; today when left out')

/** The clauses in force on a day; the words that count are each clause's quote and source. */
export const listClauses = operation({
  id: 'listClauses',
  method: 'GET',
  path: '/api/policies/clauses',
  scope: 'public',
  summary: 'The clauses in force on a day, in the order of the policies, in the version of that day',
  query: z.object({ on: onDay }),
  output: listOf(policyClause).extend({ on: z.iso.date() }),
})

/** One clause with all its versions. */
export const getClause = operation({
  id: 'getClause',
  method: 'GET',
  path: '/api/policies/clauses/:clause',
  scope: 'public',
  summary: 'A clause with all its versions, the earliest first, its duplicate groups and the ceilings over it',
  params: z.object({ clause: z.string().max(60) }),
  query: z.object({ on: onDay }),
  output: z.object({
    versions: z.array(
      policyClause.extend({
        /** The first day on which it no longer counts: its own end, or the next version's beginning. */
        endsOn: z.iso.date().nullable(),
        isInForce: z.boolean(),
      }),
    ),
    groups: z.array(duplicateGroup),
    ceilings: z.array(policyCeiling),
  }),
  problems: ['policy.clause-not-found'],
})

/** The duplicate groups and ceilings. */
export const listDuplicateGroups = operation({
  id: 'listDuplicateGroups',
  method: 'GET',
  path: '/api/policies/groups',
  scope: 'public',
  summary: 'Which clauses pay at most once for the same thing, by which words, and the ceilings on several together',
  query: z.object({ on: onDay }),
  output: listOf(duplicateGroup).extend({ ceilings: z.array(policyCeiling) }),
})

/** The ladders. */
export const listLadders = operation({
  id: 'listLadders',
  method: 'GET',
  path: '/api/policies/ladders',
  scope: 'public',
  summary: 'The enterprise ladders with the rungs of a day: criteria, points tables, what nobody has seen',
  query: z.object({ on: onDay }),
  output: listOf(policyLadder),
})

/** The fact dictionary. */
export const listPolicyFacts = operation({
  id: 'listPolicyFacts',
  method: 'GET',
  path: '/api/policies/facts',
  scope: 'public',
  summary: 'The fact dictionary: everything that rules may speak of, with kind, unit, question and origin',
  output: listOf(policyFact),
})

const whoAndWhen = z.object({ creditCode: ofEnterprise, on: onDay })
const ofWhom = [
  'policy.applicant-not-found',
  'policy.not-own-enterprise',
  'policy.may-not-read',
  'policy.enterprise-not-named',
]

/** What every clause gives to one enterprise. */
export const getEntitlement = operation({
  id: 'getEntitlement',
  method: 'GET',
  path: '/api/policies/entitlement',
  scope: 'signedIn',
  summary:
    'What every clause gives to an enterprise on a day, why, what is nearly reached, the best bundle, its ladder and history; with policy.read of any enterprise, with policy.supply of the own',
  query: whoAndWhen,
  output: z.object({
    on: z.iso.date(),
    applicant: z.object({
      creditCode: z.string(),
      name: z.string(),
      district: z.string().nullable(),
      sample: z.boolean(),
      /** The valid recognitions, by name. */
      recognitions: z.array(z.string()),
      projects: z.array(z.object({ id: z.string(), name: z.string() })),
      products: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
    counts: z.object({
      knownFacts: z.int(),
      missingFacts: z.int(),
      applies: z.int(),
      doesNotApply: z.int(),
      unknown: z.int(),
    }),
    entitlements: z.array(entitlement),
    nearMisses: z.array(nearMiss),
    bundle: policyBundle,
    ladders: z.array(ladderPosition),
    missing: z.array(missingFact),
    history: z.array(paidSupport),
  }),
  problems: ofWhom,
})

/** What every clause gives to one enterprise, as a workbook. */
export const exportEntitlement = operation({
  id: 'exportEntitlement',
  method: 'GET',
  path: '/api/policies/entitlement.xlsx',
  scope: 'signedIn',
  summary:
    'The same as a workbook: clauses, the best bundle, what is nearly reached, the ladder, every rule with the facts found, support paid before',
  query: whoAndWhen,
  output: binary,
  problems: ofWhom,
})

/** What is known of an enterprise. */
export const getApplicantFacts = operation({
  id: 'getApplicantFacts',
  method: 'GET',
  path: '/api/policies/applicant',
  scope: 'signedIn',
  summary:
    'The facts of an enterprise, its projects and products on a day: value and origin of each, null where nobody has said it',
  query: z.object({ creditCode: ofEnterprise, on: onDay }),
  output: z.object({
    on: z.iso.date(),
    items: z.array(
      z.object({
        fact: policyFact,
        subject: policySubject,
        value: ruleValue,
        from: factProvenance.nullable(),
        /** Whether the caller may supply it: no register holds it and it follows from nothing else. */
        maySupply: z.boolean(),
      }),
    ),
    next: z.null(),
  }),
  problems: ofWhom,
})
