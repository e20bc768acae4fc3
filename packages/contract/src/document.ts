import { z } from 'zod'
import { binary, multipart } from './binary.ts'
import { operation } from './operation.ts'

/** A file that someone attached. */
export const documentInfo = z.object({
  id: z.uuid(),
  fileName: z.string(),
  mediaType: z.string(),
  /** Unit: bytes. */
  size: z.int(),
  sha256: z.string(),
  subject: z.object({ kind: z.string(), id: z.string() }).nullable(),
  recordedAt: z.string(),
  recordedBy: z.string(),
})

/** A file that someone attached. */
export type DocumentInfo = z.infer<typeof documentInfo>

const documentId = z.object({ id: z.uuid() })
const subject = z.object({
  subjectKind: z.string().regex(/^[a-zA-Z-]{1,60}$/u),
  subjectId: z.string().min(1).max(200),
})

/**
 * Takes one file (`file`) and keeps it; with the values `subjectKind` and `subjectId` before it, it is attached at once. Without,
 * it waits for the act that names it (an answer to an order, the confirmation of a milestone).
 */
export const uploadDocument = operation({
  id: 'uploadDocument',
  method: 'POST',
  path: '/api/documents',
  scope: 'signedIn',
  summary: 'Upload a document',
  body: multipart,
  output: documentInfo,
  problems: ['document.file-missing', 'document.empty', 'document.kind-refused', 'document.subject-incomplete'],
})

/** The documents of a thing, earliest first. */
export const listDocuments = operation({
  id: 'listDocuments',
  method: 'GET',
  path: '/api/documents',
  scope: 'signedIn',
  summary: 'List the documents of a thing',
  query: subject,
  output: z.object({ items: z.array(documentInfo), next: z.null() }),
})

/** The bytes of a document. */
export const downloadDocument = operation({
  id: 'downloadDocument',
  method: 'GET',
  path: '/api/documents/:id/content',
  scope: 'public',
  summary: 'Download a document',
  params: documentId,
  output: binary,
  problems: ['document.not-found'],
})

/** Takes a document off what it belongs to, with a reason; its content stays in the record. */
export const endDocument = operation({
  id: 'endDocument',
  method: 'POST',
  path: '/api/documents/:id/end',
  scope: 'signedIn',
  summary: 'Take a document off',
  params: documentId,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  output: z.object({ id: z.uuid() }),
  problems: ['document.not-found'],
})
