import type { Budget } from '../syntax/budget.ts'
import type { FeelProblemCode } from '../problems.ts'
import type { FeelFunction, FeelValue } from '../value/value.ts'

/** Thrown where a budget is used up, to leave every level at once; `interpret` turns it into a problem. */
export class BudgetExceeded extends Error {
  readonly code: FeelProblemCode
  readonly most: number

  constructor(code: FeelProblemCode, most: number) {
    super(code)
    this.code = code
    this.most = most
  }
}

/** What runs beside an evaluation: what is left of the budget, the clock, and how a function is called. */
export type Machine = {
  /** Takes steps from the budget. */
  readonly spend: (steps: number) => void
  /** Refuses a list or text that would be longer than the budget, and pays for it. */
  readonly allot: (size: number) => void
  /** Runs one level deeper. */
  readonly deeper: <T>(run: () => T) => T
  /** The instant now, as ISO 8601 in UTC. */
  readonly now: string | null
  /** The zone in which `today()` and `now()` are told. */
  readonly timeZone: string | null
  /** Calls a function with arguments by position. */
  readonly call: (called: FeelFunction, parameters: readonly FeelValue[]) => FeelValue
}

/** Makes the counting part of a machine. */
export const createMeter = (
  budget: Budget,
): Pick<Machine, 'spend' | 'allot' | 'deeper'> & { readonly spent: () => number } => {
  let steps = 0
  let depth = 0
  const most = budget.depth * 5
  const spend = (count: number): void => {
    steps += count
    if (steps > budget.steps) throw new BudgetExceeded('feel.budget-steps', budget.steps)
  }
  return {
    spend,
    spent: () => steps,
    allot: (size) => {
      if (size > budget.size) throw new BudgetExceeded('feel.budget-size', budget.size)
      spend(Math.ceil(size / 16))
    },
    deeper: (run) => {
      depth += 1
      if (depth > most) throw new BudgetExceeded('feel.budget-depth', most)
      const result = run()
      depth -= 1
      return result
    },
  }
}
