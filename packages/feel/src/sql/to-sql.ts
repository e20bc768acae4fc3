import { type Problem, Result } from '@ceyuan/values'
import type { Typed } from '../check/check.ts'
import type { FactType } from '../check/fact-type.ts'
import { FactType as Type } from '../check/fact-type.ts'
import { problemAt } from '../problem-at.ts'
import type { Expression } from '../syntax/expression.ts'
import { normaliseName } from '../syntax/name.ts'
import { kindOf } from '../value/kind.ts'
import { toText } from '../value/to-text.ts'
import type { FeelValue } from '../value/value.ts'
import { arithmeticSql } from './arithmetic.ts'
import { compareSql, joinSql } from './comparison.ts'
import { constantValue, isConstant, isWritten } from './fold.ts'
import {
  atom,
  compound,
  type Compiler,
  type Fragment,
  inner,
  nullFragment,
  type Sense,
  type SqlParameter,
} from './fragment.ts'
import { callToSql, propertySql } from './function.ts'
import { momentSql } from './moment.ts'
import { isFarDate, literalSql } from './literal.ts'
import { type ConstantOf, membershipSql } from './membership.ts'

/** How an expression becomes SQL. */
export type SqlOptions = {
  readonly dialect: 'postgres'
  /** Gives the SQL of a fact's column, quoted, such as `"revenue"` or `e."revenue"`. */
  readonly column: (name: string) => string
  /** `condition` for a WHERE clause, where null counts as false and indexes serve; `value` (the default) keeps null apart. */
  readonly as?: Sense
  /** The number of the last placeholder before these; default 0. */
  readonly parameterOffset?: number
  /** The instant of `today()` and `now()`; without it they are refused. */
  readonly now?: string
  readonly timeZone?: string
  /** Whether parts that are the same for every row are calculated beforehand; default yes. */
  readonly fold?: boolean
}

/** SQL with its parameters in the order of their placeholders. Durations are seconds or months, money is fen. */
export type SqlText = { readonly sql: string; readonly parameters: readonly SqlParameter[]; readonly type: FactType }

const constantsOf = ({ dictionary }: Typed, options: SqlOptions): ConstantOf => {
  const clock = {
    ...(options.now === undefined ? {} : { now: options.now }),
    ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
  }
  const facts = new Set(Object.keys(dictionary).map(normaliseName))
  return (node) => {
    const foldable = options.fold === false ? isWritten(node) : isConstant(node, facts, options.now !== undefined)
    const value = foldable ? constantValue(node, clock) : undefined
    return value === undefined ? null : { value }
  }
}

const betweenSql = (
  node: Extract<Expression, { readonly kind: 'between' }>,
  sense: Sense,
  compiler: Compiler,
): Fragment =>
  joinSql('and', [
    compareSql('>=', [node.value, node.low], sense, compiler),
    compareSql('<=', [node.value, node.high], sense, compiler),
  ])

const conditionalSql = (node: Extract<Expression, { readonly kind: 'if' }>, compiler: Compiler): Fragment => {
  const condition = compiler.compile(node.condition, 'condition').sql
  return atom(`case when ${condition} then ${compiler.compile(node.yes).sql} else ${compiler.compile(node.no).sql} end`)
}

const negationSql = (node: Extract<Expression, { readonly kind: 'negation' }>, compiler: Compiler): Fragment =>
  compound(`- ${inner(compiler.compile(node.operand))}`)

const nodeSql = (node: Expression, sense: Sense, compiler: Compiler, constantOf: ConstantOf): Fragment => {
  switch (node.kind) {
    case 'name':
      return atom(compiler.column(node.name))
    case 'path':
      return propertySql(node, compiler)
    case 'call':
      return callToSql(node, sense, compiler)
    case 'negation':
      return negationSql(node, compiler)
    case 'arithmetic':
      return arithmeticSql(node, compiler)
    case 'comparison':
      return compareSql(node.operator, [node.left, node.right], sense, compiler)
    case 'between':
      return betweenSql(node, sense, compiler)
    case 'in':
      return membershipSql(node, sense, constantOf, compiler)
    case 'and':
    case 'or':
      return joinSql(node.kind, [compiler.compile(node.left, sense), compiler.compile(node.right, sense)])
    case 'if':
      return conditionalSql(node, compiler)
    default:
      return compiler.refuse(node, node.kind)
  }
}

const wholeMoments = new Set(['time', 'date and time'])

// A time, a date and time or a date beyond PostgreSQL's years as whole result is given as text.
const rootConstant = (value: FeelValue, compiler: Compiler): Fragment | null =>
  value !== null && (wholeMoments.has(kindOf(value)) || isFarDate(value)) ? compiler.bind(toText(value), 'text') : null

// Leaves out parameters that the text does not name, and counts the others from the first placeholder wanted.
const renumber = (sql: string, bound: readonly SqlParameter[], offset: number): Omit<SqlText, 'type'> => {
  const order = [...new Set([...sql.matchAll(/\$(\d+)::/g)].map(([, digits]) => Number(digits)))]
  const written = sql.replace(/\$(\d+)::/g, (_, digits: string) => `$${offset + order.indexOf(Number(digits)) + 1}::`)
  return { sql: written, parameters: order.map((index) => bound[index - 1] ?? null) }
}

/** Compiles a typed expression to SQL for PostgreSQL; what cannot be compiled is refused by name, all at once. */
export const compileSql = (typed: Typed, options: SqlOptions): Result<SqlText> => {
  const parameters: SqlParameter[] = []
  const problems: Problem[] = []
  const constantOf = constantsOf(typed, options)
  const labels = new Map(Object.keys(typed.dictionary).map((label) => [normaliseName(label), label]))
  const compiler: Compiler = {
    typeOf: (node) => typed.findings.types.get(node) ?? Type.any,
    timeZone: options.timeZone ?? null,
    column: (name) => options.column(labels.get(name) ?? name),
    bind: (value, cast) => {
      parameters.push(value)
      return atom(`$${parameters.length}::${cast}`)
    },
    refuse: (node, reason) => {
      problems.push(problemAt('feel.not-compilable', typed.text, node.start, { found: reason }))
      return nullFragment
    },
    compile: (node, sense = 'value') => {
      if (typed.findings.senseless.has(node) || compiler.typeOf(node).kind === 'null') return nullFragment
      const constant = constantOf(node)
      if (constant) return literalSql(constant.value, node, compiler)
      return nodeSql(node, sense, compiler, constantOf)
    },
  }
  const whole = constantOf(typed.expression)
  const sense = options.as ?? 'value'
  const root =
    (whole ? rootConstant(whole.value, compiler) : momentSql(typed.expression, compiler)) ??
    compiler.compile(typed.expression, sense)
  const [first, ...rest] = problems
  if (first) return Result.failure(first, ...rest)
  return Result.success({ ...renumber(root.sql, parameters, options.parameterOffset ?? 0), type: typed.type })
}
