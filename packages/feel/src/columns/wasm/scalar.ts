import type { RoundingMode, Whole } from '../node.ts'
import { code, type Code, constant, f64, i64, load, local, select } from './instruction.ts'
import type { FunctionDraft } from './module.ts'
import type { Places } from './places.ts'

/** The locals that hold where a row is: its number, and its bytes from the chunk and from the memory's beginning. */
export type RowLocals = {
  /** The chunk's base plus eight bytes for each row before. */
  readonly chunk8: number
  /** The chunk's base plus four bytes for each row before. */
  readonly chunk4: number
  /** Eight bytes for each row before. */
  readonly memory8: number
  /** The row's bit within its word, as 64-bit number. */
  readonly bit: number
}

/** What the code of a row's number needs. */
export type ScalarSite = {
  readonly draft: FunctionDraft
  readonly places: Places
  readonly row: RowLocals
  /** Gives the local that holds the word of a node's bits. */
  readonly word: (id: number) => number
}

const bitOf = (site: ScalarSite, id: number): Code => [
  ...local.get(site.word(id)),
  ...local.get(site.row.bit),
  ...i64.shift,
  ...constant.i64(1n),
  ...i64.and,
  ...i64.toI32,
]

type Source = Extract<Whole, { readonly kind: 'source' }>

const sourceFloat = ({ source }: Source, { places, row }: ScalarSite): Code => {
  const { inChunk, offset, storage } = places.vector(source)
  if (storage === 'int32') return [...local.get(row.chunk4), ...load.i32(offset), ...f64.fromI32]
  return [...local.get(inChunk ? row.chunk8 : row.memory8), ...load.f64(offset)]
}

const sourceWide = ({ source }: Source, { places, row }: ScalarSite): Code => {
  const { inChunk, offset, storage } = places.vector(source)
  if (storage === 'int32') return [...local.get(row.chunk4), ...load.i32AsI64(offset)]
  return [...local.get(inChunk ? row.chunk8 : row.memory8), ...load.f64(offset), ...i64.fromF64]
}

const halfFloat = (up: boolean, [top, bottom]: readonly [Code, Code]): Code => [
  ...code(top, f64.abs, constant.f64(2), f64.mul, bottom, up ? f64.add : f64.sub),
  ...code(bottom, constant.f64(2), f64.mul, f64.div, up ? f64.floor : f64.ceil, top, f64.copySign),
]

// Exact: below 2⁵³ a quotient in binary floating point never crosses a whole number.
const dividedFloat = (mode: RoundingMode, [top, bottom]: readonly [Code, Code]): Code => {
  switch (mode) {
    case 'floor':
      return [...top, ...bottom, ...f64.div, ...f64.floor]
    case 'ceiling':
      return [...top, ...bottom, ...f64.div, ...f64.ceil]
    case 'down':
      return [...top, ...bottom, ...f64.div, ...f64.trunc]
    case 'halfEven':
      return [...top, ...bottom, ...f64.div, ...f64.nearest]
    case 'up':
      return [...top, ...f64.abs, ...bottom, ...f64.div, ...f64.ceil, ...top, ...f64.copySign]
    case 'halfUp':
      return halfFloat(true, [top, bottom])
    case 'halfDown':
      return halfFloat(false, [top, bottom])
  }
}

const floatPairs: Readonly<Record<string, Code>> = {
  add: f64.add,
  subtract: f64.sub,
  multiply: f64.mul,
  least: f64.min,
  greatest: f64.max,
}

/** Gives code for a row's whole number as binary floating point; for numbers below 2⁵³. */
export const floatCode = (node: Whole, site: ScalarSite): Code => {
  switch (node.kind) {
    case 'source':
      return sourceFloat(node, site)
    case 'constant':
      return constant.f64(Number(node.value))
    case 'negate':
      return [...floatCode(node.operand, site), ...f64.neg]
    case 'absolute':
      return [...floatCode(node.operand, site), ...f64.abs]
    case 'rescale':
      return [...floatCode(node.operand, site), ...constant.f64(Number(node.factor)), ...f64.mul]
    case 'choose':
      return [...floatCode(node.yes, site), ...floatCode(node.no, site), ...bitOf(site, node.test.id), ...select]
    case 'divide': {
      const [top, bottom] = [site.draft.local('f64'), site.draft.local('f64')]
      const parts = [local.get(top), local.get(bottom)] as const
      const begin = [
        ...floatCode(node.left, site),
        ...local.set(top),
        ...floatCode(node.right, site),
        ...local.set(bottom),
      ]
      return [...begin, ...dividedFloat(node.mode, parts)]
    }
    default:
      return [...floatCode(node.left, site), ...floatCode(node.right, site), ...(floatPairs[node.kind] ?? [])]
  }
}

type Division = { readonly quotient: Code; readonly rest: Code; readonly bottom: Code }

const truth = (left: Code, right: Code, test: Code): Code => [...left, ...right, ...test, ...i64.fromI32]

const twice = (code: Code): Code => [...code, ...code, ...i64.add]

const minus = (code: Code): Code => [...constant.i64(0n), ...code, ...i64.sub]

const zero = constant.i64(0n)

// The quotient towards zero, and one more or less by what is left over.
const roundedWide = (mode: RoundingMode, { quotient, rest, bottom }: Division): Code => {
  switch (mode) {
    case 'down':
      return quotient
    case 'floor':
      return [...quotient, ...truth(rest, zero, i64.less), ...i64.sub]
    case 'ceiling':
      return [...quotient, ...truth(rest, zero, i64.more), ...i64.add]
    case 'up':
      return [...quotient, ...truth(rest, zero, i64.more), ...i64.add, ...truth(rest, zero, i64.less), ...i64.sub]
    case 'halfUp':
    case 'halfDown': {
      const [over, under] = mode === 'halfUp' ? [i64.atLeast, i64.atMost] : [i64.more, i64.less]
      const more = [...truth(twice(rest), bottom, over), ...i64.add]
      return [...quotient, ...more, ...truth(twice(rest), minus(bottom), under), ...i64.sub]
    }
    case 'halfEven': {
      const odd = [...quotient, ...constant.i64(1n), ...i64.and]
      const tie = (edge: Code): Code => [...truth(twice(rest), edge, i64.equal), ...odd, ...i64.and]
      const more = [...truth(twice(rest), bottom, i64.more), ...tie(bottom), ...i64.or, ...i64.add]
      const less = [...truth(twice(rest), minus(bottom), i64.less), ...tie(minus(bottom)), ...i64.or, ...i64.sub]
      return [...quotient, ...more, ...less]
    }
  }
}

const dividedWide = (node: Extract<Whole, { readonly kind: 'divide' }>, site: ScalarSite): Code => {
  const [top, bottom, quotient, rest] = [1, 2, 3, 4].map(() => site.draft.local('i64'))
  if (top === undefined || bottom === undefined || quotient === undefined || rest === undefined) return []
  // A row of which the quotient is not known may hold zero.
  const divisor = [
    ...local.tee(bottom),
    ...local.get(bottom),
    ...i64.isZero,
    ...i64.fromI32,
    ...i64.or,
    ...local.set(bottom),
  ]
  return [
    ...code(wideCode(node.left, site), local.set(top), wideCode(node.right, site), divisor),
    ...code(local.get(top), local.get(bottom), i64.div, local.tee(quotient)),
    ...code(local.get(bottom), i64.mul, local.set(rest)),
    ...code(local.get(top), local.get(rest), i64.sub, local.set(rest)),
    ...roundedWide(node.mode, { quotient: local.get(quotient), rest: local.get(rest), bottom: local.get(bottom) }),
  ]
}

const picked = (node: Extract<Whole, { readonly left: Whole }>, site: ScalarSite): Code => {
  const [left, right] = [site.draft.local('i64'), site.draft.local('i64')]
  return [
    ...code(wideCode(node.left, site), local.tee(left), wideCode(node.right, site), local.tee(right)),
    ...code(local.get(left), local.get(right), node.kind === 'least' ? i64.less : i64.more, select),
  ]
}

const widePairs: Readonly<Record<string, Code>> = { add: i64.add, subtract: i64.sub, multiply: i64.mul }

/** Gives code for a row's whole number of 64 bits. */
export const wideCode = (node: Whole, site: ScalarSite): Code => {
  switch (node.kind) {
    case 'source':
      return sourceWide(node, site)
    case 'constant':
      return constant.i64(node.value)
    case 'negate':
      return minus(wideCode(node.operand, site))
    case 'absolute': {
      const value = site.draft.local('i64')
      const begin = [...wideCode(node.operand, site), ...local.set(value)]
      const test = [...local.get(value), ...zero, ...i64.less, ...select]
      return [...begin, ...minus(local.get(value)), ...local.get(value), ...test]
    }
    case 'rescale':
      return [...wideCode(node.operand, site), ...constant.i64(node.factor), ...i64.mul]
    case 'choose':
      return [...wideCode(node.yes, site), ...wideCode(node.no, site), ...bitOf(site, node.test.id), ...select]
    case 'least':
    case 'greatest':
      return picked(node, site)
    case 'divide':
      return dividedWide(node, site)
    default:
      return [...wideCode(node.left, site), ...wideCode(node.right, site), ...(widePairs[node.kind] ?? [])]
  }
}
