import { createHash } from 'node:crypto'
import { Problem, Result } from '@ceyuan/values'
import { sql } from 'kysely'
import { actorId } from './actor-settings.ts'
import { canonicalJson } from './canonical-json.ts'
import type { AuditEntry, Database, Scope } from './database.ts'

/** The canonical text of an audit entry: what is hashed, word for word. */
export const auditContent = (scope: Scope, entry: AuditEntry): string =>
  canonicalJson({
    at: scope.at,
    actorId: actorId(scope.actor),
    actorName: scope.actor.name,
    role: scope.actor.role,
    unitId: scope.actor.unitId,
    action: entry.action,
    subjectKind: entry.subject.kind,
    subjectId: entry.subject.id,
    detail: entry.detail,
    reason: entry.reason ?? null,
  }).replaceAll(String.raw`\u0000`, String.raw`�`)

type ChainRow = {
  readonly sequence: bigint
  readonly content: string
  readonly previous_hash: string
  readonly hash: string
  readonly columns_agree: boolean
}

const pageSize = 1000
const genesis = '0'.repeat(64)

/** The hash that joins an entry to the one before it: SHA-256 of previous hash, line feed, content; in hexadecimal. */
export const auditHash = (previousHash: string, content: string): string =>
  createHash('sha256').update(`${previousHash}\n${content}`).digest('hex')

const readPage = (database: Database, after: bigint): Promise<readonly ChainRow[]> =>
  database.asOwner(async (connection) => {
    const page = await sql<ChainRow>`
      select sequence, content, previous_hash, hash,
        (at, actor_id, action, subject_kind, subject_id) is not distinct from
        ((content::jsonb ->> 'at')::timestamptz, content::jsonb ->> 'actorId', content::jsonb ->> 'action',
          content::jsonb ->> 'subjectKind', content::jsonb ->> 'subjectId') as columns_agree
      from audit_entry where sequence > ${after} order by sequence limit ${pageSize}`.execute(connection)
    return page.rows
  })

const readHead = (database: Database): Promise<{ sequence: bigint; hash: string } | undefined> =>
  database.asOwner(async (connection) => {
    const head = await sql<{ sequence: bigint; hash: string }>`select sequence, hash from audit_head`.execute(
      connection,
    )
    return head.rows[0]
  })

const broken = (sequence: bigint, reason: 'hash' | 'link' | 'gap'): Result<never> =>
  Result.failure(Problem.create('audit.broken', { sequence: String(sequence), reason, checked: String(sequence - 1n) }))

/**
 * Follows the whole chain from its first entry, page by page; a failure names the first entry that does not hold.
 * The last hash, noted elsewhere, also proves that nothing was cut off the end.
 */
export const verifyAudit = async (database: Database): Promise<Result<{ count: bigint; lastHash: string }>> => {
  const head = await readHead(database)
  let last = { sequence: 0n, hash: genesis }
  for (;;) {
    const page = await readPage(database, last.sequence)
    for (const row of page) {
      const expected = last.sequence + 1n
      if (row.sequence !== expected) return broken(expected, 'gap')
      if (row.previous_hash !== last.hash) return broken(row.sequence, 'link')
      if (row.hash !== auditHash(last.hash, row.content) || !row.columns_agree) return broken(row.sequence, 'hash')
      last = { sequence: row.sequence, hash: row.hash }
    }
    if (page.length < pageSize) break
  }
  if (head && head.sequence > last.sequence) return broken(last.sequence + 1n, 'gap')
  return Result.success({ count: last.sequence, lastHash: last.hash })
}
