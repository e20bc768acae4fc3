import type { Problem } from '@ceyuan/values'

/** Rows of a population file as they were read, column by column. */
export type Batch = {
  readonly rows: number
  /** The number of the first row in the file, from 1. */
  readonly first: number
  /** How much of the file has been read with it, from 0 to 1. */
  readonly share: number
  /** Gives the values of a column by their row in the batch; null or an empty text where there is none. */
  readonly column: (name: string) => Values
  /** What is wrong with a row as such, so that none of its values counts; null where nothing is. */
  readonly flaw: (row: number) => Problem | null
}

/** The values of a column of a batch, by row. */
export type Values = (row: number) => unknown

/** A population file being read. */
export type BatchSource = {
  readonly columns: readonly string[]
  /** How many rows there are; null where only reading tells. */
  readonly rows: number | null
  /** Whether whole numbers of money are fen, as in typed files, or yuan, as people write them. */
  readonly money: 'fen' | 'yuan'
  /** Reads the rows, of which only these columns are asked for. */
  readonly batches: (columns: readonly string[]) => AsyncIterable<Batch>
}
