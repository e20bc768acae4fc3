export { Problem, type Place, type ProblemValue } from './problem.ts'
export { Result, type Failure, type Success } from './result.ts'
