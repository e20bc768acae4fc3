import { z } from 'zod'
import { attachment, unitName } from './coordination.ts'
import { matterForm } from './matter.ts'
import { policyLabel } from './policy-shapes.ts'

/** Where a case is in its life; a draft is seen by the applicant alone. */
export const caseStatus = z.enum(['draft', 'live', 'completed', 'failed', 'withdrawn'])

/** What was filled in, by the ids of the form's fields. */
export const caseValues = z.record(z.string(), z.unknown())

/** A legal clock of a case on the day of asking; `text` says it in the reader's language, such as what is left. */
export const clockShown = z.object({
  id: z.uuid(),
  name: z.string(),
  text: z.string(),
  state: z.enum(['running', 'paused', 'ended', 'deemed']),
  isLate: z.boolean(),
  days: z.int(),
  kind: z.enum(['working', 'natural']),
  /** Days that count so far; null before the first. */
  used: z.int().nullable(),
  startedOn: z.string().nullable(),
  /** Differs from `dueOn` where the notice of holidays for that year has not come. */
  dueEarliest: z.string().nullable(),
  dueOn: z.string().nullable(),
  basis: z.object({ title: z.string(), article: z.string().nullable() }),
  pauses: z.array(z.object({ from: z.string(), until: z.string().nullable(), reason: z.string(), text: z.string() })),
  /** What the caller may do to it. */
  acts: z.array(z.enum(['pause', 'resume', 'extend'])),
  /** The grounds on which the law lets it stand still. */
  pauseReasons: z.array(z.string()),
})

/** A legal clock of a case. */
export type ClockShown = z.output<typeof clockShown>

/** A step that a person is to do or has done. */
export const taskShown = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  element: z.string(),
  name: z.string(),
  kind: z.string(),
  /** The form to be filled in, by its key in the forms of the case. */
  form: z.string(),
  unit: unitName.nullable(),
  assignee: unitName.nullable(),
  status: z.enum(['open', 'done', 'cancelled']),
  madeAt: z.string(),
  dueOn: z.string().nullable(),
  /** What is left, as a sentence. */
  due: z.string().nullable(),
  isLate: z.boolean(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  /** Days that it took, counted as its limit counts. */
  days: z.int().nullable(),
  values: caseValues.nullable(),
  /** What the caller may do with it. */
  acts: z.array(z.enum(['claim', 'return', 'handOver', 'complete'])),
})

/** A step that a person is to do or has done. */
export type TaskShown = z.output<typeof taskShown>

/** A case in a list. */
export const caseSummary = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  matter: z.object({ id: z.string(), label: policyLabel }),
  status: caseStatus,
  applicant: z.string(),
  unit: unitName,
  /** The steps that are waiting, as a phrase. */
  current: z.string().nullable(),
  due: z.string().nullable(),
  dueOn: z.string().nullable(),
  isLate: z.boolean(),
  openedAt: z.string(),
  /** Marked where it comes with a city's sample. */
  sample: z.boolean(),
})

/** A case in a list. */
export type CaseSummary = z.output<typeof caseSummary>

/** A document of a case in its newest version, or that it is promised, or that it is missing. */
export const caseDocument = z.object({
  slot: z.string(),
  label: policyLabel,
  version: z.int(),
  document: attachment.nullable(),
  state: z.enum(['given', 'promised', 'checked', 'refused', 'missing']),
  promisedUntil: z.string().nullable(),
  givenAt: z.string().nullable(),
  checkedBy: z.string().nullable(),
  note: z.string().nullable(),
  isCurable: z.boolean(),
  isRequired: z.boolean(),
})

const place = z.object({
  element: z.string(),
  name: z.string(),
  state: z.enum(['done', 'current', 'late', 'none']),
  who: z.string().nullable(),
  on: z.string().nullable(),
})

const message = z.object({
  id: z.uuid(),
  at: z.string(),
  by: z.string(),
  unit: z.string().nullable(),
  text: z.string(),
})

/** A case as the caller may see it: where it stands in its diagram, its clocks, steps, documents, talk and course. */
export const caseDetail = caseSummary.extend({
  bpmn: z.string(),
  places: z.array(place),
  clocks: z.array(clockShown),
  tasks: z.array(taskShown),
  documents: z.array(caseDocument),
  messages: z.array(message),
  /** What happened, latest last; an applicant sees what is meant for applicants. */
  events: z.array(message.extend({ kind: z.string() })),
  forms: z.record(z.string(), matterForm),
  /** The form of the application, by its key in `forms`. */
  form: z.string(),
  values: caseValues,
  curableDays: z.int().nullable(),
  result: z.string().nullable(),
  rating: z.object({ score: z.int(), words: z.string().nullable() }).nullable(),
  /** What the caller may do to the case. */
  acts: z.array(z.enum(['withdraw', 'message', 'rate', 'addDocument', 'checkDocument'])),
})

/** A case as the caller may see it. */
export type CaseDetail = z.output<typeof caseDetail>

/** The id of what was written. */
export const caseDone = z.object({ id: z.uuid() })

/** The case, task or clock that is meant. */
export const caseId = z.object({ id: z.uuid() })

/** Why someone did something, in own words. */
export const caseReason = z.string().trim().min(1).max(2000)
