import {
  type Bound,
  commonDivisor,
  decided,
  greatest,
  least,
  pairBound,
  productBound,
  singleBound,
  size,
} from './bound.ts'
import type { Bits, BitsShape, BitSource, RoundingMode, Truth, VectorSource, Whole, WholeShape } from './node.ts'

/** Makes nodes, each distinct one once, simplified; so that a predicate shared by many rules is evaluated once. */
export type Builder = {
  readonly ones: Bits
  readonly zeros: Bits
  readonly bits: (source: BitSource) => Bits
  readonly and: (left: Bits, right: Bits) => Bits
  readonly or: (left: Bits, right: Bits) => Bits
  readonly not: (operand: Bits) => Bits
  readonly compare: (operator: '<' | '<=' | '=', left: Whole, right: Whole) => Bits
  readonly source: (source: VectorSource, denominator: bigint, range: readonly [bigint, bigint]) => Whole
  readonly constant: (value: bigint, denominator?: bigint) => Whole
  readonly pair: (kind: 'add' | 'subtract' | 'multiply' | 'least' | 'greatest', left: Whole, right: Whole) => Whole
  readonly single: (kind: 'negate' | 'absolute', operand: Whole) => Whole
  readonly choose: (test: Bits, yes: Whole, no: Whole) => Whole
  /** Rounds `left ÷ right` to decimals; `right` is not negative, and not zero where the result is asked for. */
  readonly divide: (quotient: readonly [Whole, Whole], mode: RoundingMode, places: number) => Whole
}

const keyOf = (part: unknown): string => {
  if (typeof part === 'object' && part !== null) {
    if ('id' in part) return `#${String(part.id)}`
    return Object.values(part).map(keyOf).join('|')
  }
  return String(part)
}

type WholeParts = { readonly denominator: bigint; readonly bound: Bound; readonly parts: readonly Whole[] }

type Nodes = {
  readonly bits: (shape: BitsShape) => Bits
  readonly whole: (shape: WholeShape, parts: WholeParts) => Whole
}

// Makes each distinct node once.
const createNodes = (): Nodes => {
  const made = new Map<string, Bits | Whole>()
  let last = 0
  return {
    bits: (shape) => {
      const key = `b:${keyOf(shape)}`
      const found = made.get(key)
      if (found && !('peak' in found)) return found
      last += 1
      const node: Bits = Object.freeze({ ...shape, id: last })
      made.set(key, node)
      return node
    },
    whole: (shape, { denominator, bound: [min, max], parts }) => {
      const key = `w:${keyOf(shape)}/${denominator}`
      const found = made.get(key)
      if (found && 'peak' in found) return found
      const peak = greatest(size(min), size(max), ...parts.map((part) => part.peak))
      last += 1
      const node: Whole = Object.freeze({ ...shape, id: last, denominator, min, max, peak })
      made.set(key, node)
      return node
    },
  }
}

const constantOf = ({ whole }: Nodes, value: bigint, denominator = 1n): Whole => {
  const divisor = commonDivisor(value, denominator)
  const shape = { kind: 'constant', value: value / divisor } as const
  return whole(shape, { denominator: denominator / divisor, bound: [shape.value, shape.value], parts: [] })
}

const rescaled = ({ whole }: Nodes, operand: Whole, factor: bigint): Whole => {
  if (factor === 1n) return operand
  const bound: Bound = [operand.min * factor, operand.max * factor]
  const denominator = operand.denominator * factor
  return operand.kind === 'constant'
    ? whole({ kind: 'constant', value: bound[0] }, { denominator, bound, parts: [] })
    : whole({ kind: 'rescale', operand, factor }, { denominator, bound, parts: [operand] })
}

const aligned = (nodes: Nodes, left: Whole, right: Whole): readonly [Whole, Whole] => {
  const shared = commonDivisor(left.denominator, right.denominator)
  return [rescaled(nodes, left, right.denominator / shared), rescaled(nodes, right, left.denominator / shared)]
}

const sidesOf = (node: Bits, kind: 'and' | 'or'): readonly Bits[] => (node.kind === kind ? [node.left, node.right] : [])

const isOpposite = (left: Bits, right: Bits): boolean =>
  (left.kind === 'not' && left.operand === right) || (right.kind === 'not' && right.operand === left)

// `a and (a or b)` is a, and so is `(a or b) and (a or not b)`; null where neither is so.
const absorbed = (kind: 'and' | 'or', left: Bits, right: Bits): Bits | null => {
  const inner = kind === 'and' ? 'or' : 'and'
  const [ofLeft, ofRight] = [sidesOf(left, inner), sidesOf(right, inner)]
  if (ofRight.includes(left)) return left
  if (ofLeft.includes(right)) return right
  const shared = ofLeft.find((side) => ofRight.includes(side))
  if (!shared) return null
  const [one, other] = [ofLeft, ofRight].map((sides) => sides.find((side) => side !== shared))
  return one && other && isOpposite(one, other) ? shared : null
}

type BitsBuilder = Pick<Builder, 'ones' | 'zeros' | 'bits' | 'and' | 'or' | 'not' | 'compare'>

const createBits = (nodes: Nodes): BitsBuilder => {
  const [ones, zeros] = [nodes.bits({ kind: 'ones' }), nodes.bits({ kind: 'zeros' })]
  const junction = (kind: 'and' | 'or', left: Bits, right: Bits): Bits => {
    const [neutral, absorbing] = kind === 'and' ? [ones, zeros] : [zeros, ones]
    if (left === right || right === neutral) return left
    if (left === neutral) return right
    if (left === absorbing || right === absorbing) return absorbing
    if (isOpposite(left, right)) return absorbing
    const simpler = absorbed(kind, left, right)
    if (simpler) return simpler
    return nodes.bits(left.id < right.id ? { kind, left, right } : { kind, left: right, right: left })
  }
  return {
    ones,
    zeros,
    bits: (source) => nodes.bits({ kind: 'source', source }),
    and: (left, right) => junction('and', left, right),
    or: (left, right) => junction('or', left, right),
    not: (operand) => {
      if (operand === ones) return zeros
      if (operand === zeros) return ones
      return operand.kind === 'not' ? operand.operand : nodes.bits({ kind: 'not', operand })
    },
    compare: (operator, first, next) => {
      const [left, right] = aligned(nodes, first, next)
      const known = decided(operator, left, right)
      return known === null ? nodes.bits({ kind: 'compare', operator, left, right }) : known ? ones : zeros
    },
  }
}

const product = (nodes: Nodes, left: Whole, right: Whole): Whole => {
  const bound = productBound(left, right)
  const denominator = left.denominator * right.denominator
  if (left.kind === 'constant' && right.kind === 'constant') return constantOf(nodes, bound[0], denominator)
  return nodes.whole({ kind: 'multiply', left, right }, { denominator, bound, parts: [left, right] })
}

// The value top/bottom to decimals is the whole quotient of both, brought to one denominator and multiplied by 10^places.
const divided = (nodes: Nodes, [top, bottom]: readonly [Whole, Whole], mode: RoundingMode, places: number): Whole => {
  const power = 10n ** BigInt(Math.abs(places))
  let [upper, lower] = [bottom.denominator, top.denominator]
  if (places >= 0) upper *= power
  else lower *= power
  const shared = commonDivisor(upper, lower)
  const [left, right] = [rescaled(nodes, top, upper / shared), rescaled(nodes, bottom, lower / shared)]
  const reach = greatest(size(left.min), size(left.max))
  const span = right.min > 0n ? reach / right.min + 1n : reach + 1n
  const bound: Bound = [left.min < 0n ? -span : 0n, span]
  // Rounding a half doubles both.
  const guard: Whole = { ...left, peak: greatest(left.peak, 2n * (greatest(reach, span) + size(right.max))) }
  const quotient = nodes.whole(
    { kind: 'divide', mode, left, right, places },
    { denominator: places > 0 ? power : 1n, bound, parts: [guard, right] },
  )
  return places >= 0 ? quotient : product(nodes, quotient, constantOf(nodes, power))
}

/** Gives an empty builder. */
export const createBuilder = (): Builder => {
  const nodes = createNodes()
  const bits = createBits(nodes)
  return {
    ...bits,
    source: (source, denominator, bound) => nodes.whole({ kind: 'source', source }, { denominator, bound, parts: [] }),
    constant: (value, denominator) => constantOf(nodes, value, denominator),
    pair: (kind, first, next) => {
      if (kind === 'multiply') return product(nodes, first, next)
      const [left, right] = aligned(nodes, first, next)
      const [bound, { denominator }] = [pairBound(kind, left, right), left]
      if (left.kind === 'constant' && right.kind === 'constant') return constantOf(nodes, bound[0], denominator)
      return nodes.whole({ kind, left, right }, { denominator, bound, parts: [left, right] })
    },
    single: (kind, operand) => {
      const [bound, { denominator }] = [singleBound(kind, operand), operand]
      if (operand.kind === 'constant') return constantOf(nodes, bound[0], denominator)
      return nodes.whole({ kind, operand }, { denominator, bound, parts: [operand] })
    },
    choose: (test, first, next) => {
      if (test === bits.ones) return first
      if (test === bits.zeros || first.id === next.id) return next
      const [yes, no] = aligned(nodes, first, next)
      const bound: Bound = [least(yes.min, no.min), greatest(yes.max, no.max)]
      return nodes.whole({ kind: 'choose', test, yes, no }, { denominator: yes.denominator, bound, parts: [yes, no] })
    },
    divide: (quotient, mode, places) => divided(nodes, quotient, mode, places),
  }
}

/** Gives `left and right` of three values. */
export const bothOf = (builder: Builder, left: Truth, right: Truth): Truth => ({
  kind: 'truth',
  yes: builder.and(left.yes, right.yes),
  no: builder.or(left.no, right.no),
})

/** Gives `left or right` of three values. */
export const eitherOf = (builder: Builder, left: Truth, right: Truth): Truth => ({
  kind: 'truth',
  yes: builder.or(left.yes, right.yes),
  no: builder.and(left.no, right.no),
})

/** Gives `not operand` of three values. */
export const notOf = ({ yes, no }: Truth): Truth => ({ kind: 'truth', yes: no, no: yes })
