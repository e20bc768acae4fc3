import { DuckDBInstance } from '@duckdb/node-api'
import { dictionary, type Row } from './feel-expressions.ts'

const types: Readonly<Record<string, string>> = {
  string: 'varchar',
  number: 'decimal(18, 2)',
  money: 'bigint',
  date: 'date',
  boolean: 'boolean',
  list: 'varchar[]',
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

const cell = (text: string | null | undefined, kind: string): string => {
  if (text === null || text === undefined) return `null::${types[kind] ?? 'varchar'}`
  if (kind !== 'list') return `${quoted(text)}::${types[kind] ?? 'varchar'}`
  return text === '' ? '[]::varchar[]' : `string_split(${quoted(text)}, '|')`
}

/** Gives rows as a query of DuckDB, with their number as `place`. */
const rowsSql = (rows: readonly Row[]): string =>
  rows
    .map((cells, index) => {
      const columns = Object.entries(dictionary).map(([name, { kind }]) => `${cell(cells[name], kind)} as "${name}"`)
      return `select ${index} as place, ${columns.join(', ')}`
    })
    .join(' union all ')

/** A DuckDB in memory, that gives the columns of a query over rows as text. */
export type DuckdbRunner = {
  readonly select: (
    columns: readonly string[],
    rows: readonly Row[],
  ) => Promise<readonly (readonly (string | null)[])[]>
  readonly close: () => void
}

/** Opens a DuckDB in memory. */
export const openDuckdb = async (): Promise<DuckdbRunner> => {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  return {
    select: async (columns, rows) => {
      const written = columns.map((sql) => `cast(${sql} as varchar)`).join(', ')
      const result = await connection.runAndReadAll(`select ${written} from (${rowsSql(rows)}) as r order by place`)
      return result.getRows().map((row) => row.map((value) => (value === null ? null : String(value))))
    },
    close: () => connection.closeSync(),
  }
}
