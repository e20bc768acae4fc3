import { z } from 'zod'
import { binary, cursor } from './binary.ts'
import { orderEventKind, orderSummary } from './coordination.ts'
import { operation } from './operation.ts'
import { civilDate, commitmentLine, light, lightCounts, unitRef } from './progress-shapes.ts'

/** The latest thing that people did about a commitment: a step of an order, or that its milestone was confirmed. */
export const latestAct = z.object({
  kind: z.enum([...orderEventKind.options, 'confirmed']),
  at: z.string(),
  by: z.string(),
  /** Null where the act was a confirmation. */
  order: z.object({ id: z.uuid(), year: z.int().nullable(), number: z.int().nullable() }).nullable(),
})

/** One line of the ledger: a commitment, how it stands, and what was last done about it. */
export const ledgerLine = z.object({
  commitment: commitmentLine,
  heading: z.string(),
  latest: latestAct.nullable(),
  openOrders: z.int(),
})

/** One line of the ledger. */
export type LedgerLine = z.infer<typeof ledgerLine>

/** What the ledger is narrowed to. `role` speaks of `unit`. */
export const ledgerFilter = z.object({
  asOf: civilDate.optional(),
  section: z.string().max(60).optional(),
  unit: z.string().max(60).optional(),
  role: z.enum(['lead', 'support']).optional(),
  light: light.optional(),
  kind: z.enum(['target', 'measure']).optional(),
  binding: z.enum(['indicator', 'records', 'milestone']).optional(),
  text: z.string().max(100).optional(),
  sort: z.enum(['plan', 'light', 'due']).default('plan'),
})

/** What the ledger is narrowed to. */
export type LedgerFilter = z.infer<typeof ledgerFilter>

/** Every commitment of the plan with lead, support, light, binding and latest act. */
export const listLedger = operation({
  id: 'listLedger',
  method: 'GET',
  path: '/api/ledger',
  scope: 'progress.read',
  summary: 'List the task ledger',
  query: ledgerFilter,
  output: z.object({
    asOf: civilDate,
    today: civilDate,
    counts: lightCounts,
    sections: z.array(z.object({ path: z.string(), heading: z.string() })),
    units: z.array(unitRef),
    items: z.array(ledgerLine),
    next: cursor,
  }),
})

/** The ledger as it is shown, as a workbook. */
export const exportLedger = operation({
  id: 'exportLedger',
  method: 'GET',
  path: '/api/ledger.xlsx',
  scope: 'progress.read',
  summary: 'Export the task ledger',
  query: ledgerFilter,
  output: binary,
})

/** What one unit answers for: its commitments, orders, registers and milestones to confirm. */
export const getUnit = operation({
  id: 'getUnit',
  method: 'GET',
  path: '/api/units/:id',
  scope: 'progress.read',
  summary: 'Get what a unit answers for',
  params: z.object({ id: z.string().max(60) }),
  query: z.object({ asOf: civilDate.optional() }),
  output: z.object({
    asOf: civilDate,
    today: civilDate,
    unit: unitRef.extend({ fullName: z.string() }),
    counts: lightCounts,
    lead: z.array(ledgerLine),
    support: z.array(ledgerLine),
    /** Null where the reader may not see orders. */
    orders: z.array(orderSummary).nullable(),
    registers: z.array(z.object({ id: z.string(), label: z.string() })),
    milestones: z.array(ledgerLine),
  }),
  problems: ['coordination.unit-not-found'],
})
