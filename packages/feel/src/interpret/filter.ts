import type { Filter } from '../syntax/expression.ts'
import { isContext, isNumber, itemsOf, list } from '../value/kind.ts'
import type { FeelValue, Scope } from '../value/value.ts'
import { type Interpreter, scopeWith } from './evaluate.ts'

const itemName = 'item'

const itemScope = (item: FeelValue, scope: Scope): Scope => {
  const outer = scopeWith([[itemName, item]], scope)
  return item !== null && isContext(item) ? { names: item.entries, outer } : outer
}

const atPosition = (items: readonly FeelValue[], position: number): FeelValue => {
  const place = Math.trunc(position)
  if (place === 0) return null
  return (place > 0 ? items[place - 1] : items[items.length + place]) ?? null
}

/** Gives `source[condition]`: the item at a position, or the items for which the condition is true. */
export const filterValue = (node: Filter, scope: Scope, { evaluate, machine }: Interpreter): FeelValue => {
  const items = itemsOf(evaluate(node.source, scope))
  if (items.length === 0) return isNumber(evaluate(node.condition, scope)) ? null : list([])
  const kept: FeelValue[] = []
  for (const [index, item] of items.entries()) {
    machine.spend(1)
    const answer = evaluate(node.condition, itemScope(item, scope))
    if (index === 0 && isNumber(answer)) return atPosition(items, answer.toNumber())
    if (answer === true) kept.push(item)
  }
  return list(kept)
}
