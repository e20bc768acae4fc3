import { builtins } from '../builtin/catalogue.ts'
import { FactType } from '../check/fact-type.ts'
import { belongs } from '../value/conform.ts'
import type { Truth } from '../value/compare.ts'
import type { FeelValue } from '../value/value.ts'

/** Gives the type of a function as a value. */
export const functionTypeOf = (value: FeelValue): FactType => {
  if (value === null || typeof value !== 'object' || !('kind' in value) || value.kind !== 'function')
    return FactType.any
  if (value.origin === 'closure') {
    return FactType.function(
      value.parameters.map(({ type }) => type),
      FactType.any,
    )
  }
  const first = builtins.get(value.name)?.signatures[0]
  if (!first) return FactType.function(null, FactType.any)
  return FactType.function(
    first.parameters.map(({ type }) => type),
    first.result,
  )
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
