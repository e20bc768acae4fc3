import { FactType } from '../check/fact-type.ts'
import { typeNames } from '../grammar/type-names.ts'
import type { Machine } from '../interpret/machine.ts'
import { fit } from '../value/conform.ts'
import { list } from '../value/kind.ts'
import type { FeelValue } from '../value/value.ts'

/** A parameter of a built-in function. */
export type Parameter = {
  readonly name: string
  readonly type: FactType
  /** Whether the call may leave it out. */
  readonly optional: boolean
  /** Whether null may be given: else a null argument makes the result null. */
  readonly nullable: boolean
}

/** What a built-in function does with its arguments, which fit the declared types. */
export type Run = (parameters: readonly FeelValue[], machine: Machine) => FeelValue

/** One way to call a built-in function. */
export type Signature = {
  readonly parameters: readonly Parameter[]
  /** Whether the last parameter takes any number of arguments, as a list. */
  readonly rest: boolean
  readonly result: FactType
  readonly run: Run
}

/** A built-in function: its name, and the ways to call it, tried in order. */
export type Builtin = { readonly name: string; readonly signatures: readonly Signature[] }

const typeOf = (text: string): FactType => {
  const inner = /^(list|range)<(.*)>$/.exec(text)
  if (inner) return FactType[inner[1] === 'list' ? 'list' : 'range'](typeOf(inner[2] ?? 'Any'))
  const type = typeNames.get(text)
  if (!type) throw new Error(`A built-in function declares the type "${text}", which the language does not have.`)
  return type
}

const readParameter = (text: string): Parameter => {
  const match = /^(?:\.\.\.)?([^:?]+)(\??): (.+?)( or null)?$/.exec(text.trim())
  if (!match) throw new Error(`A built-in function declares the parameter "${text}", which cannot be read.`)
  const optional = match[2] === '?'
  return {
    name: match[1] ?? '',
    type: typeOf(match[3] ?? 'Any'),
    optional,
    nullable: match[4] !== undefined,
  }
}

/** Declares one way to call a function, written as `string: string, start position: number, length?: number -> string`. */
export const signature = (declaration: string, run: Run): Signature => {
  const [left = '', right = 'Any'] = declaration.split('->')
  const parts = left.split(',').filter((part) => part.trim() !== '')
  return Object.freeze({
    parameters: parts.map(readParameter),
    rest: parts.at(-1)?.trim().startsWith('...') ?? false,
    result: typeOf(right.trim()),
    run,
  })
}

/** Declares a built-in function with its signatures. */
export const builtin = (name: string, ...signatures: readonly Signature[]): Builtin =>
  Object.freeze({ name, signatures })

/** The arguments of a call by position, or by name. */
export type Given =
  | { readonly kind: 'positional'; readonly values: readonly FeelValue[] }
  | { readonly kind: 'named'; readonly values: ReadonlyMap<string, FeelValue> }

// Arguments of any number have no names.
const byName = (
  { parameters, rest }: Signature,
  values: ReadonlyMap<string, FeelValue>,
): readonly (FeelValue | undefined)[] | null => {
  if (rest) return null
  const known = new Set(parameters.map(({ name }) => name))
  if ([...values.keys()].some((name) => !known.has(name))) return null
  return parameters.map(({ name }) => values.get(name))
}

const byPosition = (
  { parameters, rest }: Signature,
  values: readonly FeelValue[],
): readonly (FeelValue | undefined)[] | null => {
  if (!rest) return values.length > parameters.length ? null : parameters.map((_, index) => values[index])
  const fixed = parameters.length - 1
  if (values.length <= fixed) return null
  return [...values.slice(0, fixed), list(values.slice(fixed))]
}

const fitArgument = ({ type, optional, nullable }: Parameter, value: FeelValue | undefined): FeelValue | undefined => {
  if (value === undefined) return optional ? null : undefined
  if (value === null) return nullable ? null : undefined
  return fit(value, type)
}

const fitRest = (value: FeelValue | undefined, parameter: Parameter): FeelValue | undefined => {
  const items =
    value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'list' ? value.items : []
  const fitted = items.map((item) => (item === null && parameter.nullable ? null : fit(item, parameter.type)))
  return fitted.some((item) => item === undefined) ? undefined : list(fitted.map((item) => item ?? null))
}

/** Gives the arguments fitted to a signature; null where they do not fit. */
const fitArguments = (signature: Signature, given: Given): readonly FeelValue[] | null => {
  const values = given.kind === 'named' ? byName(signature, given.values) : byPosition(signature, given.values)
  if (values === null) return null
  const fitted: FeelValue[] = []
  for (const [index, parameter] of signature.parameters.entries()) {
    const isRest = signature.rest && index === signature.parameters.length - 1 && given.kind === 'positional'
    const value = isRest ? fitRest(values[index], parameter) : fitArgument(parameter, values[index])
    if (value === undefined) return null
    fitted.push(value)
  }
  return fitted
}

/** Calls a built-in function; null where no signature takes the arguments. */
export const callBuiltin = (called: Builtin, given: Given, machine: Machine): FeelValue => {
  for (const signature of called.signatures) {
    const fitted = fitArguments(signature, given)
    if (fitted) return signature.run(fitted, machine)
  }
  return null
}
