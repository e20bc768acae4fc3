import { z } from 'zod'
import { operation } from './operation.ts'

const dayCount = z.union([
  z.object({ kind: z.literal('settled'), days: z.int() }),
  z.object({ kind: z.literal('range'), least: z.int(), most: z.int() }),
])

const basis = z.object({
  title: z.string(),
  article: z.string().optional(),
  date: z.iso.date().optional(),
  link: z.string().optional(),
})

/** A limit that the law or a promise sets, in the reader's language; `days` is null where nobody has seen the number. */
export const statutoryLimit = z.object({
  id: z.string(),
  matter: z.string(),
  stage: z.string(),
  days: z.int().nullable(),
  kind: z.enum(['working', 'natural']),
  from: z.string(),
  extension: z.object({ most: z.int(), approver: z.string() }).nullable(),
  pauses: z.array(z.string()),
  /** What silence comes to, as a sentence. */
  silence: z.string().nullable(),
  basis,
  certainty: z.enum(['verbatim', 'report', 'secondHand']),
  unseen: z.string().nullable(),
  note: z.string().nullable(),
})

/** One limit. */
export type StatutoryLimit = z.output<typeof statutoryLimit>

const countedDay = z.object({
  day: z.iso.date(),
  counts: z.boolean().nullable(),
  why: z.string(),
  number: z.int().nullable(),
  text: z.string(),
})

/** When a limit ends: `due` where the notices settle it, else `earliest` and `latest` with `settledTo`; and the count day by day. */
export const reckoning = z.object({
  settled: z.boolean(),
  due: z.iso.date().optional(),
  earliest: z.iso.date().optional(),
  latest: z.iso.date().optional(),
  settledTo: z.iso.date().optional(),
  text: z.string(),
  from: z.iso.date(),
  days: z.int(),
  kind: z.enum(['working', 'natural']),
  extendedBy: z.int(),
  basis,
  calendar: z.object({ settledFrom: z.iso.date(), settledTo: z.iso.date(), knownOn: z.iso.date().nullable() }),
  alarms: z.array(
    z.object({
      kind: z.string(),
      on: z.iso.date(),
      settled: z.boolean(),
      since: z.iso.date().nullable(),
      text: z.string(),
    }),
  ),
  state: z
    .object({ on: z.iso.date(), phase: z.string(), used: dayCount, left: dayCount, over: dayCount, text: z.string() })
    .optional(),
  counted: z.array(countedDay),
})

/** A limit that was reckoned. */
export type LimitReckoning = z.output<typeof reckoning>

/** The limits of the city's matters, for anyone. */
export const listLimits = operation({
  id: 'listLimits',
  method: 'GET',
  path: '/api/limits',
  scope: 'public',
  summary: 'How long the law, or a promise, gives for each step of a matter; with article and certainty',
  output: z.object({
    items: z.array(statutoryLimit),
    next: z.null(),
    calendar: z.object({ settledFrom: z.iso.date(), settledTo: z.iso.date() }),
  }),
  problems: [],
})

/** Reckons a limit, for anyone. */
export const reckonLimit = operation({
  id: 'reckonLimit',
  method: 'GET',
  path: '/api/limits/reckoning',
  scope: 'public',
  summary:
    'The last day of a limit, day by day with reasons; a range beyond the last holiday notice. Nothing is stored',
  query: z.object({
    from: z.string().max(20),
    /** A limit of the city, instead of `days` and `kind`. */
    limit: z.string().max(60).optional(),
    days: z.string().max(10).optional(),
    kind: z.string().max(10).optional(),
    /** Pauses as `FROM,TO`, half-open, joined by `;`. */
    pause: z.string().max(500).optional(),
    extend: z.string().max(10).optional(),
    /** The day at whose end to tell what is left. */
    on: z.string().max(20).optional(),
  }),
  output: reckoning,
  problems: [
    'clock.before-calendar',
    'clock.days-out-of-bounds',
    'clock.extension-too-long',
    'clock.kind-unknown',
    'clock.limit-unknown',
    'clock.pause-before-start',
    'clock.pause-ends-before-it-begins',
    'clock.pause-unreadable',
    'clock.too-far',
    'values.date-unreadable',
  ],
})
