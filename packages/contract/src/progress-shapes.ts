import { z } from 'zod'

/** A civil date, 'YYYY-MM-DD'. */
export const civilDate = z.iso.date()

/** How a commitment stands. Listed what is stuck first, as everywhere. */
export const light = z.enum(['behind', 'atRisk', 'unknown', 'onCourse', 'met'])

/** How many commitments stand under each light. */
export const lightCounts = z.object({
  behind: z.int(),
  atRisk: z.int(),
  unknown: z.int(),
  onCourse: z.int(),
  met: z.int(),
})

/** Why a light is what it is: a code of the progress catalogue, the values its sentence names, and the sentence in the caller's language. */
export const lightReason = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  sentence: z.string(),
})

/** A unit of government as the plan names it. */
export const unitRef = z.object({ id: z.string(), name: z.string() })

/** What a target promises: an interval in `unit`, by a day. `strict` means that reaching `min` itself is not enough. */
export const targetFigure = z.object({
  min: z.number().nullable(),
  max: z.number().nullable(),
  strict: z.boolean(),
  unit: z.string(),
  by: civilDate.nullable(),
})

/** What the margin of the plan shows beside a light, in few characters. */
export const margin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('figures'), actual: z.number().nullable(), target: targetFigure }),
  /** Records that were expected and are there, of how many. */
  z.object({ kind: z.literal('records'), actual: z.number(), expected: z.number() }),
  z.object({ kind: z.literal('overdue'), days: z.int() }),
  z.object({ kind: z.literal('due'), on: civilDate }),
  z.object({ kind: z.literal('confirmed') }),
  z.object({ kind: z.literal('none') }),
])

/** Where a number is expected to be by its deadline. Unit: the target's. `interval` holds 80 % of the probability. */
export const outlook = z.object({
  /** Where it would stand now on an even pace; null where the model knows no pace. */
  expected: z.number().nullable(),
  forecast: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  /** The probability of reaching the target by its deadline, 0 to 1. */
  probability: z.number().nullable(),
})

/** One commitment of the plan with how it stands. */
export const commitmentLine = z.object({
  id: z.string(),
  kind: z.enum(['target', 'measure']),
  /** A short name: the indicator's label, the milestone's title, or else the quote. */
  title: z.string(),
  /** The path of its section, as the plan reader gives it. */
  section: z.string(),
  quote: z.string(),
  /** Where the quote stands in the plan's text, UTF-16 offsets, half-open. */
  start: z.int(),
  end: z.int(),
  /** Null until someone has bound it to evidence. */
  binding: z.enum(['indicator', 'records', 'milestone']).nullable(),
  /** `confirmed`: a unit says so with a document; `computed`: counted from records. */
  basis: z.enum(['computed', 'confirmed']),
  /** The indicator it is computed by. */
  indicator: z.string().nullable(),
  light,
  reason: lightReason,
  margin,
  target: targetFigure.nullable(),
  actual: z.number().nullable(),
  /** Actual over the lower bound, as a share: 0.82 is 82 %. */
  completion: z.number().nullable(),
  ...outlook.shape,
  dueOn: civilDate.nullable(),
  /** Days past the due date and not done; null where it is not overdue. */
  overdueDays: z.int().nullable(),
  /** The day up to which the records speak. */
  dataAsOf: civilDate.nullable(),
  lead: unitRef.nullable(),
  support: z.array(unitRef),
  /** Who assigned the units where the text names none. */
  assignedBy: z.object({ by: z.string(), on: civilDate, sample: z.boolean() }).nullable(),
})

/** The section tree of the plan with its lights. */
export const planSection = z.object({
  path: z.string(),
  number: z.string(),
  level: z.int(),
  heading: z.string(),
  start: z.int(),
  end: z.int(),
  responsibleUnits: z.array(z.string()),
  counts: lightCounts,
})

/** The plan's own particulars. */
export const planHead = z.object({
  title: z.string(),
  documentNumber: z.string(),
  issuer: z.string(),
  issuedOn: civilDate,
  source: z.object({ title: z.string(), link: z.string().nullable() }).nullable(),
  /** The last deadline of its targets. */
  by: civilDate.nullable(),
  daysLeft: z.int().nullable(),
})

/** How a record stands towards an indicator. */
export const evidenceStanding = z.enum([
  'counted',
  'pending',
  'duplicate',
  'withdrawn',
  'notMatching',
  'undated',
  'later',
])

/** One record considered by an indicator. */
export const evidenceItem = z.object({
  id: z.string(),
  register: z.string(),
  title: z.string(),
  /** Other fields worth showing, as shown. */
  fields: z.array(z.object({ id: z.string(), label: z.string(), value: z.string() })),
  /** The day that places it in time. */
  on: civilDate.nullable(),
  standing: evidenceStanding,
  /** What it adds, in the indicator's unit; null for those not counted. */
  amount: z.number().nullable(),
  /** The record counted in its place, for a duplicate. */
  sameAs: z.string().nullable(),
  /** Why it is not counted, as the register says it. */
  because: z.string().nullable(),
  sample: z.boolean(),
})

/** How many records stand how. Unit: records; `overlaps` are those beyond the first under one counting key. */
export const evidenceCounts = z.object({
  counted: z.int(),
  pending: z.int(),
  duplicate: z.int(),
  withdrawn: z.int(),
  undated: z.int(),
  later: z.int(),
})

/** A line over time for the chart. Unit: the target's. */
export const progressSeries = z.object({
  actual: z.array(z.object({ on: civilDate, value: z.number() })),
  expected: z.array(z.object({ on: civilDate, value: z.number() })),
  /** Runs past the deadline, so that it shows when a missed target would be reached. */
  forecast: z.array(z.object({ on: civilDate, low: z.number(), middle: z.number(), high: z.number() })),
  /** When the middle of the forecast reaches the target; null where it does not within the drawn span. */
  reachedOn: civilDate.nullable(),
})

/** What an indicator counts, from where, and how fresh. */
export const indicatorDefinition = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  register: z.string(),
  registerLabel: z.string(),
  /** The rule itself, in FEEL. */
  filter: z.string(),
  measure: z.string(),
  countedOnceBy: z.array(z.string()),
  definition: z.string(),
  source: z.string(),
  model: z.enum(['counting', 'yearSum', 'level']),
  rhythm: z.object({ every: z.string(), graceDays: z.int() }),
  /** The day that the latest record was written, and until when the source is fresh. */
  latestRecordOn: civilDate.nullable(),
  freshUntil: civilDate.nullable(),
})

/** How a commitment stands. */
export type Light = z.infer<typeof light>
/** How many commitments stand under each light. */
export type LightCounts = z.infer<typeof lightCounts>
/** One commitment of the plan with how it stands. */
export type CommitmentLine = z.infer<typeof commitmentLine>
/** What a target promises. */
export type TargetFigure = z.infer<typeof targetFigure>
/** One record considered by an indicator. */
export type EvidenceItem = z.infer<typeof evidenceItem>
/** How a record stands towards an indicator. */
export type EvidenceStanding = z.infer<typeof evidenceStanding>
/** How many records stand how. */
export type EvidenceCounts = z.infer<typeof evidenceCounts>
/** A line over time for the chart. */
export type ProgressSeries = z.infer<typeof progressSeries>
/** What an indicator counts, from where, and how fresh. */
export type IndicatorDefinition = z.infer<typeof indicatorDefinition>
