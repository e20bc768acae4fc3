import { sentence, type auditEntry, type Locale, type verifyAudit } from '@ceyuan/contract'
import { z } from 'zod'
import { verifyAudit as followChain } from '../database/audit-chain.ts'
import type { Actor, Database } from '../database/database.ts'
import { listEntries, type AuditFilter, type AuditRow } from './store.ts'

type Entry = z.input<typeof auditEntry>
type Verdict = z.input<typeof verifyAudit.output>

const content = z.object({
  at: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  role: z.string().nullable(),
  unitId: z.string().nullable(),
  action: z.string(),
  subjectKind: z.string(),
  subjectId: z.string(),
  detail: z.record(z.string(), z.unknown()),
  reason: z.string().nullable(),
})

const toEntry = (row: AuditRow): Entry => {
  const { subjectKind, subjectId, ...rest } = content.parse(JSON.parse(row.content))
  return { sequence: String(row.sequence), hash: row.hash, subject: { kind: subjectKind, id: subjectId }, ...rest }
}

/** Lists the audit chain and follows it. */
export const createAuditService = (database: Database) =>
  Object.freeze({
    list: (actor: Actor, filter: AuditFilter): Promise<{ items: Entry[]; next: string | null }> =>
      database.read(actor, async (scope) => {
        const rows = await listEntries(scope, filter)
        const items = rows.slice(0, filter.size).map(toEntry)
        return { items, next: rows.length > filter.size ? (items.at(-1)?.sequence ?? null) : null }
      }),

    verify: async (locale: Locale): Promise<Verdict> => {
      const followed = await followChain(database)
      if (followed.kind === 'success') {
        return { kind: 'intact', count: String(followed.value.count), lastHash: followed.value.lastHash }
      }
      const [problem] = followed.problems
      return { kind: 'broken', sequence: String(problem.values['sequence'] ?? ''), detail: sentence(problem, locale) }
    },
  })
