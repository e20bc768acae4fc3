import { builtins } from '../builtin/catalogue.ts'
import { kindOf } from '../value/kind.ts'
import type { FeelFunction, FeelValue } from '../value/value.ts'
import { FactType } from './fact-type.ts'
import { join } from './operators.ts'

const functionType = (value: FeelFunction): FactType => {
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

/** Gives the type of a value. */
export const typeOfValue = (value: FeelValue): FactType => {
  if (value === null) return FactType.null
  if (typeof value === 'object' && 'kind' in value) {
    if (value.kind === 'list') return FactType.list(value.items.map(typeOfValue).reduce(join, FactType.null))
    if (value.kind === 'range') return FactType.range(join(typeOfValue(value.start), typeOfValue(value.end)))
    if (value.kind === 'function') return functionType(value)
    if (value.kind === 'context') {
      return FactType.context(Object.fromEntries([...value.entries].map(([key, entry]) => [key, typeOfValue(entry)])))
    }
    return simple(value.kind)
  }
  return simple(kindOf(value))
}

const simple = (kind: string): FactType =>
  Object.values(FactType).find((type): type is FactType => typeof type === 'object' && type.kind === kind) ??
  FactType.any
