import { Problem, Result } from '@ceyuan/values'
import type { Column } from '../../columns/column.ts'
import type { Mapping } from '../../columns/compilation.ts'
import type { ColumnClock } from '../../columns/compile.ts'
import type { Columnar } from '../../columns/node.ts'
import type { ColumnProgram } from '../../columns/program.ts'
import { constantValue, isConstant } from '../fold.ts'
import { bitsSql } from './bits-sql.ts'
import type { Dialect } from './dialect.ts'
import { mappingSql } from './mapping-sql.ts'
import type { Site, Source } from './site.ts'
import { decimalText, wholeSql } from './whole-sql.ts'

/** What SQL is written from: columns, mappings, and the SQL of each column. */
export type SqlSource = {
  readonly dialect: Dialect
  readonly columns: readonly Column[]
  readonly mappings: readonly Mapping[]
  readonly clock: ColumnClock
  /** Gives the SQL of a fact's column. */
  readonly column: (name: string) => string
}

/** Gives what the visitor needs; what cannot be written goes among the problems. */
export const createSite = ({ dialect, columns, mappings, clock, column }: SqlSource, problems: Problem[]): Site => {
  const byName = new Map(columns.map((each) => [each.name, each]))
  const names = new Set(byName.keys())
  const found = (name: string): Column => {
    const known = byName.get(name)
    if (!known) throw new Error(`no column ${name}`)
    return known
  }
  const mapping = (index: number): Mapping => {
    const known = mappings[index]
    if (!known) throw new RangeError(`no mapping ${index}`)
    return known
  }
  const refuse = (reason: string): string => {
    const isTold = problems.some(({ values }) => values['found'] === reason)
    if (!isTold) problems.push(Problem.create('feel.not-compilable', { found: reason }))
    return 'null'
  }
  const mapped = (index: number): string => {
    const { expression, typeOf, denominator } = mapping(index)
    if (denominator !== 1n) return refuse('a number that is asked row by row')
    return mappingSql(expression, {
      dialect,
      columnSql: column,
      isColumn: (name) => names.has(name),
      constantOf: (node) => {
        const value = isConstant(node, names, clock.now !== undefined) ? constantValue(node, clock) : undefined
        return value === undefined ? null : { value }
      },
      typeOf,
      refuse: (_node, reason) => refuse(reason),
    })
  }
  const source = ({ source: from, denominator }: Source): string => {
    if (from.kind === 'mapping') return mappedWhole(mapping(from.mapping), mapped(from.mapping), dialect)
    if (found(from.name).storage === 'int32') return dialect.days(column(from.name))
    return denominator === 1n ? column(from.name) : dialect.whole(`round(${column(from.name)} * ${denominator})`)
  }
  const site: Site = {
    dialect,
    column: found,
    columnSql: column,
    mapping,
    mapped,
    source,
    natural: ({ source: from }) => (from.kind === 'column' ? column(from.name) : null),
    condition: (node) => bitsSql(node, site),
  }
  return site
}

const mappedWhole = (mapping: Mapping, sql: string, dialect: Dialect): string =>
  mapping.result === 'days' ? dialect.days(sql) : sql

/** A rule as SQL: where it holds, where it does not, and what it gives where that is known. */
export type RuleSql = { readonly id: string; readonly yes: string; readonly no: string; readonly amount: string | null }

/** Writes every rule of a program in a dialect; what cannot be written is refused by name. */
export const programSql = (
  program: ColumnProgram,
  dialect: Dialect,
  column: (name: string) => string = dialect.identifier,
): Result<readonly RuleSql[]> => {
  const problems: Problem[] = []
  const site = createSite({ ...program, dialect, column }, problems)
  const rules = program.rules.map(({ id, yes, no, amount }): RuleSql => {
    const written = amount && valueSql({ kind: 'amount', ...amount }, site)
    return { id, yes: bitsSql(yes, site), no: bitsSql(no, site), amount: written }
  })
  const [first, ...rest] = problems
  return first ? Result.failure(first, ...rest) : Result.success(rules)
}

/** Gives a compiled expression as value; unknown is null. */
export const valueSql = (columnar: Columnar, site: Site): string => {
  if (columnar.kind === 'null' || columnar.kind === 'ratio') return 'null'
  if (columnar.kind === 'truth') {
    const [yes, no] = [bitsSql(columnar.yes, site), bitsSql(columnar.no, site)]
    return `case when ${yes} then true when ${no} then false end`
  }
  const { whole, known } = columnar
  const sql = wholeSql(whole, site)
  const natural =
    whole.denominator === 1n ? sql : `cast(${sql} as decimal(19, 0)) * ${decimalText(1n, whole.denominator)}`
  return known.kind === 'ones' ? natural : `case when ${bitsSql(known, site)} then ${natural} end`
}
