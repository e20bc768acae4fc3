import { evaluateExpression } from '../interpret/interpret.ts'
import type { NameShape } from '../syntax/grammar.ts'
import { namesOfFacts, shapeOfType } from '../syntax/name-shape.ts'
import { parseText } from '../syntax/parse.ts'
import { equals } from '../value/compare.ts'
import { isContext, isList, isNumber, kindOf } from '../value/kind.ts'
import { toText } from '../value/to-text.ts'
import type { FeelContext, FeelValue } from '../value/value.ts'
import { declaredType, fitDeclared, type TypeDefinitions } from './declared-type.ts'
import { fromTypedValue, type TypedValue } from './typed-value.ts'

/** One expression of a case; its value stands under `name` for the later ones. */
export type CaseStep = {
  readonly name: string
  readonly expression: string
  readonly uses?: readonly string[]
  readonly typeRef?: string
}

/** A case of the DMN conformance kit: inputs, expressions in order, and the value of the last. */
export type FeelCase = {
  readonly id: string
  readonly scalar?: boolean
  readonly inputs?: Readonly<Record<string, TypedValue>>
  readonly inputTypes?: Readonly<Record<string, string>>
  readonly types?: TypeDefinitions
  readonly steps: readonly CaseStep[]
  readonly expected: TypedValue | { readonly error: true }
}

/** What a case gave: its value, and whether that was expected. */
export type CaseOutcome = { readonly id: string; readonly passed: boolean; readonly value: FeelValue }

// Functions such as log are given rounded to some decimals: so many are compared, but never fewer than a relative 1e-10 asks for otherwise.
const sameNumber = (actual: FeelValue, expected: FeelValue): boolean => {
  if (!isNumber(actual) || !isNumber(expected)) return false
  const difference = actual.minus(expected).abs()
  if (difference.lessThanOrEqualTo(expected.abs().mul('1e-10'))) return true
  const places = expected.decimalPlaces()
  return places >= 6 && actual.toDecimalPlaces(places).equals(expected)
}

const sameItems = (actual: readonly FeelValue[], wanted: readonly FeelValue[]): boolean =>
  actual.length === wanted.length && actual.every((item, index) => sameValue(item, wanted[index] ?? null))

const sameEntries = (actual: FeelContext['entries'], wanted: FeelContext['entries']): boolean =>
  actual.size === wanted.size &&
  [...actual].every(([name, value]) => wanted.has(name) && sameValue(value, wanted.get(name) ?? null))

/** Whether a value is the expected one by the rules of the conformance kit. */
export const sameValue = (actual: FeelValue, expected: FeelValue): boolean => {
  if (actual === null || expected === null) return actual === expected
  if (isNumber(expected)) return sameNumber(actual, expected)
  if (isList(actual) && isList(expected)) return sameItems(actual.items, expected.items)
  if (isContext(actual) && isContext(expected)) return sameEntries(actual.entries, expected.entries)
  if (kindOf(actual) !== kindOf(expected)) return false
  return toText(actual) === toText(expected) || (typeof actual !== 'object' && equals(actual, expected) === true)
}

const declared = (visible: Readonly<Record<string, FeelValue>>, shapes: NameShape): NameShape =>
  Object.fromEntries(Object.entries(shapes).filter(([name]) => visible[name] === null))

type Run = {
  readonly now: string
  /** The names inside the inputs' declared types, known also where an input is null. */
  readonly shapes: NameShape
}

const runStep = (step: CaseStep, facts: Readonly<Record<string, FeelValue>>, { now, shapes }: Run): FeelValue => {
  const visible = step.uses ? Object.fromEntries(step.uses.map((name) => [name, facts[name] ?? null])) : facts
  const parsed = parseText(step.expression, { names: { ...namesOfFacts(visible), ...declared(visible, shapes) } })
  if (parsed.kind === 'failure') return null
  const result = evaluateExpression(parsed.value, visible, { trace: false, now })
  return result.kind === 'success' ? result.value.value : null
}

/** Runs a case; `now` is the instant that `today()` and `now()` tell. */
export const runCase = (feelCase: FeelCase, now: string): CaseOutcome => {
  const types = feelCase.types ?? {}
  const inputTypes = Object.entries(feelCase.inputTypes ?? {})
  const shapes = Object.fromEntries(inputTypes.map(([name, type]) => [name, shapeOfType(declaredType(type, types))]))
  const facts: Record<string, FeelValue> = {}
  for (const [name, typed] of Object.entries(feelCase.inputs ?? {})) {
    facts[name] = fitDeclared(fromTypedValue(typed), feelCase.inputTypes?.[name], types)
  }
  let value: FeelValue = null
  for (const step of feelCase.steps) {
    value = fitDeclared(runStep(step, facts, { now, shapes }), step.typeRef, types)
    facts[step.name] = value
  }
  const { expected } = feelCase
  const passed = 'error' in expected ? value === null : sameValue(value, fromTypedValue(expected))
  return { id: feelCase.id, passed, value }
}
