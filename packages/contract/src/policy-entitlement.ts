import { z } from 'zod'
import { unitName } from './coordination.ts'
import { problemItem } from './problem-response.ts'
import {
  dayOrUnknown,
  factKind,
  fenText,
  policyFact,
  policyLabel,
  ruleCertainty,
  ruleSource,
  ruleValue,
  subjectKind,
  unseenPart,
} from './policy-shapes.ts'

/** Whether a clause applies, does not, or cannot be told. */
export const entitlementStatus = z.enum(['applies', 'doesNotApply', 'unknown'])

/** Whether a clause applies, does not, or cannot be told. */
export type EntitlementStatus = z.infer<typeof entitlementStatus>

/** Whom something belongs to: the applicant (`id` null), or one of its projects and products by key. */
export const policySubject = z.object({ kind: subjectKind, id: z.string().nullable(), name: z.string().nullable() })

/** Whom something belongs to. */
export type PolicySubject = z.infer<typeof policySubject>

/** Where the value of a fact came from. */
export const factProvenance = z.discriminatedUnion('kind', [
  /** `record` is null where a register holds no record that says yes. */
  z.object({
    kind: z.literal('register'),
    register: z.object({ id: z.string(), label: policyLabel }),
    field: z.object({ id: z.string(), label: policyLabel }),
    record: z.uuid().nullable(),
    recordedAt: z.string().nullable(),
    recordedBy: z.string().nullable(),
  }),
  /** Said by the enterprise itself; `verified` is null until an officer has looked at it. */
  z.object({
    kind: z.literal('supplied'),
    id: z.uuid(),
    by: z.string(),
    at: z.string(),
    document: z.object({ id: z.string(), name: z.string() }).nullable(),
    verified: z.object({ by: z.string(), at: z.string() }).nullable(),
    sample: z.boolean(),
  }),
  z.object({ kind: z.literal('formula'), formula: z.string(), facts: z.array(z.string()) }),
  z.object({ kind: z.literal('answer') }),
])

/** Where the value of a fact came from. */
export type FactProvenance = z.infer<typeof factProvenance>

/** A fact as found: its value and where it came from; both null where it is missing. */
export const foundFact = z.object({ name: z.string(), value: ruleValue, from: factProvenance.nullable() })

/**
 * One part of a rule as it was run, in the order of the text; `depth` counts the parts it stands in.
 * `text` is the rule's own text, its names the official ones.
 */
export const traceLine = z.object({
  depth: z.int(),
  kind: z.enum(['leaf', 'not', 'all', 'any', 'choice']),
  text: z.string(),
  value: ruleValue,
  missing: z.array(z.string()),
  facts: z.array(foundFact),
})

/** One part of a rule as it was run. */
export type TraceLine = z.infer<typeof traceLine>

/** What a clause pays where it applies. `lostFen` is what its cap took away. */
export const entitlementAmount = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), fen: fenText, computedFen: fenText, lostFen: fenText }),
  z.object({
    kind: z.literal('unknown'),
    why: z.enum(['unseen', 'missing', 'problem']),
    missing: z.array(z.string()),
    atMostFen: fenText.nullable(),
  }),
])

/** Whether one clause gives something to one subject on a day, how much, and why. */
export const entitlement = z
  .object({
    clause: z.object({ id: z.string(), title: policyLabel, kind: z.enum(['grant', 'requirement', 'notice']) }),
    policy: z.object({ id: z.string(), title: z.string(), number: z.string().nullable() }),
    subject: policySubject,
    status: entitlementStatus,
    /** Beyond the condition: codes of the policy package, such as `requirement-fails` or `not-yet-in-force`. */
    reasons: z.array(z.string()),
    /** The facts that would have to be supplied before it can be told, or before the amount can. */
    missing: z.array(z.string()),
    /** Only where the clause grants and applies. */
    amount: entitlementAmount.nullable(),
    /** What it would pay where it cannot be told whether it applies. */
    wouldPay: entitlementAmount.nullable(),
    capFen: fenText.nullable(),
    frequency: z.enum(['once', 'yearly', 'perProject', 'unknown']),
    shares: z.array(z.object({ payer: policyLabel, part: z.string() })),
    groups: z.array(z.object({ id: z.string(), title: policyLabel })),
    condition: z.array(traceLine),
    calculation: z.array(traceLine),
    requirements: z.array(
      z.object({
        clause: z.object({ id: z.string(), title: policyLabel }),
        status: entitlementStatus,
        isPartlyUnseen: z.boolean(),
        trace: z.array(traceLine),
      }),
    ),
    units: z.array(unitName),
    quote: z.string(),
    source: ruleSource,
    certainty: ruleCertainty,
    standing: z.enum(['inForce', 'draft']),
    isToVerify: z.boolean(),
    unseen: z.array(unseenPart),
    problems: z.array(problemItem),
  })
  .meta({ id: 'Entitlement' })

/** Whether one clause gives something to one subject on a day. */
export type EntitlementInfo = z.infer<typeof entitlement>

/** How a fact would have to change: by how much, how many days sooner or later, or into what. */
export const factDifference = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['increase', 'decrease']), by: ruleValue }),
  z.object({ kind: z.enum(['earlier', 'later']), days: z.int() }),
  z.object({ kind: z.literal('become') }),
])

/** One fact that would have to be otherwise. */
export const factChange = z.object({
  fact: z.string(),
  kind: factKind,
  unit: z.string().nullable(),
  from: ruleValue,
  to: ruleValue,
  difference: factDifference,
})

/** The least change that would make a clause apply, or, of one that applies, the next step that brings more. */
export const nearMiss = z.object({
  clause: z.object({ id: z.string(), title: policyLabel }),
  subject: policySubject,
  kind: z.enum(['toApply', 'toGetMore']),
  changes: z.array(factChange),
  /** What the clause would pay then. */
  amount: entitlementAmount.nullable(),
  /** How much more that is than now; null where the amount cannot be told. The list is ordered by it, changes of figures before yes and no. */
  gainFen: fenText.nullable(),
  isToVerify: z.boolean(),
})

/** The least change that would make a clause apply. */
export type NearMiss = z.infer<typeof nearMiss>

const grantName = z.object({ clause: z.object({ id: z.string(), title: policyLabel }), subject: policySubject })

/** Why a grant that applies is not in the bundle; the last six are about what was paid before. */
export const rejectionReason = z.enum([
  'duplicate',
  'incompatible',
  'capExhausted',
  'noAmount',
  'paid-once',
  'paid-for-project',
  'paid-this-year',
  'paid-frequency-unknown',
  'paid-duplicate',
  'paid-incompatible',
])

/** The set of grants that pays most under duplicate groups, incompatibilities, ceilings and what was paid before. */
export const policyBundle = z.object({
  paidFen: fenText,
  /** No bundle pays more; it is proved best where this is `paidFen`. */
  boundFen: fenText,
  method: z.enum(['search', 'frontier', 'highs', 'open']),
  isProved: z.boolean(),
  /** How much of it rests on drafts, reports or retellings. */
  toVerifyFen: fenText,
  /** What each budget pays of it; `payer` is null where the text does not say who pays. */
  payers: z.array(z.object({ payer: policyLabel.nullable(), fen: fenText })),
  chosen: z.array(
    grantName.extend({
      fen: fenText,
      /** Less than `fen` where a ceiling cuts it. */
      paidFen: fenText,
      isToVerify: z.boolean(),
    }),
  ),
  rejected: z.array(
    grantName.extend({
      fen: fenText,
      reason: rejectionReason,
      /** The chosen grant that it clashes with. */
      against: grantName.nullable(),
      /** The ceiling that leaves no room. */
      ceiling: z.object({ id: z.string(), title: policyLabel }).nullable(),
      /** The earlier payment that stands in the way. */
      paid: z
        .object({ clause: z.object({ id: z.string(), title: policyLabel }), fen: fenText, paidOn: z.iso.date() })
        .nullable(),
      /** By how much it is lower than the chosen grant; negative where it is higher by itself. */
      lowerFen: fenText.nullable(),
    }),
  ),
  /** Clauses that apply but whose amount cannot be told, so that no bundle counts them. */
  unpriced: z.array(grantName.extend({ atMostFen: fenText.nullable() })),
})

/** The set of grants that pays most. */
export type PolicyBundle = z.infer<typeof policyBundle>

const pointsPosition = z.object({
  id: z.string(),
  title: policyLabel,
  most: z.number(),
  low: z.number(),
  high: z.number(),
  band: z.string().nullable(),
  missing: z.array(z.string()),
})

/** How one point of a rung stands. */
export const criterionPosition = z.object({
  id: z.string(),
  title: policyLabel,
  depth: z.int(),
  demand: z.enum(['condition', 'points', 'all', 'any', 'unseen']),
  status: z.enum(['met', 'notMet', 'unknown', 'unseen']),
  trace: z.array(traceLine),
  missing: z.array(z.string()),
  /** The least change that would meet it. */
  lacks: z.array(factChange),
  /** Points got, as far as known: at least `low`, at most `high`; of each line likewise, with the band that gave them. */
  points: z
    .object({
      low: z.number(),
      high: z.number(),
      most: z.number(),
      atLeast: z.number(),
      lines: z.array(pointsPosition),
    })
    .nullable(),
  unseen: policyLabel.nullable(),
  quote: z.string().nullable(),
  certainty: ruleCertainty.nullable(),
})

/** How an enterprise stands on one rung: the recognised status, and beside it our own estimate, marked as such. */
export const rungPosition = z.object({
  id: z.string(),
  version: z.string(),
  title: policyLabel,
  from: dayOrUnknown,
  isInForce: z.boolean(),
  /** By the register of recognitions; null where no register tells. */
  isRecognised: z.boolean().nullable(),
  /** The record that says so, with its dates by their names in the register. */
  recognition: z
    .object({ record: z.uuid(), dates: z.array(z.object({ label: policyLabel, on: z.iso.date() })) })
    .nullable(),
  /** By the criteria as far as they were seen; never counts as the status. */
  estimate: z.enum(['met', 'notMet', 'unknown', 'notInForce']),
  counts: z.object({ met: z.int(), notMet: z.int(), unknown: z.int(), unseen: z.int() }),
  criteria: z.array(criterionPosition),
  quote: z.string(),
  source: ruleSource,
  certainty: ruleCertainty,
  unseen: z.array(unseenPart),
})

/** Where an enterprise stands on a ladder. `here` is the highest recognised rung, `next` the one above it. */
export const ladderPosition = z.object({
  id: z.string(),
  title: policyLabel,
  here: z.string().nullable(),
  /** The highest rung whose every point is met by our estimate. */
  estimated: z.string().nullable(),
  next: z.string().nullable(),
  rungs: z.array(rungPosition),
})

/** Where an enterprise stands on a ladder. */
export type LadderPosition = z.infer<typeof ladderPosition>

/** A fact nobody has said, and how much hangs on it. */
export const missingFact = z.object({
  fact: policyFact,
  subject: policySubject,
  /** How many clauses wait for it. */
  clauses: z.int(),
  /** The most that those clauses could pay, where texts set a most. */
  atMostFen: fenText,
})

/** A fact nobody has said. */
export type MissingFact = z.infer<typeof missingFact>

/** Support paid before. */
export const paidSupport = z.object({
  clause: z.object({ id: z.string(), title: policyLabel }),
  subject: policySubject,
  fen: fenText,
  paidOn: z.iso.date(),
})
