import { Problem, type ProblemValue } from '@ceyuan/values'
import type { ProcedureProblemCode } from '../problems.ts'

/** Makes a problem of an element, at its line. */
export const problem = (
  code: ProcedureProblemCode,
  { id, line }: { readonly id: string; readonly line: number },
  values: Readonly<Record<string, ProblemValue>> = {},
): Problem => Problem.create(code, { element: id, ...values }, { path: id, ...(line > 0 ? { line } : {}) })
