import { sql, type RawBuilder } from 'kysely'
import type { Register } from '../city/city.ts'
import { columnOf, tableOf } from '../city/register-names.ts'
import type { Scope } from '../database/database.ts'
import { registerRevision, revisionsOf } from '../database/revision.ts'
import type { Position } from './cursor.ts'
import type { Frequency } from './frequencies.ts'
import type { ListQuery } from './list-query.ts'
import { indexSql, pageSql, sourceSql, whereSql, type Part, type SearchPath } from './list-sql.ts'
import type { RecordRow } from './record-row.ts'
import { recordSql, type Shown } from './record-sql.ts'

/** A list as the store is asked for it. */
export type ListRequest = {
  readonly register: Register
  readonly query: ListQuery
  readonly timeZone: string
  readonly limit: number
  readonly after: Position | undefined
  readonly shown: Shown
  /** How common the search is, as far as is known. */
  readonly frequency: Frequency | undefined
}

/** A page of rows; `total` where the way of finding them told it. */
export type ListPage = {
  readonly rows: readonly RecordRow[]
  readonly next: Position | null
  readonly total: number | null
  /** The register's revision in the same snapshot, to which a total belongs. */
  readonly revision: bigint
  /** Whether the search was for common words, which are not worth counting. */
  readonly isCommon: boolean
}

/** Rows looked through in order before a search that found too few of them turns to the index. */
const scanDepth = 20_000

type Fragment = RawBuilder<unknown>

// Asked along with the rows, because a statement of its own would cost as much as they do.
const revisionColumn = ({ register }: ListRequest): Fragment =>
  sql`(select number from revision where name = ${sql.lit(registerRevision(register.id))}) as "list:revision"`

const revisionOf = async (scope: Scope, { register }: ListRequest, row: RecordRow | undefined): Promise<bigint> => {
  if (row) return typeof row['list:revision'] === 'bigint' ? row['list:revision'] : 0n
  const name = registerRevision(register.id)
  return (await revisionsOf(scope, [name])).get(name) ?? 0n
}

const orderColumn = ({ query }: ListRequest, part: Part): readonly Fragment[] =>
  query.order.field && part === 'valued'
    ? [sql`${sql.ref(`t.${columnOf(query.order.field.id)}`)}::text as "order:value"`]
    : []

const maySort = (connection: Scope['sql'], may: 'on' | 'off') =>
  sql`select set_config('enable_sort', ${sql.lit(may)}, true)`.execute(connection)

// The planner would read and sort the whole table for the many rows that a scan may look through, where the index on the order
// gives the few that it needs one after the other. The three are sent without waiting for each other.
const inOrder = async (
  connection: Scope['sql'],
  scan: () => Promise<{ readonly rows: readonly RecordRow[] }>,
): Promise<readonly RecordRow[]> => {
  const [, { rows }] = await Promise.all([maySort(connection, 'off'), scan(), maySort(connection, 'on')])
  return rows
}

const runPage = async (
  { sql: connection }: Scope,
  request: ListRequest,
  part: Part,
  path: SearchPath,
): Promise<readonly RecordRow[]> => {
  const { register, query, timeZone, limit, after } = request
  const page = pageSql(query, part, after)
  const where = whereSql(register, query, timeZone, path)
  const columns = sql.join([recordSql(request.shown), revisionColumn(request), ...orderColumn(request, part)])
  // Written into the text: a prepared statement is planned without its parameters, and all depends on the limit.
  const most = sql.lit(limit + 1)
  const source = sourceSql(register, query.asOf)
  if (path === 'scan') {
    const plain = whereSql(register, { ...query, search: undefined }, timeZone, path)
    return inOrder(connection, () =>
      sql<RecordRow>`
        select ${columns} from (select * from ${source} where ${plain} and ${page.where} order by ${page.order} limit ${sql.lit(scanDepth)}) t
        where ${where} order by ${page.order} limit ${most}`.execute(connection),
    )
  }
  if (path === 'index') {
    const index = indexSql(register, query)
    const found = index ? sql`${index} where ${page.where}` : sql`${source} where ${where} and ${page.where}`
    const { rows } = await sql<RecordRow>`
      with hit as materialized (select ${page.columns} from ${found})
      select ${columns}, (select count(*)::int from hit) as "total:count" from ${source}
      where t.id in (select t.id from hit t order by ${page.order} limit ${most}) order by ${page.order}`.execute(
      connection,
    )
    return rows
  }
  const { rows } = await sql<RecordRow>`
    select ${columns} from ${source} where ${where} and ${page.where} order by ${page.order} limit ${most}`.execute(
    connection,
  )
  return rows
}

const choosePath = ({ query, frequency }: ListRequest): SearchPath => {
  if (!query.search || query.asOf !== undefined) return 'columns'
  return query.search.grams.length > 0 && (frequency?.isRare ?? true) ? 'index' : 'scan'
}

const positionOf = (row: RecordRow): Position => {
  const value = row['order:value']
  return { id: row.id, value: typeof value === 'string' ? value : null }
}

const toPage = (
  rows: readonly RecordRow[],
  limit: number,
  counted: Pick<ListPage, 'total' | 'isCommon' | 'revision'>,
): ListPage => {
  const last = rows[limit - 1]
  const isMore = rows.length > limit && last !== undefined
  return { rows: rows.slice(0, limit), next: isMore ? positionOf(last) : null, ...counted }
}

const runParts = async (scope: Scope, request: ListRequest, path: SearchPath): Promise<readonly RecordRow[]> => {
  const { query, after, limit } = request
  const isEmptyPart = query.order.field === null || (after !== undefined && after.value === null)
  const rows = await runPage(scope, request, isEmptyPart ? 'empty' : 'valued', path)
  if (isEmptyPart || rows.length > limit || query.order.field?.required) return rows
  const rest = { ...request, after: undefined, limit: limit - rows.length }
  return [...rows, ...(await runPage(scope, rest, 'empty', path))]
}

/** One page of a list, found in the way that is cheapest for it. */
export const listPage = async (scope: Scope, request: ListRequest): Promise<ListPage> => {
  const { limit, query } = request
  const path = choosePath(request)
  const rows = await runParts(scope, request, path)
  const isShort = path === 'scan' && rows.length <= limit
  const found = isShort ? await runParts(scope, request, 'index') : rows
  // Only the first page of the newest records has seen every record that the index found.
  const isWhole = request.after === undefined && query.order.field === null && (isShort || path === 'index')
  const total = isWhole ? Number(found[0]?.['total:count'] ?? 0) : null
  const revision = await revisionOf(scope, request, found[0])
  return toPage(found, limit, { total, revision, isCommon: path === 'scan' && !isShort })
}

type Counted = Pick<ListRequest, 'register' | 'query' | 'timeZone'>

const countedWhere = ({ register, query, timeZone }: Counted, path: 'index' | 'estimate') =>
  whereSql(register, query, timeZone, query.asOf === undefined ? path : 'columns')

/** How many records the planner expects a list to hold. */
export const estimateRecords = async (connection: Scope['sql'], counted: Counted) => {
  const source = sourceSql(counted.register, counted.query.asOf)
  const { rows } = await sql<{ 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] }>`
    explain (format json) select 1 from ${source} where ${countedWhere(counted, 'estimate')}`.execute(connection)
  return { count: Math.round(rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0), isExact: false }
}

/** The most records that are counted one by one. */
const countLimit = 10_000

/** How many records a list holds: exact up to a limit, else what the planner expects. */
export const countRecords = async (connection: Scope['sql'], counted: Counted) => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select 1 from ${sourceSql(counted.register, counted.query.asOf)} where ${countedWhere(counted, 'index')}
      limit ${countLimit + 1}
    ) counted`.execute(connection)
  const found = rows[0]?.n ?? 0
  if (found <= countLimit) return { count: found, isExact: true }
  const expected = await estimateRecords(connection, counted)
  return { count: Math.max(found, expected.count), isExact: false }
}

/** One record, now or as of a day. */
export const findRecord = async (
  { sql: connection }: Scope,
  {
    register,
    asOf,
    timeZone,
    shown,
  }: Pick<ListRequest, 'register' | 'timeZone' | 'shown'> & { asOf: string | undefined },
  id: string,
): Promise<RecordRow | undefined> => {
  const query: ListQuery = {
    search: undefined,
    conditions: [],
    order: { field: null, isDescending: true },
    asOf,
    ended: 'with',
    columns: shown.fields,
  }
  const { rows } = await sql<RecordRow>`
    select ${recordSql(shown)} from ${sourceSql(register, asOf)}
    where t.id = ${id}::uuid and ${whereSql(register, query, timeZone, 'columns')}`.execute(connection)
  return rows[0]
}

/** Which of the keys that references would store have no record behind them. */
export const missingReferences = async (
  { sql: connection }: Scope,
  registerId: string,
  keys: readonly string[],
): Promise<readonly string[]> => {
  const { rows } = await sql<{ key: string }>`
    select key from unnest(${keys}::text[]) as wanted(key)
    where not exists (select 1 from ${sql.table(tableOf(registerId))} x where x.record_key = key)`.execute(connection)
  return rows.map(({ key }) => key)
}
