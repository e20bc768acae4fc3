import { z } from 'zod'
import { binary, cursor } from './binary.ts'
import { operation } from './operation.ts'

const label = z.object({ zh: z.string(), en: z.string() })
const visibility = z.enum(['public', 'internal', 'restricted'])

/** What a field of a register may hold. */
export const fieldType = z.enum([
  'text',
  'longText',
  'integer',
  'decimal',
  'money',
  'rate',
  'date',
  'boolean',
  'enum',
  'creditCode',
  'phone',
  'url',
  'reference',
  'list',
  'region',
  'industry',
])

/** What a field of a register may hold. */
export type FieldType = z.infer<typeof fieldType>

/** A field of a register, as far as the caller may see it. */
export const registerFieldInfo = z.object({
  id: z.string(),
  label,
  type: fieldType,
  help: label.nullable(),
  source: label.nullable(),
  required: z.boolean(),
  /** Whether lists show it unless told otherwise. */
  list: z.boolean(),
  search: z.boolean(),
  /** Whether it is part of the natural key, which cannot be changed. */
  key: z.boolean(),
  visibility,
  /** The choices of an enum and of a region. */
  values: z.array(z.object({ id: z.string(), label })).nullable(),
  /** The register that a reference points into; its value is that record's key. */
  register: z.string().nullable(),
  of: z.enum(['text', 'enum']).nullable(),
  /** Unit of the number; of money, the unit that it is shown in (the value itself is whole fen). */
  unit: z.string().nullable(),
  min: z.string().nullable(),
  max: z.string().nullable(),
  maxLength: z.int().nullable(),
  pattern: z.string().nullable(),
  /** Whether lists can be ordered by it. */
  sortable: z.boolean(),
})

/** A field of a register, as far as the caller may see it. */
export type RegisterFieldInfo = z.infer<typeof registerFieldInfo>

/** A register and what the caller may do with it. */
export const registerInfo = z.object({
  id: z.string(),
  label,
  help: label.nullable(),
  owner: z.object({ id: z.string(), name: z.string() }),
  visibility,
  /** The field that names a record. */
  title: z.string(),
  key: z.array(z.string()),
  fields: z.array(registerFieldInfo),
  mayWrite: z.boolean(),
  mayImport: z.boolean(),
})

/** A register and what the caller may do with it. */
export type RegisterInfo = z.infer<typeof registerInfo>

/** A field's value: money in whole fen and decimals as decimal strings, dates 'YYYY-MM-DD', lists as arrays. */
export const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])

/** One record in one version. */
export const recordInfo = z.object({
  id: z.uuid(),
  /** The natural key, by which other records refer to it. */
  key: z.string(),
  version: z.int(),
  recordedAt: z.string(),
  /** Null for those who may not know. */
  recordedBy: z.string().nullable(),
  sample: z.boolean(),
  endedAt: z.string().nullable(),
  endReason: z.string().nullable(),
  fields: z.record(z.string(), fieldValue),
  /** What references and regions are called, by field. */
  titles: z.record(z.string(), z.string()),
})

/** One record in one version. */
export type RecordInfo = z.infer<typeof recordInfo>

/**
 * A condition of a list. `is` and `in` compare the whole value, `has` looks for a substring (or an item of a list),
 * `min` and `max` bound numbers, money (whole fen) and dates, both ends included; `empty` and `filled` take no value.
 */
export const recordFilter = z.discriminatedUnion('op', [
  z.strictObject({ field: z.string(), op: z.enum(['is', 'has', 'min', 'max']), value: z.string().max(200) }),
  z.strictObject({ field: z.string(), op: z.literal('in'), value: z.array(z.string().max(200)).min(1).max(100) }),
  z.strictObject({ field: z.string(), op: z.enum(['empty', 'filled']) }),
])

/** A condition of a list. */
export type RecordFilter = z.infer<typeof recordFilter>

const listQuery = {
  /** What was typed into the search box: Chinese words or parts of them, or pinyin initials of the name. */
  q: z.string().max(100).optional(),
  /** The conditions as JSON: an array of `recordFilter`. */
  filters: z.string().max(8000).optional(),
  /** The field to order by, with `-` in front for descending; the newest records first when left out. */
  sort: z
    .string()
    .regex(/^-?[a-zA-Z0-9]{1,60}$/u)
    .optional(),
  /** The day whose end is looked at: what did we know then. */
  asOf: z.iso.date().optional(),
  /** Whether records that have ended are shown. */
  ended: z.enum(['without', 'with', 'only']).default('without'),
  /** Field ids, separated by commas; the fields that lists show when left out. */
  columns: z.string().max(2000).optional(),
}

const registerParams = z.object({ register: z.string() })
const recordParams = registerParams.extend({ id: z.uuid() })

/** The registers that the caller may see. */
export const listRegisters = operation({
  id: 'listRegisters',
  method: 'GET',
  path: '/api/registers',
  scope: 'public',
  summary: 'List the registers',
  output: z.object({ items: z.array(registerInfo), next: z.null() }),
})

/** One register with its fields. */
export const getRegister = operation({
  id: 'getRegister',
  method: 'GET',
  path: '/api/registers/:register',
  scope: 'public',
  summary: 'Get a register',
  params: registerParams,
  output: registerInfo,
  problems: ['register.unknown'],
})

/** The records of a register; `total` is exact while that is cheap, else an estimate. */
export const listRecords = operation({
  id: 'listRecords',
  method: 'GET',
  path: '/api/registers/:register/records',
  scope: 'public',
  summary: 'List, search and filter records',
  params: registerParams,
  query: z.object({
    ...listQuery,
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(2000).optional(),
  }),
  output: z.object({
    items: z.array(recordInfo),
    next: cursor,
    total: z.object({ count: z.int(), isExact: z.boolean() }),
  }),
  problems: ['register.unknown', 'register.unknown-field', 'register.filter-wrong', 'register.cursor-wrong'],
})

/** Exactly what the list shows, as a workbook or as CSV. */
export const exportRecords = operation({
  id: 'exportRecords',
  method: 'GET',
  path: '/api/registers/:register/export',
  scope: 'signedIn',
  summary: 'Export what a list shows',
  params: registerParams,
  query: z.object({ ...listQuery, format: z.enum(['xlsx', 'csv']).default('xlsx') }),
  output: binary,
  problems: ['register.unknown', 'register.unknown-field', 'register.filter-wrong'],
})

/** One record, now or as of a day, with every field that the caller may see. */
export const getRecord = operation({
  id: 'getRecord',
  method: 'GET',
  path: '/api/registers/:register/records/:id',
  scope: 'public',
  summary: 'Get a record',
  params: recordParams,
  query: z.object({ asOf: z.iso.date().optional() }),
  output: recordInfo.extend({ mayWrite: z.boolean() }),
  problems: ['register.unknown', 'register.record-not-found'],
})

/** Every version of a record, latest first, each with the fields that it changed. */
export const listRecordVersions = operation({
  id: 'listRecordVersions',
  method: 'GET',
  path: '/api/registers/:register/records/:id/versions',
  scope: 'public',
  summary: 'List the versions of a record',
  params: recordParams,
  output: z.object({ items: z.array(recordInfo.extend({ changed: z.array(z.string()) })), next: z.null() }),
  problems: ['register.unknown', 'register.record-not-found'],
})

const fields = z.record(z.string(), fieldValue)

/** Adds a record. */
export const createRecord = operation({
  id: 'createRecord',
  method: 'POST',
  path: '/api/registers/:register/records',
  scope: 'register.write',
  summary: 'Add a record',
  params: registerParams,
  body: z.object({ fields }),
  output: recordInfo,
  problems: ['register.unknown', 'register.not-keeper', 'register.value-wrong', 'register.key-taken'],
})

/** Changes fields of a record; those not named stay as they are. */
export const updateRecord = operation({
  id: 'updateRecord',
  method: 'PATCH',
  path: '/api/registers/:register/records/:id',
  scope: 'register.write',
  summary: 'Change a record',
  params: recordParams,
  body: z.object({ version: z.int().positive(), fields, reason: z.string().trim().max(500).optional() }),
  output: recordInfo,
  problems: [
    'register.not-keeper',
    'register.value-wrong',
    'register.version-conflict',
    'register.key-fixed',
    'register.ended',
  ],
})

/** Ends a record with a reason; it is never deleted. */
export const endRecord = operation({
  id: 'endRecord',
  method: 'POST',
  path: '/api/registers/:register/records/:id/end',
  scope: 'register.write',
  summary: 'End a record',
  params: recordParams,
  body: z.object({ version: z.int().positive(), reason: z.string().trim().min(2).max(500) }),
  output: recordInfo,
  problems: ['register.not-keeper', 'register.version-conflict', 'register.ended'],
})

/** A list that a person wants to find again. */
export const savedView = z.object({
  id: z.uuid(),
  name: z.string(),
  settings: z.object({
    q: z.string().max(100).optional(),
    filters: z.array(recordFilter).default([]),
    sort: z.string().max(61).optional(),
    ended: z.enum(['without', 'with', 'only']).optional(),
    columns: z.array(z.string().max(60)).max(100).optional(),
  }),
})

/** A list that a person wants to find again. */
export type SavedView = z.infer<typeof savedView>

/** The caller's own views of a register. */
export const listSavedViews = operation({
  id: 'listSavedViews',
  method: 'GET',
  path: '/api/registers/:register/views',
  scope: 'signedIn',
  summary: 'List my views of a register',
  params: registerParams,
  output: z.object({ items: z.array(savedView), next: z.null() }),
})

/** Keeps a view under a name. */
export const saveView = operation({
  id: 'saveView',
  method: 'POST',
  path: '/api/registers/:register/views',
  scope: 'signedIn',
  summary: 'Save a view of a register',
  params: registerParams,
  body: savedView.omit({ id: true }).extend({ name: z.string().trim().min(1).max(60) }),
  output: savedView,
  problems: ['register.view-name-taken'],
})

/** Lets a view go. */
export const endView = operation({
  id: 'endView',
  method: 'POST',
  path: '/api/registers/:register/views/:id/end',
  scope: 'signedIn',
  summary: 'Let a view go',
  params: recordParams,
  output: z.object({ id: z.uuid() }),
  problems: ['register.view-not-found'],
})
