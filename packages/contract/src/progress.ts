import { z } from 'zod'
import { binary, cursor } from './binary.ts'
import { operation } from './operation.ts'
import {
  civilDate,
  commitmentLine,
  evidenceCounts,
  evidenceItem,
  evidenceStanding,
  indicatorDefinition,
  light,
  lightCounts,
  planHead,
  planSection,
  progressSeries,
  targetFigure,
  unitRef,
} from './progress-shapes.ts'

const asOfQuery = z.object({ asOf: civilDate.optional() })
const byId = z.object({ id: z.string().max(100) })

/** One cell of the matrix: the worst light that a unit answers for in a section. */
export const matrixCell = z.object({
  unit: z.string(),
  light,
  isLead: z.boolean(),
  commitments: z.array(z.string()),
})

/** Sections against units. A section without responsible units in the text has no cells and shows its counts. */
export const progressMatrix = z.object({
  units: z.array(unitRef),
  rows: z.array(
    z.object({
      section: z.string(),
      heading: z.string(),
      hasUnits: z.boolean(),
      counts: lightCounts,
      cells: z.array(matrixCell),
    }),
  ),
  /** For each unit, the sections in which it is behind. */
  behind: z.array(z.object({ unit: z.string(), sections: z.int() })),
})

/** A commitment that is stuck and the one act that moves it. */
export const stuckItem = z.object({
  commitment: commitmentLine,
  next: z.enum(['raiseOrder', 'confirmMilestone', 'updateSource', 'settleDefinition']),
})

/** What the newest evidence did to a figure. */
export const latestEvidence = z.object({
  on: civilDate,
  indicator: z.string(),
  label: z.string(),
  unit: z.string(),
  /** The record's title where there was one that day. */
  title: z.string().nullable(),
  records: z.int(),
  before: z.number(),
  after: z.number(),
})

/** Where the plan stands, what is stuck, who acts: one screen. */
export const getCockpit = operation({
  id: 'getCockpit',
  method: 'GET',
  path: '/api/cockpit',
  scope: 'progress.read',
  summary: 'Where the plan stands',
  query: asOfQuery,
  output: z.object({
    asOf: civilDate,
    today: civilDate,
    plan: planHead,
    sample: z.boolean(),
    counts: lightCounts,
    /** Against the last day of the month before. */
    change: z.object({ since: civilDate, counts: lightCounts }),
    targets: z.array(commitmentLine),
    matrix: progressMatrix,
    stuck: z.array(stuckItem),
    latest: z.array(latestEvidence),
    evidenceThisWeek: z.int(),
  }),
})

/** The plan's text and every commitment in it with its light. */
export const getPlanProgress = operation({
  id: 'getPlanProgress',
  method: 'GET',
  path: '/api/plan/progress',
  scope: 'plan.read',
  summary: 'The plan with its lights',
  query: asOfQuery,
  output: z.object({
    asOf: civilDate,
    today: civilDate,
    plan: planHead,
    sample: z.boolean(),
    text: z.string(),
    sections: z.array(planSection),
    units: z.array(unitRef),
    counts: lightCounts,
    commitments: z.array(commitmentLine),
  }),
})

/** One commitment in full, for the side panel. */
export const getCommitment = operation({
  id: 'getCommitment',
  method: 'GET',
  path: '/api/commitments/:id',
  scope: 'progress.read',
  summary: 'One commitment with its evidence',
  params: byId,
  query: asOfQuery,
  output: z.object({
    asOf: civilDate,
    today: civilDate,
    sample: z.boolean(),
    commitment: commitmentLine,
    /** Its place among the commitments of its kind, from 1, and its neighbours in the text. */
    place: z.object({ number: z.int(), of: z.int(), previous: z.string().nullable(), next: z.string().nullable() }),
    definition: indicatorDefinition.nullable(),
    /** The same day a year before. */
    lastYear: z.object({ on: civilDate, actual: z.number().nullable() }).nullable(),
    series: progressSeries.nullable(),
    evidence: z.object({ counts: evidenceCounts, items: z.array(evidenceItem) }).nullable(),
    lights: z.array(z.object({ on: civilDate, light })),
    milestone: z
      .object({
        title: z.string(),
        dueOn: civilDate,
        /** Whether the caller may confirm it now. */
        mayConfirm: z.boolean(),
        confirmation: z
          .object({
            id: z.string(),
            on: civilDate,
            by: z.string(),
            unit: z.string(),
            document: z.string(),
            reason: z.string(),
            at: z.string(),
          })
          .nullable(),
      })
      .nullable(),
  }),
  problems: ['progress.commitment-not-found'],
})

/** Every indicator of the city with its value. */
export const listIndicators = operation({
  id: 'listIndicators',
  method: 'GET',
  path: '/api/indicators',
  scope: 'indicator.read',
  summary: 'List the indicators',
  query: asOfQuery,
  output: z.object({
    items: z.array(
      z.object({
        definition: indicatorDefinition,
        value: z.number().nullable(),
        asOf: civilDate,
        commitments: z.array(z.string()),
      }),
    ),
    next: cursor,
  }),
})

/** One indicator with its course and the commitments it speaks for. */
export const getIndicator = operation({
  id: 'getIndicator',
  method: 'GET',
  path: '/api/indicators/:id',
  scope: 'indicator.read',
  summary: 'One indicator',
  params: byId,
  query: asOfQuery,
  output: z.object({
    asOf: civilDate,
    today: civilDate,
    sample: z.boolean(),
    definition: indicatorDefinition,
    value: z.number().nullable(),
    lastYear: z.object({ on: civilDate, value: z.number().nullable() }).nullable(),
    series: progressSeries,
    counts: evidenceCounts,
    commitments: z.array(commitmentLine),
  }),
  problems: ['progress.indicator-not-found'],
})

/** The records an indicator considers, with how each stands; those not counted say why. */
export const listEvidence = operation({
  id: 'listEvidence',
  method: 'GET',
  path: '/api/indicators/:id/evidence',
  scope: 'indicator.read',
  summary: 'List the records behind an indicator',
  params: byId,
  query: z.object({
    asOf: civilDate.optional(),
    /** Leave out for all but those not matching. */
    standing: evidenceStanding.optional(),
    cursor: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ asOf: civilDate, counts: evidenceCounts, items: z.array(evidenceItem), next: cursor }),
  problems: ['progress.indicator-not-found'],
})

/** The evidence list as a table. */
export const exportEvidence = operation({
  id: 'exportEvidence',
  method: 'GET',
  path: '/api/indicators/:id/evidence/export',
  scope: 'indicator.read',
  summary: 'Export the records behind an indicator',
  params: byId,
  query: z.object({
    asOf: civilDate.optional(),
    standing: evidenceStanding.optional(),
    format: z.enum(['xlsx', 'csv']).default('xlsx'),
  }),
  output: binary,
  problems: ['progress.indicator-not-found'],
})

/** Confirms with a document that a milestone has been reached; only the lead unit may. */
export const confirmMilestone = operation({
  id: 'confirmMilestone',
  method: 'POST',
  path: '/api/commitments/:id/confirmation',
  scope: 'milestone.confirm',
  summary: 'Confirm a milestone with a document',
  params: byId,
  body: z.object({
    /** The day it was reached. */
    on: civilDate,
    /** A stored document, or a record of the register of source documents. */
    document: z.string().trim().min(1).max(200),
    reason: z.string().trim().min(2).max(500),
  }),
  output: z.object({ id: z.string(), light }),
  problems: [
    'progress.commitment-not-found',
    'progress.not-a-milestone',
    'access.not-lead-unit',
    'progress.confirmation-exists',
    'progress.document-unknown',
    'progress.confirmed-in-future',
  ],
})

/** Publishes how the plan stands as of a day; what was published before stays on record. */
export const publishProgress = operation({
  id: 'publishProgress',
  method: 'POST',
  path: '/api/progress/publication',
  scope: 'plan.publish',
  summary: 'Publish the progress',
  body: z.object({ asOf: civilDate.optional(), reason: z.string().trim().min(2).max(500) }),
  output: z.object({ id: z.string(), asOf: civilDate, publishedAt: z.string() }),
})

/** What the public sees of one commitment: no forecast, no reason beyond its light, no record. */
export const publicCommitment = commitmentLine
  .pick({
    id: true,
    kind: true,
    title: true,
    section: true,
    quote: true,
    start: true,
    end: true,
    basis: true,
    light: true,
    margin: true,
    actual: true,
    completion: true,
    dueOn: true,
    dataAsOf: true,
  })
  .extend({ target: targetFigure.nullable(), lead: unitRef.nullable(), support: z.array(unitRef) })

const publicHead = {
  asOf: civilDate,
  publishedAt: z.string(),
  sample: z.boolean(),
  plan: planHead,
  counts: lightCounts,
}

/** The published plan: text and lights. */
export const getPublicPlan = operation({
  id: 'getPublicPlan',
  method: 'GET',
  path: '/api/public/plan',
  scope: 'public',
  summary: 'The published plan with its lights',
  output: z.object({
    ...publicHead,
    text: z.string(),
    sections: z.array(planSection),
    commitments: z.array(publicCommitment),
  }),
  problems: ['progress.publication-not-found'],
})

/** The published progress: lights and targets, worst first. */
export const getPublicProgress = operation({
  id: 'getPublicProgress',
  method: 'GET',
  path: '/api/public/progress',
  scope: 'public',
  summary: 'The published progress',
  output: z.object({ ...publicHead, targets: z.array(publicCommitment) }),
  problems: ['progress.publication-not-found'],
})
