import { z } from 'zod'
import { cursor } from './binary.ts'

/** Where a follow-up order stands. */
export const orderState = z.enum(['draft', 'sent', 'acknowledged', 'answered', 'returned', 'closed', 'withdrawn'])

/** Where a follow-up order stands. */
export type OrderState = z.infer<typeof orderState>

/** What can happen to a follow-up order; each leaves one line in its timeline. */
export const orderEventKind = z.enum([
  'raised',
  'sent',
  'acknowledged',
  'answered',
  'returned',
  'extensionAsked',
  'extended',
  'escalated',
  'closed',
  'withdrawn',
])

/** What can happen to a follow-up order. */
export type OrderEventKind = z.infer<typeof orderEventKind>

/** How the answering unit itself sees the matter; two units that see one commitment differently meet. */
export const standing = z.enum(['done', 'inProgress', 'blocked', 'notOurs'])

/** How the answering unit itself sees the matter. */
export type Standing = z.infer<typeof standing>

/** How far an order was escalated: not, to the coordination office because it was overdue, or to the meeting. */
export const escalation = z.enum(['none', 'overdue', 'meeting'])

/** How far an order was escalated. */
export type Escalation = z.infer<typeof escalation>

/** A unit by its id and name. */
export const unitName = z.object({ id: z.string(), name: z.string() })

/** A document attached to an answer. */
export const attachment = z.object({ id: z.string(), name: z.string() })

/**
 * The clock of an order in working days. `dueEarliest` differs from `dueOn` where the notice of holidays for that year has not come.
 * `remaining` is negative when overdue, null when the clock does not run (draft, answered, closed).
 */
export const orderClock = z.object({
  startedOn: z.iso.date().nullable(),
  workingDays: z.int(),
  dueOn: z.iso.date().nullable(),
  dueEarliest: z.iso.date().nullable(),
  remaining: z.int().nullable(),
  isOverdue: z.boolean(),
})

/** One line of an order's timeline. */
export const orderEvent = z.object({
  id: z.string(),
  kind: orderEventKind,
  at: z.string(),
  by: z.string(),
  unit: z.string().nullable(),
  text: z.string().nullable(),
  standing: standing.nullable(),
  /** The unit that the answering unit waits for. */
  awaits: unitName.nullable(),
  workingDays: z.int().nullable(),
  approver: z.string().nullable(),
  documents: z.array(attachment),
})

/** A follow-up order in a list. */
export const orderSummary = z.object({
  id: z.uuid(),
  /** Its number within the year, given when it is sent. */
  year: z.int().nullable(),
  number: z.int().nullable(),
  title: z.string(),
  unit: unitName,
  commitment: z.object({ id: z.string(), section: z.string(), quote: z.string() }).nullable(),
  state: orderState,
  escalation,
  clock: orderClock,
  sentAt: z.string().nullable(),
  /** Marked where it comes with a city's sample. */
  sample: z.boolean(),
  version: z.int(),
})

/** A follow-up order in a list. */
export type OrderSummary = z.infer<typeof orderSummary>

/** What the reader may do to an order now; the first is the one next act. */
export const orderAct = z.enum([
  'send',
  'acknowledge',
  'answer',
  'askExtension',
  'close',
  'return',
  'extend',
  'escalate',
  'withdraw',
])

/** What the reader may do to an order now. */
export type OrderAct = z.infer<typeof orderAct>

/** A follow-up order with everything that happened to it. */
export const orderDetail = orderSummary.extend({
  task: z.string(),
  basis: z.string(),
  meeting: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  raisedBy: z.string(),
  raisedAt: z.string(),
  events: z.array(orderEvent),
  acts: z.array(orderAct),
})

/** A follow-up order with everything that happened to it. */
export type OrderDetail = z.infer<typeof orderDetail>

/** The text that an order is raised with. */
export const orderDraft = z.object({
  title: z.string().trim().min(2).max(120),
  task: z.string().trim().min(5).max(4000),
  basis: z.string().trim().max(500).default(''),
  unit: z.string().min(1),
  commitment: z.string().nullable().default(null),
  /** Unit: working days from the day after sending. */
  workingDays: z.int().min(1).max(250),
})

/** A filter of the list of orders. */
export const orderFilter = z.object({
  state: orderState.optional(),
  unit: z.string().optional(),
  commitment: z.string().optional(),
  clock: z.enum(['overdue', 'running']).optional(),
  text: z.string().max(100).optional(),
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** A page of orders. */
export const orderPage = z.object({ items: z.array(orderSummary), next: cursor })

/**
 * One line of a city's `sample/orders.jsonl`: an order with what happened to it, in the order of time. The first event is `sent`,
 * with `workingDays`; an order without events is a draft. People carry the city's mark of samples in their names.
 */
export const sampleOrder = z.object({
  year: z.int(),
  number: z.int(),
  title: z.string(),
  task: z.string(),
  basis: z.string().default(''),
  unit: z.string(),
  commitment: z.string().nullable().default(null),
  raisedBy: z.string(),
  raisedAt: z.iso.datetime(),
  workingDays: z.int(),
  events: z.array(
    z.object({
      kind: orderEventKind.exclude(['raised']),
      at: z.iso.datetime(),
      by: z.string(),
      unit: z.string().nullable().default(null),
      text: z.string().nullable().default(null),
      standing: standing.nullable().default(null),
      awaits: z.string().nullable().default(null),
      workingDays: z.int().nullable().default(null),
      approver: z.string().nullable().default(null),
    }),
  ),
})

/** One line of a city's `sample/orders.jsonl`. */
export type SampleOrder = z.infer<typeof sampleOrder>
