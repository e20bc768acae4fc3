import { hash } from 'node:crypto'
import { Problem, type Result } from '@ceyuan/values'
import type { ImportField, Lookup } from './import-field.ts'
import type { ColumnMapping } from './propose-mapping.ts'
import { type CellValue, readCell } from './read-cell.ts'
import type { SourceRow } from './source-row.ts'

/** What is wrong with one cell: the column's place in the file, the field and the problem. */
export type CellProblem = { readonly column: number; readonly field: string; readonly problem: Problem }

/** The values of a row by field id. */
export type RowValues = Readonly<Record<string, CellValue | null>>

/** A row as the register will take it, or with everything that is wrong with it. */
export type CheckedRow =
  | { readonly kind: 'good'; readonly row: number; readonly values: RowValues }
  | {
      readonly kind: 'bad'
      readonly row: number
      readonly cells: readonly string[]
      readonly problems: readonly CellProblem[]
    }

/** How rows of one file are checked. */
export type RowCheck = {
  readonly fields: readonly ImportField[]
  readonly key: readonly string[]
  readonly columns: readonly ColumnMapping[]
  readonly lookup: Lookup
  /** The register's own rules for a record: limits, lengths, patterns. */
  readonly validate: (values: RowValues) => readonly { readonly field: string; readonly problem: Problem }[]
}

type Target = { readonly column: ColumnMapping; readonly field: ImportField }

const targetsOf = ({ columns, fields }: RowCheck): readonly Target[] =>
  columns.flatMap((column) => {
    const field = fields.find(({ id }) => id === column.field)
    return field ? [{ column, field }] : []
  })

// A foreign amount is no error of the file: it is kept as written in the field that the register names for it.
const isForeign = (result: Result<unknown>): boolean =>
  result.kind === 'failure' && result.problems[0].code === 'values.money-foreign-currency'

const readRow = (targets: readonly Target[], row: SourceRow, lookup: Lookup) => {
  const values: Record<string, CellValue | null> = {}
  const problems: CellProblem[] = []
  for (const { column, field } of targets) {
    const text = row.cells[column.index] ?? ''
    const result = readCell(field, text, column.unit, lookup)
    if (result.kind === 'success') values[field.id] = result.value
    else if (isForeign(result) && field.foreignTo !== undefined) {
      values[field.id] = null
      values[field.foreignTo] = `${field.label.zh}：${text.trim()}`
    } else problems.push(...result.problems.map((problem) => ({ column: column.index, field: field.id, problem })))
  }
  return { values, problems }
}

// A million rows are remembered by what tells them apart, not by their text.
const digest = (text: string): string => hash('sha1', text, 'base64')

/** A check that remembers the keys it has seen, so that a file which says the same record twice is told. */
export const createRowCheck = (check: RowCheck): ((row: SourceRow) => CheckedRow) => {
  const targets = targetsOf(check)
  const columnOf = new Map(targets.map(({ column, field }) => [field.id, column.index]))
  const seen = new Map<string, { readonly row: number; readonly content: string }>()
  const atField = (field: string, problem: Problem): CellProblem => ({
    column: columnOf.get(field) ?? 0,
    field,
    problem,
  })

  const repeated = (row: number, values: RowValues): readonly CellProblem[] => {
    const key = check.key.map((field) => String(values[field] ?? '')).join('\u0001')
    const content = digest(JSON.stringify(values))
    const first = seen.get(key)
    if (!first) seen.set(key, { row, content })
    return first && first.content !== content
      ? [
          atField(
            check.key[0] ?? '',
            Problem.create('import.duplicate-in-file', { row: first.row, key: key.replaceAll('\u0001', ' ') }),
          ),
        ]
      : []
  }

  return (row) => {
    const { values, problems } = readRow(targets, row, check.lookup)
    const wrong = new Set(problems.map(({ field }) => field))
    const rules = check.validate(values).filter(({ field }) => !wrong.has(field))
    const all = [...problems, ...rules.map(({ field, problem }) => atField(field, problem))]
    const found = all.length > 0 ? all : repeated(row.row, values)
    return found.length === 0
      ? { kind: 'good', row: row.row, values }
      : { kind: 'bad', row: row.row, cells: row.cells, problems: found }
  }
}
