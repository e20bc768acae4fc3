import type { Decimal } from 'decimal.js'
import type { Expression } from '../syntax/expression.ts'
import { isNumber } from '../value/kind.ts'
import type { Compilation } from './compilation.ts'
import { unknownColumnar } from './compilation.ts'
import { commonDivisor } from './bound.ts'
import type { Amount, Columnar, Ratio, Whole } from './node.ts'

type Sum = Extract<Expression, { readonly kind: 'arithmetic' }>

const secondsOfDay = 86_400n

const combined = (
  kind: 'add' | 'subtract' | 'multiply' | 'least' | 'greatest',
  left: Amount,
  right: Amount,
  { builder }: Compilation,
): Amount => ({
  kind: 'amount',
  whole: builder.pair(kind, left.whole, right.whole),
  known: builder.and(left.known, right.known),
})

// Whether 1/value has an end in decimals: its prime factors are 2 and 5 alone.
const ends = (value: bigint): boolean => {
  let rest = value < 0n ? -value : value
  for (const prime of [2n, 5n]) while (rest !== 0n && rest % prime === 0n) rest /= prime
  return rest === 1n
}

const reciprocal = (whole: Whole, { builder }: Compilation): Whole | null => {
  if (whole.kind !== 'constant' || whole.value === 0n) return null
  const [top, bottom] = whole.value < 0n ? [-whole.denominator, -whole.value] : [whole.denominator, whole.value]
  const divisor = commonDivisor(top, bottom)
  return ends(bottom / divisor) ? builder.constant(top, bottom) : null
}

/** Gives a quotient: a number where it has an end in decimals, else what can only be compared or rounded. */
export const quotient = (left: Amount, right: Amount, compilation: Compilation): Columnar => {
  const { builder } = compilation
  const both = builder.and(left.known, right.known)
  const inverse = reciprocal(right.whole, compilation)
  if (inverse) return { kind: 'amount', whole: builder.pair('multiply', left.whole, inverse), known: both }
  const zero = builder.constant(0n)
  const known = builder.and(both, builder.not(builder.compare('=', right.whole, zero)))
  if (right.whole.min >= 0n) return { kind: 'ratio', top: left.whole, bottom: right.whole, known }
  const negative = builder.compare('<', right.whole, zero)
  const top = builder.choose(negative, builder.single('negate', left.whole), left.whole)
  return { kind: 'ratio', top, bottom: builder.single('absolute', right.whole), known }
}

const shifted = (date: Amount, node: Sum, side: Expression, compilation: Compilation): Columnar => {
  const duration = compilation.constantOf(side)?.value
  if (duration === null || typeof duration !== 'object' || isNumber(duration)) return unknownColumnar
  if (duration.kind !== 'days and time duration') return compilation.refuse(node, 'a date and months')
  const nanos = node.operator === '-' ? -duration.nanos : duration.nanos
  const day = secondsOfDay * 1_000_000_000n
  const days = (nanos - (((nanos % day) + day) % day)) / day
  const { builder } = compilation
  return { kind: 'amount', whole: builder.pair('add', date.whole, builder.constant(days)), known: date.known }
}

const countable = new Set(['number', 'money', 'days and time duration', 'years and months duration'])

const dateSum = (node: Sum, left: Amount, right: Amount, compilation: Compilation): Columnar | null => {
  const [first, next] = [compilation.typeOf(node.left).kind, compilation.typeOf(node.right).kind]
  if (first === 'date' && next === 'date') {
    const seconds = compilation.builder.constant(secondsOfDay)
    const days = combined('subtract', left, right, compilation)
    return { ...days, whole: compilation.builder.pair('multiply', days.whole, seconds) }
  }
  if (first === 'date') return shifted(left, node, node.right, compilation)
  if (next === 'date') return shifted(right, node, node.left, compilation)
  return null
}

const kinds: Readonly<Record<string, 'add' | 'subtract' | 'multiply'>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
}

/** Compiles arithmetic of numbers, money and dates. */
export const arithmeticColumnar = (node: Sum, compilation: Compilation): Columnar => {
  const [left, right] = [compilation.compile(node.left), compilation.compile(node.right)]
  if (left.kind === 'null' || right.kind === 'null') return unknownColumnar
  if (left.kind !== 'amount' || right.kind !== 'amount') {
    return compilation.refuse(node, `a quotient in ${node.operator}`)
  }
  const dated = dateSum(node, left, right, compilation)
  if (dated) return dated
  const sides = [compilation.typeOf(node.left).kind, compilation.typeOf(node.right).kind]
  if (!sides.every((kind) => countable.has(kind))) return compilation.refuse(node, sides.join(` ${node.operator} `))
  const durations = sides.some((kind) => kind.endsWith('duration'))
  if (durations && node.operator !== '+' && node.operator !== '-') {
    return compilation.refuse(node, sides.join(` ${node.operator} `))
  }
  if (node.operator === '/') return quotient(left, right, compilation)
  const kind = kinds[node.operator]
  return kind ? combined(kind, left, right, compilation) : compilation.refuse(node, node.operator)
}

/** Gives the least, the greatest or the sum of several; unknown where one of them is. */
export const folded = (
  kind: 'least' | 'greatest' | 'add',
  parts: readonly Columnar[],
  node: Expression,
  compilation: Compilation,
): Columnar => {
  const [first, ...rest] = parts
  let result = first
  for (const part of rest) {
    if (result?.kind === 'null' || part.kind === 'null') result = unknownColumnar
    else if (result?.kind === 'amount' && part.kind === 'amount') result = combined(kind, result, part, compilation)
    else return compilation.refuse(node, 'a quotient')
  }
  return result ?? unknownColumnar
}

/** Gives the rest of a division towards the lower whole number. */
export const remainder = (left: Amount, right: Amount, compilation: Compilation): Columnar => {
  const { builder } = compilation
  const times = quotient(left, right, compilation)
  if (times.kind !== 'amount' && times.kind !== 'ratio') return times
  const whole = builder.pair('multiply', right.whole, builder.divide(quotientOf(times, compilation), 'floor', 0))
  return { kind: 'amount', whole: builder.pair('subtract', left.whole, whole), known: times.known }
}

/** Gives the decimals that a rounding keeps; null where that is no constant. */
export const placesOf = (value: unknown): number | null => {
  const scale: Decimal | null | undefined = isDecimal(value) ? value.truncated() : null
  return scale && scale.abs().lessThanOrEqualTo(18) ? scale.toNumber() : null
}

const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'object' && value !== null && 'truncated' in value

/** Gives a quotient with its parts: of a number, itself over one. */
export const quotientOf = (columnar: Amount | Ratio, { builder }: Compilation): readonly [Whole, Whole] =>
  columnar.kind === 'ratio' ? [columnar.top, columnar.bottom] : [columnar.whole, builder.constant(1n)]
