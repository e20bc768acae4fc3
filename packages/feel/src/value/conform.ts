import { FactType } from '../check/fact-type.ts'
import { isContext, isList, isRange, kindOf, list } from './kind.ts'
import type { FeelContext, FeelDateTime, FeelRange, FeelValue, Zone } from './value.ts'

/** Whether a value that is not null belongs to a type. `resultOf` tells what a function gives, where that is known. */
export const belongs = (value: FeelValue, type: FactType, functionType: (value: FeelValue) => FactType): boolean => {
  if (value === null) return false
  switch (type.kind) {
    case 'unknown':
      return false
    case 'list':
      return itemsBelong(value, type.of, functionType)
    case 'range':
      return isRange(value) && endsBelong(value, type.of, functionType)
    case 'context':
      return isContext(value) && entriesBelong(value, type.fields ?? {}, functionType)
    case 'function':
      return kindOf(value) === 'function' && functionConforms(functionType(value), type)
    case 'any':
      return true
    default:
      return kindOf(value) === type.kind
  }
}

const itemsBelong = (value: FeelValue, type: FactType, functionType: (value: FeelValue) => FactType): boolean =>
  isList(value) && value.items.every((item) => holds(item, type, functionType))

const entriesBelong = (
  { entries }: FeelContext,
  fields: Readonly<Record<string, FactType>>,
  functionType: (value: FeelValue) => FactType,
): boolean =>
  Object.entries(fields).every(
    ([name, field]) => entries.has(name) && holds(entries.get(name) ?? null, field, functionType),
  )

const endsBelong = ({ start, end }: FeelRange, type: FactType, functionType: (value: FeelValue) => FactType): boolean =>
  [start, end].every((each) => each === null || belongs(each, type, functionType))

// Within lists and contexts null belongs to every type.
const holds = (value: FeelValue, type: FactType, functionType: (value: FeelValue) => FactType): boolean =>
  value === null ? type.kind !== 'unknown' : belongs(value, type, functionType)

const functionConforms = (actual: FactType, wanted: FactType): boolean => {
  if (wanted.kind !== 'function' || wanted.parameters === null) return true
  if (actual.kind !== 'function' || actual.parameters === null) return false
  return (
    actual.parameters.length === wanted.parameters.length &&
    actual.parameters.every((parameter, index) => conforms(wanted.parameters?.[index] ?? FactType.any, parameter)) &&
    conforms(actual.result, wanted.result)
  )
}

/** Whether every value of one type belongs to another. */
export const conforms = (actual: FactType, wanted: FactType): boolean => {
  if (wanted.kind === 'any' || actual.kind === 'null') return true
  if ('of' in actual && 'of' in wanted) return actual.kind === wanted.kind && conforms(actual.of, wanted.of)
  if (actual.kind === 'function' && wanted.kind === 'function') return functionConforms(actual, wanted)
  if (actual.kind === 'context' && wanted.kind === 'context') {
    return Object.entries(wanted.fields ?? {}).every(([name, field]) => {
      const own = actual.fields?.[name]
      return own !== undefined && conforms(own, field)
    })
  }
  return actual.kind === wanted.kind
}

const anyFunction = (): FactType => FactType.function(null, FactType.any)

/**
 * Fits a value to a type: as it is, as the only item of a list, as a list of one, or a date as its midnight in UTC.
 * Gives undefined where it does not fit; null fits nothing.
 */
export const fit = (
  value: FeelValue,
  type: FactType,
  functionType: (value: FeelValue) => FactType = anyFunction,
): FeelValue | undefined => {
  if (belongs(value, type, functionType)) return value
  if (isList(value) !== (type.kind === 'list')) {
    const other = type.kind === 'list' ? listOfOne(value) : onlyItem(value)
    if (other !== undefined && belongs(other, type, functionType)) return other
  }
  return type.kind === 'date and time' ? midnightOf(value) : undefined
}

const listOfOne = (value: FeelValue): FeelValue | undefined => (value === null ? undefined : list([value]))

const onlyItem = (value: FeelValue): FeelValue | undefined =>
  isList(value) && value.items.length === 1 ? value.items[0] : undefined

const utc: Zone = Object.freeze({ kind: 'offset', seconds: 0 })

const midnightOf = (value: FeelValue): FeelDateTime | undefined =>
  value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'date'
    ? Object.freeze({ kind: 'date and time', date: value, nanos: 0n, zone: utc })
    : undefined
