import { z } from 'zod'
import { clauseName } from './funding-shapes.ts'
import { operation } from './operation.ts'
import { fenText } from './policy-shapes.ts'

/** What became of one clause: who could have it, who was promised it, what was paid, how long it took. */
export const clauseUptake = z.object({
  clause: clauseName,
  policy: z.object({ id: z.string(), title: z.string() }),
  /** By facts that the registers know; an estimate. `fen` counts those whose amount can be told. */
  entitled: z.object({ count: z.int(), fen: fenText, withoutAmount: z.int() }),
  /** Enterprises of which it cannot be told, and the fact that most of them lack. */
  unknown: z.object({ count: z.int(), mostMissing: z.string().nullable() }),
  doesNotApply: z.int(),
  offered: z.object({ count: z.int(), declined: z.int(), lapsed: z.int() }),
  committed: z.object({ count: z.int(), applicants: z.int(), fen: fenText }),
  paid: z.object({ count: z.int(), fen: fenText }),
  /** Committed applicants of all that are entitled or committed, in hundredths of a percent; null where there are none. */
  uptakeBasisPoints: z.int().nullable(),
  /** Unit: calendar days, the median of whole payments; null where nothing is wholly paid. */
  medianDays: z.object({
    fromEntitlementToDecision: z.int().nullable(),
    fromDecisionToPayment: z.int().nullable(),
    fromEntitlementToPayment: z.int().nullable(),
  }),
})

/** What became of one clause. */
export type ClauseUptake = z.infer<typeof clauseUptake>

/** Coverage, cost, uptake and speed of the city's clauses. */
export const getPolicyUptake = operation({
  id: 'getPolicyUptake',
  method: 'GET',
  path: '/api/funding/uptake',
  scope: 'funding.read',
  summary: 'Coverage, cost, uptake and time to payment of each clause',
  query: z.object({ year: z.coerce.number().int().optional() }),
  output: z.object({
    on: z.iso.date(),
    year: z.int().nullable(),
    items: z.array(clauseUptake),
    next: z.null(),
    /** How many enterprises were looked at, of how many in which register. */
    looked: z.object({ count: z.int(), of: z.int(), register: z.string() }),
    totals: z.object({
      entitledFen: fenText,
      committedFen: fenText,
      paidFen: fenText,
      commitments: z.int(),
      applicants: z.int(),
      medianDays: z.int().nullable(),
    }),
  }),
})
