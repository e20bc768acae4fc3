import { sql } from 'kysely'
import type { Scope, Write } from '../database/database.ts'

/** What was published, as stored. */
export type Publication = {
  readonly id: string
  readonly asOf: string
  readonly publishedAt: string
  readonly content: unknown
}

/** Keeps a publication; it is what the public sees from now on. */
export const addPublication = async (
  write: Write,
  publication: { readonly id: string; readonly asOf: string; readonly reason: string; readonly content: unknown },
): Promise<void> => {
  await sql`
    insert into progress_publication (id, as_of, published_at, published_by, published_by_name, reason, content)
    values (${publication.id}::uuid, ${publication.asOf}::date, ${write.at}::timestamptz,
      ${write.actor.userId ?? write.actor.kind}, ${write.actor.name}, ${publication.reason},
      ${JSON.stringify(publication.content)}::jsonb)`.execute(write.sql)
}

/** The id of the latest publication; undefined where there is none. */
export const findLatestPublicationId = async (scope: Scope): Promise<string | undefined> => {
  const { rows } = await sql<{ readonly id: string }>`
    select id::text as id from progress_publication order by published_at desc, id desc limit 1`.execute(scope.sql)
  return rows[0]?.id
}

/** A publication in one language. */
export const getPublication = async (scope: Scope, id: string, locale: string): Promise<Publication> => {
  const { rows } = await sql<Publication>`
    select id::text as id, as_of::text as "asOf", published_at as "publishedAt", content -> ${locale}::text as content
    from progress_publication where id = ${id}::uuid`.execute(scope.sql)
  const [publication] = rows
  if (!publication) throw new Error(`No publication ${id}`)
  return publication
}
