import { z } from 'zod'
import { listOf } from './binary.ts'
import { unitName } from './coordination.ts'
import { operation } from './operation.ts'
import { policyLabel } from './policy-shapes.ts'

/** Where a matter, a step or a document is written: the text, its article and, where it matters, its words. */
export const matterBasis = z.object({
  title: z.string(),
  number: z.string().nullable(),
  article: z.string().nullable(),
  date: z.string().nullable(),
  link: z.string().nullable(),
  quote: z.string().nullable(),
})

/** Where something about a matter is written. */
export type MatterBasis = z.output<typeof matterBasis>

/** A limit in days; `days` is null where nobody has seen the number, `basis` null where it is the city's own promise. */
export const matterLimit = z.object({
  days: z.int().nullable(),
  kind: z.enum(['working', 'natural']),
  basis: matterBasis.nullable(),
})

/** A matter in the catalogue: what is offered, to whom, by which unit, within how many days by law and by promise. */
export const matterSummary = z.object({
  id: z.string(),
  label: policyLabel,
  code: z.string(),
  group: z.string(),
  unit: unitName,
  /** The roles that may apply; empty where the office opens it. */
  applicants: z.array(z.string()),
  summary: policyLabel,
  total: matterLimit.nullable(),
  promised: matterLimit.nullable(),
})

/** A matter in the catalogue. */
export type MatterSummary = z.output<typeof matterSummary>

const formField = z.object({
  type: z.enum(['string', 'number', 'integer', 'boolean', 'array']),
  /** The Chinese label, and the name of the fact in conditions. */
  title: z.string(),
  'x-en': z.string().optional(),
  'x-unit': z.string().optional(),
  'x-help': policyLabel.optional(),
  format: z.string().optional(),
  enum: z.array(z.string()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  items: z.object({ type: z.string().optional(), enum: z.array(z.string()).optional() }).optional(),
})

/** A form: the fields as a subset of JSON Schema 2020-12, where they stand, and the checks in FEEL. */
export const matterForm = z.object({
  schema: z.object({ properties: z.record(z.string(), formField), required: z.array(z.string()).optional() }),
  layout: z.array(z.object({ title: policyLabel, fields: z.array(z.string()) })),
  checks: z.array(z.object({ expect: z.string(), at: z.string(), message: policyLabel })),
})

/** A document that a matter asks for; `required` may be a FEEL condition over the application. */
export const matterDocument = z.object({
  id: z.string(),
  label: policyLabel,
  required: z.union([z.boolean(), z.string()]),
  /** Whether it may be promised for later. */
  curable: z.boolean(),
  /** File name endings without the dot. */
  types: z.array(z.string()),
  help: policyLabel.nullable(),
  basis: matterBasis.nullable(),
})

/** A step of a matter: who does it, and within how many days by law and by promise. */
export const matterStep = z.object({
  element: z.string(),
  name: z.string(),
  by: z.string(),
  kind: z.string(),
  limit: matterLimit.nullable(),
  promised: matterLimit.nullable(),
})

/** A matter with its guide, forms and diagram, as its version in force says. */
export const matterDetail = matterSummary.extend({
  version: z.int(),
  basis: z.array(matterBasis),
  conditions: z.array(policyLabel),
  documents: z.array(matterDocument),
  steps: z.array(matterStep),
  /** The form of the application, by its key in `forms`. */
  form: z.string(),
  forms: z.record(z.string(), matterForm),
  /** Within how many working days a promised document must come; null where nothing may be promised. */
  curableDays: z.int().nullable(),
  bpmn: z.string(),
})

/** A matter with its guide, forms and diagram. */
export type MatterDetail = z.output<typeof matterDetail>

/** The catalogue of matters, for anyone. */
export const listMatters = operation({
  id: 'listMatters',
  method: 'GET',
  path: '/api/matters',
  scope: 'public',
  summary: 'The matters that one may apply for, each with its unit and its limits by law and by promise',
  output: listOf(matterSummary),
  problems: [],
})

/** One matter, for anyone. */
export const getMatter = operation({
  id: 'getMatter',
  method: 'GET',
  path: '/api/matters/:id',
  scope: 'public',
  summary: 'The guide of a matter: conditions, documents, steps, limits and their basis; its forms and its diagram',
  params: z.object({ id: z.string().max(60) }),
  output: matterDetail,
  problems: ['matter.not-found'],
})
