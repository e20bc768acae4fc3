import type { ReactNode } from 'react'

/** A column of a list: its head (with the unit, where it has one), how a cell shows, and whether it can be sorted. */
export type ListColumn<Row> = {
  readonly id: string
  readonly label: string
  readonly unit?: string
  readonly isNumber?: boolean
  readonly isSortable?: boolean
  /** Left out of the first view; the reader can choose it. */
  readonly isExtra?: boolean
  readonly cell: (row: Row) => ReactNode
}

/** A filter of a list: free text, or one of a closed set. */
export type ListFilter = {
  readonly id: string
  readonly label: string
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

/** The columns that show: those chosen, else all that are not extra. */
export const shownColumns = <Row>(
  columns: readonly ListColumn<Row>[],
  chosen: readonly string[] | undefined,
): readonly ListColumn<Row>[] => {
  const shown = columns.filter((column) => (chosen ? chosen.includes(column.id) : column.isExtra !== true))
  return shown.length > 0 ? shown : columns.slice(0, 1)
}
