import { sql, type RawBuilder } from 'kysely'
import type { Register, RegisterField } from '../city/city.ts'
import { columnOf, historyTableOf, matchingFunction, tableOf } from '../city/register-names.ts'
import { columnType } from './column-type.ts'
import type { Condition, ListQuery } from './list-query.ts'
import type { Position } from './cursor.ts'
import type { SearchQuery } from './search-text.ts'

type Sql = RawBuilder<unknown>

const column = (field: Pick<RegisterField, 'id'>): Sql => sql.ref(`t.${columnOf(field.id)}`)

const typed = (field: RegisterField, value: unknown): Sql => sql`${value}::${sql.raw(columnType(field.type))}`

const likePattern = (text: string): string => `%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`

const conditionSql = (condition: Condition): Sql => {
  const { field } = condition
  const of = column(field)
  switch (condition.kind) {
    case 'empty':
      return sql`${of} is null`
    case 'filled':
      return sql`${of} is not null`
    case 'has':
      return field.type === 'list'
        ? sql`${of} @> array[${condition.values[0]}]::text[]`
        : sql`${of} ilike ${likePattern(String(condition.values[0]))}`
    case 'min':
      return sql`${of} >= ${typed(field, condition.values[0])}`
    case 'max':
      return sql`${of} <= ${typed(field, condition.values[0])}`
    case 'in':
      if (field.type === 'list') return sql`${of} && ${condition.values}::text[]`
      if (condition.values.length === 1) return sql`${of} = ${typed(field, condition.values[0])}`
      return sql`${of} = any(${condition.values}::${sql.raw(columnType(field.type))}[])`
  }
}

const all = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`

const endedSql = (ended: ListQuery['ended']): readonly Sql[] => {
  switch (ended) {
    case 'with':
      return []
    case 'only':
      return [sql`t.ended_at is not null`]
    case 'without':
      return [sql`t.ended_at is null`]
  }
}

/** Records as of the end of a day in the city's time zone. */
export const asOfSql = (asOf: string, timeZone: string): Sql => {
  const end = sql`((${asOf}::date + 1)::timestamp at time zone ${timeZone})`
  return sql`t.recorded_at < ${end} and (t.superseded_at is null or t.superseded_at >= ${end})`
}

/** The table that a list reads: the current versions, or all versions when it looks back. */
export const sourceSql = (register: Register, asOf: string | undefined): Sql =>
  sql`${sql.table(asOf === undefined ? tableOf(register.id) : historyTableOf(register.id))} t`

/**
 * How the words searched for are found: by the index, by the text of each row in turn (`scan`; `columns` in old versions, which
 * have none), or only so that the planner can guess how many there are.
 */
export type SearchPath = 'index' | 'scan' | 'columns' | 'estimate'

// The ids of the records that the index finds.
const foundSql = (register: Register, { tsquery, patterns }: SearchQuery, ended: ListQuery['ended']): Sql =>
  sql`${sql.id(matchingFunction(tableOf(register.id)))}(${tsquery}::tsquery, ${patterns}::text[], ${ended !== 'without'}::boolean)`

const searchSql = (register: Register, { search, ended }: ListQuery, path: SearchPath): readonly Sql[] => {
  if (!search) return []
  const { tsquery, words } = search
  if (path === 'estimate') return [sql`t.search @@ ${tsquery}::tsquery`]
  if (path === 'index') return [sql`t.id in (select ${foundSql(register, search, ended)})`]
  const searched = register.fields.filter(({ search: isSearched, id }) => isSearched || id === register.title)
  const text =
    path === 'scan'
      ? sql`t.search_text`
      : sql`lower(concat_ws(chr(10), ${sql.join(searched.map((field) => sql`${column(field)}::text`))}))`
  return words.map((word) => sql`${text} like ${likePattern(word)}`)
}

/** Which records a list holds, without its order and page. */
export const whereSql = (register: Register, query: ListQuery, timeZone: string, path: SearchPath): Sql =>
  all([
    ...endedSql(query.ended),
    ...(query.asOf === undefined ? [] : [asOfSql(query.asOf, timeZone)]),
    ...query.conditions.map(conditionSql),
    ...searchSql(register, query, path),
  ])

/** What the index finds as a table `t` of ids, where nothing but the search says which records a list holds. */
export const indexSql = (register: Register, query: ListQuery): Sql | undefined =>
  query.search && query.conditions.length === 0 && query.ended !== 'only' && query.order.field === null
    ? sql`${foundSql(register, query.search, query.ended)} t(id)`
    : undefined

/** Records without a value come after all others, whichever way the list is ordered. */
export type Part = 'valued' | 'empty'

/** Which part of the order a page reads, where in it the page begins, and the columns that the order needs. */
export const pageSql = (
  { order }: ListQuery,
  part: Part,
  after: Position | undefined,
): { readonly where: Sql; readonly order: Sql; readonly columns: Sql } => {
  const { field, isDescending } = order
  const direction = sql.raw(isDescending ? 'desc' : 'asc')
  const beyond = sql.raw(isDescending ? '<' : '>')
  if (!field || part === 'empty') {
    const where = [
      ...(field ? [sql`${column(field)} is null`] : []),
      ...(after ? [sql`t.id ${beyond} ${after.id}::uuid`] : []),
    ]
    return { where: all(where), order: sql`t.id ${direction}`, columns: sql`t.id` }
  }
  const where = [
    sql`${column(field)} is not null`,
    ...(after ? [sql`(${column(field)}, t.id) ${beyond} (${typed(field, after.value)}, ${after.id}::uuid)`] : []),
  ]
  const columns = sql`t.id, ${column(field)}`
  return { where: all(where), order: sql`${column(field)} ${direction}, t.id ${direction}`, columns }
}
