import { type Problem, Result } from '@ceyuan/values'
import type { Typed } from '../check/check.ts'
import { FactType } from '../check/fact-type.ts'
import { problemAt } from '../problem-at.ts'
import { clockFunctions, constantValue, isConstant } from '../sql/fold.ts'
import type { Expression, Name } from '../syntax/expression.ts'
import { defaultBudget } from '../syntax/budget.ts'
import { normaliseName } from '../syntax/name.ts'
import type { FeelValue } from '../value/value.ts'
import { arithmeticColumnar } from './arithmetic.ts'
import { askedColumnar } from './asked.ts'
import { bothOf, type Builder, eitherOf } from './builder.ts'
import { callColumnar } from './call.ts'
import type { Column } from './column.ts'
import { type Compilation, type Mapping, truthOf, unknownColumnar } from './compilation.ts'
import { chosen, compareTruth, membershipTruth } from './compare.ts'
import { literalColumnar } from './literal.ts'
import { mappedColumnar } from './mapping.ts'
import { type Columnar, mostDecimals, type Whole, wideLimit } from './node.ts'
import { comparesOf } from './reach.ts'

/** The instant and zone of `today()` and `now()`; without them they are refused. */
export type ColumnClock = { readonly now?: string; readonly timeZone?: string }

const nameColumnar = (node: Name, { builder, columnOf, refuse }: Compilation): Columnar => {
  const column = columnOf(node.name)
  if (!column || column.storage === 'codes') return refuse(node, column ? column.type.kind : node.name)
  const source = { kind: 'column', name: column.name } as const
  if (column.storage === 'truth') {
    const [yes, no] = [builder.bits({ ...source, sense: 'true' }), builder.bits({ ...source, sense: 'false' })]
    return { kind: 'truth', yes, no }
  }
  // Where the column is not known it holds zero.
  const bound = [column.min < 0n ? column.min : 0n, column.max > 0n ? column.max : 0n] as const
  const whole = builder.source(source, 10n ** BigInt(column.decimals), bound)
  return { kind: 'amount', whole, known: builder.bits({ ...source, sense: 'known' }) }
}

const negated = (node: Expression, operand: Columnar, { builder, refuse }: Compilation): Columnar => {
  if (operand.kind === 'null') return operand
  if (operand.kind === 'amount') return { ...operand, whole: builder.single('negate', operand.whole) }
  return operand.kind === 'ratio'
    ? { ...operand, top: builder.single('negate', operand.top) }
    : refuse(node, 'a truth value')
}

const logical = (node: Expression, compilation: Compilation): Columnar => {
  const { builder, compile } = compilation
  switch (node.kind) {
    case 'and':
    case 'or': {
      const [left, right] = [truthOf(compile(node.left), builder), truthOf(compile(node.right), builder)]
      return node.kind === 'and' ? bothOf(builder, left, right) : eitherOf(builder, left, right)
    }
    case 'between': {
      const value = compile(node.value)
      const above = compareTruth('>=', value, compile(node.low), compilation)
      return bothOf(builder, above, compareTruth('<=', value, compile(node.high), compilation))
    }
    case 'in':
      return membershipTruth(node, compilation)
    case 'if': {
      const [yes, no] = [compile(node.yes), compile(node.no)]
      return chosen(truthOf(compile(node.condition), builder).yes, yes, no, compilation)
    }
    default:
      return compilation.refuse(node, node.kind)
  }
}

const comparable = new Set([
  'number',
  'money',
  'date',
  'boolean',
  'null',
  'days and time duration',
  'years and months duration',
])

const nodeColumnar = (node: Expression, compilation: Compilation): Columnar => {
  switch (node.kind) {
    case 'name':
      return nameColumnar(node, compilation)
    case 'negation':
      return negated(node, compilation.compile(node.operand), compilation)
    case 'arithmetic':
      return arithmeticColumnar(node, compilation)
    case 'comparison': {
      const kinds = [compilation.typeOf(node.left).kind, compilation.typeOf(node.right).kind]
      if (!kinds.every((kind) => comparable.has(kind)))
        return compilation.refuse(node, kinds.join(` ${node.operator} `))
      return compareTruth(node.operator, compilation.compile(node.left), compilation.compile(node.right), compilation)
    }
    case 'call':
      return callColumnar(node, compilation)
    default:
      return logical(node, compilation)
  }
}

/** What several expressions share: their nodes, columns and mappings. */
export type Sharing = {
  readonly builder: Builder
  readonly columns: ReadonlyMap<string, Column>
  readonly mapping: (mapping: Mapping) => number
  readonly clock: ColumnClock
}

const beyondWidth = 'a number beyond 64 bits or 15 decimals'

const beyond = ({ peak, denominator }: Whole): boolean => peak >= wideLimit || mostDecimals % denominator !== 0n

const isBeyond = (columnar: Columnar): boolean => {
  switch (columnar.kind) {
    case 'truth':
      return comparesOf([columnar.yes, columnar.no]).some(({ left, right }) => beyond(left) || beyond(right))
    case 'amount':
      return beyond(columnar.whole)
    case 'ratio':
      return beyond(columnar.top) || beyond(columnar.bottom)
    case 'null':
      return false
  }
}

// Numbers are held to their limit where they end: compared, or rounded.
const ends = (node: Expression): boolean =>
  node.kind === 'comparison' || node.kind === 'between' || node.kind === 'in' || node.kind === 'call'

/** Compiles a typed expression for columns; what cannot be compiled is refused by name, all at once. */
export const compileColumnar = (typed: Typed, { builder, columns, mapping, clock }: Sharing): Result<Columnar> => {
  const problems: Problem[] = []
  const named = Object.keys(typed.dictionary).map(normaliseName)
  const facts = new Set([...columns.keys(), ...named])
  // Whether a constant took more than its budget, so that nothing that rests on it has a value.
  let isSpent = false
  const compilation: Compilation = {
    builder,
    mapping,
    columnOf: (name) => columns.get(name),
    typeOf: (node) => typed.findings.types.get(node) ?? FactType.any,
    constantOf: (node) => {
      if (!isConstant(node, facts, clock.now !== undefined)) return null
      const value = constantValue(node, clock)
      if (value === undefined && !isSpent) {
        problems.push(problemAt('feel.budget-steps', typed.text, node.start, { most: defaultBudget.steps }))
        isSpent = true
      }
      return value === undefined ? null : { value }
    },
    isLacking: (name) =>
      (facts.has(name) && !columns.has(name)) || (clock.now === undefined && clockFunctions.has(name)),
    refuse: (node, reason) => {
      if (!isSpent) problems.push(problemAt('feel.not-compilable', typed.text, node.start, { found: reason }))
      return unknownColumnar
    },
    compile: (node) => {
      if (typed.findings.senseless.has(node) || compilation.typeOf(node).kind === 'null') return unknownColumnar
      const constant = compilation.constantOf(node)
      if (constant) return written(node, constant.value)
      if (isSpent) return unknownColumnar
      return mappedColumnar(node, compilation) ?? calculated(node)
    },
  }
  const isRoot = (node: Expression): boolean => node === typed.expression
  const written = (node: Expression, value: FeelValue): Columnar => {
    const literal = literalColumnar(value, builder)
    if (!literal) return compilation.refuse(node, compilation.typeOf(node).kind)
    return isRoot(node) && isBeyond(literal) ? compilation.refuse(node, beyondWidth) : literal
  }
  // What cannot be calculated in columns is asked of `interpret` as a whole, in the smallest part that gives what columns hold.
  const calculated = (node: Expression): Columnar => {
    const known = problems.length
    const columnar = nodeColumnar(node, compilation)
    if (problems.length === known && !((ends(node) || isRoot(node)) && isBeyond(columnar))) return columnar
    const asked = isSpent ? null : askedColumnar(node, problems.length === known ? columnar : null, compilation)
    if (asked) problems.length = known
    else if (isRoot(node) && problems.length === known) compilation.refuse(node, beyondWidth)
    return asked ?? columnar
  }
  const columnar = compilation.compile(typed.expression)
  const [first, ...rest] = problems
  return first ? Result.failure(first, ...rest) : Result.success(columnar)
}
