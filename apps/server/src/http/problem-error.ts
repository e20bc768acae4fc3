import type { Problem } from '@ceyuan/values'

/** Problems on their way out through Fastify, whose hooks and parsers can only fail by exception. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly problems: readonly [Problem, ...Problem[]]

  constructor(first: Problem, ...rest: readonly Problem[]) {
    super(first.code)
    this.problems = [first, ...rest]
  }
}
