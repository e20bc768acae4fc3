import { z } from 'zod'
import { binary, listOf, multipart } from './binary.ts'
import { operation } from './operation.ts'
import { factKind, fenText, policyLabel } from './policy-shapes.ts'
import { problemItem } from './problem-response.ts'

/** The kinds of file that hold a population, and that its result may be given in. */
export const populationFormat = z.enum(['csv', 'arrow', 'parquet'])

/** The kinds of file that hold a population, and that its result may be given in. */
export type PopulationFormat = z.infer<typeof populationFormat>

/** The largest file of a population. Unit: bytes. */
export const mostPopulationBytes = 1_073_741_824

/** A column of the file: the fact that it is read as, or the fact whose name is nearest. */
export const populationColumn = z.object({
  name: z.string(),
  fact: z.object({ label: policyLabel, kind: factKind }).nullable(),
  nearest: z.string().nullable(),
})

/** A column of the file. */
export type PopulationColumn = z.infer<typeof populationColumn>

/** Where an evaluation stands; a removed one keeps its figures and has no files. */
export const populationStatus = z.enum(['ready', 'waiting', 'running', 'done', 'cancelled', 'failed', 'removed'])

/** What a clause means for the rows of the file. Unit of counts: rows. */
export const populationClause = z.object({
  id: z.string(),
  title: policyLabel,
  applies: z.int(),
  not: z.int(),
  cannotTell: z.int(),
  /** Rows to which it applies, but whose amount cannot be told. */
  unpriced: z.int(),
  fen: fenText,
})

/** What a clause means for the rows of the file. */
export type PopulationClause = z.infer<typeof populationClause>

/** What came of an evaluation. */
export const populationFinding = z.object({
  computed: z.int(),
  /** Rows that were left out because a value in them is wrong. */
  leftOut: z.int(),
  /** Facts that the clauses ask for and the file has no column of. */
  lacking: z.array(z.string()),
  clauses: z.array(populationClause),
})

/** What came of an evaluation. */
export type PopulationFinding = z.infer<typeof populationFinding>

/** The evaluation of a file; only its owner sees it. */
export const populationRun = z.object({
  id: z.uuid(),
  fileName: z.string(),
  fileSize: z.int(),
  format: populationFormat,
  /** How many rows there are; null where only reading tells. */
  rows: z.int().nullable(),
  columns: z.array(populationColumn),
  status: populationStatus,
  /** The day on which the clauses are in force. */
  on: z.iso.date().nullable(),
  output: populationFormat.nullable(),
  /** Rows read so far, and the share of the file that they are where it is known. */
  progress: z.object({ rows: z.int(), share: z.number().min(0).max(1).nullable() }),
  finding: populationFinding.nullable(),
  problem: problemItem.nullable(),
  uploadedAt: z.string(),
  finishedAt: z.string().nullable(),
  /** When its files are removed by themselves. */
  keptUntil: z.string(),
})

/** The evaluation of a file. */
export type PopulationRun = z.infer<typeof populationRun>

const scope = 'policy.edit'
const params = z.object({ id: z.uuid() })
const path = '/api/policies/evaluations'

/** Takes a file and tells which of its columns are facts; the file is removed once it has been evaluated. */
export const uploadPopulation = operation({
  id: 'uploadPopulation',
  method: 'POST',
  path,
  scope,
  summary: 'Upload a file of enterprises to hold against the clauses',
  body: multipart,
  mostBytes: mostPopulationBytes,
  output: populationRun,
  problems: [
    'document.file-missing',
    'policy.population-column-twice',
    'policy.population-kind',
    'policy.population-unread',
    'population.too-many',
  ],
})

/** The caller's own evaluations, the latest first. */
export const listPopulations = operation({
  id: 'listPopulations',
  method: 'GET',
  path,
  scope,
  summary: 'Own evaluations of files',
  output: listOf(populationRun),
})

/** One of the caller's own evaluations; asked again while it runs. */
export const getPopulation = operation({
  id: 'getPopulation',
  method: 'GET',
  path: `${path}/:id`,
  scope,
  summary: 'One of the own evaluations of files',
  params,
  output: populationRun,
  problems: ['population.not-found'],
})

/** Starts the evaluation of an uploaded file on a day. */
export const startPopulation = operation({
  id: 'startPopulation',
  method: 'POST',
  path: `${path}/:id/start`,
  scope,
  summary: 'Hold an uploaded file against the clauses in force on a day',
  params,
  body: z.strictObject({ on: z.iso.date(), output: populationFormat }),
  output: populationRun,
  problems: ['population.not-found', 'population.not-ready', 'population.no-fact'],
})

/** Stops an evaluation and removes its files. */
export const cancelPopulation = operation({
  id: 'cancelPopulation',
  method: 'POST',
  path: `${path}/:id/cancel`,
  scope,
  summary: 'Stop an evaluation and remove its files',
  params,
  output: populationRun,
  problems: ['population.not-found'],
})

/** Removes the files of an evaluation at rest; its figures stay. */
export const removePopulation = operation({
  id: 'removePopulation',
  method: 'POST',
  path: `${path}/:id/remove`,
  scope,
  summary: 'Remove the files of an evaluation',
  params,
  output: populationRun,
  problems: ['population.not-found', 'population.not-ready'],
})

/** Every row with what each clause means for it. */
export const downloadPopulation = operation({
  id: 'downloadPopulation',
  method: 'GET',
  path: `${path}/:id/rows`,
  scope,
  summary: 'The rows of an evaluated file with what each clause means for them',
  params,
  output: binary,
  problems: ['population.not-found', 'population.no-result'],
})

/** The rows that were left out, each with the value that is wrong and why. */
export const downloadPopulationBadRows = operation({
  id: 'downloadPopulationBadRows',
  method: 'GET',
  path: `${path}/:id/bad-rows.csv`,
  scope,
  summary: 'The rows of an evaluated file that were left out, and why',
  params,
  output: binary,
  problems: ['population.not-found', 'population.no-result'],
})

/** An empty table whose headings are the facts of the city. */
export const downloadPopulationTemplate = operation({
  id: 'downloadPopulationTemplate',
  method: 'GET',
  path: '/api/policies/evaluation-template.csv',
  scope,
  summary: 'An empty table with the names of all facts, to fill in',
  output: binary,
})
