import { FactType } from '../check/fact-type.ts'
import { inferTypes, typeScope } from '../check/inference.ts'
import { typeRule } from '../check/rule.ts'
import { typeOfValue } from '../check/value-type.ts'
import { belongs } from '../value/conform.ts'
import type { Truth } from '../value/compare.ts'
import type { ClosureFunction, FeelValue, Scope } from '../value/value.ts'

const namesOf = (scope: Scope | null): readonly (readonly [string, FactType])[] =>
  scope === null
    ? []
    : [...namesOf(scope.outer), ...[...scope.names].map(([name, value]) => [name, typeOfValue(value)] as const)]

// What a function written out gives is known from its body, as far as that tells.
const closureType = ({ parameters, body, scope }: ClosureFunction): FactType => {
  const own = parameters.map(({ name, type }) => [name, type] as const)
  const names = typeScope([...namesOf(scope), ...own], null)
  const result = inferTypes('', body, names, typeRule).types.get(body) ?? FactType.any
  return FactType.function(
    parameters.map(({ type }) => type),
    result,
  )
}

/** Gives the type of a function as a value. */
export const functionTypeOf = (value: FeelValue): FactType => {
  if (value === null || typeof value !== 'object' || !('kind' in value) || value.kind !== 'function')
    return FactType.any
  if (value.origin === 'closure') return closureType(value)
  return typeOfValue(value)
}

const namesUnknown = (type: FactType): boolean => {
  switch (type.kind) {
    case 'unknown':
      return true
    case 'list':
    case 'range':
      return namesUnknown(type.of)
    case 'context':
      return Object.values(type.fields ?? {}).some(namesUnknown)
    case 'function':
      return namesUnknown(type.result) || (type.parameters ?? []).some(namesUnknown)
    default:
      return false
  }
}

/** Whether a value is of a type; null where the type is not declared. */
export const isInstance = (value: FeelValue, type: FactType): Truth => {
  if (namesUnknown(type)) return null
  if (value === null) return type.kind === 'null'
  return belongs(value, type, functionTypeOf)
}
