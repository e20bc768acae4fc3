import type { Problem } from '@ceyuan/values'

/** One row of an uploaded table: `row` counts from 1 as the user's spreadsheet shows it, cells are text as written. */
export type SourceRow = { readonly row: number; readonly cells: readonly string[] }

/** A file that turned out unreadable while it was being read. */
export class UnreadableFile extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** At most this much is read out of a compressed file: a zip bomb ends here. Unit: bytes. */
export const unpackedLimit = 1024 ** 3

/** The letters of a column as a spreadsheet shows them: 0 → A, 26 → AA. */
export const columnLetters = (index: number): string =>
  (index >= 26 ? columnLetters(Math.floor(index / 26) - 1) : '') + String.fromCodePoint(65 + (index % 26))
