import type { DocumentInfo } from '@ceyuan/contract'
import { sql } from 'kysely'
import { actorId } from '../database/actor-settings.ts'
import type { Scope, Write } from '../database/database.ts'
import type { Content } from './content.ts'

/** What a document belongs to. */
export type DocumentSubject = { readonly kind: string; readonly id: string }

type Row = {
  readonly id: string
  readonly file_name: string
  readonly media_type: string
  readonly size: number
  readonly sha256: string
  readonly subject_kind: string | null
  readonly subject_id: string | null
  readonly recorded_at: string
  readonly recorded_by_name: string
}

const toInfo = (row: Row): DocumentInfo => ({
  id: row.id,
  fileName: row.file_name,
  mediaType: row.media_type,
  size: row.size,
  sha256: row.sha256,
  subject: row.subject_kind === null || row.subject_id === null ? null : { kind: row.subject_kind, id: row.subject_id },
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by_name,
})

const columns = sql.raw(
  'd.id, d.file_name, c.media_type, c.size, d.sha256, d.subject_kind, d.subject_id, d.recorded_at, d.recorded_by_name',
)

/** Keeps a file's content (once) and the document that names it. */
export const addDocument = async (
  write: Write,
  content: Content,
  document: { readonly id: string; readonly fileName: string; readonly subject: DocumentSubject | null },
): Promise<DocumentInfo> => {
  const { sha256, mediaType, bytes } = content
  await sql`insert into document_content (sha256, media_type, size, content)
    values (${sha256}, ${mediaType}, ${bytes.length}, ${bytes}) on conflict do nothing`.execute(write.sql)
  await sql`insert into document
      (id, sha256, file_name, subject_kind, subject_id, recorded_at, recorded_by, recorded_by_name)
    values (${document.id}, ${sha256}, ${document.fileName}, ${document.subject?.kind ?? null},
      ${document.subject?.id ?? null}, ${write.at}, ${actorId(write.actor)}, ${write.actor.name})`.execute(write.sql)
  return {
    id: document.id,
    fileName: document.fileName,
    mediaType,
    size: bytes.length,
    sha256,
    subject: document.subject,
    recordedAt: write.at,
    recordedBy: write.actor.name,
  }
}

/** The document of this id, unless it has ended or the actor may not see it. */
export const findDocument = async ({ sql: on }: Scope, id: string): Promise<DocumentInfo | undefined> => {
  const { rows } = await sql<Row>`select ${columns} from document d join document_content c using (sha256)
    where d.id = ${id} and d.ended_at is null`.execute(on)
  return rows[0] && toInfo(rows[0])
}

/** The bytes of a content, by its hash. */
export const getBytes = async ({ sql: on }: Scope, sha256: string): Promise<Uint8Array> => {
  const { rows } = await sql<{
    content: Uint8Array
  }>`select content from document_content where sha256 = ${sha256}`.execute(on)
  const [row] = rows
  if (!row) throw new Error(`The content ${sha256} is gone`)
  return row.content
}

/** The documents of a thing that have not ended, earliest first. */
export const listDocumentsOf = async (
  { sql: on }: Scope,
  subject: DocumentSubject,
): Promise<readonly DocumentInfo[]> => {
  const { rows } = await sql<Row>`select ${columns} from document d join document_content c using (sha256)
    where d.subject_kind = ${subject.kind} and d.subject_id = ${subject.id} and d.ended_at is null
    order by d.recorded_at, d.id`.execute(on)
  return rows.map(toInfo)
}

/** Attaches documents that wait for it to a thing; gives how many there were. */
export const attachDocuments = async (
  write: Write,
  ids: readonly string[],
  subject: DocumentSubject,
): Promise<number> => {
  if (ids.length === 0) return 0
  const { numAffectedRows } = await sql`update document set subject_kind = ${subject.kind}, subject_id = ${subject.id}
    where id in (${sql.join(ids)}) and subject_kind is null and ended_at is null`.execute(write.sql)
  return Number(numAffectedRows ?? 0n)
}

/** Ends a document; gives whether there was one that the actor may end. */
export const endDocumentRow = async (write: Write, id: string, reason: string): Promise<boolean> => {
  const { numAffectedRows } = await sql`update document set ended_at = ${write.at}, end_reason = ${reason}
    where id = ${id} and ended_at is null`.execute(write.sql)
  return (numAffectedRows ?? 0n) > 0n
}
