import { z } from 'zod'
import { caseDone, caseId } from './case-shapes.ts'
import { operation } from './operation.ts'

const slot = z.string().min(1).max(60)

/** Adds a document to a case, or promises it. */
export const addCaseDocument = operation({
  id: 'addCaseDocument',
  method: 'POST',
  path: '/api/cases/:id/documents',
  scope: 'case.apply',
  summary: 'Adds a new version of a document, or promises one that may come later, with its own last day',
  params: caseId,
  body: z.strictObject({ slot, documentId: z.uuid().nullable(), promise: z.boolean() }),
  output: caseDone,
})

/** Checks a document. */
export const checkCaseDocument = operation({
  id: 'checkCaseDocument',
  method: 'POST',
  path: '/api/cases/:id/documents/check',
  scope: 'case.work',
  summary: 'Finds a version of a document in order, or refuses it with the reason',
  params: caseId,
  body: z.strictObject({
    slot,
    version: z.int().min(1),
    state: z.enum(['checked', 'refused']),
    note: z.string().max(2000),
  }),
  output: caseDone,
})
