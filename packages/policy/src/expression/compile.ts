import { check, type Dictionary, type FactType, parse, type Typed } from '@ceyuan/feel'
import { Result } from '@ceyuan/values'
import { leavesOf, type Step, toStep } from './step.ts'

/** An expression ready to run: checked once, taken apart once. */
export type Compiled = {
  readonly text: string
  readonly typed: Typed
  readonly step: Step
  /** The facts it names, in the order of the text. */
  readonly facts: readonly string[]
}

/** Reads and checks an expression whose whole must have a type. */
export const compile = (text: string, dictionary: Dictionary, wanted: FactType): Result<Compiled> =>
  Result.andThen(parse(text, dictionary), (parsed) =>
    Result.map(check(parsed, dictionary, { wanted }), (typed) => {
      const step = toStep(typed)
      return { text, typed, step, facts: [...new Set(leavesOf(step).flatMap(({ facts }) => facts))] }
    }),
  )
