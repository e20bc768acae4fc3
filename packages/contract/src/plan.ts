import { z } from 'zod'
import { multipart } from './binary.ts'
import { operation } from './operation.ts'
import { civilDate, targetFigure, unitRef } from './progress-shapes.ts'

const label = z.object({ zh: z.string(), en: z.string() })
const commitmentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/u)

/** What holds a commitment against evidence. */
export const commitmentBinding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('indicator'), indicator: z.string() }),
  z.object({
    kind: z.literal('records'),
    register: z.string(),
    filter: z.string().optional(),
    date: z.string().optional(),
    expect: z.object({ min: z.int().positive(), by: civilDate.optional() }),
  }),
  z.object({ kind: z.literal('milestone'), title: label, due: civilDate.optional() }),
])

/** A commitment of a version of the plan. */
export const planCommitment = z.object({
  id: commitmentId,
  kind: z.enum(['target', 'measure']),
  section: z.string(),
  quote: z.string(),
  start: z.int(),
  end: z.int(),
  label: label.nullable(),
  target: targetFigure.nullable(),
  lead: z.string().nullable(),
  support: z.array(z.string()),
  assignedBy: z.object({ by: z.string(), on: civilDate, sample: z.boolean() }).nullable(),
  binding: commitmentBinding.nullable(),
})

/** A section of a version of the plan, as the text numbers it. */
export const planOutlineSection = z.object({
  path: z.string(),
  number: z.string(),
  level: z.int(),
  heading: z.string(),
  responsibleUnits: z.array(z.string()),
  start: z.int(),
  end: z.int(),
})

/** All that a version of the plan says, besides its text. */
export const planContent = z.object({
  title: z.string().nullable(),
  documentNumber: z.string().nullable(),
  issuer: z.string().nullable(),
  issuedOn: civilDate.nullable(),
  sections: z.array(planOutlineSection),
  commitments: z.array(planCommitment),
})

/** One difference between two versions of a plan. */
export const planDifference = z.object({
  kind: z.enum(['same', 'added', 'removed', 'changed', 'moved']),
  /** The commitment in the confirmed version; null where it is added. */
  before: planCommitment.nullable(),
  /** The commitment in the draft; null where it is removed. */
  after: planCommitment.nullable(),
})

/** What a commitment may be held against in this city. */
export const bindingChoices = z.object({
  indicators: z.array(z.object({ id: z.string(), label })),
  registers: z.array(
    z.object({
      id: z.string(),
      label,
      /** The names that a filter over its records may use. */
      names: z.array(z.string()),
      /** The fields that place a record in time. */
      dates: z.array(z.object({ id: z.string(), label })),
    }),
  ),
})

/** A draft of the plan: a reading that people correct until it is confirmed. */
export const planDraft = z.object({
  id: z.uuid(),
  state: z.enum(['draft', 'confirmed', 'ended']),
  /** The number of the confirmed version; null for a draft. */
  number: z.int().nullable(),
  /** Goes up with every change; a correction names the one it was made on. */
  version: z.int(),
  fileName: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  mayUndo: z.boolean(),
  text: z.string(),
  content: planContent,
  /** The units that may be named, for choosing. */
  units: z.array(unitRef),
  choices: bindingChoices,
})

/** A line of the list of versions and drafts. */
export const planVersionLine = planDraft
  .pick({ id: true, state: true, number: true, fileName: true, recordedAt: true, recordedBy: true })
  .extend({
    title: z.string().nullable(),
    commitments: z.int(),
    confirmedAt: z.string().nullable(),
    confirmedBy: z.string().nullable(),
  })

const span = { start: z.int().nonnegative(), end: z.int().positive() }

/** A correction of a draft; places are offsets in its text. */
export const planCorrection = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('change'),
    id: commitmentId,
    commitmentKind: z.enum(['target', 'measure']).optional(),
    target: targetFigure.nullable().optional(),
    lead: z.string().nullable().optional(),
    support: z.array(z.string()).optional(),
    binding: commitmentBinding.nullable().optional(),
  }),
  /** Marks another stretch of the text as the commitment's. */
  z.object({ kind: z.literal('respan'), id: commitmentId, ...span }),
  z.object({ kind: z.literal('split'), id: commitmentId, at: z.int().positive() }),
  z.object({ kind: z.literal('merge'), ids: z.array(commitmentId).min(2).max(20) }),
  z.object({
    kind: z.literal('add'),
    commitmentKind: z.enum(['target', 'measure']),
    target: targetFigure.nullable(),
    ...span,
  }),
  z.object({ kind: z.literal('remove'), id: commitmentId }),
  z.object({
    kind: z.literal('head'),
    title: z.string().max(300).nullable(),
    documentNumber: z.string().max(60).nullable(),
    issuer: z.string().max(200).nullable(),
    issuedOn: civilDate.nullable(),
  }),
  z.object({ kind: z.literal('units'), section: z.string(), responsibleUnits: z.array(z.string().min(1)).max(60) }),
])

const draftId = z.object({ id: z.uuid() })
const draftProblems = ['plan.draft-not-found', 'plan.draft-closed', 'plan.draft-changed-meanwhile']

/** Takes a document (`file`) or reads the city's own text anew (no file), and keeps the reading as a draft. */
export const createPlanDraft = operation({
  id: 'createPlanDraft',
  method: 'POST',
  path: '/api/plan/drafts',
  scope: 'plan.draft',
  summary: 'Read a plan into a draft',
  body: multipart,
  output: planDraft,
  problems: [
    'plan.file-empty',
    'plan.file-kind',
    'plan.file-damaged',
    'plan.file-locked',
    'plan.file-bomb',
    'plan.file-scanned',
    'plan.file-slow',
    'plan.file-too-large',
    'plan.no-sections',
    'plan.text-empty',
    'plan.text-too-long',
    'plan.no-text',
  ],
})

/** The versions of the plan and the drafts in hand, newest first. */
export const listPlanVersions = operation({
  id: 'listPlanVersions',
  method: 'GET',
  path: '/api/plan/versions',
  scope: 'plan.draft',
  summary: 'List the versions of the plan',
  output: z.object({ items: z.array(planVersionLine), next: z.null() }),
})

/** A draft or version with its text. */
export const getPlanDraft = operation({
  id: 'getPlanDraft',
  method: 'GET',
  path: '/api/plan/drafts/:id',
  scope: 'plan.draft',
  summary: 'Show a draft of the plan',
  params: draftId,
  output: planDraft,
  problems: ['plan.draft-not-found'],
})

/** Corrects a draft; refused where someone else has changed it meanwhile. */
export const correctPlanDraft = operation({
  id: 'correctPlanDraft',
  method: 'POST',
  path: '/api/plan/drafts/:id/corrections',
  scope: 'plan.draft',
  summary: 'Correct a draft of the plan',
  params: draftId,
  body: z.object({ version: z.int(), correction: planCorrection }),
  output: planDraft,
  problems: [
    ...draftProblems,
    'plan.commitment-unknown',
    'plan.span-invalid',
    'plan.span-outside-sections',
    'plan.split-outside',
    'plan.merge-apart',
    'plan.figure-missing',
    'plan.figure-empty',
    'plan.unit-unknown',
    'plan.section-unknown',
    'plan.binding-field-unknown',
    'plan.binding-indicator-unknown',
    'plan.binding-register-unknown',
    'plan.binding-title-missing',
  ],
})

/** Takes the last correction back. */
export const undoPlanCorrection = operation({
  id: 'undoPlanCorrection',
  method: 'POST',
  path: '/api/plan/drafts/:id/undo',
  scope: 'plan.draft',
  summary: 'Undo a correction of the plan',
  params: draftId,
  body: z.object({ version: z.int() }),
  output: planDraft,
  problems: [...draftProblems, 'plan.nothing-to-undo'],
})

/** What the draft changes in the plan that the city runs. */
export const comparePlanDraft = operation({
  id: 'comparePlanDraft',
  method: 'GET',
  path: '/api/plan/drafts/:id/difference',
  scope: 'plan.draft',
  summary: 'Compare a draft with the plan in force',
  params: draftId,
  output: z.object({ number: z.int().nullable(), items: z.array(planDifference) }),
  problems: ['plan.draft-not-found'],
})

/** Makes the draft the plan that the city runs. */
export const confirmPlanDraft = operation({
  id: 'confirmPlanDraft',
  method: 'POST',
  path: '/api/plan/drafts/:id/confirm',
  scope: 'plan.confirm',
  summary: 'Confirm a draft of the plan',
  params: draftId,
  body: z.object({ version: z.int(), reason: z.string().trim().min(2).max(500) }),
  output: planDraft,
  problems: [...draftProblems, 'plan.no-commitments'],
})

/** Gives a draft up, with a reason. */
export const endPlanDraft = operation({
  id: 'endPlanDraft',
  method: 'POST',
  path: '/api/plan/drafts/:id/end',
  scope: 'plan.draft',
  summary: 'Give a draft of the plan up',
  params: draftId,
  body: z.object({ version: z.int(), reason: z.string().trim().min(2).max(500) }),
  output: z.object({ id: z.uuid() }),
  problems: draftProblems,
})

/** A draft of the plan. */
export type PlanDraft = z.infer<typeof planDraft>
/** A correction of a draft. */
export type PlanCorrection = z.infer<typeof planCorrection>
/** One difference between two versions of a plan. */
export type PlanDifference = z.infer<typeof planDifference>
