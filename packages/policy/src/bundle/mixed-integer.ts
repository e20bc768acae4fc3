/**
 * A mixed-integer program: maximise `objective` · x with 0 ≤ x ≤ `upper` and rows · x ≤ `rowUpper`, `integer[column]` 1 where whole.
 * Shape: rows compressed, `starts` one longer than `rowUpper`. `start` is a solution to begin with.
 */
export type MixedIntegerModel = {
  readonly objective: Float64Array
  readonly upper: Float64Array
  readonly integer: Int32Array
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
  readonly rowUpper: Float64Array
  readonly start: Float64Array
}

/** What the solver found: the best solution, the bound it proved, and whether it came to its end. */
export type MixedIntegerAnswer = { readonly values: Float64Array; readonly bound: number; readonly finished: boolean }

/** A mixed-integer solver, which the caller loads and hands over: packages load nothing. */
export type MixedIntegerSolver = (model: MixedIntegerModel) => MixedIntegerAnswer
