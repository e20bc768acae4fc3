import { Problem, type ProblemValue } from '@ceyuan/values'
import type { FeelProblemCode } from './problems.ts'

/** Makes a problem at a UTF-16 offset of an expression's text, with line and column from 1. */
export const problemAt = (
  code: FeelProblemCode,
  text: string,
  offset: number,
  values: Readonly<Record<string, ProblemValue>> = {},
): Problem => {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return Problem.create(code, values, {
    offset,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  })
}
