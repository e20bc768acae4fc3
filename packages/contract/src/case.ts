import { z } from 'zod'
import { listOf } from './binary.ts'
import { caseDetail, caseDone, caseId, caseReason, caseSummary, caseValues } from './case-shapes.ts'
import { operation } from './operation.ts'

/** What is known already for an application, each value with where it comes from. */
export const prefillCase = operation({
  id: 'prefillCase',
  method: 'GET',
  path: '/api/matters/:id/prefill',
  scope: 'case.apply',
  summary: 'What the registers know already of the fields of an application, each with its source',
  params: z.object({ id: z.string().max(60) }),
  output: z.object({ values: caseValues, sources: z.record(z.string(), z.string()) }),
})

/** Opens a draft. */
export const openCase = operation({
  id: 'openCase',
  method: 'POST',
  path: '/api/cases',
  scope: 'case.apply',
  summary: 'Begins an application as a draft on the version of the matter in force',
  body: z.strictObject({ matter: z.string().min(1).max(60) }),
  output: caseDone,
})

/** Keeps a draft. */
export const saveCaseDraft = operation({
  id: 'saveCaseDraft',
  method: 'PUT',
  path: '/api/cases/:id/draft',
  scope: 'case.apply',
  summary: 'Keeps what is filled in so far; nothing is checked but sizes',
  params: caseId,
  body: z.strictObject({ values: caseValues }),
  output: caseDone,
})

/** Hands an application in. */
export const submitCase = operation({
  id: 'submitCase',
  method: 'POST',
  path: '/api/cases/:id/submit',
  scope: 'case.apply',
  summary: 'Hands an application in: the form and its documents are checked, the procedure and its clocks begin',
  params: caseId,
  body: z.strictObject({ values: caseValues }),
  output: caseDone,
})

/** One case. */
export const getCase = operation({
  id: 'getCase',
  method: 'GET',
  path: '/api/cases/:id',
  scope: 'case.read',
  summary: 'A case with its diagram, clocks, steps, documents, conversation and course, as the caller may see it',
  params: caseId,
  output: caseDetail,
})

/** Cases that the caller may see. */
export const listCases = operation({
  id: 'listCases',
  method: 'GET',
  path: '/api/cases',
  scope: 'case.read',
  summary: 'Cases, latest first: an applicant’s own, a unit’s, or all; searched by number, title and applicant',
  query: z.object({
    q: z.string().max(200).optional(),
    matter: z.string().max(60).optional(),
    status: z.string().max(20).optional(),
    /** `yes` for those that are late. */
    late: z.string().max(5).optional(),
    cursor: z.string().max(500).optional(),
  }),
  output: listOf(caseSummary),
})

/** Takes an application back. */
export const withdrawCase = operation({
  id: 'withdrawCase',
  method: 'POST',
  path: '/api/cases/:id/withdraw',
  scope: 'case.apply',
  summary: 'Takes an application back before it is decided; its steps and clocks end',
  params: caseId,
  body: z.strictObject({ reason: caseReason }),
  output: caseDone,
})

/** Says how satisfied the applicant is. */
export const rateCase = operation({
  id: 'rateCase',
  method: 'POST',
  path: '/api/cases/:id/rating',
  scope: 'case.apply',
  summary: 'Says once, after the end, how satisfied the applicant is',
  params: caseId,
  body: z.strictObject({ score: z.int().min(1).max(5), words: z.string().max(2000).nullable() }),
  output: caseDone,
})

/** Writes into the conversation of a case. */
export const sendCaseMessage = operation({
  id: 'sendCaseMessage',
  method: 'POST',
  path: '/api/cases/:id/messages',
  scope: 'case.read',
  summary: 'Writes into the conversation between applicant and units; the other side is told',
  params: caseId,
  body: z.strictObject({ text: caseReason }),
  output: caseDone,
})
