import { draftProblems, readingProblems } from './reading/problems.ts'

/** The codes of every problem this package reports; codes are only ever added. */
export const planProblems: readonly string[] = [...draftProblems, ...readingProblems]
