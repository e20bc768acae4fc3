export { procedureProblems } from './problems.ts'
