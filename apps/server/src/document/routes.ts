import { downloadDocument, endDocument, listDocuments, uploadDocument } from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Feature } from '../context.ts'
import { bind, type Call } from '../http/call.ts'
import { createDocumentService, type DocumentService } from './service.ts'
import type { DocumentSubject } from './store.ts'

const subjectOf = (values: ReadonlyMap<string, string>): Result<DocumentSubject | null> => {
  const [kind, id] = [values.get('subjectKind'), values.get('subjectId')]
  if (kind === undefined && id === undefined) return Result.success(null)
  if (kind === undefined || id === undefined || !/^[a-zA-Z-]{1,60}$/u.test(kind) || id.length > 200) {
    return Result.failure(Problem.create('document.subject-incomplete'))
  }
  return Result.success({ kind, id })
}

const receive = async (service: DocumentService, { actor, write, parts }: Call) => {
  const values = new Map<string, string>()
  for await (const part of parts()) {
    if (part.kind === 'value') values.set(part.name, part.value)
    else {
      const subject = subjectOf(values)
      if (subject.kind === 'failure') return subject
      return service.keep(actor, write, { fileName: part.filename, stream: part.stream, subject: subject.value })
    }
  }
  return Result.failure(Problem.create('document.file-missing'))
}

/** Uploading, listing, downloading and ending documents. */
export const documentRoutes: Feature = ({ database }) => {
  const service = createDocumentService(database)
  return [
    bind(uploadDocument, (call) => receive(service, call)),
    bind(listDocuments, async ({ actor, query }) => {
      const items = await service.list(actor, { kind: query.subjectKind, id: query.subjectId })
      return Result.success({ items: [...items], next: null })
    }),
    bind(downloadDocument, async ({ actor, params }) =>
      Result.map(await service.open(actor, params.id), ({ mediaType, fileName, bytes }) => ({
        kind: 'download',
        mediaType,
        filename: fileName,
        content: bytes,
      })),
    ),
    bind(endDocument, ({ actor, write, params, body }) => service.end(actor, write, params.id, body.reason)),
  ]
}
