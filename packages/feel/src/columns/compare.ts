import type { ComparisonOperator, Expression } from '../syntax/expression.ts'
import { isList, isRange } from '../value/kind.ts'
import type { FeelRange, FeelValue } from '../value/value.ts'
import { bothOf, type Builder, eitherOf, notOf } from './builder.ts'
import { certain, type Compilation, unknownColumnar } from './compilation.ts'
import { literalColumnar } from './literal.ts'
import type { Amount, Bits, Columnar, Ratio, Truth, Whole } from './node.ts'

const knownOf = (columnar: Columnar, { builder }: Compilation): Bits => {
  if (columnar.kind === 'truth') return builder.or(columnar.yes, columnar.no)
  return columnar.kind === 'null' ? builder.zeros : columnar.known
}

// A quotient is compared by multiplying both sides with what it is divided by, which is not negative.
const sidesOf = (left: Columnar, right: Columnar, { builder }: Compilation): readonly [Whole, Whole] | null => {
  if (!isFraction(left) || !isFraction(right)) return null
  const [first, next] = [fractionOf(left, builder), fractionOf(right, builder)]
  const times = (top: Whole, bottom: Whole): Whole =>
    bottom.kind === 'constant' && bottom.value === 1n && bottom.denominator === 1n
      ? top
      : builder.pair('multiply', top, bottom)
  return [times(first.top, next.bottom), times(next.top, first.bottom)]
}

const isFraction = (columnar: Columnar): columnar is Amount | Ratio =>
  columnar.kind === 'amount' || columnar.kind === 'ratio'

const fractionOf = (side: Amount | Ratio, builder: Builder): Pick<Ratio, 'top' | 'bottom'> =>
  side.kind === 'ratio' ? side : { top: side.whole, bottom: builder.constant(1n) }

const sameBits = (left: Columnar, right: Columnar, compilation: Compilation): Bits => {
  const { builder } = compilation
  if (left.kind === 'truth' && right.kind === 'truth') {
    return builder.or(builder.and(left.yes, right.yes), builder.and(left.no, right.no))
  }
  const sides = sidesOf(left, right, compilation)
  if (!sides) return builder.zeros
  const bothKnown = builder.and(knownOf(left, compilation), knownOf(right, compilation))
  return builder.and(bothKnown, builder.compare('=', ...sides))
}

/** Whether two are equal: null equals null and nothing else, so that equality is never unknown. */
export const equalTruth = (left: Columnar, right: Columnar, compilation: Compilation): Truth => {
  const { builder } = compilation
  const neither = builder.and(builder.not(knownOf(left, compilation)), builder.not(knownOf(right, compilation)))
  return certain(builder.or(sameBits(left, right, compilation), neither), builder)
}

/** Compares two in three values. */
export const compareTruth = (
  operator: ComparisonOperator,
  left: Columnar,
  right: Columnar,
  compilation: Compilation,
): Truth => {
  if (operator === '=') return equalTruth(left, right, compilation)
  if (operator === '!=') return notOf(equalTruth(left, right, compilation))
  const { builder } = compilation
  const sides = sidesOf(left, right, compilation)
  if (!sides) return { kind: 'truth', yes: builder.zeros, no: builder.zeros }
  const [lower, upper] = operator === '<' || operator === '<=' ? sides : [sides[1], sides[0]]
  const holds = builder.compare(operator === '<' || operator === '>' ? '<' : '<=', lower, upper)
  const known = builder.and(knownOf(left, compilation), knownOf(right, compilation))
  return { kind: 'truth', yes: builder.and(known, holds), no: builder.and(known, builder.not(holds)) }
}

const withinTruth = (value: Columnar, range: FeelRange, node: Expression, compilation: Compilation): Columnar => {
  const { builder } = compilation
  const [low, high] = [literalColumnar(range.start, builder), literalColumnar(range.end, builder)]
  if (!low || !high) return compilation.refuse(node, 'range')
  const always = certain(builder.ones, builder)
  const above = range.start === null ? always : compareTruth(range.startIncluded ? '>=' : '>', value, low, compilation)
  const below = range.end === null ? always : compareTruth(range.endIncluded ? '<=' : '<', value, high, compilation)
  const { yes, no } = bothOf(builder, above, below)
  const known = knownOf(value, compilation)
  return { kind: 'truth', yes: builder.and(known, yes), no: builder.and(known, no) }
}

const constantTruth = (value: Columnar, wanted: FeelValue, node: Expression, compilation: Compilation): Columnar => {
  const { builder } = compilation
  if (isRange(wanted)) return withinTruth(value, wanted, node, compilation)
  if (isList(wanted)) {
    const items = wanted.items.map((item) => constantTruth(value, item, node, compilation))
    const yes = items.reduce(
      (sum, item) => builder.or(sum, item.kind === 'truth' ? item.yes : builder.zeros),
      builder.zeros,
    )
    return certain(yes, builder)
  }
  const literal = literalColumnar(wanted, builder)
  return literal ? equalTruth(value, literal, compilation) : compilation.refuse(node, 'in')
}

const testTruth = (value: Columnar, test: Expression, compilation: Compilation): Columnar => {
  if (test.kind === 'test') return compareTruth(test.operator, value, compilation.compile(test.operand), compilation)
  if (test.kind === 'range') {
    const [low, high] = [compilation.compile(test.low), compilation.compile(test.high)]
    return bothOf(
      compilation.builder,
      compareTruth(test.lowIncluded ? '>=' : '>', value, low, compilation),
      compareTruth(test.highIncluded ? '<=' : '<', value, high, compilation),
    )
  }
  const constant = compilation.constantOf(test)
  if (constant) return constantTruth(value, constant.value, test, compilation)
  const simple = ['number', 'money', 'date', 'boolean', 'null'].includes(compilation.typeOf(test).kind)
  return simple && test.kind === 'name'
    ? equalTruth(value, compilation.compile(test), compilation)
    : compilation.refuse(test, 'in')
}

/** Compiles `value in (tests)`. */
export const membershipTruth = (
  node: Extract<Expression, { readonly kind: 'in' }>,
  compilation: Compilation,
): Columnar => {
  const { builder } = compilation
  const value = compilation.compile(node.value)
  let sum: Truth = certain(builder.zeros, builder)
  for (const test of node.tests) {
    const holds = testTruth(value, test, compilation)
    sum = eitherOf(
      builder,
      sum,
      holds.kind === 'truth' ? holds : { kind: 'truth', yes: builder.zeros, no: builder.zeros },
    )
  }
  return sum
}

/** Gives the choice of two by a condition: where it is not true, the second. */
export const chosen = (test: Bits, yes: Columnar, no: Columnar, compilation: Compilation): Columnar => {
  const { builder } = compilation
  const pick = (first: Bits, next: Bits): Bits =>
    builder.or(builder.and(test, first), builder.and(builder.not(test), next))
  if (yes.kind === 'truth' || no.kind === 'truth') {
    const [first, next] = [yes, no].map((side) =>
      side.kind === 'truth' ? side : { yes: builder.zeros, no: builder.zeros },
    )
    if (!first || !next) return unknownColumnar
    return { kind: 'truth', yes: pick(first.yes, next.yes), no: pick(first.no, next.no) }
  }
  const known = pick(knownOf(yes, compilation), knownOf(no, compilation))
  if (yes.kind === 'null') return no.kind === 'null' ? no : { ...no, known }
  if (no.kind === 'null') return { ...yes, known }
  if (yes.kind === 'amount' && no.kind === 'amount') {
    return { kind: 'amount', whole: builder.choose(test, yes.whole, no.whole), known }
  }
  const [first, next] = [fractionOf(yes, builder), fractionOf(no, builder)]
  const [top, bottom] = [builder.choose(test, first.top, next.top), builder.choose(test, first.bottom, next.bottom)]
  return { kind: 'ratio', top, bottom, known }
}
