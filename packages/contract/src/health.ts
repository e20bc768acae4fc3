import { z } from 'zod'
import { binary } from './binary.ts'
import { operation } from './operation.ts'

/** Whether the server can work, and the head of the audit chain, which anyone may note down to compare later. */
export const getHealth = operation({
  id: 'getHealth',
  method: 'GET',
  path: '/api/health',
  scope: 'public',
  summary: 'Whether the server can work',
  output: z.object({
    status: z.enum(['ok', 'failing']),
    version: z.string(),
    city: z.string(),
    database: z.object({ engine: z.enum(['pglite', 'postgres']), isReachable: z.boolean() }),
    audit: z.object({ sequence: z.string(), hash: z.string() }).nullable(),
    /** Messages that committed writes left for others: how many wait, for how long the oldest, and what went wrong with them. */
    delivery: z
      .object({
        waiting: z.int(),
        failing: z.int(),
        lagSeconds: z.number(),
        lastError: z.string().nullable(),
      })
      .nullable(),
    startedAt: z.string(),
  }),
})

/** Measurements for a monitoring system, in Prometheus text format. */
export const getMetrics = operation({
  id: 'getMetrics',
  method: 'GET',
  path: '/api/metrics',
  scope: 'public',
  summary: 'Measurements in Prometheus text format',
  output: binary,
})
