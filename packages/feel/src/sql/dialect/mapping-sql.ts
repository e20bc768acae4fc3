import type { FactType } from '../../check/fact-type.ts'
import type { Expression } from '../../syntax/expression.ts'
import { isList } from '../../value/kind.ts'
import type { DaysDuration, FeelValue } from '../../value/value.ts'
import { formatDate } from '../../temporal/format.ts'
import type { DateField, Dialect } from './dialect.ts'
import { substringSql, textFunctions } from './text-sql.ts'

/** What the visitor of a text or date expression needs. */
export type MappingSite = {
  readonly dialect: Dialect
  readonly columnSql: (name: string) => string
  readonly isColumn: (name: string) => boolean
  readonly constantOf: (node: Expression) => { readonly value: FeelValue } | null
  readonly typeOf: (node: Expression) => FactType
  readonly refuse: (node: Expression, reason: string) => string
}

const literalSql = (value: FeelValue, node: Expression, { dialect, refuse }: MappingSite): string => {
  if (value === null) return 'null'
  if (typeof value === 'string') return value.includes('\0') ? refuse(node, 'a text with U+0000') : dialect.text(value)
  if (typeof value === 'boolean') return String(value)
  if ('toFixed' in value) return value.toFixed()
  if (value.kind === 'date' && value.year >= 1 && value.year <= 9999) return dialect.date(formatDate(value))
  return value.kind === 'money' && value.fen.isInteger() ? value.fen.toFixed() : refuse(node, value.kind)
}

const names = (node: Expression): readonly string[] | null => {
  if (node.kind === 'or') {
    const [left, right] = [names(node.left), names(node.right)]
    return left && right ? [...left, ...right] : null
  }
  const isNull =
    node.kind === 'comparison' && node.operator === '=' && node.right.kind === 'literal' && node.right.value === null
  return isNull && node.left.kind === 'name' ? [node.left.name] : null
}

const strictKinds = new Set(['comparison', 'in', 'call'])

// `if x = null then null else test of x` is what SQL does by itself.
const guardedTest = (node: Expression): Expression | null =>
  node.kind === 'if' &&
  node.yes.kind === 'literal' &&
  node.yes.value === null &&
  strictKinds.has(node.no.kind) &&
  names(node.condition) !== null
    ? node.no
    : null

type Sense = 'strict' | 'feel'

const comparisonSql = (
  node: Extract<Expression, { readonly kind: 'comparison' }>,
  sense: Sense,
  site: MappingSite,
): string => {
  const [left, right] = [mappingSql(node.left, site), mappingSql(node.right, site)]
  if (node.operator !== '=' && node.operator !== '!=') return `${left} ${node.operator} ${right}`
  const equal = node.operator === '='
  if (right === 'null' || left === 'null') return `${left === 'null' ? right : left} is ${equal ? '' : 'not '}null`
  if (sense === 'strict') return `${left} ${equal ? '=' : '<>'} ${right}`
  // Null equals null and nothing else.
  if (site.dialect.name === 'spark') return `${equal ? '' : 'not '}(${left} <=> ${right})`
  return `${left} is ${equal ? 'not ' : ''}distinct from ${right}`
}

const valuesOf = (tests: readonly Expression[], site: MappingSite): readonly FeelValue[] | null => {
  const found = tests.map((test) => site.constantOf(test))
  const values = found.flatMap((constant) =>
    constant === null ? [] : isList(constant.value) ? constant.value.items : [constant.value],
  )
  return found.every((constant) => constant !== null) && values.every((value) => typeof value === 'string')
    ? values
    : null
}

const membershipSql = (node: Extract<Expression, { readonly kind: 'in' }>, sense: Sense, site: MappingSite): string => {
  const value = mappingSql(node.value, site)
  const [first] = node.tests
  if (node.tests.length === 1 && first?.kind === 'name' && site.isColumn(first.name)) {
    const list = site.columnSql(first.name)
    return `(${site.dialect.listHas(list, value)} or (${value} is null and ${list} is null))`
  }
  const values = valuesOf(node.tests, site)
  if (!values || values.length === 0) return site.refuse(node, 'in')
  const listed = `${value} in (${values.map((each) => literalSql(each, node, site)).join(', ')})`
  return sense === 'strict' ? listed : `coalesce(${listed}, false)`
}

const fields: Readonly<Record<string, DateField>> = { year: 'year', month: 'month', day: 'day', weekday: 'weekday' }

const pathSql = (node: Extract<Expression, { readonly kind: 'path' }>, site: MappingSite): string => {
  const field = fields[node.name]
  return field
    ? site.dialect.part(field, mappingSql(node.source, site), node.source.kind !== 'name')
    : site.refuse(node, node.name)
}

// Of a null alone a database does not know which function is meant.
const textSql = (node: Expression, site: MappingSite): string => {
  const sql = mappingSql(node, site)
  return sql === 'null' ? site.dialect.nullText : sql
}

type Sum = Extract<Expression, { readonly kind: 'arithmetic' }>

const day = 86_400_000_000_000n

const movedSql = (node: Sum, { nanos }: DaysDuration, site: MappingSite): string => {
  const moved = node.operator === '-' ? -nanos : nanos
  const whole = (moved - (((moved % day) + day) % day)) / day
  return site.dialect.fromDays(`${site.dialect.days(mappingSql(node.left, site))} + (${whole})`)
}

const joinedSql = (node: Sum, site: MappingSite): string => {
  const parts = [mappingSql(node.left, site), mappingSql(node.right, site)]
  return parts.includes('null') ? 'null' : parts.join(' || ')
}

const sumSql = (node: Sum, site: MappingSite): string => {
  if (site.typeOf(node).kind === 'string' && node.operator === '+') return joinedSql(node, site)
  const duration = site.constantOf(node.right)?.value ?? null
  if (duration === null || typeof duration !== 'object' || !('kind' in duration)) {
    return site.refuse(node, node.operator)
  }
  if (duration.kind === 'days and time duration') return movedSql(node, duration, site)
  if (duration.kind !== 'years and months duration') return site.refuse(node, duration.kind)
  const months = node.operator === '-' ? -duration.months : duration.months
  return site.dialect.addMonths(mappingSql(node.left, site), months)
}

const functions: Readonly<Record<string, (dialect: Dialect, parts: readonly string[]) => string>> = {
  contains: (dialect, [text = '', part = '']) => dialect.contains(text, part),
  'starts with': (dialect, [text = '', part = '']) => dialect.startsWith(text, part),
  'ends with': (dialect, [text = '', part = '']) => dialect.endsWith(text, part),
  'string length': (dialect, [text = '']) => dialect.length(text),
  'list contains': (dialect, [list = '', item = '']) =>
    `case when ${list} is not null then ${dialect.listHas(list, item)} end`,
  count: (dialect, [list = '']) => dialect.listLength(list),
  not: (_dialect, [condition = '']) => `not (${condition})`,
  odd: (_dialect, [number = '']) => `${number} % 2 in (1, -1)`,
  even: (_dialect, [number = '']) => `${number} % 2 = 0`,
  ...textFunctions,
}

const ofTexts = new Set(['contains', 'starts with', 'ends with', 'string length', ...Object.keys(textFunctions)])

const callSql = (node: Extract<Expression, { readonly kind: 'call' }>, site: MappingSite): string => {
  const name = node.target.kind === 'name' ? node.target.name : ''
  const write = functions[name]
  if (name === 'substring') return substringSql(node, mappingSql, site)
  if (!write || node.parameters.some((parameter) => parameter.name !== null)) return site.refuse(node, name)
  const part = ofTexts.has(name) ? textSql : mappingSql
  return write(
    site.dialect,
    node.parameters.map(({ value }) => part(value, site)),
  )
}

const chosenSql = (node: Extract<Expression, { readonly kind: 'if' }>, site: MappingSite): string => {
  const test = guardedTest(node)
  if (test) return mappingSql(test, site, 'strict')
  return `case when ${mappingSql(node.condition, site)} then ${mappingSql(node.yes, site)} else ${mappingSql(node.no, site)} end`
}

const compoundSql = (node: Expression, site: MappingSite): string => {
  switch (node.kind) {
    case 'if':
      return chosenSql(node, site)
    case 'path':
      return pathSql(node, site)
    case 'arithmetic':
      return sumSql(node, site)
    case 'call':
      return callSql(node, site)
    case 'between':
      return `${mappingSql(node.value, site)} between ${mappingSql(node.low, site)} and ${mappingSql(node.high, site)}`
    default:
      return site.refuse(node, node.kind)
  }
}

/** Gives an expression over texts, lists or dates in three values. */
export const mappingSql = (node: Expression, site: MappingSite, sense: Sense = 'feel'): string => {
  const constant = site.constantOf(node)
  if (constant) return literalSql(constant.value, node, site)
  switch (node.kind) {
    case 'name':
      return site.isColumn(node.name) ? site.columnSql(node.name) : site.refuse(node, node.name)
    case 'comparison':
      return comparisonSql(node, sense, site)
    case 'in':
      return membershipSql(node, sense, site)
    case 'and':
    case 'or':
      return `(${mappingSql(node.left, site)} ${node.kind} ${mappingSql(node.right, site)})`
    default:
      return compoundSql(node, site)
  }
}
