import { ApiProblem, type ProblemPart } from '../../api/problem.ts'

/** The problems of a refused form: those of each field by its pointer, and those that belong to no shown field. */
export type FormProblems = {
  readonly at: (path: string) => readonly ProblemPart[]
  readonly others: readonly ProblemPart[]
}

/** Sorts the problems of a failure to the fields that a form shows. */
export const problemsOf = (error: unknown, fields: readonly string[]): FormProblems => {
  const problems = error instanceof ApiProblem ? error.problems : []
  const isShown = ({ at }: ProblemPart): boolean => at?.path !== undefined && fields.includes(at.path)
  const hasFields = problems.some(isShown)
  return {
    at: (path) => problems.filter(({ at }) => at?.path === path),
    others: problems.filter((problem) => !isShown(problem) && !(hasFields && problem.code === 'request.invalid')),
  }
}
