import type { KeyboardEvent, ReactElement } from 'react'
import { useMessages } from '../i18n/use-messages.ts'
import type { ListColumn } from './list-column.ts'
import type { Order } from './list-state.ts'

type Props<Row> = {
  readonly caption: string
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly order: Order | undefined
  readonly onOrder: (order: Order) => void
  readonly onOpen?: ((row: Row) => void) | undefined
}

const Head = <Row,>(props: {
  readonly column: ListColumn<Row>
  readonly order: Order | undefined
  readonly onOrder: (order: Order) => void
}): ReactElement => {
  const { t } = useMessages()
  const { column, order } = props
  const isOrdered = order?.column === column.id
  const direction = isOrdered && order.isDescending ? 'descending' : 'ascending'
  const nextDescending = isOrdered && !order.isDescending
  return (
    <th
      scope="col"
      className={column.isNumber === true ? 'number' : undefined}
      {...(isOrdered ? { 'aria-sort': direction } : {})}
    >
      {column.isSortable === true ? (
        <button
          type="button"
          className="list-sort"
          title={t(nextDescending ? 'shell.list.sortDescending' : 'shell.list.sortAscending', { column: column.label })}
          onClick={() => props.onOrder({ column: column.id, isDescending: nextDescending })}
        >
          {column.label}
          <span aria-hidden="true">{isOrdered ? (order.isDescending ? ' ↓' : ' ↑') : ' ↕'}</span>
        </button>
      ) : (
        column.label
      )}
      {column.unit === undefined ? null : (
        <span className="small quiet">{t('shell.unitInHead', { unit: column.unit })}</span>
      )}
    </th>
  )
}

const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const row = event.currentTarget
  const next =
    event.key === 'ArrowDown' ? row.nextElementSibling : event.key === 'ArrowUp' ? row.previousElementSibling : null
  if (!(next instanceof HTMLElement)) return
  event.preventDefault()
  next.focus()
}

/** The rows of a list: sortable heads, arrow keys between rows, Enter opens. */
export const ListTable = <Row,>(props: Props<Row>): ReactElement => {
  const { onOpen } = props
  return (
    <table className="table list-table">
      <caption className="vh">{props.caption}</caption>
      <thead>
        <tr>
          {props.columns.map((column) => (
            <Head key={column.id} column={column} order={props.order} onOrder={props.onOrder} />
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr
            key={props.keyOf(row)}
            tabIndex={0}
            onKeyDown={(event) => {
              moveFocus(event)
              if (event.key === 'Enter' && event.target === event.currentTarget) onOpen?.(row)
            }}
            onDoubleClick={() => onOpen?.(row)}
          >
            {props.columns.map((column) => (
              <td key={column.id} className={column.isNumber === true ? 'number' : undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
