import { Problem, Result } from '@ceyuan/values'
import type { Register, RegisterField } from '../city/city.ts'
import { nearestName } from '../city/nearest-name.ts'
import type { Scope } from '../database/database.ts'
import { readValue, type FieldValue } from './field-value.ts'
import { missingReferences } from './list-store.ts'

type Values = Readonly<Record<string, FieldValue>>

/**
 * Reads the values of a record as a person gave them: every wrong one is told, in the order of the fields. With `isWhole`, a
 * required field that is left out is a problem too.
 */
export const readFields = (
  register: Register,
  writable: readonly RegisterField[],
  given: Readonly<Record<string, unknown>>,
  isWhole: boolean,
): Result<Values> => {
  const known = writable.map(({ id }) => id)
  const strange = Object.keys(given)
    .filter((id) => !known.includes(id))
    .map((id) => {
      const values = { register: register.id, field: id, nearest: nearestName(id, known) ?? 'none' }
      return Result.failure(Problem.create('register.unknown-field', values, { path: `/body/fields/${id}` }))
    })
  const read = writable
    .filter(({ id, required }) => given[id] !== undefined || (isWhole && required))
    .map((field) => Result.map(readValue(field, given[field.id]), (value) => [field.id, value] as const))
  return Result.map(Result.all([...strange, ...read]), (pairs) => Object.fromEntries(pairs))
}

/** Every reference among the values that points to no record. */
export const checkReferences = async (scope: Scope, register: Register, values: Values): Promise<Result<Values>> => {
  const problems: Problem[] = []
  for (const { id, label, register: target } of register.fields) {
    const key = values[id]
    if (target !== undefined && typeof key === 'string' && (await missingReferences(scope, target, [key])).length > 0) {
      const shown = { field: label.zh, fieldEn: label.en, reason: 'reference', found: key, wanted: '' }
      problems.push(Problem.create('register.value-wrong', shown, { path: `/body/fields/${id}` }))
    }
  }
  const [first, ...rest] = problems
  return first ? Result.failure(first, ...rest) : Result.success(values)
}
