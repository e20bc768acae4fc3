import type { Readable } from 'node:stream'
import type { DocumentInfo } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Actor, Database, Write, WriteOptions } from '../database/database.ts'
import { readContent } from './content.ts'
import {
  addDocument,
  attachDocuments,
  type DocumentSubject,
  endDocumentRow,
  findDocument,
  getBytes,
  listDocumentsOf,
} from './store.ts'
import { newId } from '../database/new-id.ts'

/** A file as it comes in. */
export type IncomingFile = {
  readonly fileName: string
  readonly stream: Readable
  readonly subject: DocumentSubject | null
}

/** Keeps, gives and ends documents. */
export type DocumentService = {
  readonly keep: (actor: Actor, options: WriteOptions, file: IncomingFile) => Promise<Result<DocumentInfo>>
  readonly list: (actor: Actor, subject: DocumentSubject) => Promise<readonly DocumentInfo[]>
  readonly open: (actor: Actor, id: string) => Promise<Result<DocumentInfo & { readonly bytes: Uint8Array }>>
  readonly end: (
    actor: Actor,
    options: WriteOptions,
    id: string,
    reason: string,
  ) => Promise<Result<{ readonly id: string }>>
  /** Attaches waiting documents to the thing that another feature writes, inside that feature's transaction. */
  readonly attach: (write: Write, ids: readonly string[], subject: DocumentSubject) => Promise<Result<void>>
}

const unknown = (id: string) => Result.failure(Problem.create('document.not-found', { id }))
const nameOf = (fileName: string): string =>
  fileName
    .replace(/^.*[/\\]/u, '')
    .replaceAll(/\p{Cc}/gu, '')
    .slice(-255) || 'document'

const keepFile = async (database: Database, actor: Actor, options: WriteOptions, file: IncomingFile) => {
  const content = await readContent(file.stream)
  if (content.kind === 'failure') return content
  return database.write(actor, options, async (write) => {
    const document = await addDocument(write, content.value, {
      id: newId(),
      fileName: nameOf(file.fileName),
      subject: file.subject,
    })
    await write.audit({
      action: 'document.add',
      subject: { kind: 'document', id: document.id },
      detail: { sha256: document.sha256, size: document.size, belongsTo: file.subject },
    })
    return Result.success(document)
  })
}

/** The documents of a city. */
export const createDocumentService = (database: Database): DocumentService =>
  Object.freeze({
    keep: (actor, options, file) => keepFile(database, actor, options, file),
    list: (actor, subject) => database.read(actor, (scope) => listDocumentsOf(scope, subject)),
    open: (actor, id) =>
      database.read(actor, async (scope) => {
        const document = await findDocument(scope, id)
        return document ? Result.success({ ...document, bytes: await getBytes(scope, document.sha256) }) : unknown(id)
      }),
    end: (actor, options, id, reason) =>
      database.write(actor, options, async (write) => {
        if (!(await endDocumentRow(write, id, reason))) return unknown(id)
        await write.audit({ action: 'document.end', subject: { kind: 'document', id }, detail: {}, reason })
        return Result.success({ id })
      }),
    attach: async (write, ids, subject) =>
      (await attachDocuments(write, ids, subject)) === new Set(ids).size
        ? Result.success(undefined)
        : Result.failure(Problem.create('document.not-waiting', { count: ids.length })),
  } satisfies DocumentService)
