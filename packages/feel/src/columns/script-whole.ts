import type { RoundingMode, VectorSource, Whole } from './node.ts'

/** Gives the whole number of a row. */
export type ReadNumber = (row: number) => number

/** Gives the whole number of a row, of 64 bits. */
export type ReadBig = (row: number) => bigint

/** Where the numbers and bits of the chunk at hand are found. */
export type Reading = {
  readonly vector: (source: VectorSource) => () => Float64Array | Int32Array
  /** Whether the bit of a node, by its id, is set in a row. */
  readonly bit: (id: number) => (row: number) => boolean
}

const half = (top: number, bottom: number, { up }: { readonly up: boolean }): number =>
  up ? Math.floor((2 * top + bottom) / (2 * bottom)) : Math.ceil((2 * top - bottom) / (2 * bottom))

const nearestEven = (top: number, bottom: number): number => {
  const low = Math.floor(top / bottom)
  const twice = 2 * (top - low * bottom)
  if (twice === bottom) return low % 2 === 0 ? low : low + 1
  return twice < bottom ? low : low + 1
}

// Exact: below 2⁵³ a quotient in binary floating point never crosses a whole number.
const dividedNumber = (mode: RoundingMode, top: number, bottom: number): number => {
  const size = Math.abs(top)
  const sign = top < 0 ? -1 : 1
  switch (mode) {
    case 'floor':
      return Math.floor(top / bottom)
    case 'ceiling':
      return Math.ceil(top / bottom)
    case 'down':
      return Math.trunc(top / bottom)
    case 'up':
      return sign * Math.ceil(size / bottom)
    case 'halfUp':
      return sign * half(size, bottom, { up: true })
    case 'halfDown':
      return sign * half(size, bottom, { up: false })
    case 'halfEven':
      return nearestEven(top, bottom)
  }
}

const ceilBig = (top: bigint, bottom: bigint): bigint => (top > 0n ? (top + bottom - 1n) / bottom : top / bottom)

const evenBig = (top: bigint, bottom: bigint): bigint => {
  const low = -ceilBig(-top, bottom)
  const twice = 2n * (top - low * bottom)
  if (twice === bottom) return low % 2n === 0n ? low : low + 1n
  return twice < bottom ? low : low + 1n
}

const dividedBig = (mode: RoundingMode, top: bigint, bottom: bigint): bigint => {
  const [size, sign] = top < 0n ? [-top, -1n] : [top, 1n]
  switch (mode) {
    case 'floor':
      return -ceilBig(-top, bottom)
    case 'ceiling':
      return ceilBig(top, bottom)
    case 'down':
      return top / bottom
    case 'up':
      return sign * ceilBig(size, bottom)
    case 'halfUp':
      return sign * ((2n * size + bottom) / (2n * bottom))
    case 'halfDown':
      return sign * ceilBig(2n * size - bottom, 2n * bottom)
    case 'halfEven':
      return evenBig(top, bottom)
  }
}

type Pair = Extract<Whole, { readonly left: Whole }>

const pairNumber = (node: Pair, left: ReadNumber, right: ReadNumber): ReadNumber => {
  switch (node.kind) {
    case 'add':
      return (row) => left(row) + right(row)
    case 'subtract':
      return (row) => left(row) - right(row)
    case 'multiply':
      return (row) => left(row) * right(row)
    case 'least':
      return (row) => Math.min(left(row), right(row))
    case 'greatest':
      return (row) => Math.max(left(row), right(row))
    case 'divide': {
      const { mode } = node
      return (row) => dividedNumber(mode, left(row), right(row))
    }
  }
}

const pairBig = (node: Pair, left: ReadBig, right: ReadBig): ReadBig => {
  switch (node.kind) {
    case 'add':
      return (row) => left(row) + right(row)
    case 'subtract':
      return (row) => left(row) - right(row)
    case 'multiply':
      return (row) => left(row) * right(row)
    case 'least':
      return (row) => (left(row) < right(row) ? left(row) : right(row))
    case 'greatest':
      return (row) => (left(row) > right(row) ? left(row) : right(row))
    case 'divide': {
      const { mode } = node
      // A row of which the quotient is not known may hold zero.
      return (row) => dividedBig(mode, left(row), right(row) || 1n)
    }
  }
}

/** Compiles a number to a function of the row, for numbers below 2⁵³. */
export const readNumber = (node: Whole, reading: Reading): ReadNumber => {
  switch (node.kind) {
    case 'source': {
      const values = reading.vector(node.source)
      return (row) => values()[row] ?? 0
    }
    case 'constant': {
      const value = Number(node.value)
      return () => value
    }
    case 'negate':
    case 'absolute': {
      const operand = readNumber(node.operand, reading)
      return node.kind === 'negate' ? (row) => 0 - operand(row) : (row) => Math.abs(operand(row))
    }
    case 'rescale': {
      const [operand, factor] = [readNumber(node.operand, reading), Number(node.factor)]
      return (row) => operand(row) * factor
    }
    case 'choose': {
      const [yes, no] = [readNumber(node.yes, reading), readNumber(node.no, reading)]
      const test = reading.bit(node.test.id)
      return (row) => (test(row) ? yes(row) : no(row))
    }
    default:
      return pairNumber(node, readNumber(node.left, reading), readNumber(node.right, reading))
  }
}

/** Compiles a number to a function of the row, for numbers below 2⁶³. */
export const readBig = (node: Whole, reading: Reading): ReadBig => {
  switch (node.kind) {
    case 'source': {
      const values = reading.vector(node.source)
      return (row) => BigInt(values()[row] ?? 0)
    }
    case 'constant': {
      const { value } = node
      return () => value
    }
    case 'negate':
    case 'absolute': {
      const operand = readBig(node.operand, reading)
      return node.kind === 'negate'
        ? (row) => -operand(row)
        : (row) => (operand(row) < 0n ? -operand(row) : operand(row))
    }
    case 'rescale': {
      const [operand, { factor }] = [readBig(node.operand, reading), node]
      return (row) => operand(row) * factor
    }
    case 'choose': {
      const [yes, no] = [readBig(node.yes, reading), readBig(node.no, reading)]
      const test = reading.bit(node.test.id)
      return (row) => (test(row) ? yes(row) : no(row))
    }
    default:
      return pairBig(node, readBig(node.left, reading), readBig(node.right, reading))
  }
}
