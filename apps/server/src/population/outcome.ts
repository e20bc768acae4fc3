import type { ColumnEngine } from '@ceyuan/feel'

/** What one clause gives of the rows of a chunk. */
export type ClauseColumn = {
  readonly id: string
  /** Whether it applies; null where that cannot be told. */
  readonly applies: readonly (boolean | null)[]
  /** What it pays; null where it does not apply, or that cannot be told. Unit: fen. */
  readonly fen: readonly (bigint | null)[]
}

/** Rows that were evaluated, with what the file says of them beside the facts. */
export type Outcome = {
  /** The number of each row in the file, from 1. */
  readonly rows: readonly number[]
  readonly carried: readonly { readonly name: string; readonly values: readonly (string | null)[] }[]
  readonly clauses: readonly ClauseColumn[]
}

/** Writes outcomes to a file; nothing stands under its name before `end`. */
export type OutcomeWriter = {
  readonly write: (outcome: Outcome) => Promise<void>
  readonly end: () => Promise<void>
}

const has = (bits: Uint32Array, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

/** Gives what each clause found of the rows that an engine ran over last. */
export const clauseColumns = (engine: ColumnEngine, rows: number): readonly ClauseColumn[] =>
  engine.program.rules.map(({ id }, rule) => {
    const { yes, unknown, paid, amounts } = engine.result(rule)
    const numbers = Array.from({ length: rows }, (_, row) => row)
    return {
      id,
      applies: numbers.map((row) => (has(yes, row) ? true : has(unknown, row) ? null : false)),
      fen: numbers.map((row) => (has(paid, row) && amounts ? BigInt(amounts[row] ?? 0) : null)),
    }
  })
