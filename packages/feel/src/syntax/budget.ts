/** What an expression may cost at most. */
export type Budget = {
  /** UTF-16 units of an expression's text. */
  readonly text: number
  /** Levels of brackets and of nested expressions. */
  readonly depth: number
  /** Steps of evaluation, each comparison of a pattern counted. */
  readonly steps: number
  /** Items of a list and characters of a string. */
  readonly size: number
}

/** The budget where none is given: enough for any honest rule, and under a second. */
export const defaultBudget: Budget = Object.freeze({ text: 20_000, depth: 200, steps: 1_000_000, size: 1_000_000 })
