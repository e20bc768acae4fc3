import { z } from 'zod'
import { listOf } from './binary.ts'
import { operation } from './operation.ts'

const day = z.iso.date()

/** An entry of the audit chain. */
export const auditEntry = z
  .object({
    sequence: z.string(),
    at: z.string(),
    actorId: z.string(),
    actorName: z.string(),
    role: z.string().nullable(),
    unitId: z.string().nullable(),
    action: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    detail: z.record(z.string(), z.unknown()),
    reason: z.string().nullable(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' })

/** The audit chain, newest first. */
export const listAudit = operation({
  id: 'listAudit',
  method: 'GET',
  path: '/api/audit',
  scope: 'audit.read',
  summary: 'The audit chain, newest first',
  query: z.object({
    actor: z.string().max(64).optional(),
    action: z.string().max(60).optional(),
    subjectKind: z.string().max(60).optional(),
    subjectId: z.string().max(200).optional(),
    /** First and last day, in the city's time zone. */
    from: day.optional(),
    to: day.optional(),
    after: z
      .string()
      .regex(/^\d{1,18}$/u)
      .optional(),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: listOf(auditEntry),
})

/** Follows the whole chain. */
export const verifyAudit = operation({
  id: 'verifyAudit',
  method: 'POST',
  path: '/api/audit/verify',
  scope: 'audit.read',
  summary: 'Recomputes the whole audit chain and names the first broken entry',
  output: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('intact'), count: z.string(), lastHash: z.string() }),
    z.object({ kind: z.literal('broken'), sequence: z.string(), detail: z.string() }),
  ]),
})
