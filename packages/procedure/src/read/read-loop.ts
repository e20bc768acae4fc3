import { FactType } from '@ceyuan/feel'
import { Result } from '@ceyuan/values'
import type { LoopRule } from '../definition/loop.ts'
import { problem } from '../definition/problem.ts'
import { readOptional } from './formula.ts'
import { extensionOf, flagOf, partOf, type Raw, textOf, typeOf, vendorAttribute } from './raw.ts'
import type { Reading, Site } from './reading.ts'

const collectionOf = (raw: Raw, vendor: Raw | null, reading: Reading): string | null => {
  const declared = partOf(raw, 'loopDataInputRef')
  return (
    textOf(vendor, 'inputCollection') ??
    vendorAttribute(raw, 'collection') ??
    textOf(declared, 'name') ??
    reading.refersTo(raw, 'loopDataInputRef')
  )
}

const itemOf = (raw: Raw, vendor: Raw | null): string | null => {
  const declared = partOf(raw, 'inputDataItem')
  return (
    textOf(vendor, 'inputElement') ??
    vendorAttribute(raw, 'elementVariable') ??
    textOf(declared, 'name') ??
    textOf(declared, 'id')
  )
}

const outputOf = (raw: Raw, vendor: Raw | null, reading: Reading): readonly [string | null, string | null] => {
  const [fact, each] = [partOf(raw, 'loopDataOutputRef'), partOf(raw, 'outputDataItem')]
  return [
    textOf(vendor, 'outputCollection') ?? textOf(fact, 'name') ?? reading.refersTo(raw, 'loopDataOutputRef'),
    textOf(vendor, 'outputElement') ?? textOf(each, 'name') ?? textOf(each, 'id'),
  ]
}

/** Reads how often an activity is carried out; null where it is done once. */
export const readLoop = (activity: Raw, site: Site, reading: Reading): Result<LoopRule | null> => {
  const raw = partOf(activity, 'loopCharacteristics')
  if (raw === null) return Result.success(null)
  const behavior = textOf(raw, 'behavior')
  if (typeOf(raw) !== 'MultiInstanceLoopCharacteristics' || (behavior ?? 'All') !== 'All') {
    const what = behavior === null ? typeOf(raw) : `${typeOf(raw)} behavior=${behavior}`
    return Result.failure(problem('procedure.unsupported', site, { what }))
  }
  const vendor = extensionOf(raw, 'loopCharacteristics')
  const [fact, each] = outputOf(raw, vendor, reading)
  const read = [
    readOptional(textOf(partOf(raw, 'loopCardinality'), 'body'), site, reading, FactType.number),
    readOptional(collectionOf(raw, vendor, reading), site, reading),
    readOptional(textOf(partOf(raw, 'completionCondition'), 'body'), site, { ...reading, dictionary: null }),
    readOptional(each, site, { ...reading, dictionary: null }),
  ]
  return Result.andThen(Result.all(read), ([cardinality = null, collection = null, until = null, output = null]) => {
    if (!cardinality && !collection) {
      return Result.failure(problem('procedure.shape-wrong', site, { wanted: 'loopCardinality, loopDataInputRef' }))
    }
    return Result.success(
      Object.freeze({
        isSequential: flagOf(raw, 'isSequential'),
        cardinality,
        collection,
        item: itemOf(raw, vendor),
        output: fact === null || output === null ? null : Object.freeze({ fact, each: output }),
        until,
      }),
    )
  })
}
