import { builtins } from '../builtin/catalogue.ts'
import type { Builtin, Parameter, Signature } from '../builtin/signature.ts'
import type { Call } from '../syntax/expression.ts'
import { nearestValues } from '../syntax/name.ts'
import { parseDuration } from '../temporal/parse.ts'
import { conforms } from '../value/conform.ts'
import { kindOf } from '../value/kind.ts'
import { describeType } from './describe.ts'
import { FactType } from './fact-type.ts'
import { type Inference, namesInScope, typeInScope, type TypeScope } from './inference.ts'

type Argument = { readonly name: string | null; readonly type: FactType }

// Whether a value of one type may be given where another is wanted, conversions of lists of one and of dates included.
const mayGive = (given: FactType, { type, nullable }: Parameter): boolean => {
  if (given.kind === 'null') return nullable
  if (given.kind === 'any' || conforms(given, type)) return true
  if (given.kind === 'list' && type.kind !== 'list') return given.of.kind === 'any' || conforms(given.of, type)
  if (type.kind === 'list') return loose(given, type.of)
  return given.kind === 'date' && type.kind === 'date and time'
}

const loose = (given: FactType, wanted: FactType): boolean => {
  if (given.kind === 'any' || wanted.kind === 'any' || conforms(given, wanted)) return true
  return given.kind === 'list' && (wanted.kind === 'list' ? loose(given.of, wanted.of) : loose(given.of, wanted))
}

const parameterOf = ({ parameters, rest }: Signature, argument: Argument, index: number): Parameter | undefined => {
  if (argument.name !== null) return rest ? undefined : parameters.find(({ name }) => name === argument.name)
  return parameters[index] ?? (rest ? parameters.at(-1) : undefined)
}

const takesCount = (signature: Signature, given: readonly Argument[]): boolean => {
  const required = signature.parameters.filter(({ optional }) => !optional)
  if (given[0]?.name) return required.every(({ name }) => given.some((argument) => argument.name === name))
  return given.length >= required.length && (signature.rest || given.length <= signature.parameters.length)
}

const takes = (signature: Signature, given: readonly Argument[]): boolean =>
  takesCount(signature, given) &&
  given.every((argument, index) => {
    const parameter = parameterOf(signature, argument, index)
    return parameter !== undefined && mayGive(argument.type, parameter)
  })

const keepsItems = new Set(['sublist', 'remove', 'reverse', 'distinct values', 'sort', 'list replace', 'insert before'])
const oneOfItems = new Set(['min', 'max', 'sum'])

// What a function gives may be known better than it declares: the items of a list stay what they are.
const resultType = (name: string, { result }: Signature, given: readonly Argument[], node: Call): FactType => {
  const first = given[0]?.type ?? FactType.any
  const items = given.length === 1 && first.kind === 'list' ? first.of : first
  if (keepsItems.has(name) && first.kind === 'list') return first
  if (oneOfItems.has(name)) return given.every(({ type }) => type.kind === first.kind) ? items : FactType.any
  if (name === 'mean') return items.kind === 'money' ? FactType.money : FactType.number
  return name === 'duration' ? durationType(node) : result
}

const durationType = ({ parameters }: Call): FactType => {
  const from = parameters[0]?.value
  const duration = from?.kind === 'literal' && typeof from.value === 'string' ? parseDuration(from.value) : undefined
  if (duration === undefined) return FactType.any
  if (duration === null) return FactType.null
  return kindOf(duration) === 'years and months duration' ? FactType.monthsDuration : FactType.daysDuration
}

const refuse = (called: Builtin, node: Call, given: readonly Argument[], inference: Inference): FactType => {
  const { signatures, name } = called
  const known = new Set(signatures.flatMap(({ parameters }) => parameters.map((parameter) => parameter.name)))
  const wrongName = given.findIndex((argument) => argument.name !== null && !known.has(argument.name))
  const stranger = given[wrongName]
  if (stranger?.name) {
    const near = nearestValues(stranger.name, known)
    const values = { function: name, found: stranger.name, known: [...known], ...near }
    return inference.senseless(node, 'feel.unknown-parameter', values, node.parameters[wrongName]?.value)
  }
  const fitting = signatures.filter((signature) => takesCount(signature, given))
  if (fitting.length === 0) {
    const wanted = signatures.map(({ parameters }) => parameters.map((parameter) => parameter.name).join(', '))
    return inference.senseless(node, 'feel.wrong-argument-count', { function: name, found: given.length, wanted })
  }
  const wrongs = fitting.map((signature) =>
    given.findIndex((argument, index) => {
      const parameter = parameterOf(signature, argument, index)
      return !parameter || !mayGive(argument.type, parameter)
    }),
  )
  const index = Math.max(...wrongs)
  const argument = given[index]
  const wanted = fitting.flatMap((signature) => {
    const parameter = argument && parameterOf(signature, argument, index)
    return parameter ? [describeType(parameter.type)] : []
  })
  const values = { function: name, position: index + 1, found: argument ? describeType(argument.type) : '', wanted }
  return inference.senseless(node, 'feel.wrong-argument', values, node.parameters[index]?.value)
}

const builtinType = (called: Builtin, node: Call, given: readonly Argument[], inference: Inference): FactType => {
  const signature = called.signatures.find((each) => takes(each, given))
  return signature ? resultType(called.name, signature, given, node) : refuse(called, node, given, inference)
}

const isFunctionType = (type: FactType): boolean => type.kind === 'function' || type.kind === 'any'

/** Gives the type of a call; reports an unknown function, a wrong number of arguments, or an argument that does not fit. */
export const callType = (node: Call, scope: TypeScope, inference: Inference): FactType => {
  const given = node.parameters.map(({ name, value }) => ({ name, type: inference.infer(value, scope) }))
  const { target } = node
  const own = target.kind === 'name' ? typeInScope(target.name, scope) : undefined
  if (target.kind === 'name' && (own === undefined || (!isFunctionType(own) && builtins.has(target.name)))) {
    const called = builtins.get(target.name)
    if (called) return builtinType(called, node, given, inference)
    const near = nearestValues(target.name, [...namesInScope(scope), ...builtins.keys()])
    return inference.senseless(node, 'feel.unknown-function', { found: target.name, ...near }, target)
  }
  const type = inference.infer(target, scope)
  if (!isFunctionType(type)) {
    return inference.senseless(node, 'feel.not-callable', { found: describeType(type) }, target)
  }
  if (type.kind !== 'function') return FactType.any
  if (type.parameters !== null && type.parameters.length !== given.length) {
    const values = { function: '', found: given.length, wanted: [String(type.parameters.length)] }
    return inference.senseless(node, 'feel.wrong-argument-count', values)
  }
  return type.result
}
