import { z } from 'zod'
import { binary, cursor, multipart } from './binary.ts'
import { operation } from './operation.ts'
import { problemItem } from './problem-response.ts'

/** Why a column was proposed for a field. */
export const mappingBasis = z.enum(['remembered', 'sameName', 'similarName', 'values', 'chosen', 'none'])

/** A column of the file and the field that it goes to; `field` null means that it is not imported. */
export const importColumn = z.object({
  index: z.int(),
  letters: z.string(),
  heading: z.string(),
  samples: z.array(z.string()),
  field: z.string().nullable(),
  /** The unit of money that the numbers are written in where the cell itself does not say. */
  unit: z.string().nullable(),
  basis: mappingBasis,
  /** The first value as it will be read, or the problem with it. */
  readAs: z.string().nullable(),
})

/** A column of the file with the field that it goes to. */
export type ImportColumn = z.infer<typeof importColumn>

/** Where an import stands. */
export const importStatus = z.enum([
  'mapping',
  'checking',
  'checked',
  'writing',
  'done',
  'cancelled',
  'failed',
  'undoing',
  'undone',
])

/** How many rows there are of each kind. Unit: rows. */
export const importCounts = z.object({
  rows: z.int(),
  good: z.int(),
  bad: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  written: z.int(),
})

/** A field that a column may go to. */
export const importTarget = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string().nullable(),
  /** The units that an amount of money may be in; empty for other fields. */
  units: z.array(z.string()),
  isRequired: z.boolean(),
  isKey: z.boolean(),
})

/** One import of a file into a register. */
export const importState = z.object({
  id: z.uuid(),
  register: z.string(),
  registerLabel: z.string(),
  targets: z.array(importTarget),
  fileName: z.string(),
  fileSize: z.int(),
  format: z.enum(['csv', 'xlsx']),
  encoding: z.string().nullable(),
  status: importStatus,
  /** Rows read in the running phase, and the share of the file that they are where it is known. */
  progress: z.object({ rows: z.int(), share: z.number().min(0).max(1).nullable() }),
  counts: importCounts,
  columns: z.array(importColumn),
  mode: z.enum(['good', 'all']).nullable(),
  /** Records that an undo left alone because someone has changed them since. */
  kept: z.int(),
  startedBy: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  problem: problemItem.nullable(),
})

/** One import of a file into a register. */
export type ImportState = z.infer<typeof importState>

/** A cell that cannot be taken, with what is wrong. */
export const badCell = z.object({
  row: z.int(),
  cell: z.string(),
  column: z.string(),
  field: z.string().nullable(),
  value: z.string(),
  reason: z.string(),
  code: z.string(),
})

const importId = z.object({ id: z.uuid() })
const registerId = z.object({ register: z.string() })

/** Takes a file, finds out what it is and proposes a mapping; nothing is written to the register. */
export const startImport = operation({
  id: 'startImport',
  method: 'POST',
  path: '/api/registers/:register/imports',
  scope: 'register.import',
  summary: 'Upload a table to import',
  params: registerId,
  body: multipart,
  output: importState,
})

/** The imports of a register, latest first. */
export const listImports = operation({
  id: 'listImports',
  method: 'GET',
  path: '/api/registers/:register/imports',
  scope: 'register.import',
  summary: 'List the imports of a register',
  params: registerId,
  output: z.object({ items: z.array(importState), next: cursor }),
})

/** One import as it stands; asked again while a phase runs. */
export const getImport = operation({
  id: 'getImport',
  method: 'GET',
  path: '/api/imports/:id',
  scope: 'register.import',
  summary: 'Get an import',
  params: importId,
  output: importState,
})

/** Sets which column goes to which field, remembers it for the next file, and checks every row. */
export const checkImport = operation({
  id: 'checkImport',
  method: 'POST',
  path: '/api/imports/:id/check',
  scope: 'register.import',
  summary: 'Check every row under a mapping',
  params: importId,
  body: z.object({
    columns: z.array(
      z.object({ index: z.int(), field: z.string().nullable(), unit: z.string().nullable().optional() }),
    ),
  }),
  output: importState,
})

/** The cells that cannot be taken, in the order of the file. */
export const listBadCells = operation({
  id: 'listBadCells',
  method: 'GET',
  path: '/api/imports/:id/bad-cells',
  scope: 'register.import',
  summary: 'List the bad cells of an import',
  params: importId,
  query: z.object({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(500).default(50) }),
  output: z.object({ items: z.array(badCell), next: cursor }),
})

/** The bad rows as a file to correct and import again. */
export const downloadBadRows = operation({
  id: 'downloadBadRows',
  method: 'GET',
  path: '/api/imports/:id/bad-rows.xlsx',
  scope: 'register.import',
  summary: 'Download the bad rows to correct them',
  params: importId,
  output: binary,
})

/** Writes the good rows, or all of them or none. */
export const runImport = operation({
  id: 'runImport',
  method: 'POST',
  path: '/api/imports/:id/run',
  scope: 'register.import',
  summary: 'Write the checked rows',
  params: importId,
  body: z.object({ mode: z.enum(['good', 'all']) }),
  output: importState,
  problems: ['import.not-checked', 'import.bad-rows-left'],
})

/** Stops a running check or writing; rows already written are taken back. */
export const cancelImport = operation({
  id: 'cancelImport',
  method: 'POST',
  path: '/api/imports/:id/cancel',
  scope: 'register.import',
  summary: 'Cancel an import',
  params: importId,
  output: importState,
})

/** Takes a whole import back: added records end, changed ones return to what they were. */
export const undoImport = operation({
  id: 'undoImport',
  method: 'POST',
  path: '/api/imports/:id/undo',
  scope: 'register.import',
  summary: 'Undo an import',
  params: importId,
  body: z.object({ reason: z.string().trim().min(2).max(500) }),
  output: importState,
  problems: ['import.not-done'],
})

/** An empty table with a register's headings, units and examples. */
export const downloadTemplate = operation({
  id: 'downloadTemplate',
  method: 'GET',
  path: '/api/registers/:register/template.xlsx',
  scope: 'register.import',
  summary: 'Download a template to fill in',
  params: registerId,
  output: binary,
})
