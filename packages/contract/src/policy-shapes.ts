import { z } from 'zod'
import { unitName } from './coordination.ts'

/** A name or text in both languages. */
export const policyLabel = z.object({ zh: z.string(), en: z.string() })

/** Whole fen as a decimal string. */
export const fenText = z.string().regex(/^-?\d+$/)

/** A day, or that no text tells it. */
export const dayOrUnknown = z.union([z.iso.date(), z.literal('unknown')])

/** Whom a fact or clause speaks of. */
export const subjectKind = z.enum(['applicant', 'project', 'product'])

/** Whom a fact or clause speaks of. */
export type PolicySubjectKind = z.infer<typeof subjectKind>

/** Seen word for word, told by a report, or retold by others. */
export const ruleCertainty = z.enum(['verbatim', 'report', 'secondHand'])

/** Where a rule was read. */
export const ruleSource = z.object({
  title: z.string(),
  link: z.string().nullable(),
  date: z.iso.date().nullable(),
})

/** A part of a rule that nobody has seen: it is named, never filled in. */
export const unseenPart = z.object({
  part: z.enum(['condition', 'amount', 'from', 'until', 'other']),
  what: policyLabel,
})

/** What a fact may hold; money is whole fen as a decimal string on the wire, a rate a decimal such as 0.05. */
export const factKind = z.enum(['money', 'number', 'integer', 'rate', 'boolean', 'date', 'text', 'enum', 'texts'])

/**
 * A value of a fact or of a part of a rule: of money whole fen as a decimal string; of numbers and rates a decimal string;
 * of dates 'YYYY-MM-DD'; null where it cannot be told.
 */
export const ruleValue = z
  .object({
    kind: z.enum(['money', 'number', 'boolean', 'date', 'text', 'texts', 'other']),
    value: z.union([z.string(), z.boolean(), z.array(z.string())]),
  })
  .nullable()

/** A value of a fact or of a part of a rule. */
export type RuleValue = z.infer<typeof ruleValue>

/** One entry of the fact dictionary: what rules may speak of, under its Chinese name. */
export const policyFact = z
  .object({
    name: z.string(),
    label: policyLabel,
    help: policyLabel.nullable(),
    /** How a person is asked for it. */
    question: policyLabel.nullable(),
    kind: factKind,
    /** The unit for display: of money ten thousand yuan and the like, of numbers persons or years. */
    unit: z.string().nullable(),
    subject: subjectKind,
    /** Where it is found; a formula follows from other facts and is never asked. */
    origin: z.enum(['register', 'asked', 'formula']),
    formula: z.string().nullable(),
    register: z.object({ id: z.string(), label: policyLabel, field: z.string() }).nullable(),
    values: z.array(policyLabel),
    /** The least and most it can be; of money in fen. */
    min: z.string().nullable(),
    max: z.string().nullable(),
    /** Whether nobody can change it on purpose: near misses leave it alone. */
    fixed: z.boolean(),
  })
  .meta({ id: 'PolicyFact' })

/** One entry of the fact dictionary. */
export type PolicyFact = z.infer<typeof policyFact>

/** A document that makes policy, without its clauses. */
export const policyHead = z.object({
  id: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  issuer: z.string(),
  date: z.iso.date().nullable(),
  standing: z.enum(['inForce', 'draft']),
  level: z.enum(['municipal', 'district']),
  source: ruleSource,
})

/** One version of a clause: what the text grants to whom, from when, on what condition. */
export const policyClause = z
  .object({
    id: z.string(),
    policy: policyHead,
    /** A requirement grants nothing and stands before others; a notice only tells how things are done. */
    kind: z.enum(['grant', 'requirement', 'notice']),
    entry: z.enum(['enacts', 'amends', 'repeals']),
    title: policyLabel,
    subject: subjectKind,
    from: dayOrUnknown,
    until: dayOrUnknown.nullable(),
    standing: z.enum(['inForce', 'draft']),
    /** FEEL over facts; null where nothing of it was seen. */
    condition: z.string().nullable(),
    amount: z.string().nullable(),
    /** The facts that condition and amount name. */
    facts: z.array(z.string()),
    rounding: z.object({
      stepFen: fenText,
      mode: z.enum(['down', 'up', 'halfUp', 'halfEven']),
      basis: policyLabel,
    }),
    /** The most that one grant may be. */
    capFen: fenText.nullable(),
    frequency: z.enum(['once', 'yearly', 'perProject', 'unknown']),
    /** The part that each budget pays, as an exact fraction such as 1/2. */
    shares: z.array(z.object({ payer: policyLabel, part: z.string() })),
    /** Ids of requirements that must hold too. */
    requires: z.array(z.string()),
    groups: z.array(z.string()),
    incompatible: z.array(z.string()),
    units: z.array(unitName),
    quote: z.string(),
    source: ruleSource,
    certainty: ruleCertainty,
    unseen: z.array(unseenPart),
    /** Not seen word for word in force: whoever claims must look it up. */
    isToVerify: z.boolean(),
  })
  .meta({ id: 'PolicyClause' })

/** One version of a clause. */
export type PolicyClause = z.infer<typeof policyClause>

/** A set of clauses of which each subject, or each applicant, may have at most one grant, the highest. */
export const duplicateGroup = z.object({
  id: z.string(),
  title: policyLabel,
  per: z.enum(['subject', 'applicant']),
  quote: z.string(),
  source: ruleSource,
  certainty: ruleCertainty,
  /** What of the list is a reading of ours and not the text itself. */
  reading: policyLabel.nullable(),
  clauses: z.array(z.object({ id: z.string(), title: policyLabel })),
})

/** A ceiling on several grants together; an empty list of clauses means all. */
export const policyCeiling = z.object({
  id: z.string(),
  title: policyLabel,
  of: z.enum(['clause', 'applicant', 'group']),
  clauses: z.array(z.string()),
  per: z.enum(['year', 'ever']),
  fen: fenText,
  quote: z.string(),
  source: ruleSource,
})

/** One point that a rung asks for; `depth` counts how many `all` or `any` it stands in. */
export const rungCriterion = z.object({
  id: z.string(),
  title: policyLabel,
  depth: z.int(),
  demand: z.enum(['condition', 'points', 'all', 'any', 'unseen']),
  /** FEEL of a condition. */
  when: z.string().nullable(),
  points: z.object({ table: z.string(), part: z.string().nullable(), atLeast: z.number() }).nullable(),
  unseen: policyLabel.nullable(),
  quote: z.string().nullable(),
  certainty: ruleCertainty.nullable(),
})

/** One line of a points table, its bands in the order they are looked at. */
export const pointsLine = z.object({
  id: z.string(),
  title: policyLabel,
  section: policyLabel,
  most: z.number(),
  bands: z.array(z.object({ when: z.string(), points: z.number(), title: z.string() })),
  /** Of a line that is the best of several: the line it belongs to. */
  bestOf: z.string().nullable(),
  unseen: policyLabel.nullable(),
})

/** A points table of a rung. */
export const pointsTable = z.object({
  id: z.string(),
  title: policyLabel,
  most: z.number(),
  lines: z.array(pointsLine),
})

/** One version of a rung of a ladder: what the text asks of who stands on it. */
export const ladderRung = z.object({
  id: z.string(),
  version: z.string(),
  title: policyLabel,
  from: dayOrUnknown,
  until: dayOrUnknown.nullable(),
  isInForce: z.boolean(),
  /** The fact that tells whether the status was recognised. */
  recognised: z.string().nullable(),
  criteria: z.array(rungCriterion),
  tables: z.array(pointsTable),
  quote: z.string(),
  source: ruleSource,
  certainty: ruleCertainty,
  unseen: z.array(unseenPart),
})

/** A ladder with its rungs from the lowest up, each in the version of the day. */
export const policyLadder = z.object({ id: z.string(), title: policyLabel, rungs: z.array(ladderRung) })

/** A ladder with its rungs. */
export type PolicyLadder = z.infer<typeof policyLadder>
