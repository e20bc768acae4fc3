import { type ProblemItem, problemResponse } from '@ceyuan/contract'

/** One problem as a page shows it: the server's, or the shell's own where no server spoke (without `detail`). */
export type ProblemPart = Pick<ProblemItem, 'code' | 'at'> & { readonly detail?: string }

/** What the server refused, or that it could not be reached: a status and every problem, in source order. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  /** The HTTP status; 0 where no answer came. */
  readonly status: number
  /** At least one problem, in source order. */
  readonly problems: readonly ProblemPart[]

  constructor(status: number, problems: readonly ProblemPart[]) {
    super(problems.map((problem) => problem.detail ?? problem.code).join(' '))
    this.status = status
    this.problems = problems
  }
}

/** Turns the body of a failed response into a problem; a body of another shape is a problem of its own. */
export const toApiProblem = (status: number, body: unknown): ApiProblem => {
  const read = problemResponse.safeParse(body)
  if (!read.success) return new ApiProblem(status, [{ code: 'web.unreadable-answer' }])
  const { problems, ...first } = read.data
  return new ApiProblem(status, problems.length > 0 ? problems : [first])
}
