import { z } from 'zod'
import { clauseName } from './funding-shapes.ts'
import { operation } from './operation.ts'
import { fenText, policyLabel } from './policy-shapes.ts'

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

const uptakePart = z.object({
  key: z.string(),
  /** Null where the key says it: bands of staff, and of whom it is not known. */
  label: policyLabel.nullable(),
  enterprises: z.int(),
  /** Enterprises that the registers show to be entitled; `fen` adds up every clause, before duplicates are left out. */
  entitled: z.object({ count: z.int(), fen: fenText }),
  /** Enterprises that were promised something. */
  committed: z.int(),
  uptakeBasisPoints: z.int().nullable(),
})

/** One part of the enterprises: how many could have something, and how many were promised it. */
export type UptakePart = z.infer<typeof uptakePart>

/** Coverage, cost, uptake and speed of the city's clauses. */
export const getPolicyUptake = operation({
  id: 'getPolicyUptake',
  method: 'GET',
  path: '/api/funding/uptake',
  scope: 'funding.read',
  summary: 'Coverage, cost, uptake and time to payment of each clause',
  query: z.object({
    year: z.coerce.number().int().optional(),
    /** The parts of the enterprises are counted for this clause; without it, for all of them together. */
    clause: z.string().max(64).optional(),
    /** A name that the caller gives the run, to ask how far it is. Whoever goes away stops it. */
    run: z.uuid().optional(),
  }),
  output: z.object({
    on: z.iso.date(),
    year: z.int().nullable(),
    items: z.array(clauseUptake),
    next: z.null(),
    /** The clause by which the parts are counted; null where it is all of them. */
    of: clauseName.nullable(),
    parts: z.object({
      district: z.array(uptakePart),
      industry: z.array(uptakePart),
      /** By staff; the key of a band is its least staff. */
      size: z.array(uptakePart),
    }),
    /** What was looked at: the enterprises of a register, all of them. */
    looked: z.object({
      register: z.string(),
      count: z.int(),
      /** Values that no rule takes; they count as unknown. */
      misfits: z.int(),
      /** Facts that the reader may not see; they count as unknown. */
      hidden: z.array(z.string()),
    }),
    totals: z.object({
      entitledFen: fenText,
      committedFen: fenText,
      paidFen: fenText,
      commitments: z.int(),
      applicants: z.int(),
      medianDays: z.int().nullable(),
    }),
  }),
  problems: ['scenario.no-population', 'funding.clause-unknown'],
})
