import { Problem } from '@ceyuan/values'
import { defaultBudget } from '../syntax/budget.ts'

/** A row of a chunk that could not be calculated, why, and for which rule. */
export type RowStop = { readonly row: number; readonly problem: Problem; readonly rule: string }

/** What `interpret` gives in the place of a value that it could not find. */
export type Stop = { readonly stop: Problem }

/** The steps that a mapping may take over a chunk: six hundred a row. */
export const stepsOfChunk: number = 20 * defaultBudget.steps

/** What is told of the rows that come after these steps. */
export const budgetOfChunk: Stop = Object.freeze({
  stop: Problem.create('feel.budget-steps', { most: stepsOfChunk }),
})

/** What is told of a number that leaves what columns hold. */
export const beyondColumn = (found: string): Stop =>
  Object.freeze({ stop: Problem.create('feel.beyond-column', { found }) })

/** Gives the stops of several mappings, the first of each row, in the order of rows. */
export const firstOfEach = (stops: readonly RowStop[]): readonly RowStop[] => {
  const seen = new Set<number>()
  return stops.toSorted((left, right) => left.row - right.row).filter(({ row }) => !seen.has(row) && seen.add(row))
}
