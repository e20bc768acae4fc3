import { isNarrow, type Whole } from '../node.ts'
import type { Compare } from '../reach.ts'
import { code, type Code, constant, i64, load, local, vector } from './instruction.ts'
import type { FunctionDraft } from './module.ts'
import type { Places } from './places.ts'

/** The locals that hold where a word's rows begin. */
export type WordLocals = {
  /** The chunk's base plus the bytes of 64-bit numbers, and of 32-bit numbers, before the word. */
  readonly chunk8: number
  readonly chunk4: number
  readonly memory8: number
}

/** What the code of a word's numbers needs. */
export type ParallelSite = {
  readonly draft: FunctionDraft
  readonly places: Places
  readonly word: WordLocals
  /** Gives the local that holds a number twice, set before the loop. */
  readonly twice: (value: number) => number
  /** Gives code for which of two rows have a node's bit; only where choices are in sight. */
  readonly mask: (id: number, pair: number) => Code
}

const pairs: Readonly<Record<string, Code>> = {
  add: vector.add,
  subtract: vector.sub,
  multiply: vector.mul,
  least: vector.least,
  greatest: vector.greatest,
}

const divisions: Readonly<Record<string, Code>> = {
  floor: vector.floor,
  ceiling: vector.ceil,
  down: vector.trunc,
  halfEven: vector.nearest,
}

const isParallelDivision = (node: Whole): boolean => node.kind !== 'divide' || node.mode in divisions

/** Whether a number can be had for two rows at a time; choices only where their bits are at hand. */
export const isParallel = (node: Whole, choices: boolean): boolean => {
  if (!isNarrow(node)) return false
  if (node.kind === 'source' || node.kind === 'constant') return true
  if ('operand' in node) return isParallel(node.operand, choices)
  if (node.kind === 'choose') return choices && isParallel(node.yes, choices) && isParallel(node.no, choices)
  return isParallelDivision(node) && isParallel(node.left, choices) && isParallel(node.right, choices)
}

const sourceCode = (node: Extract<Whole, { readonly kind: 'source' }>, pair: number, site: ParallelSite): Code => {
  const { inChunk, offset, storage } = site.places.vector(node.source)
  if (storage === 'int32') return [...local.get(site.word.chunk4), ...load.half(offset + pair * 8), ...vector.fromI32]
  return [...local.get(inChunk ? site.word.chunk8 : site.word.memory8), ...load.v128(offset + pair * 16)]
}

type Division = Extract<Whole, { readonly kind: 'divide' }>

const swiftLimit = 1n << 50n

// Cut off towards zero by multiplying: half a unit more keeps the product so far from the next whole number,
// half over the divisor, that two roundings of 2⁻⁵³ each cannot reach it below 2⁵⁰. Dividing takes four times as long.
const cutOff = ({ mode, left, right }: Division, pair: number, site: ParallelSite): Code | null => {
  if (mode !== 'down' || right.kind !== 'constant' || left.peak >= swiftLimit || right.value >= swiftLimit) return null
  const half = local.get(site.twice(0.5))
  const top = site.draft.local('v128')
  const signed = [...local.get(top), ...local.get(site.twice(-0)), ...vector.and, ...half, ...vector.or]
  return [
    ...code(pairCode(left, pair, site), local.set(top), local.get(top), left.min < 0n ? signed : half),
    ...code(vector.add, local.get(site.twice(1 / Number(right.value))), vector.mul, vector.trunc),
  ]
}

/** Gives code for the numbers of two rows, the `pair`-th of their word. */
export const pairCode = (node: Whole, pair: number, site: ParallelSite): Code => {
  switch (node.kind) {
    case 'source':
      return sourceCode(node, pair, site)
    case 'constant':
      return local.get(site.twice(Number(node.value)))
    case 'negate':
      return [...pairCode(node.operand, pair, site), ...vector.neg]
    case 'absolute':
      return [...pairCode(node.operand, pair, site), ...vector.abs]
    case 'rescale':
      return [...pairCode(node.operand, pair, site), ...local.get(site.twice(Number(node.factor))), ...vector.mul]
    case 'choose': {
      const sides = [...pairCode(node.yes, pair, site), ...pairCode(node.no, pair, site)]
      return [...sides, ...site.mask(node.test.id, pair), ...vector.select]
    }
    case 'divide': {
      const swift = cutOff(node, pair, site)
      if (swift) return swift
      const quotient = [...pairCode(node.left, pair, site), ...pairCode(node.right, pair, site), ...vector.div]
      return [...quotient, ...(divisions[node.mode] ?? [])]
    }
    default:
      return [...pairCode(node.left, pair, site), ...pairCode(node.right, pair, site), ...(pairs[node.kind] ?? [])]
  }
}

const tests: Readonly<Record<Compare['operator'], Code>> = {
  '=': vector.equal,
  '<': vector.less,
  '<=': vector.atMost,
}

const tests32: Readonly<Record<Compare['operator'], Code>> = {
  '=': vector.equal32,
  '<': vector.less32,
  '<=': vector.atMost32,
}

const isDay = (node: Whole, { places }: ParallelSite): boolean =>
  node.kind === 'constant'
    ? node.value >= -(1n << 31n) && node.value < 1n << 31n
    : node.kind === 'source' && places.vector(node.source).storage === 'int32'

const dayCode = (node: Whole, quarter: number, site: ParallelSite): Code => {
  if (node.kind === 'constant') return constant.fourTimes(Number(node.value))
  if (node.kind !== 'source') return []
  return [...local.get(site.word.chunk4), ...load.v128(site.places.vector(node.source).offset + quarter * 16)]
}

// Sixteen truths of eight bits from four vectors of four.
const sixteen = (four: (index: number) => Code): Code => [
  ...code(four(0), four(1), vector.narrow32),
  ...code(four(2), four(3), vector.narrow32),
  ...vector.narrow16,
]

/** Gives code for the word of a comparison, 64 rows at once. */
export const compareWord = (node: Compare, site: ParallelSite): Code => {
  const { left, right, operator } = node
  const days = isDay(left, site) && isDay(right, site)
  const two = (pair: number): Code => [
    ...pairCode(left, pair, site),
    ...pairCode(right, pair, site),
    ...tests[operator],
  ]
  const four = (index: number): Code =>
    days
      ? [...dayCode(left, index, site), ...dayCode(right, index, site), ...tests32[operator]]
      : [...two(index * 2), ...two(index * 2 + 1), ...vector.joinHalves]
  return [0, 1, 2, 3].flatMap((group) => {
    const bits = [...sixteen((index) => four(group * 4 + index)), ...vector.bitmask8, ...i64.fromI32]
    return group === 0 ? bits : [...bits, ...constant.i64(BigInt(group * 16)), ...i64.shl, ...i64.or]
  })
}
