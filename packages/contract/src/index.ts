export { operation, type Operation, type Scope } from './operation.ts'
