import type { Expression, Typed } from '@ceyuan/feel'
import { writtenValue } from './atom.ts'
import { one, toPoint } from './point.ts'
import { type Facts, type Room, roomOf, type Rooms } from './room.ts'

/** The least and most that an expression can be, as points; null where open. */
export type Bounds = Pick<Room, 'low' | 'high'>

const open: Bounds = { low: null, high: null }

const both = (a: bigint | null, b: bigint | null, join: (x: bigint, y: bigint) => bigint): bigint | null =>
  a === null || b === null ? null : join(a, b)

const least = (x: bigint, y: bigint): bigint => (x < y ? x : y)
const most = (x: bigint, y: bigint): bigint => (x > y ? x : y)

const roundedUp = (x: bigint, y: bigint): bigint => (x * y + one - 1n) / one

const product = (a: Bounds, b: Bounds): Bounds => {
  if (a.low === null || b.low === null || a.low < 0n || b.low < 0n) return open
  return { low: (a.low * b.low) / one, high: both(a.high, b.high, roundedUp) }
}

// One side without an end does not open the least of two: min(x, 5) is at most 5.
const leastOf = (a: Bounds, b: Bounds): Bounds => ({
  low: both(a.low, b.low, least),
  high: both(a.high, b.high, least) ?? a.high ?? b.high,
})

const mostOf = (a: Bounds, b: Bounds): Bounds => ({
  low: both(a.low, b.low, most) ?? a.low ?? b.low,
  high: both(a.high, b.high, most),
})

const union = (a: Bounds, b: Bounds): Bounds => ({ low: both(a.low, b.low, least), high: both(a.high, b.high, most) })

type Scope = { readonly typed: Typed; readonly rooms: Rooms; readonly facts: Facts }

const callBounds = (node: Extract<Expression, { kind: 'call' }>, scope: Scope): Bounds => {
  const name = node.target.kind === 'name' ? node.target.name : ''
  const parts = node.parameters.map(({ value }) => boundsIn(value, scope))
  const [first, ...rest] = parts
  if (!first) return open
  if (name === 'min') return rest.reduce(leastOf, first)
  return name === 'max' ? rest.reduce(mostOf, first) : open
}

const arithmeticBounds = (node: Extract<Expression, { kind: 'arithmetic' }>, scope: Scope): Bounds => {
  const [left, right] = [boundsIn(node.left, scope), boundsIn(node.right, scope)]
  switch (node.operator) {
    case '+':
      return {
        low: both(left.low, right.low, (x, y) => x + y),
        high: both(left.high, right.high, (x, y) => x + y),
      }
    case '-':
      return {
        low: both(left.low, right.high, (x, y) => x - y),
        high: both(left.high, right.low, (x, y) => x - y),
      }
    case '*':
      return product(left, right)
    default:
      return open
  }
}

const boundsIn = (node: Expression, scope: Scope): Bounds => {
  const fact = node.kind === 'name' ? scope.facts.get(node.name) : undefined
  if (fact) return scope.rooms.get(fact.name) ?? roomOf(fact)
  const written = writtenValue(scope.typed, node)
  const point = written === undefined ? null : toPoint(written)
  if (point !== null) return { low: point, high: point }
  switch (node.kind) {
    case 'call':
      return callBounds(node, scope)
    case 'arithmetic':
      return arithmeticBounds(node, scope)
    case 'if':
      return union(boundsIn(node.yes, scope), boundsIn(node.no, scope))
    default:
      return open
  }
}

/** The least and most that an expression can be where its facts have the rooms given; open where this cannot be seen. */
export const boundsOf = (typed: Typed, rooms: Rooms, facts: Facts): Bounds =>
  boundsIn(typed.expression, { typed, rooms, facts })
