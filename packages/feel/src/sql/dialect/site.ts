import type { Bits, Whole } from '../../columns/node.ts'
import type { Column } from '../../columns/column.ts'
import type { Mapping } from '../../columns/compilation.ts'
import type { Dialect } from './dialect.ts'

/** A number that comes from a column or mapping. */
export type Source = Extract<Whole, { readonly kind: 'source' }>

/** What the visitor of a compiled rule needs. */
export type Site = {
  readonly dialect: Dialect
  /** Gives a column by its name. */
  readonly column: (name: string) => Column
  /** Gives the SQL of a column by its name. */
  readonly columnSql: (name: string) => string
  /** Gives a mapping by its number. */
  readonly mapping: (index: number) => Mapping
  /** Gives the whole number of a source. */
  readonly source: (node: Source) => string
  /** Gives a source as the column holds it, decimals and dates included; null where that is no column. */
  readonly natural: (node: Source) => string | null
  /** Gives a condition in which unknown counts as false. */
  readonly condition: (node: Bits) => string
  /** Gives a mapping's expression in three values. */
  readonly mapped: (index: number) => string
}
