import { fieldType } from '@ceyuan/contract'
import { z } from 'zod'

/** A name or text in both languages of the product. */
export const label = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })
const bound = z.union([z.string().regex(/^-?\d+(\.\d+)?$/), z.number()]).transform(String)
const id = z.string().regex(/^[a-z][a-zA-Z0-9-]{0,59}$/)
const day = z.iso.date()
const visibility = z.enum(['public', 'internal', 'restricted'])
const source = z.strictObject({
  title: z.string(),
  number: z.string().optional(),
  date: day.optional(),
  link: z.url().optional(),
})

const field = z.strictObject({
  id: z.string().regex(/^[a-z][a-zA-Z0-9]{0,49}$/),
  label,
  type: fieldType,
  help: label.optional(),
  source: label.optional(),
  required: z.boolean().default(false),
  search: z.boolean().default(false),
  list: z.boolean().default(false),
  aliases: z.array(z.string()).default([]),
  visibility: visibility.optional(),
  values: z.array(z.strictObject({ id: z.string().min(1), label })).optional(),
  register: id.optional(),
  of: z.enum(['text', 'enum']).optional(),
  unit: z.string().optional(),
  /** On money: the text field that keeps an amount in another currency as it was written. */
  foreignTo: z.string().optional(),
  min: bound.optional(),
  max: bound.optional(),
  maxLength: z.int().positive().optional(),
  pattern: z.string().optional(),
})

/** `registers/*.yaml`: one register. */
export const registerFile = z.strictObject({
  id,
  label,
  help: label.optional(),
  owner: z.string(),
  /** Units that may write besides the owner and the coordination office. */
  keepers: z.array(z.string()).default([]),
  key: z.array(z.string()).min(1),
  title: z.string(),
  visibility,
  fields: z.array(field).min(1),
})

const measure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count') }),
  z.strictObject({ kind: z.enum(['countDistinct', 'sum', 'latest']), field: z.string() }),
  z.strictObject({ kind: z.literal('ratio'), numerator: z.string() }),
])

/** `indicators/*.yaml`: one indicator. */
export const indicatorFile = z.strictObject({
  id,
  label,
  unit: z.string(),
  register: id,
  filter: z.string().optional(),
  /** FEEL: records that do not count yet but are on their way. */
  pending: z.string().optional(),
  measure,
  date: z.string(),
  once: z.array(z.string()).default([]),
  model: z.enum(['counting', 'yearSum', 'level']),
  rhythm: z.strictObject({
    every: z.enum(['day', 'week', 'month', 'quarter', 'half', 'year']),
    graceDays: z.int().min(0),
  }),
  source: label,
  definition: label,
})

/** `city.yaml`: who the city is and what its roles may do. */
export const cityFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/),
  name: label,
  product: label,
  timeZone: z.string().refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone), 'unknown time zone'),
  planStartOn: day.optional(),
  coordinationOffice: z.string().optional(),
  region: z.string().optional(),
  /** In how many working days an objection to a decision is answered; without a source it is the city's own promise. */
  objections: z.strictObject({ workingDays: z.int().min(1).max(60), source: source.optional() }).optional(),
  roles: z.array(z.strictObject({ id, label, scopes: z.array(z.string().regex(/^[a-z]+\.[a-z]+$/)) })).min(1),
  sampleAccounts: z
    .array(
      z.strictObject({
        username: id,
        role: id,
        unit: z.string().optional(),
        /** Of the sample enterprise or institute that it speaks for. */
        creditCode: z.string().optional(),
        name: label,
      }),
    )
    .default([]),
})

/** `units.yaml`: the bodies that the plan names as responsible. */
export const unitsFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
    name: z.string().min(1),
    fullName: z.string().optional(),
    aliases: z.array(z.string()).default([]),
    kind: z.enum(['municipal', 'district', 'court', 'company']),
    en: z.string(),
  }),
)

/** `regions.yaml`: the city's districts by GB/T 2260 code. */
export const regionsFile = z.array(
  z.strictObject({
    code: z.string().regex(/^\d{6}$/),
    name: z.string(),
    aliases: z.array(z.string()).default([]),
    en: z.string(),
  }),
)

const industryLine = /^([A-T]|\d{2,4}) (\S.*)$/

/** `industries.yaml`: the classes of the economy by GB/T 4754 code, one a line: the code, a space, the name. */
export const industriesFile = z.strictObject({
  source,
  codes: z.string().transform((text, check) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const industries = lines.flatMap((line) => {
      const [, code, name] = industryLine.exec(line) ?? []
      if (code !== undefined && name !== undefined) return [{ code, name: name.trim() }]
      check.addIssue({ code: 'custom', message: line })
      return []
    })
    const codes = new Set<string>()
    for (const { code } of industries) {
      if (codes.has(code)) check.addIssue({ code: 'custom', message: code })
      codes.add(code)
    }
    return industries
  }),
})

const days = z.array(z.string().regex(/^\d{4}-\d\d-\d\d(\.\.\d{4}-\d\d-\d\d)?$/)).default([])

/** `calendar/*.yaml`: one State Council notice on holidays; its date says from when it was known. */
export const calendarFile = z.strictObject({
  year: z.int(),
  title: z.string(),
  number: z.string().optional(),
  date: day,
  link: z.url().optional(),
  off: days,
  work: days,
})

/** `plan/plan.yaml`: which official document the plan is. */
export const planFile = z.strictObject({
  title: z.string(),
  documentNumber: z.string().optional(),
  issuer: z.string(),
  issuedOn: day,
  source,
  text: z.string(),
})

const binding = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('indicator'), indicator: id }),
  z.strictObject({
    kind: z.literal('records'),
    register: id,
    filter: z.string().optional(),
    /** The date field that places a record in time; without it, the day on which the record was written. */
    date: z.string().optional(),
    expect: z.strictObject({ min: z.int().positive(), by: day.optional() }),
  }),
  z.strictObject({ kind: z.literal('milestone'), title: label, due: day.optional() }),
])

/** `plan/commitments.yaml`: the confirmed reading of the plan, each commitment bound to its evidence. */
export const commitmentsFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/),
    label: label.optional(),
    section: z.string(),
    kind: z.enum(['target', 'measure']),
    quote: z.string().min(1),
    target: z
      .strictObject({
        min: z.number().nullable(),
        max: z.number().nullable(),
        strict: z.boolean().default(false),
        unit: z.string(),
        by: day.nullable(),
      })
      .optional(),
    lead: z.string(),
    support: z.array(z.string()).default([]),
    assignedBy: z.strictObject({ by: z.string(), on: day, sample: z.boolean().default(false) }).optional(),
    binding,
  }),
)
