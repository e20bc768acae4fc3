import type { ColumnEngine, RuleResult } from '@ceyuan/feel'

/** What one clause gives of the rows of a chunk; amounts are in fen. It stands until the next chunk is evaluated. */
export type ClauseColumn = RuleResult & { readonly id: string }

/** Rows that were evaluated, with what the file says of them beside the facts. */
export type Outcome = {
  /** The number of each row in the file, from 1. */
  readonly rows: Int32Array
  readonly carried: readonly { readonly name: string; readonly values: readonly (string | null)[] }[]
  readonly clauses: readonly ClauseColumn[]
}

/** Writes outcomes to a file; nothing stands under its name before `end`. */
export type OutcomeWriter = {
  readonly write: (outcome: Outcome) => Promise<void>
  readonly end: () => Promise<void>
}

/** Whether the bit of a row is set. */
export const hasBit = (bits: Uint32Array, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

/** Whether a clause applies to a row; null where that cannot be told. */
export const appliesAt = ({ yes, unknown }: ClauseColumn, row: number): boolean | null => {
  if (hasBit(yes, row)) return true
  return hasBit(unknown, row) ? null : false
}

/** What a clause pays a row; null where it does not apply, or that cannot be told. Unit: fen. */
export const fenAt = ({ paid, amounts }: ClauseColumn, row: number): bigint | null =>
  amounts && hasBit(paid, row) ? BigInt(amounts[row] ?? 0) : null

/** Gives what each clause found of the rows that an engine ran over last. */
export const clauseColumns = (engine: ColumnEngine): readonly ClauseColumn[] =>
  engine.program.rules.map(({ id }, rule) => ({ id, ...engine.result(rule) }))
