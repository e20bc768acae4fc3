import { createContext } from 'react'
import { ApiProblem, type ProblemPart } from '../../api/problem.ts'

/** What is wrong with a scenario, for the fields that it is wrong in. */
export const FieldProblems = createContext<readonly ProblemPart[]>([])

/** The problems that a failed question names. */
export const problemsOf = (error: unknown): readonly ProblemPart[] =>
  error instanceof ApiProblem ? error.problems : []
