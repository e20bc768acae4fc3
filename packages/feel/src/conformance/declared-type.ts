import { FactType } from '../check/fact-type.ts'
import { typeNames } from '../grammar/type-names.ts'
import { evaluateExpression } from '../interpret/interpret.ts'
import { parseText } from '../syntax/parse.ts'
import { namesOfFacts } from '../syntax/name-shape.ts'
import { fit } from '../value/conform.ts'
import { isList } from '../value/kind.ts'
import type { FeelValue } from '../value/value.ts'

/** A type declared by a model: an alias of `base`, a list of it, or a context of components, with the values allowed. */
export type TypeDefinition = {
  readonly base?: string
  readonly list?: boolean
  readonly components?: Readonly<Record<string, string | TypeDefinition>>
  readonly allowedValues?: string
  readonly typeConstraint?: string
}

/** The types a model declares, by name. */
export type TypeDefinitions = Readonly<Record<string, TypeDefinition>>

const mostNested = 50

const resolve = (reference: string | TypeDefinition, types: TypeDefinitions, depth: number): FactType => {
  if (depth > mostNested) return FactType.any
  if (typeof reference === 'string') {
    const declared = types[reference]
    return declared ? resolve(declared, types, depth + 1) : (typeNames.get(reference) ?? FactType.any)
  }
  const { components, base } = reference
  const one = components
    ? FactType.context(
        Object.fromEntries(Object.entries(components).map(([name, part]) => [name, resolve(part, types, depth + 1)])),
      )
    : base === undefined
      ? FactType.any
      : resolve(base, types, depth + 1)
  return reference.list ? FactType.list(one) : one
}

/** Gives the type that a name declares, aliases followed to the end. */
export const declaredType = (name: string, types: TypeDefinitions): FactType => resolve(name, types, 0)

const allowed = (value: FeelValue, tests: string): boolean => {
  const parsed = parseText(tests, { form: 'UnaryTests', names: namesOfFacts({}) })
  if (parsed.kind === 'failure') return true
  const result = evaluateExpression(parsed.value, {}, { tested: value, trace: false })
  return result.kind === 'success' && result.value.value === true
}

const passes = (value: FeelValue, reference: string | TypeDefinition, types: TypeDefinitions, depth = 0): boolean => {
  const declared = typeof reference === 'string' ? types[reference] : reference
  if (!declared || depth > mostNested) return true
  const { base, allowedValues, typeConstraint } = declared
  const items = declared.list && isList(value) ? value.items : [value]
  const inside = items.every(
    (item) =>
      (allowedValues === undefined || allowed(item, allowedValues)) &&
      (base === undefined || passes(item, base, types, depth + 1)),
  )
  return inside && (typeConstraint === undefined || allowed(value, typeConstraint))
}

/** Fits a value to a declared type: a list of one becomes its item and the reverse; null where it does not fit or is not allowed. */
export const fitDeclared = (value: FeelValue, reference: string | undefined, types: TypeDefinitions): FeelValue => {
  if (reference === undefined || value === null) return value
  const fitted = fit(value, resolve(reference, types, 0)) ?? null
  return fitted !== null && passes(fitted, reference, types) ? fitted : null
}
