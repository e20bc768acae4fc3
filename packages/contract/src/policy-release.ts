import { z } from 'zod'
import { listOf } from './binary.ts'
import { clauseContent, clauseTest, short } from './clause-content.ts'
import { clauseName, fundingReason } from './funding-shapes.ts'
import { operation } from './operation.ts'
import { entitlementStatus, policySubject } from './policy-entitlement.ts'
import { fenText, policyClause, policyLabel } from './policy-shapes.ts'
import { problemItem } from './problem-response.ts'

const id = z.object({ id: z.uuid() })
const version = z.int()
/** How a situation came out. */
export const clauseTestResult = z.object({
  name: z.string(),
  passes: z.boolean(),
  found: z.object({ status: entitlementStatus, fen: fenText.nullable(), missing: z.array(z.string()) }),
  problems: z.array(problemItem),
})

/** A problem of a draft at its field; line and column count within the text of the field. */
export const draftProblem = problemItem.extend({
  field: z.string().nullable(),
  line: z.int().nullable(),
  column: z.int().nullable(),
})

/** A problem of a draft at its field. */
export type DraftProblem = z.infer<typeof draftProblem>

const outcome = z.object({ status: entitlementStatus, fen: fenText.nullable(), missing: z.array(z.string()) })

/** What a draft would change for one enterprise, on the first day that it is in force. */
export const draftEffect = z.object({
  creditCode: z.string(),
  name: z.string(),
  subject: policySubject,
  /** Null where there was no such clause before. */
  before: outcome.nullable(),
  after: outcome.nullable(),
  /** By how much more; null where one of the two cannot be told. */
  changeFen: fenText.nullable(),
})

/** What a draft would change for one enterprise. */
export type DraftEffect = z.infer<typeof draftEffect>

/** Where a draft stands. */
export const draftState = z.enum(['draft', 'proposed', 'released', 'rejected', 'withdrawn'])

/** Where a draft stands. */
export type DraftState = z.infer<typeof draftState>

const person = z.object({ id: z.string(), name: z.string() })

/** A draft of a clause in a list. */
export const clauseDraft = z
  .object({
    id: z.uuid(),
    clause: clauseName,
    policy: z.object({ id: z.string(), title: z.string() }),
    entry: z.enum(['enacts', 'amends', 'repeals']),
    state: draftState,
    draftedBy: person,
    draftedAt: z.string(),
    proposedBy: person.nullable(),
    decidedBy: person.nullable(),
    decidedAt: z.string().nullable(),
    /** Other drafts that are open on the same clause. */
    conflicts: z.array(z.object({ id: z.uuid(), draftedBy: z.string(), state: draftState, from: z.iso.date() })),
    /** Whether the clause has been changed by a release since this draft was begun. */
    isOvertaken: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'ClauseDraft' })

/** A draft of a clause. */
export type ClauseDraft = z.infer<typeof clauseDraft>

const counted = z.object({ count: z.int(), fen: fenText })

/** What a release was worked out to bring, over every enterprise of the register, when it was decided. */
export const releaseEstimate = z.object({
  /** When it was worked out, and for which day. */
  at: z.string(),
  on: z.iso.date(),
  enterprises: z.int(),
  /** Of these, invented ones. */
  samples: z.int(),
  before: counted,
  after: counted,
  changeFen: fenText,
  gain: counted,
  lose: counted,
  /** Enterprises of which it cannot be told. */
  cannotTell: z.int(),
})

/** What a release was worked out to bring. */
export type ReleaseEstimate = z.infer<typeof releaseEstimate>

/** A draft with its text, tests, history and what the reader may do. */
export const clauseDraftDetail = clauseDraft.extend({
  content: clauseContent,
  tests: z.array(clauseTest),
  /** Of what is released: what it was worked out to bring; null where nothing of it can be counted. */
  estimate: releaseEstimate.nullable(),
  /** The version in force on the draft's first day without it; null where it makes a new clause. */
  before: policyClause.nullable(),
  problems: z.array(draftProblem),
  results: z.array(clauseTestResult),
  events: z.array(
    z.object({
      kind: z.enum(['started', 'saved', 'proposed', 'released', 'rejected', 'withdrawn']),
      at: z.string(),
      by: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  acts: z.array(z.enum(['save', 'propose', 'release', 'reject', 'withdraw'])),
  /** Why the reader may not release it, where it is proposed; as a sentence. */
  mayNotRelease: problemItem.nullable(),
})

/** A draft with all that belongs to it. */
export type ClauseDraftDetail = z.infer<typeof clauseDraftDetail>

const draftProblems = ['policy-release.draft-not-found', 'policy-release.changed-meanwhile', 'policy-release.not-now']

/** Drafts, those that wait for a decision first. */
export const listClauseDrafts = operation({
  id: 'listClauseDrafts',
  method: 'GET',
  path: '/api/policies/drafts',
  scope: 'policy.edit',
  summary: 'List drafts of clauses',
  query: z.object({
    state: draftState.optional(),
    clause: z.string().max(60).optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: listOf(clauseDraft),
})

/** A draft with its text, tests and history. */
export const getClauseDraft = operation({
  id: 'getClauseDraft',
  method: 'GET',
  path: '/api/policies/drafts/:id',
  scope: 'policy.edit',
  summary: 'Get a draft of a clause',
  params: id,
  output: clauseDraftDetail,
  problems: ['policy-release.draft-not-found'],
})

/** Begins a draft: of a clause there is, from its version in force; else from the content given. */
export const startClauseDraft = operation({
  id: 'startClauseDraft',
  method: 'POST',
  path: '/api/policies/drafts',
  scope: 'policy.edit',
  summary: 'Begin a draft of a clause',
  body: z.strictObject({
    clause: short,
    entry: z.enum(['enacts', 'amends', 'repeals']),
    /** The first day in force; the day after today when left out. */
    from: z.iso.date().optional(),
    /** Needed for a clause that there is not yet. */
    content: clauseContent.optional(),
  }),
  output: clauseDraftDetail,
  problems: [
    'policy-release.clause-unknown',
    'policy-release.content-needed',
    'policy-release.policy-exists',
    'policy-release.policy-unknown',
  ],
})

/** Saves a draft, right or not: what is wrong with it comes back with it. */
export const saveClauseDraft = operation({
  id: 'saveClauseDraft',
  method: 'PUT',
  path: '/api/policies/drafts/:id',
  scope: 'policy.edit',
  summary: 'Save a draft of a clause',
  params: id,
  body: z.strictObject({ version, content: clauseContent, tests: z.array(clauseTest).max(200) }),
  output: clauseDraftDetail,
  problems: [
    ...draftProblems,
    'policy-release.other-clause',
    'policy-release.policy-exists',
    'policy-release.policy-unknown',
  ],
})

/** Checks a text as the city's own policies are checked, runs its tests, and shows what it would change. Keeps nothing. */
export const checkClauseDraft = operation({
  id: 'checkClauseDraft',
  method: 'POST',
  path: '/api/policies/drafts/check',
  scope: 'policy.edit',
  summary: 'Check the text of a clause, run its tests and show its effect on chosen enterprises',
  body: z.strictObject({
    content: clauseContent,
    tests: z.array(clauseTest).max(200).default([]),
    /** Credit codes. */
    applicants: z.array(z.string().min(1).max(40)).max(50).default([]),
  }),
  output: z.object({
    problems: z.array(draftProblem),
    results: z.array(clauseTestResult),
    effects: z.array(draftEffect),
    /** Credit codes that the register does not know. */
    unknownApplicants: z.array(z.string()),
  }),
})

/** Proposes a draft for release; its text must be right and its tests must pass. */
export const proposeClauseDraft = operation({
  id: 'proposeClauseDraft',
  method: 'POST',
  path: '/api/policies/drafts/:id/propose',
  scope: 'policy.edit',
  summary: 'Propose a draft for release',
  params: id,
  body: z.strictObject({ version, reason: fundingReason }),
  output: clauseDraftDetail,
  problems: [...draftProblems, 'policy-release.test-fails', 'policy-release.no-tests', 'policy-release.overtaken'],
})

/** Releases what another person proposed; it is part of the policies from its first day on. */
export const releaseClauseDraft = operation({
  id: 'releaseClauseDraft',
  method: 'POST',
  path: '/api/policies/drafts/:id/release',
  scope: 'policy.release',
  summary: 'Release a proposed clause; not by those who drafted or proposed it',
  params: id,
  body: z.strictObject({ version, reason: fundingReason }),
  output: clauseDraftDetail,
  problems: [...draftProblems, 'policy-release.own-draft', 'policy-release.overtaken', 'policy-release.test-fails'],
})

/** Sends a proposed draft back for good, with a reason. */
export const rejectClauseDraft = operation({
  id: 'rejectClauseDraft',
  method: 'POST',
  path: '/api/policies/drafts/:id/reject',
  scope: 'policy.release',
  summary: 'Reject a proposed clause, with a reason',
  params: id,
  body: z.strictObject({ version, reason: fundingReason }),
  output: clauseDraftDetail,
  problems: draftProblems,
})

/** Takes a draft back. */
export const withdrawClauseDraft = operation({
  id: 'withdrawClauseDraft',
  method: 'POST',
  path: '/api/policies/drafts/:id/withdraw',
  scope: 'policy.edit',
  summary: 'Withdraw a draft, with a reason',
  params: id,
  body: z.strictObject({ version, reason: fundingReason }),
  output: clauseDraftDetail,
  problems: draftProblems,
})

/** Every version that a clause has or had, with who drafted and released those that came by release. */
export const listClauseHistory = operation({
  id: 'listClauseHistory',
  method: 'GET',
  path: '/api/policies/clauses/:clause/history',
  scope: 'policy.edit',
  summary: 'The versions of a clause and where each came from',
  params: z.object({ clause: z.string().max(60) }),
  output: z.object({
    clause: z.object({ id: z.string(), title: policyLabel }),
    items: z.array(
      z.object({
        clause: policyClause,
        /** Null of a version that the city pack brought. */
        release: z
          .object({
            id: z.uuid(),
            draftedBy: z.string(),
            proposedBy: z.string(),
            releasedBy: z.string(),
            at: z.string(),
          })
          .nullable(),
      }),
    ),
    next: z.null(),
  }),
  problems: ['policy-release.clause-unknown'],
})
