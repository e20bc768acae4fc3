import { type Problem, Result } from '@ceyuan/values'
import type { Typed } from '../../check/check.ts'
import type { FactType } from '../../check/fact-type.ts'
import { createBuilder } from '../../columns/builder.ts'
import { type Column, columnsOf } from '../../columns/column.ts'
import type { Mapping } from '../../columns/compilation.ts'
import { type ColumnClock, compileColumnar } from '../../columns/compile.ts'
import type { Columnar } from '../../columns/node.ts'
import { normaliseName } from '../../syntax/name.ts'
import type { SqlText } from '../to-sql.ts'
import { bitsSql } from './bits-sql.ts'
import { dialects } from './dialect.ts'
import { createSite, type SqlSource, valueSql } from './program-sql.ts'

/** How an expression becomes SQL for DuckDB or Spark. */
export type DialectOptions = ColumnClock & {
  readonly dialect: 'duckdb' | 'spark'
  /** Gives the SQL of a fact's column, quoted. */
  readonly column: (name: string) => string
  /** What the columns hold, with the bounds that prove every number to stay within 64 bits; else that of their types alone. */
  readonly columns?: readonly Column[]
  /** `condition` for a WHERE clause, where null counts as false; `value` (the default) keeps null apart. */
  readonly as?: 'condition' | 'value'
}

/** Compiles a typed expression to SQL for DuckDB or Spark, by way of columns; what cannot be compiled is refused by name. */
export const compileDialectSql = (typed: Typed, options: DialectOptions): Result<SqlText> => {
  const columns = options.columns ?? columnsOf(typed.dictionary)
  const mappings: Mapping[] = []
  const labels = new Map(Object.keys(typed.dictionary).map((label) => [normaliseName(label), label]))
  const columnar = compileColumnar(typed, {
    builder: createBuilder(),
    columns: new Map(columns.map((each) => [each.name, each])),
    mapping: (mapping) => mappings.push(mapping) - 1,
    clock: options,
  })
  if (columnar.kind === 'failure') return columnar
  const column = (name: string): string => options.column(labels.get(name) ?? name)
  const source = { dialect: dialects[options.dialect], columns, mappings, clock: options, column }
  const sql = columnarSql(columnar.value, source, typed.type, options.as ?? 'value')
  return Result.map(sql, (text) => ({ sql: text, parameters: [], type: typed.type }))
}

// As condition, in which unknown counts as false, or as value; the days of a date are a date again.
const columnarSql = (
  columnar: Columnar,
  source: SqlSource,
  { kind }: FactType,
  as: 'condition' | 'value',
): Result<string> => {
  const problems: Problem[] = []
  const site = createSite(source, problems)
  const value = columnar.kind === 'truth' && as === 'condition' ? bitsSql(columnar.yes, site) : valueSql(columnar, site)
  const sql = kind === 'date' && columnar.kind === 'amount' ? source.dialect.fromDays(value) : value
  const [first, ...rest] = problems
  return first ? Result.failure(first, ...rest) : Result.success(sql)
}
