import type { ComparisonOperator, Expression } from '../syntax/expression.ts'
import { builtins } from '../builtin/catalogue.ts'
import { calculate, negate } from '../value/arithmetic.ts'
import { both, compare, either, equals, type Truth } from '../value/compare.ts'
import { context, list, range } from '../value/kind.ts'
import { propertyOf } from '../value/property.ts'
import type { FeelValue, Scope } from '../value/value.ts'
import { evaluateCall } from './call.ts'
import { filterValue } from './filter.ts'
import { isInstance } from './instance.ts'
import { evaluateLoop, evaluateQuantified } from './iterate.ts'
import { member, testHolds } from './membership.ts'
import type { Tracer } from './trace.ts'
import type { Machine } from './machine.ts'

/** What every evaluation needs: the machine, the trace, and how to evaluate a part in a scope. */
export type Interpreter = {
  readonly machine: Machine
  readonly tracer: Tracer
  readonly evaluate: (expression: Expression, scope: Scope) => FeelValue
}

/** The name under which the value in question stands in a scope. */
export const testedName = '?'

/** Finds a name in a scope; undefined where it is not in sight. */
const lookUp = (name: string, scope: Scope | null): FeelValue | undefined => {
  for (let level = scope; level; level = level.outer) {
    const value = level.names.get(name)
    if (value !== undefined) return value
  }
  return undefined
}

/** Makes a scope with names that hide those outside. */
export const scopeWith = (names: Iterable<readonly [string, FeelValue]>, outer: Scope | null): Scope => ({
  names: new Map(names),
  outer,
})

/** Compares by an operator in three values. */
export const compareBy = (operator: ComparisonOperator, left: FeelValue, right: FeelValue): Truth => {
  if (operator === '=') return equals(left, right)
  if (operator === '!=') {
    const equal = equals(left, right)
    return equal === null ? null : !equal
  }
  const order = compare(left, right)
  if (order === null) return null
  if (operator === '<') return order < 0
  if (operator === '<=') return order <= 0
  return operator === '>' ? order > 0 : order >= 0
}

type Of<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>

const nameValue = (name: string, scope: Scope): FeelValue => {
  const value = lookUp(name, scope)
  if (value !== undefined) return value
  return builtins.has(name) ? Object.freeze({ kind: 'function', origin: 'builtin', name }) : null
}

const contextValue = ({ entries }: Of<'context'>, scope: Scope, { evaluate }: Interpreter): FeelValue => {
  const values = new Map<string, FeelValue>()
  for (const { key, value } of entries) {
    if (values.has(key)) return null
    values.set(key, evaluate(value, { names: values, outer: scope }))
  }
  return context(values)
}

const rangeValue = (node: Of<'range'>, scope: Scope, { evaluate }: Interpreter): FeelValue => {
  const [low, high] = [evaluate(node.low, scope), evaluate(node.high, scope)]
  return compare(low, high) === null ? null : range(low, high, node.lowIncluded, node.highIncluded)
}

const testValue = (node: Of<'test'>, scope: Scope, interpreter: Interpreter): FeelValue => {
  const tested = lookUp(testedName, scope)
  if (tested !== undefined) return testHolds(node, tested, scope, interpreter)
  const operand = interpreter.evaluate(node.operand, scope)
  if (operand === null) return null
  switch (node.operator) {
    case '=':
      return range(operand, operand, true, true)
    case '<':
    case '<=':
      return range(null, operand, false, node.operator === '<=')
    case '>':
    case '>=':
      return range(operand, null, node.operator === '>=', false)
    case '!=':
      return null
  }
}

const betweenValue = (node: Of<'between'>, scope: Scope, { evaluate }: Interpreter): Truth => {
  const value = evaluate(node.value, scope)
  return both(compareBy('>=', value, evaluate(node.low, scope)), compareBy('<=', value, evaluate(node.high, scope)))
}

const junctionValue = (node: Of<'and' | 'or'>, scope: Scope, { evaluate }: Interpreter): Truth => {
  const left = evaluate(node.left, scope)
  if (left === (node.kind === 'or')) return left
  const right = evaluate(node.right, scope)
  return node.kind === 'and' ? both(left, right) : either(left, right)
}

const functionValue = (node: Of<'function'>, scope: Scope): FeelValue =>
  node.external
    ? null
    : Object.freeze({ kind: 'function', origin: 'closure', parameters: node.parameters, body: node.body, scope })

const unaryTests = (node: Of<'tests'>, scope: Scope, interpreter: Interpreter): Truth => {
  if (node.tests.length === 0) return true
  const holds = member(lookUp(testedName, scope) ?? null, node.tests, scope, interpreter)
  return node.negated && holds !== null ? !holds : holds
}

/** Gives the value of an expression in a scope. */
export const evaluateNode = (node: Expression, scope: Scope, interpreter: Interpreter): FeelValue => {
  const { evaluate } = interpreter
  switch (node.kind) {
    case 'literal':
    case 'at':
      return node.value
    case 'name':
      return nameValue(node.name, scope)
    case 'tested':
      return lookUp(testedName, scope) ?? null
    case 'path':
      return propertyOf(evaluate(node.source, scope), node.name)
    case 'filter':
      return filterValue(node, scope, interpreter)
    case 'call':
      return evaluateCall(node, scope, interpreter)
    default:
      return evaluateOperator(node, scope, interpreter)
  }
}

type Operator = Exclude<Expression, Of<'literal' | 'at' | 'name' | 'tested' | 'path' | 'filter' | 'call'>>

const evaluateOperator = (node: Operator, scope: Scope, interpreter: Interpreter): FeelValue => {
  const { evaluate } = interpreter
  switch (node.kind) {
    case 'negation':
      return negate(evaluate(node.operand, scope))
    case 'arithmetic':
      return arithmeticValue(node, scope, interpreter)
    case 'comparison':
      return compareBy(node.operator, evaluate(node.left, scope), evaluate(node.right, scope))
    case 'between':
      return betweenValue(node, scope, interpreter)
    case 'in':
      return member(evaluate(node.value, scope), node.tests, scope, interpreter)
    case 'and':
    case 'or':
      return junctionValue(node, scope, interpreter)
    case 'if':
      return evaluate(evaluate(node.condition, scope) === true ? node.yes : node.no, scope)
    default:
      return evaluateCompound(node, scope, interpreter)
  }
}

const arithmeticValue = (node: Of<'arithmetic'>, scope: Scope, { evaluate, machine }: Interpreter): FeelValue => {
  const result = calculate(node.operator, evaluate(node.left, scope), evaluate(node.right, scope))
  if (typeof result === 'string') machine.allot(result.length)
  return result
}

type Compound = Of<
  'for' | 'some' | 'every' | 'instance of' | 'list' | 'context' | 'range' | 'test' | 'function' | 'tests'
>

const evaluateCompound = (node: Compound, scope: Scope, interpreter: Interpreter): FeelValue => {
  switch (node.kind) {
    case 'for':
      return evaluateLoop(node, scope, interpreter)
    case 'some':
    case 'every':
      return evaluateQuantified(node, scope, interpreter)
    case 'instance of':
      return isInstance(interpreter.evaluate(node.value, scope), node.type)
    case 'list':
      return list(node.items.map((item) => interpreter.evaluate(item, scope)))
    case 'context':
      return contextValue(node, scope, interpreter)
    case 'range':
      return rangeValue(node, scope, interpreter)
    case 'test':
      return testValue(node, scope, interpreter)
    case 'function':
      return functionValue(node, scope)
    case 'tests':
      return unaryTests(node, scope, interpreter)
  }
}
