import type { Indicator, Register } from '../city/city.ts'

/** A filter compiled to SQL with its parameters, `$1` on; columns are those of the register's history table. */
export type CompiledFilter = { readonly sql: string; readonly parameters: readonly unknown[] }

/** What is counted for a commitment: an indicator of the pack, or the records of a measure, ready to be asked of the database. */
export type Counted = {
  readonly id: string
  readonly register: Register
  readonly unit: string
  readonly measure: 'count' | 'countDistinct' | 'sum' | 'latest' | 'ratio'
  readonly model: Indicator['model']
  /** The column that places a record in time; null: the day that it first counted. */
  readonly dateColumn: string | null
  readonly onceColumns: readonly string[]
  readonly amountColumn: string | null
  /** What the column's number is divided by to be in the unit. */
  readonly divisor: number
  readonly filter: CompiledFilter
  readonly pending: CompiledFilter | null
  readonly numerator: CompiledFilter | null
}
