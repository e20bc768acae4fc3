import type { Iterator, Loop, Quantified } from '../syntax/expression.ts'
import { someExpression } from '../syntax/walk.ts'
import { fromDays, toDays } from '../temporal/civil.ts'
import { both, either, type Truth } from '../value/compare.ts'
import { isNumber, isRange, itemsOf, kindOf, list } from '../value/kind.ts'
import { whole } from '../value/number.ts'
import type { FeelValue, Scope } from '../value/value.ts'
import { type Interpreter, scopeWith } from './evaluate.ts'
import type { Machine } from './machine.ts'

const countSteps = (from: number, to: number, machine: Machine): readonly number[] => {
  const length = Math.abs(to - from) + 1
  machine.allot(length)
  const direction = to < from ? -1 : 1
  return Array.from({ length }, (_, index) => from + index * direction)
}

// The values from one to another, up or down: whole steps of numbers, days of dates; null for anything else.
const steps = (from: FeelValue, to: FeelValue, machine: Machine): readonly FeelValue[] | null => {
  if (isNumber(from) && isNumber(to)) {
    if (!from.isInteger() || !to.isInteger()) return null
    return countSteps(from.toNumber(), to.toNumber(), machine).map(whole)
  }
  if (from === null || to === null || kindOf(from) !== 'date' || kindOf(to) !== 'date') return null
  const [first, last] = [dayOf(from), dayOf(to)]
  return first === null || last === null ? null : countSteps(first, last, machine).map(fromDays)
}

const dayOf = (value: FeelValue): number | null =>
  value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'date' ? toDays(value) : null

const itemsOfSource = (source: FeelValue, machine: Machine): readonly FeelValue[] | null => {
  if (source === null) return null
  if (!isRange(source)) return itemsOf(source)
  const all = source.start === null || source.end === null ? null : steps(source.start, source.end, machine)
  return all && all.slice(source.startIncluded ? 0 : 1, source.endIncluded ? undefined : -1)
}

const valuesOf = (
  iterator: Iterator,
  scope: Scope,
  { evaluate, machine }: Interpreter,
): readonly FeelValue[] | null => {
  const from = evaluate(iterator.from, scope)
  return iterator.to ? steps(from, evaluate(iterator.to, scope), machine) : itemsOfSource(from, machine)
}

// Runs the body for every combination, the last variable fastest; false where a source cannot be run through.
const iterate = (
  iterators: readonly Iterator[],
  scope: Scope,
  interpreter: Interpreter,
  body: (scope: Scope) => boolean,
): boolean => {
  const [first, ...rest] = iterators
  if (!first) return body(scope)
  const values = valuesOf(first, scope, interpreter)
  if (!values) return false
  return values.every((value) => {
    interpreter.machine.spend(1)
    return iterate(rest, scopeWith([[first.name, value]], scope), interpreter, body)
  })
}

const partialName = 'partial'

/** Gives the list of the body's values; `partial` is the list so far. */
export const evaluateLoop = (node: Loop, scope: Scope, interpreter: Interpreter): FeelValue => {
  const results: FeelValue[] = []
  const usesPartial = someExpression(node.body, (part) => part.kind === 'name' && part.name === partialName)
  const withPartial = (inner: Scope): Scope => {
    interpreter.machine.allot(results.length)
    return scopeWith([[partialName, list([...results])]], inner)
  }
  const complete = iterate(node.iterators, scope, interpreter, (inner) => {
    results.push(interpreter.evaluate(node.body, usesPartial ? withPartial(inner) : inner))
    return true
  })
  return complete ? list(results) : null
}

/** Whether some or every combination satisfies the body, in three values. */
export const evaluateQuantified = (node: Quantified, scope: Scope, interpreter: Interpreter): Truth => {
  const isSome = node.kind === 'some'
  let answer: Truth = !isSome
  let decided = false
  const complete = iterate(node.iterators, scope, interpreter, (inner) => {
    const value = interpreter.evaluate(node.body, inner)
    answer = isSome ? either(answer, value) : both(answer, value)
    decided = answer === isSome && isSome ? true : answer === false && !isSome
    return !decided
  })
  return complete || decided ? answer : null
}
