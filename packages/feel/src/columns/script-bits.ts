import { type Bits, isNarrow, type Whole } from './node.ts'
import type { Compare } from './reach.ts'
import { readBig, type Reading, readNumber } from './script-whole.ts'

/** Fills the words of a node, of which the parts are filled already. */
export type FillBits = (words: number) => void

const compareWith = <T extends number | bigint>(
  operator: Compare['operator'],
  left: (row: number) => T,
  right: (row: number) => T,
): ((row: number) => boolean) => {
  if (operator === '=') return (row) => left(row) === right(row)
  return operator === '<' ? (row) => left(row) < right(row) : (row) => left(row) <= right(row)
}

// The hot case, a column against a constant, without a call for each row.
const fillAgainst = (node: Compare, reading: Reading, target: Uint32Array): FillBits | null => {
  const { left, right, operator } = node
  if (left.kind !== 'source' || right.kind !== 'constant') return null
  const values = reading.vector(left.source)
  const limit = Number(right.value)
  const below = operator === '<=' ? (value: number) => value <= limit : (value: number) => value < limit
  const holds = operator === '=' ? (value: number) => value === limit : below
  return (words) => {
    const column = values()
    for (let word = 0; word < words; word += 1) {
      let bits = 0
      for (let bit = 0; bit < 32; bit += 1) if (holds(column[word * 32 + bit] ?? 0)) bits |= 1 << bit
      target[word] = bits
    }
  }
}

const isNarrowPair = (left: Whole, right: Whole): boolean => isNarrow(left) && isNarrow(right)

const fillCompare = (node: Compare, reading: Reading, target: Uint32Array): FillBits => {
  const { left, right, operator } = node
  const narrow = isNarrowPair(left, right)
  const plain = narrow ? fillAgainst(node, reading, target) : null
  if (plain) return plain
  const holds = narrow
    ? compareWith(operator, readNumber(left, reading), readNumber(right, reading))
    : compareWith(operator, readBig(left, reading), readBig(right, reading))
  return (words) => {
    for (let word = 0; word < words; word += 1) {
      let bits = 0
      for (let bit = 0; bit < 32; bit += 1) if (holds(word * 32 + bit)) bits |= 1 << bit
      target[word] = bits
    }
  }
}

const combine = (target: Uint32Array, sides: readonly [Uint32Array, Uint32Array], kind: 'and' | 'or'): FillBits => {
  const [left, right] = sides
  return kind === 'and'
    ? (words) => {
        for (let word = 0; word < words; word += 1) target[word] = (left[word] ?? 0) & (right[word] ?? 0)
      }
    : (words) => {
        for (let word = 0; word < words; word += 1) target[word] = (left[word] ?? 0) | (right[word] ?? 0)
      }
}

/** Compiles a node to what fills its words; `of` gives the words of another node, and `given` those of a source. */
export const fillBits = (
  node: Bits,
  target: Uint32Array,
  reading: Reading,
  words: { readonly of: (node: Bits) => Uint32Array; readonly given: (node: Bits) => () => Uint32Array },
): FillBits => {
  switch (node.kind) {
    case 'ones':
      return (count) => target.fill(0xff_ff_ff_ff, 0, count)
    case 'zeros':
      return (count) => target.fill(0, 0, count)
    case 'source': {
      const source = words.given(node)
      return (count) => target.set(source().subarray(0, count))
    }
    case 'not': {
      const operand = words.of(node.operand)
      return (count) => {
        for (let word = 0; word < count; word += 1) target[word] = ~(operand[word] ?? 0)
      }
    }
    case 'and':
    case 'or':
      return combine(target, [words.of(node.left), words.of(node.right)], node.kind)
    case 'compare':
      return fillCompare(node, reading, target)
  }
}
