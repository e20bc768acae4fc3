import { builtins } from '../builtin/catalogue.ts'
import { callBuiltin, type Given } from '../builtin/signature.ts'
import type { Argument, Call, Expression } from '../syntax/expression.ts'
import { fit } from '../value/conform.ts'
import type { ClosureFunction, FeelFunction, FeelValue, Scope } from '../value/value.ts'
import { kindOf } from '../value/kind.ts'
import type { Interpreter } from './evaluate.ts'
import { functionTypeOf } from './instance.ts'

const given = (parameters: readonly Argument[], scope: Scope, { evaluate }: Interpreter): Given | null => {
  const values = parameters.map(({ name, value }) => [name ?? '', evaluate(value, scope)] as const)
  if (parameters[0]?.name === undefined || parameters[0].name === null) {
    return { kind: 'positional', values: values.map(([, value]) => value) }
  }
  const named = new Map(values)
  return named.size === values.length ? { kind: 'named', values: named } : null
}

const closureArguments = ({ parameters }: ClosureFunction, call: Given): readonly (FeelValue | undefined)[] | null => {
  const size = call.kind === 'named' ? call.values.size : call.values.length
  if (size !== parameters.length) return null
  return parameters.map(({ name }, index) => (call.kind === 'named' ? call.values.get(name) : call.values[index]))
}

const callClosure = (called: ClosureFunction, call: Given, { evaluate, machine }: Interpreter): FeelValue => {
  const values = closureArguments(called, call)
  if (!values) return null
  const names = new Map<string, FeelValue>()
  for (const [index, { name, type }] of called.parameters.entries()) {
    const value = values[index]
    const fitted = value === undefined || value === null ? value : fit(value, type, functionTypeOf)
    if (fitted === undefined) return null
    names.set(name, fitted)
  }
  return machine.deeper(() => evaluate(called.body, { names, outer: called.scope }))
}

/** Calls a function with its arguments; null where they do not fit. */
export const callFunction = (called: FeelFunction, call: Given, interpreter: Interpreter): FeelValue => {
  interpreter.machine.spend(1)
  if (called.origin === 'closure') return callClosure(called, call, interpreter)
  const declared = builtins.get(called.name)
  return declared ? callBuiltin(declared, call, interpreter.machine) : null
}

const isFunction = (value: FeelValue): value is FeelFunction => kindOf(value) === 'function'

// A fact may have a built-in function's name, such as `date`: called, it is still the function.
const builtinNamed = (target: Expression): FeelFunction | null =>
  target.kind === 'name' && builtins.has(target.name)
    ? Object.freeze({ kind: 'function', origin: 'builtin', name: target.name })
    : null

/** Gives the value of a call; null where what is called is no function. */
export const evaluateCall = (node: Call, scope: Scope, interpreter: Interpreter): FeelValue => {
  const found = interpreter.evaluate(node.target, scope)
  const called = isFunction(found) ? found : builtinNamed(node.target)
  if (called === null) return null
  const call = given(node.parameters, scope, interpreter)
  return call && callFunction(called, call, interpreter)
}
