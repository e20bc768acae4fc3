import { builtins } from '../builtin/catalogue.ts'
import type { Expression, Iterator } from '../syntax/expression.ts'
import { nearestValues } from '../syntax/name.ts'
import { someExpression } from '../syntax/walk.ts'
import { callType } from './call-type.ts'
import { describeType } from './describe.ts'
import { FactType } from './fact-type.ts'
import { type Inference, namesInScope, type Rule, typeInScope, type TypeScope, typeScope } from './inference.ts'
import { typeOfValue } from './value-type.ts'
import { arithmeticType, isOpen, join, mayEqual, mayOrder, propertiesOf } from './operators.ts'

type Of<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>

const testedName = '?'

const nameType = (node: Of<'name'>, scope: TypeScope, inference: Inference): FactType => {
  const type = typeInScope(node.name, scope)
  if (type) return type
  if (builtins.has(node.name)) return typeOfValue({ kind: 'function', origin: 'builtin', name: node.name })
  const near = nearestValues(node.name, [...namesInScope(scope)])
  return inference.senseless(node, 'feel.unknown-name', { found: node.name, ...near })
}

const pathType = (node: Of<'path'>, scope: TypeScope, inference: Inference): FactType => {
  const source = inference.infer(node.source, scope)
  const holder = source.kind === 'list' ? source.of : source
  const properties = propertiesOf(holder)
  if (properties === null) return source.kind === 'list' ? FactType.list(FactType.any) : FactType.any
  const type = properties[node.name]
  if (type) return source.kind === 'list' ? FactType.list(type) : type
  const near = nearestValues(node.name, Object.keys(properties))
  const values = { found: node.name, of: describeType(holder), ...near }
  return inference.senseless(node, 'feel.no-such-property', values)
}

const itemType = (type: FactType): FactType => {
  if (type.kind === 'list' || type.kind === 'range') return type.of
  return type
}

const filterType = (node: Of<'filter'>, scope: TypeScope, inference: Inference): FactType => {
  const item = itemType(inference.infer(node.source, scope))
  const outer = typeScope([['item', item]], scope)
  const fields = item.kind === 'context' && item.fields !== null ? Object.entries(item.fields) : []
  const condition = inference.infer(node.condition, typeScope(fields, outer))
  if (condition.kind === 'number') return item
  if (!isOpen(condition) && condition.kind !== 'boolean') {
    const values = { found: describeType(condition), wanted: ['boolean', 'number'] }
    return inference.senseless(node, 'feel.wrong-type', values, node.condition)
  }
  return condition.kind === 'any' ? FactType.any : FactType.list(item)
}

const arithmetic = (node: Of<'arithmetic'>, scope: TypeScope, inference: Inference): FactType => {
  const [left, right] = [inference.infer(node.left, scope), inference.infer(node.right, scope)]
  const type = arithmeticType(node.operator, left, right)
  if (type) return type
  if (left.kind === 'money' && right.kind === 'money') {
    return inference.senseless(node, 'feel.money-times-money', { operator: node.operator }, node)
  }
  const values = { operator: node.operator, left: describeType(left), right: describeType(right) }
  return inference.senseless(node, 'feel.operand-types', values)
}

const negated = new Set(['number', 'money', 'days and time duration', 'years and months duration'])

const negation = (node: Of<'negation'>, scope: TypeScope, inference: Inference): FactType => {
  const type = inference.infer(node.operand, scope)
  if (isOpen(type) || negated.has(type.kind)) return type
  return inference.senseless(node, 'feel.wrong-type', { found: describeType(type), wanted: ['number'] }, node.operand)
}

const compared = (
  node: Expression,
  [left, right]: readonly [FactType, FactType],
  operator: string,
  inference: Inference,
): FactType => {
  const sensible = operator === '=' || operator === '!=' ? mayEqual(left, right) : mayOrder(left, right)
  if (sensible) return FactType.boolean
  const values = { operator, left: describeType(left), right: describeType(right) }
  inference.senseless(node, 'feel.incomparable', values)
  return FactType.boolean
}

const between = (node: Of<'between'>, scope: TypeScope, inference: Inference): FactType => {
  const value = inference.infer(node.value, scope)
  for (const end of [node.low, node.high]) {
    const type = inference.infer(end, scope)
    if (!mayOrder(value, type)) {
      inference.report('feel.incomparable', end, {
        operator: 'between',
        left: describeType(value),
        right: describeType(type),
      })
    }
  }
  return FactType.boolean
}

const memberOf = (value: FactType, test: Expression, scope: TypeScope, inference: Inference): void => {
  const inner = typeScope([[testedName, value]], scope)
  if (test.kind === 'test') {
    compared(test, [value, inference.infer(test.operand, scope)], test.operator, inference)
    return
  }
  const type = inference.infer(test, inner)
  if (someExpression(test, ({ kind }) => kind === 'tested')) return
  const wanted = type.kind === 'list' || type.kind === 'range' ? type.of : type
  const item = wanted.kind === 'range' ? wanted.of : wanted
  if (mayEqual(value, type) || mayEqual(value, item)) return
  inference.senseless(test, 'feel.incomparable', {
    operator: 'in',
    left: describeType(value),
    right: describeType(item),
  })
}

const membership = (node: Of<'in'>, scope: TypeScope, inference: Inference): FactType => {
  const value = inference.infer(node.value, scope)
  for (const test of node.tests) memberOf(value, test, scope, inference)
  return FactType.boolean
}

const junction = (node: Of<'and' | 'or'>, scope: TypeScope, inference: Inference): FactType => {
  for (const side of [node.left, node.right]) {
    const type = inference.infer(side, scope)
    if (!isOpen(type) && type.kind !== 'boolean') {
      inference.senseless(side, 'feel.wrong-type', { found: describeType(type), wanted: ['boolean'] })
    }
  }
  return FactType.boolean
}

const conditional = (node: Of<'if'>, scope: TypeScope, inference: Inference): FactType => {
  const condition = inference.infer(node.condition, scope)
  if (!isOpen(condition) && condition.kind !== 'boolean') {
    inference.senseless(node.condition, 'feel.wrong-type', { found: describeType(condition), wanted: ['boolean'] })
  }
  return join(inference.infer(node.yes, scope), inference.infer(node.no, scope))
}

const iterated = (iterators: readonly Iterator[], scope: TypeScope, inference: Inference): TypeScope => {
  let inner = scope
  for (const { name, from, to } of iterators) {
    const source = inference.infer(from, inner)
    if (to) inference.infer(to, inner)
    inner = typeScope([[name, to ? source : itemType(source)]], inner)
  }
  return inner
}

const contextType = (node: Of<'context'>, scope: TypeScope, inference: Inference): FactType => {
  const fields = new Map<string, FactType>()
  for (const { key, value } of node.entries) {
    if (fields.has(key)) return inference.senseless(node, 'feel.repeated-key', { found: key }, value)
    fields.set(key, inference.infer(value, { names: fields, outer: scope }))
  }
  return FactType.context(Object.fromEntries(fields))
}

const rangeType = (node: Of<'range'>, scope: TypeScope, inference: Inference): FactType => {
  const [low, high] = [inference.infer(node.low, scope), inference.infer(node.high, scope)]
  if (mayOrder(low, high)) return FactType.range(join(low, high))
  const values = { operator: '..', left: describeType(low), right: describeType(high) }
  return inference.senseless(node, 'feel.incomparable', values)
}

const testType = (node: Of<'test'>, scope: TypeScope, inference: Inference): FactType => {
  const operand = inference.infer(node.operand, scope)
  const tested = typeInScope(testedName, scope)
  if (!tested) return FactType.range(operand)
  return compared(node, [tested, operand], node.operator, inference)
}

const functionType = (node: Of<'function'>, scope: TypeScope, inference: Inference): FactType => {
  const inner = typeScope(
    node.parameters.map(({ name, type }) => [name, type]),
    scope,
  )
  return FactType.function(
    node.parameters.map(({ type }) => type),
    inference.infer(node.body, inner),
  )
}

const loopType = (node: Of<'for'>, scope: TypeScope, inference: Inference): FactType => {
  const inner = iterated(node.iterators, scope, inference)
  return FactType.list(inference.infer(node.body, typeScope([['partial', FactType.list(FactType.any)]], inner)))
}

const quantifiedType = (node: Of<'some' | 'every'>, scope: TypeScope, inference: Inference): FactType => {
  inference.infer(node.body, iterated(node.iterators, scope, inference))
  return FactType.boolean
}

const atType = (node: Of<'at'>, inference: Inference): FactType =>
  node.value === null
    ? inference.senseless(node, 'feel.invalid-temporal', { found: node.text })
    : typeOfValue(node.value)

const iterationType: Rule = (node, scope, inference) => {
  switch (node.kind) {
    case 'for':
      return loopType(node, scope, inference)
    case 'some':
    case 'every':
      return quantifiedType(node, scope, inference)
    case 'instance of':
      inference.infer(node.value, scope)
      return FactType.boolean
    case 'tests':
      for (const test of node.tests) memberOf(typeInScope(testedName, scope) ?? FactType.any, test, scope, inference)
      return FactType.boolean
    default:
      return FactType.any
  }
}

const compoundType: Rule = (node, scope, inference) => {
  switch (node.kind) {
    case 'list':
      return FactType.list(node.items.map((item) => inference.infer(item, scope)).reduce(join, FactType.null))
    case 'context':
      return contextType(node, scope, inference)
    case 'range':
      return rangeType(node, scope, inference)
    case 'test':
      return testType(node, scope, inference)
    case 'function':
      return functionType(node, scope, inference)
    default:
      return iterationType(node, scope, inference)
  }
}

const operatorType: Rule = (node, scope, inference) => {
  switch (node.kind) {
    case 'negation':
      return negation(node, scope, inference)
    case 'arithmetic':
      return arithmetic(node, scope, inference)
    case 'comparison': {
      const sides = [inference.infer(node.left, scope), inference.infer(node.right, scope)] as const
      return compared(node, sides, node.operator, inference)
    }
    case 'between':
      return between(node, scope, inference)
    case 'in':
      return membership(node, scope, inference)
    case 'and':
    case 'or':
      return junction(node, scope, inference)
    case 'if':
      return conditional(node, scope, inference)
    default:
      return compoundType(node, scope, inference)
  }
}

/** Gives the type of an expression from the types of its parts, reporting what has no sense. */
export const typeRule: Rule = (node, scope, inference) => {
  switch (node.kind) {
    case 'literal':
      return typeOfValue(node.value)
    case 'at':
      return atType(node, inference)
    case 'name':
      return nameType(node, scope, inference)
    case 'tested':
      return typeInScope(testedName, scope) ?? FactType.any
    case 'path':
      return pathType(node, scope, inference)
    case 'filter':
      return filterType(node, scope, inference)
    case 'call':
      return callType(node, scope, inference)
    default:
      return operatorType(node, scope, inference)
  }
}
