import { z } from 'zod'
import { cursor } from './binary.ts'
import { unitName } from './coordination.ts'
import { operation } from './operation.ts'

/** Why a matter is on the agenda: a red light, an order past its date, units that see it differently, or by hand. */
export const agendaKind = z.enum(['red', 'overdue', 'disagreement', 'free'])

/** Why a matter is on the agenda. */
export type AgendaKind = z.infer<typeof agendaKind>

/** A matter that could go on the agenda, with the reason and the units it concerns. */
export const agendaProposal = z.object({
  key: z.string(),
  kind: agendaKind,
  title: z.string(),
  reason: z.string(),
  commitment: z.string().nullable(),
  order: z.uuid().nullable(),
  units: z.array(unitName),
})

/** A matter that could go on the agenda. */
export type AgendaProposal = z.infer<typeof agendaProposal>

/** One matter of a meeting, with what was said and decided and the order that it became. */
export const agendaItem = z.object({
  id: z.uuid(),
  position: z.int(),
  kind: agendaKind,
  title: z.string(),
  reason: z.string(),
  commitment: z.string().nullable(),
  sourceOrder: z.uuid().nullable(),
  units: z.array(unitName),
  discussion: z.string(),
  decision: z.string(),
  order: z.object({ id: z.uuid(), year: z.int().nullable(), number: z.int().nullable() }).nullable(),
})

/** A meeting in a list. */
export const meetingSummary = z.object({
  id: z.uuid(),
  year: z.int(),
  number: z.int(),
  title: z.string(),
  heldOn: z.iso.date(),
  place: z.string(),
  chair: z.string(),
  state: z.enum(['planned', 'held']),
  items: z.int(),
  decisions: z.int(),
  sample: z.boolean(),
  version: z.int(),
})

/** A meeting in a list. */
export type MeetingSummary = z.infer<typeof meetingSummary>

/** A meeting with its agenda, minutes and decisions. */
export const meetingDetail = meetingSummary.omit({ items: true, decisions: true }).extend({
  attendees: z.array(unitName),
  minutes: z.string(),
  items: z.array(agendaItem),
})

/** A meeting with its agenda, minutes and decisions. */
export type MeetingDetail = z.infer<typeof meetingDetail>

const meetingId = z.object({ id: z.uuid() })
const itemId = z.object({ id: z.uuid(), item: z.uuid() })
const heading = z.object({
  title: z.string().trim().min(2).max(120),
  heldOn: z.iso.date(),
  place: z.string().trim().max(120).default(''),
  chair: z.string().trim().max(60).default(''),
  attendees: z.array(z.string()).max(100).default([]),
})

/** The meetings, latest first. */
export const listMeetings = operation({
  id: 'listMeetings',
  method: 'GET',
  path: '/api/meetings',
  scope: 'meeting.read',
  summary: 'List the coordination meetings',
  query: z.object({
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ items: z.array(meetingSummary), next: cursor }),
})

/** One meeting. */
export const getMeeting = operation({
  id: 'getMeeting',
  method: 'GET',
  path: '/api/meetings/:id',
  scope: 'meeting.read',
  summary: 'Get a coordination meeting',
  params: meetingId,
  output: meetingDetail,
  problems: ['coordination.meeting-not-found'],
})

/** Calls a meeting; its agenda starts empty. */
export const callMeeting = operation({
  id: 'callMeeting',
  method: 'POST',
  path: '/api/meetings',
  scope: 'meeting.hold',
  summary: 'Call a coordination meeting',
  body: heading,
  output: meetingDetail,
  problems: ['coordination.unit-unknown'],
})

/** What is red, overdue, or seen differently by two units, and is not yet on this agenda. */
export const gatherAgenda = operation({
  id: 'gatherAgenda',
  method: 'GET',
  path: '/api/meetings/:id/proposals',
  scope: 'meeting.hold',
  summary: 'Gather matters for the agenda',
  params: meetingId,
  output: z.object({ items: z.array(agendaProposal) }),
  problems: ['coordination.meeting-not-found'],
})

/** Puts matters on the agenda, at its end. */
export const addAgendaItems = operation({
  id: 'addAgendaItems',
  method: 'POST',
  path: '/api/meetings/:id/items',
  scope: 'meeting.hold',
  summary: 'Put matters on the agenda',
  params: meetingId,
  body: z.object({
    version: z.int(),
    items: z
      .array(
        z.object({
          kind: agendaKind,
          title: z.string().trim().min(2).max(300),
          reason: z.string().trim().max(1000).default(''),
          commitment: z.string().nullable().default(null),
          order: z.uuid().nullable().default(null),
          units: z.array(z.string()).max(100).default([]),
        }),
      )
      .min(1)
      .max(100),
  }),
  output: meetingDetail,
  problems: ['coordination.meeting-not-found', 'coordination.changed-meanwhile', 'coordination.unit-unknown'],
})

/** Writes what was said and decided on one matter. */
export const recordDecision = operation({
  id: 'recordDecision',
  method: 'PUT',
  path: '/api/meetings/:id/items/:item',
  scope: 'meeting.hold',
  summary: 'Record a discussion and decision',
  params: itemId,
  body: z.object({
    version: z.int(),
    discussion: z.string().trim().max(8000),
    decision: z.string().trim().max(4000),
  }),
  output: meetingDetail,
  problems: ['coordination.meeting-not-found', 'coordination.changed-meanwhile'],
})

/** Writes the minutes and, with `isHeld`, says that the meeting took place. */
export const writeMinutes = operation({
  id: 'writeMinutes',
  method: 'PUT',
  path: '/api/meetings/:id/minutes',
  scope: 'meeting.hold',
  summary: 'Write the minutes',
  params: meetingId,
  body: z.object({ version: z.int(), minutes: z.string().trim().max(20_000), isHeld: z.boolean() }),
  output: meetingDetail,
  problems: ['coordination.meeting-not-found', 'coordination.changed-meanwhile'],
})

/** Makes a decision a follow-up order to a unit, and sends it. */
export const orderFromDecision = operation({
  id: 'orderFromDecision',
  method: 'POST',
  path: '/api/meetings/:id/items/:item/order',
  scope: 'meeting.hold',
  summary: 'Make a decision a follow-up order',
  params: itemId,
  body: z.object({ version: z.int(), unit: z.string(), workingDays: z.int().min(1).max(250) }),
  output: meetingDetail,
  problems: [
    'coordination.meeting-not-found',
    'coordination.changed-meanwhile',
    'coordination.decision-empty',
    'coordination.order-exists',
    'coordination.unit-unknown',
  ],
})

/** One line of a city's `sample/meetings.jsonl`; `order` names an order of `sample/orders.jsonl`. */
export const sampleMeeting = z.object({
  year: z.int(),
  number: z.int(),
  title: z.string(),
  heldOn: z.iso.date(),
  place: z.string(),
  chair: z.string(),
  attendees: z.array(z.string()),
  state: z.enum(['planned', 'held']),
  minutes: z.string(),
  calledBy: z.string(),
  calledAt: z.iso.datetime(),
  items: z.array(
    z.object({
      kind: agendaKind,
      title: z.string(),
      reason: z.string(),
      commitment: z.string().nullable().default(null),
      units: z.array(z.string()).default([]),
      discussion: z.string().default(''),
      decision: z.string().default(''),
      order: z.object({ year: z.int(), number: z.int() }).nullable().default(null),
    }),
  ),
})

/** One line of a city's `sample/meetings.jsonl`. */
export type SampleMeeting = z.infer<typeof sampleMeeting>
