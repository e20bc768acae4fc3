import { CivilDate } from '@ceyuan/values'
import { sql } from 'kysely'
import type { Scope, Write } from '../database/database.ts'

/** The name under which changes of the confirmations are counted. */
export const milestoneRevision = 'milestone'

/** That a milestone was reached, as its lead unit says. */
export type Confirmation = {
  readonly id: string
  readonly commitment: string
  readonly unitId: string
  readonly on: CivilDate
  readonly document: string
  readonly documentTitle: string
  readonly reason: string
  readonly by: string
  readonly at: string
  /** The day from whose end it is known. */
  readonly knownFrom: CivilDate
}

type ConfirmationRow = {
  readonly id: string
  readonly commitment: string
  readonly unit_id: string
  readonly reached_on: string
  readonly document: string
  readonly document_title: string
  readonly reason: string
  readonly recorded_by_name: string
  readonly recorded_at: string
  readonly known_from: string
}

const civil = (text: string): CivilDate => {
  if (!CivilDate.is(text)) throw new Error(`Not a date from the database: ${text}`)
  return text
}

/** Every confirmation, in the order given. */
export const listConfirmations = async (scope: Scope, timeZone: string): Promise<readonly Confirmation[]> => {
  const { rows } = await sql<ConfirmationRow>`
    select id::text as id, commitment, unit_id, reached_on::text as reached_on, document, document_title, reason,
      recorded_by_name, recorded_at, ((recorded_at at time zone ${timeZone})::date)::text as known_from
    from milestone_confirmation order by recorded_at, id`.execute(scope.sql)
  return rows.map((row) => ({
    id: row.id,
    commitment: row.commitment,
    unitId: row.unit_id,
    on: civil(row.reached_on),
    document: row.document,
    documentTitle: row.document_title,
    reason: row.reason,
    by: row.recorded_by_name,
    at: row.recorded_at,
    knownFrom: civil(row.known_from),
  }))
}

/** A confirmation to be kept. */
export type NewConfirmation = {
  readonly id: string
  readonly commitment: string
  readonly unitId: string
  readonly on: string
  readonly document: string
  readonly documentTitle: string
  readonly reason: string
}

/** Keeps a confirmation; false where the milestone has one already. */
export const addConfirmation = async (write: Write, said: NewConfirmation): Promise<boolean> => {
  const { rows } = await sql`
    insert into milestone_confirmation (id, commitment, unit_id, reached_on, document, document_title, reason,
      recorded_at, recorded_by, recorded_by_name)
    values (${said.id}::uuid, ${said.commitment}, ${said.unitId}, ${said.on}::date, ${said.document}, ${said.documentTitle},
      ${said.reason}, ${write.at}::timestamptz, ${write.actor.userId ?? write.actor.kind}, ${write.actor.name})
    on conflict (commitment) do nothing returning id`.execute(write.sql)
  if (rows.length > 0) write.touch(milestoneRevision)
  return rows.length > 0
}

/** The title of a stored document, or of a record in a register of documents; undefined where there is none that still counts. */
export const findDocumentTitle = async (
  scope: Scope,
  document: string,
  register: { readonly table: string; readonly title: string } | undefined,
): Promise<string | undefined> => {
  if (/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u.test(document)) {
    const { rows } = await sql<{ readonly title: string }>`
      select file_name as title from document where id = ${document}::uuid and ended_at is null`.execute(scope.sql)
    if (rows[0]) return rows[0].title
  }
  if (!register) return undefined
  const { rows } = await sql<{ readonly title: string }>`
    select ${sql.ref(register.title)}::text as title from ${sql.table(register.table)}
    where (id::text = ${document} or record_key = ${document}) and ended_at is null limit 1`.execute(scope.sql)
  return rows[0]?.title
}
