import { builtins } from '../builtin/catalogue.ts'
import type { Dictionary, FactType } from '../check/fact-type.ts'
import { isContext, isList } from '../value/kind.ts'
import type { FeelValue } from '../value/value.ts'
import type { NameShape } from './grammar.ts'

const merge = (shapes: readonly (NameShape | 1)[]): NameShape | 1 => {
  const inner = shapes.filter((shape) => shape !== 1)
  return inner.length === 0 ? 1 : Object.assign({}, ...inner)
}

/** Gives the names inside a type: the fields of a context, or of the contexts in a list. */
export const shapeOfType = (type: FactType): NameShape | 1 => {
  if (type.kind === 'list' || type.kind === 'range') return shapeOfType(type.of)
  if (type.kind !== 'context' || type.fields === null) return 1
  return Object.fromEntries(Object.entries(type.fields).map(([name, field]) => [name, shapeOfType(field)]))
}

/** Gives the names inside a value. */
const shapeOfValue = (value: FeelValue): NameShape | 1 => {
  if (isList(value)) return merge(value.items.map(shapeOfValue))
  if (!isContext(value)) return 1
  return Object.fromEntries([...value.entries].map(([name, entry]) => [name, shapeOfValue(entry)]))
}

// A word alone needs no help to be read as a name; told to the grammar it would hide the types and forms that begin with it.
const builtinShape: NameShape = Object.fromEntries(
  [...builtins.keys()].filter((name) => name.includes(' ') && name !== 'date and time').map((name) => [name, 1]),
)

/** The names of properties with several words, which a path may end in. */
const properties: NameShape = { 'time offset': 1, 'start included': 1, 'end included': 1 }

/** Gives the names in sight of an expression: the built-in functions and the facts of a dictionary. */
export const namesOfDictionary = (dictionary: Dictionary): NameShape => ({
  ...builtinShape,
  ...properties,
  ...Object.fromEntries(Object.entries(dictionary).map(([name, type]) => [name, shapeOfType(type)])),
})

/** Gives the names in sight of an expression over given facts. */
export const namesOfFacts = (facts: Readonly<Record<string, FeelValue>>): NameShape => ({
  ...builtinShape,
  ...properties,
  ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, shapeOfValue(value)])),
})
