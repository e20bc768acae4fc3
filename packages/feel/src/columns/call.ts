import { moneyUnits } from '../grammar/money-units.ts'
import type { Call, Expression } from '../syntax/expression.ts'
import { folded, placesOf, quotientOf, remainder } from './arithmetic.ts'
import { notOf } from './builder.ts'
import { type Compilation, knownAmount, truthOf, unknownColumnar } from './compilation.ts'
import type { Columnar, RoundingMode, Whole } from './node.ts'
import { roundingModes } from './rounding.ts'

const isRound = (top: Whole, bottom: Whole, places: number): boolean =>
  places >= 0 &&
  bottom.kind === 'constant' &&
  bottom.value === bottom.denominator &&
  10n ** BigInt(places) % top.denominator === 0n

// Money is counted in fen, its decimals are those of the yuan.
const rounded = (node: Call, mode: RoundingMode, compilation: Compilation): Columnar => {
  const [value, scale] = node.parameters.map((parameter) => parameter.value)
  if (!value || node.parameters[0]?.name) return compilation.refuse(node, 'named arguments')
  const columnar = compilation.compile(value)
  const given = scale ? placesOf(compilation.constantOf(scale)?.value) : 0
  if (given === null) return compilation.refuse(node, 'a scale that is no constant')
  if (columnar.kind === 'null') return unknownColumnar
  if (columnar.kind === 'truth') return compilation.refuse(node, 'a truth value')
  const places = compilation.typeOf(value).kind === 'money' ? given - 2 : given
  const [top, bottom] = quotientOf(columnar, compilation)
  const whole = isRound(top, bottom, places) ? top : compilation.builder.divide([top, bottom], mode, places)
  return { kind: 'amount', whole, known: columnar.known }
}

const folds: Readonly<Record<string, 'least' | 'greatest' | 'add'>> = { min: 'least', max: 'greatest', sum: 'add' }

const partsOf = (node: Call): readonly Expression[] => {
  const [only] = node.parameters
  return node.parameters.length === 1 && only?.value.kind === 'list'
    ? only.value.items
    : node.parameters.map(({ value }) => value)
}

const foldable = new Set(['number', 'money', 'date'])

const foldedCall = (node: Call, kind: 'least' | 'greatest' | 'add', compilation: Compilation): Columnar => {
  const parts = partsOf(node)
  const types = new Set(parts.map((part) => compilation.typeOf(part).kind).filter((type) => type !== 'null'))
  const [type] = types
  if (types.size > 1 || (type !== undefined && (!foldable.has(type) || (kind === 'add' && type === 'date')))) {
    return compilation.refuse(node, [...types].join(', '))
  }
  return folded(kind, parts.map(compilation.compile), node, compilation)
}

const moneyCall = (node: Call, fen: number, compilation: Compilation): Columnar => {
  const [argument] = node.parameters
  const amount = argument ? compilation.compile(argument.value) : unknownColumnar
  if (amount.kind === 'null') return amount
  if (amount.kind !== 'amount') return compilation.refuse(node, 'a quotient as money')
  const { builder } = compilation
  return { ...amount, whole: builder.pair('multiply', amount.whole, builder.constant(BigInt(fen))) }
}

type Parts = readonly [Columnar, ...Columnar[]]

const absolute = (node: Call, [value]: Parts, compilation: Compilation): Columnar => {
  if (value.kind === 'truth') return compilation.refuse(node, 'abs')
  if (value.kind === 'null') return value
  const { builder } = compilation
  return value.kind === 'ratio'
    ? { ...value, top: builder.single('absolute', value.top) }
    : { ...value, whole: builder.single('absolute', value.whole) }
}

const modulo = (node: Call, [first, next]: Parts, compilation: Compilation): Columnar => {
  if (first.kind === 'null' || next?.kind === 'null') return unknownColumnar
  return first.kind === 'amount' && next?.kind === 'amount'
    ? remainder(first, next, compilation)
    : compilation.refuse(node, 'modulo')
}

const parity = (node: Call, value: Columnar, compilation: Compilation): Columnar => {
  const { builder } = compilation
  const wanted = node.target.kind === 'name' && node.target.name === 'odd' ? 1n : 0n
  const rest = modulo(node, [value, knownAmount(builder.constant(2n), builder)], compilation)
  if (rest.kind === 'null') return rest
  if (rest.kind !== 'amount') return compilation.refuse(node, 'modulo')
  const holds = builder.compare('=', rest.whole, builder.constant(wanted))
  return { kind: 'truth', yes: builder.and(rest.known, holds), no: builder.and(rest.known, builder.not(holds)) }
}

const others: Readonly<Record<string, (node: Call, parts: Parts, compilation: Compilation) => Columnar>> = {
  modulo,
  abs: absolute,
  odd: (node, [value], compilation) => parity(node, value, compilation),
  even: (node, [value], compilation) => parity(node, value, compilation),
  not: (_node, [value], { builder }) => notOf(truthOf(value, builder)),
}

/** Compiles the call of a function; refuses by name one that columns do not know. */
export const callColumnar = (node: Call, compilation: Compilation): Columnar => {
  const name = node.target.kind === 'name' ? node.target.name : ''
  const [mode, fold, fen] = [roundingModes[name], folds[name], moneyUnits.get(name)]
  if (mode) return rounded(node, mode, compilation)
  if (fold) return foldedCall(node, fold, compilation)
  if (fen !== undefined) return moneyCall(node, fen, compilation)
  const [first, ...rest] = node.parameters.map(({ value }) => compilation.compile(value))
  return (
    (first && others[name]?.(node, [first, ...rest], compilation)) ??
    compilation.refuse(node, name === '' ? 'a function as value' : name)
  )
}
