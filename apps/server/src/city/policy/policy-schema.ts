import { z } from 'zod'
import { label } from '../pack-schema.ts'

const id = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,59}$/)
const day = z.iso.date()
const dayOrUnknown = z.union([z.literal('unknown'), day])
const text = z.string().min(1)
const money = z.union([text, z.number()]).transform(String)
const subject = z.enum(['applicant', 'project', 'product'])
const certainty = z.enum(['verbatim', 'report', 'secondHand'])
const standing = z.enum(['inForce', 'draft'])
const entry = z.enum(['enacts', 'amends', 'repeals'])

const source = z.strictObject({ title: text, link: z.url().optional(), date: day.optional() })

const unseen = z
  .array(z.strictObject({ part: z.enum(['condition', 'amount', 'from', 'until', 'other']), what: label }))
  .default([])

const rounding = z.strictObject({
  to: z.enum(['fen', 'yuan', 'wanYuan', 'yiYuan']),
  mode: z.enum(['down', 'up', 'halfUp', 'halfEven']),
  basis: label,
})

const shares = z.array(z.strictObject({ payer: label, part: text }))

/** `facts.yaml`: what rules may speak of. */
export const factsFile = z.array(
  z.strictObject({
    name: z.string().regex(/^[\p{L}_][\p{L}\p{N}_]*$/u),
    en: text,
    kind: z.enum(['money', 'number', 'integer', 'rate', 'boolean', 'date', 'text', 'enum', 'texts']),
    unit: text.optional(),
    subject: subject.default('applicant'),
    help: label.optional(),
    question: label.optional(),
    from: z.strictObject({ register: text, field: text, value: text.optional(), where: text.optional() }).optional(),
    formula: text.optional(),
    values: z.array(label).default([]),
    min: money.optional(),
    max: money.optional(),
    fixed: z.boolean().default(false),
  }),
)

const clause = z.strictObject({
  id,
  kind: z.enum(['grant', 'requirement', 'notice']).default('grant'),
  entry: entry.default('enacts'),
  title: label,
  subject: subject.default('applicant'),
  from: dayOrUnknown.optional(),
  until: dayOrUnknown.optional(),
  standing: standing.optional(),
  condition: text.optional(),
  amount: text.optional(),
  rounding: rounding.optional(),
  cap: money.optional(),
  frequency: z.enum(['once', 'yearly', 'perProject', 'unknown']).default('unknown'),
  shares: shares.default([]),
  requires: z.array(z.string()).default([]),
  groups: z.array(z.string()).default([]),
  incompatible: z.array(z.string()).default([]),
  units: z.array(z.string()).optional(),
  quote: text,
  source: source.optional(),
  certainty: certainty.optional(),
  unseen,
})

const group = z.strictObject({
  id,
  title: label,
  per: z.enum(['subject', 'applicant']),
  quote: text,
  source: source.optional(),
  certainty: certainty.optional(),
  reading: label.optional(),
})

const ceiling = z.strictObject({
  id,
  title: label,
  of: z.enum(['clause', 'applicant', 'group']),
  clauses: z.array(z.string()).default([]),
  per: z.enum(['year', 'ever']),
  cap: money,
  quote: text,
  source: source.optional(),
})

/** `policies/*.yaml`: one document that makes policy. */
export const policyFile = z.strictObject({
  id,
  title: text,
  number: text.optional(),
  issuer: text,
  date: day.optional(),
  standing: standing.default('inForce'),
  level: z.enum(['municipal', 'district']).default('municipal'),
  certainty: certainty.default('verbatim'),
  source,
  rounding,
  units: z.array(z.string()).default([]),
  groups: z.array(group).default([]),
  ceilings: z.array(ceiling).default([]),
  clauses: z.array(clause).default([]),
})

const band = z.strictObject({ when: text, points: z.number().min(0), title: text.optional() })

const simpleLine = z.strictObject({
  id,
  title: label,
  most: z.number().min(0),
  bands: z.array(band).default([]),
  unseen: label.optional(),
})

const line = simpleLine.extend({ bestOf: z.array(simpleLine).default([]) })

const table = z.strictObject({
  id,
  title: label,
  sections: z.array(z.strictObject({ id, title: label, lines: z.array(line).min(1) })).min(1),
})

const demand = {
  id,
  title: label,
  quote: text.optional(),
  certainty: certainty.optional(),
  when: text.optional(),
  points: z.strictObject({ table: id, part: id.optional(), atLeast: z.number() }).optional(),
  unseen: label.optional(),
}

const leaf = z.strictObject(demand)
const branch = z.strictObject({ ...demand, any: z.array(leaf).optional(), all: z.array(leaf).optional() })

/** One point a rung asks for: exactly one of `when`, `points`, `unseen`, `any`, `all`; those within may branch once more. */
export const criterion = z.strictObject({
  ...demand,
  any: z.array(branch).optional(),
  all: z.array(branch).optional(),
})

const rung = z.strictObject({
  id,
  version: id.optional(),
  entry: entry.default('enacts'),
  title: label,
  from: dayOrUnknown,
  until: dayOrUnknown.optional(),
  recognised: text.optional(),
  quote: text,
  source,
  certainty,
  unseen,
  tables: z.array(table).default([]),
  criteria: z.array(criterion).default([]),
})

/** `ladder/*.yaml`: one ladder with its rungs from the lowest up. */
export const ladderFile = z.strictObject({
  id,
  title: label,
  order: z.array(id).min(1),
  rungs: z.array(rung).min(1),
})
