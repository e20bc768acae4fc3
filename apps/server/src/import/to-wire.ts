import type { badCell, importState, Locale } from '@ceyuan/contract'
import { sentence } from '@ceyuan/contract'
import { Fen, moneyUnitNamed } from '@ceyuan/values'
import type { z } from 'zod'
import { toProblemItem } from '../http/problem-reply.ts'
import { moneyUnits } from './grammar/cell-words.ts'
import type { ImportField, Lookup } from './import-field.ts'
import type { ColumnMapping } from './propose-mapping.ts'
import { type CellValue, readCell } from './read-cell.ts'
import type { ImportRun } from './run.ts'
import { columnLetters } from './source-row.ts'
import type { BadRow } from './store.ts'

type ImportState = z.input<typeof importState>
type BadCell = z.input<typeof badCell>

/** What the sentences of an import's answer need: the register's fields, its lists, the reader's language. */
export type WireContext = {
  readonly label: Label
  readonly fields: readonly ImportField[]
  readonly key: readonly string[]
  readonly lookup: Lookup
  readonly locale: Locale
}

type Label = ImportField['label']

const inLocale = (label: Label, locale: Locale): string => (locale === 'en' ? label.en : label.zh)

// What is stored by a key shows both the key and the word that it was read from, so that a wrong list is seen at once.
const showRead = (field: ImportField, value: CellValue, sample: string): string => {
  if (field.type === 'money' && typeof value === 'string') {
    const unit = moneyUnitNamed(field.unit ?? '') ?? 'yuan'
    return `${Fen.exact(Fen.create(BigInt(value)), unit)} ${Fen.unitName(unit)}`
  }
  const isKey = field.type === 'region' || field.type === 'reference'
  return isKey && value !== sample ? `${String(value)} ${sample}` : String(value)
}

const readAs = (column: ColumnMapping, { fields, lookup, locale }: WireContext): string | null => {
  const field = fields.find(({ id }) => id === column.field)
  const [sample] = column.samples
  if (!field || sample === undefined) return null
  const result = readCell(field, sample, column.unit, lookup)
  if (result.kind === 'failure') return sentence(result.problems[0], locale)
  return result.value === null ? null : showRead(field, result.value, sample)
}

const statesOfProgress: ReadonlySet<ImportRun['status']> = new Set(['writing', 'done'])

const shareOf = ({ status, counts }: ImportRun): number | null => {
  if (status === 'checked') return 1
  return statesOfProgress.has(status) && counts.good > 0 ? Math.min(1, counts.written / counts.good) : null
}

/** An import as the API gives it. */
export const toImportState = (run: ImportRun, context: WireContext): ImportState => ({
  id: run.id,
  register: run.register,
  registerLabel: inLocale(context.label, context.locale),
  targets: context.fields.map((field) => ({
    id: field.id,
    label: inLocale(field.label, context.locale),
    unit: field.unit ?? null,
    units: field.type === 'money' ? [...moneyUnits] : [],
    isRequired: field.required === true,
    isKey: context.key.includes(field.id),
  })),
  fileName: run.fileName,
  fileSize: run.fileSize,
  format: run.format.kind,
  encoding: run.format.kind === 'csv' ? run.format.encoding : null,
  status: run.status,
  progress: { rows: run.status === 'writing' ? run.counts.written : run.counts.rows, share: shareOf(run) },
  counts: run.counts,
  columns: run.columns.map((column) => ({
    ...column,
    samples: [...column.samples],
    letters: columnLetters(column.index),
    readAs: readAs(column, context),
  })),
  mode: run.mode,
  kept: run.kept,
  startedBy: run.actor.name,
  startedAt: run.startedAt,
  finishedAt: run.finishedAt,
  problem: run.problem && toProblemItem(run.problem, context.locale),
})

/** The bad cells of bad rows, in the file's order. */
export const toBadCells = (run: ImportRun, rows: readonly BadRow[], locale: Locale): BadCell[] =>
  rows.flatMap(({ row, cells, problems }) =>
    problems.map(({ column, field, problem }) => ({
      row,
      cell: `${columnLetters(column)}${row}`,
      column: run.columns[column]?.heading ?? '',
      field,
      value: cells[column] ?? '',
      reason: sentence(problem, locale),
      code: problem.code,
    })),
  )
