import { z } from 'zod'
import { entitlementStatus } from './policy-entitlement.ts'
import { dayOrUnknown, fenText, ruleCertainty, ruleSource, subjectKind, unseenPart } from './policy-shapes.ts'

/** A short name or id. */
export const short = z.string().trim().min(1).max(60)
const expression = z.string().trim().min(1).max(4000).nullable()
// A draft is kept while it is being written: what is still empty is a problem at its field, not a refusal of the whole.
const label = z.strictObject({ zh: z.string().trim().max(300), en: z.string().trim().max(600) })

const slug = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/u)
const words = z.string().trim().max(8000)

/** A policy document that there is not yet; its id is the clause's `policy`, its source the clause's. */
export const newPolicy = z.strictObject({
  title: z.string().trim().max(300),
  number: z.string().trim().max(100).nullable(),
  issuer: z.string().trim().max(200),
  date: z.iso.date().nullable(),
  level: z.enum(['municipal', 'district']),
})

/** A duplicate group that is new or, under the id of one that there is, replaces it; source and certainty are the clause's. */
export const broughtGroup = z.strictObject({
  id: slug,
  title: label,
  per: z.enum(['subject', 'applicant']),
  quote: words,
  /** What of it is a reading of ours and not the text itself. */
  reading: label.nullable(),
})

/** A ceiling that is new or replaces the one of its id; it counts from the first day of the clause. */
export const broughtCeiling = z.strictObject({
  id: slug,
  title: label,
  of: z.enum(['clause', 'applicant', 'group']),
  /** Ids of the clauses under it; empty for all. */
  clauses: z.array(short).max(200),
  per: z.enum(['year', 'ever']),
  fen: fenText,
  quote: words,
})

/** What a clause brings along that the city has not yet: its document, duplicate groups, ceilings. Released with it, by the same two persons. */
export const broughtTerms = z.strictObject({
  policy: newPolicy.nullable(),
  groups: z.array(broughtGroup).max(10),
  ceilings: z.array(broughtCeiling).max(10),
})

/** What a clause brings along that the city has not yet. */
export type BroughtTerms = z.output<typeof broughtTerms>

/** The text of one version of a clause, as an officer writes it. What it says is checked as the city's own files are. */
export const clauseContent = z.strictObject({
  clause: slug,
  /** The policy that it belongs to: one of the city's, or the one that it brings along. */
  policy: short,
  /** Makes the clause, replaces it, or ends it. */
  entry: z.enum(['enacts', 'amends', 'repeals']),
  kind: z.enum(['grant', 'requirement', 'notice']),
  title: label,
  subject: subjectKind,
  /** The first day in force. */
  from: z.iso.date(),
  /** The first day no longer in force. */
  until: dayOrUnknown.nullable(),
  /** FEEL over the fact dictionary. */
  condition: expression,
  amount: expression,
  capFen: fenText.nullable(),
  frequency: z.enum(['once', 'yearly', 'perProject', 'unknown']),
  shares: z.array(z.strictObject({ payer: label, part: z.string().trim().max(40) })).max(10),
  rounding: z.strictObject({ stepFen: fenText, mode: z.enum(['down', 'up', 'halfUp', 'halfEven']), basis: label }),
  requires: z.array(short).max(50),
  groups: z.array(short).max(50),
  incompatible: z.array(short).max(50),
  units: z.array(short).max(30),
  quote: z.string().trim().max(8000),
  source: ruleSource,
  certainty: ruleCertainty,
  unseen: z.array(unseenPart).max(20),
  brings: broughtTerms.optional(),
})

/** The text of one version of a clause. */
export type ClauseContent = z.output<typeof clauseContent>

/** A situation with what the clause must give: names of facts with their values, money as yuan or as text with a unit. */
export const clauseTest = z.strictObject({
  name: z.string().trim().min(1).max(200),
  on: z.iso.date(),
  facts: z.record(
    z.string().max(100),
    z.union([z.string().max(400), z.number(), z.boolean(), z.array(z.string().max(100)).max(50), z.null()]),
  ),
  expected: z.strictObject({
    status: entitlementStatus,
    /** What is paid; null where it does not matter or cannot be told. */
    fen: fenText.nullable().default(null),
  }),
})

/** A situation with what the clause must give. */
export type ClauseTest = z.output<typeof clauseTest>
