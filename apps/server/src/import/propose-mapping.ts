import { unitInHeading } from './grammar/cell-words.ts'
import type { ImportField, Lookup } from './import-field.ts'
import { readCell } from './read-cell.ts'
import { headingKey, similarity } from './similarity.ts'

/** Why a column was proposed for a field. */
export type MappingBasis = 'remembered' | 'sameName' | 'similarName' | 'values' | 'chosen' | 'none'

/** A column of the file: its place from 0, heading, and some of its values. */
export type SourceColumn = { readonly index: number; readonly heading: string; readonly samples: readonly string[] }

/** Where a column was sent the last time: field (null: not imported) and unit, by the heading's key. */
export type Remembered = ReadonlyMap<string, { readonly field: string | null; readonly unit: string | null }>

/** A column with the field proposed for it. */
export type ColumnMapping = SourceColumn & {
  readonly field: string | null
  readonly unit: string | null
  readonly basis: MappingBasis
}

type Candidate = {
  readonly column: SourceColumn
  readonly field: ImportField
  readonly score: number
  readonly basis: MappingBasis
}

// Types whose values give them away; text would take anything and says nothing.
const telling: ReadonlySet<ImportField['type']> = new Set([
  'creditCode',
  'date',
  'money',
  'enum',
  'region',
  'phone',
  'url',
])
const threshold = 0.45

const nameScore = (column: SourceColumn, field: ImportField): number =>
  Math.max(
    ...[field.id, field.label.zh, field.label.en, ...(field.aliases ?? [])].map((name) =>
      similarity(column.heading, name),
    ),
  )

/** The share of a column's values that the field can read; 0 where it has none. */
const fitScore = (column: SourceColumn, field: ImportField, unit: string | null, lookup: Lookup): number => {
  const read = column.samples.map((sample) => readCell(field, sample, unit, lookup))
  const present = read.filter((result) => result.kind === 'failure' || result.value !== null)
  return present.length === 0 ? 0 : present.filter((result) => result.kind === 'success').length / present.length
}

const headingUnit = (heading: string): string | null => unitInHeading.exec(heading)?.[1] ?? null

const candidateOf = (column: SourceColumn, field: ImportField, lookup: Lookup): Candidate => {
  const name = nameScore(column, field)
  if (name === 1) return { column, field, score: 2, basis: 'sameName' }
  const fit = telling.has(field.type) ? fitScore(column, field, headingUnit(column.heading), lookup) : 0
  if (name >= threshold) return { column, field, score: name + fit / 2, basis: 'similarName' }
  // A credit code is told by its check character alone; other types need a hint in the name.
  return { column, field, score: field.type === 'creditCode' && fit > 0.8 ? 0.9 : 0, basis: 'values' }
}

const assign = (
  columns: readonly SourceColumn[],
  fields: readonly ImportField[],
  lookup: Lookup,
): ReadonlyMap<number, Candidate> => {
  const ranked = columns
    .flatMap((column) => fields.map((field) => candidateOf(column, field, lookup)))
    .filter(({ score }) => score >= threshold)
    .toSorted((a, b) => b.score - a.score || a.column.index - b.column.index)
  const chosen = new Map<number, Candidate>()
  const taken = new Set<string>()
  for (const candidate of ranked) {
    if (chosen.has(candidate.column.index) || taken.has(candidate.field.id)) continue
    chosen.set(candidate.column.index, candidate)
    taken.add(candidate.field.id)
  }
  return chosen
}

/**
 * Proposes a field for each column: what was chosen for the same heading before, else by the name (label, id, aliases) and by
 * whether the values read as the field's type. No field is proposed twice.
 */
export const proposeMapping = (
  columns: readonly SourceColumn[],
  fields: readonly ImportField[],
  remembered: Remembered,
  lookup: Lookup,
): readonly ColumnMapping[] => {
  const known = columns.filter(({ heading }) => remembered.has(headingKey(heading)))
  const kept = new Set(known.map(({ heading }) => remembered.get(headingKey(heading))?.field))
  const found = assign(
    columns.filter((column) => !known.includes(column)),
    fields.filter(({ id }) => !kept.has(id)),
    lookup,
  )
  return columns.map((column) => {
    const before = remembered.get(headingKey(column.heading))
    if (before) return { ...column, ...before, basis: 'remembered' }
    const candidate = found.get(column.index)
    return {
      ...column,
      field: candidate?.field.id ?? null,
      unit: headingUnit(column.heading),
      basis: candidate?.basis ?? 'none',
    }
  })
}
