import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import { useMessages } from '../i18n/use-messages.ts'
import { Empty, Loaded } from '../parts/States.tsx'
import { type ListColumn, type ListFilter, shownColumns } from './list-column.ts'
import type { ListState } from './list-state.ts'
import { ListFilters } from './ListFilters.tsx'
import { ListTable } from './ListTable.tsx'
import { ColumnChoice, LocalViewChoice, ViewChoice } from './ListTools.tsx'
import type { KeptViews } from './saved-views.ts'
import './list.css'

/** A page of a list as the API gives it. */
export type ListAnswer<Row> = { readonly items: readonly Row[]; readonly next: string | null }

type Props<Row> = {
  /** Names the list for saved views, such as `register.enterprise`. */
  readonly id: string
  readonly title: string
  readonly query: UseQueryResult<ListAnswer<Row>>
  readonly state: ListState
  readonly columns: readonly ListColumn<Row>[]
  readonly filters: readonly ListFilter[]
  readonly keyOf: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** The address of an export of exactly what is shown. */
  readonly exportTo?: string
  /** The reader's views where the account keeps them; this browser does where left out. */
  readonly views?: KeptViews
  /** Buttons at the head, such as import. */
  readonly actions?: ReactNode
  /** Shown where the list has no record at all; teaches what belongs here. */
  readonly empty: ReactNode
  /** Source line at the foot. */
  readonly source?: string
}

const Paging = ({
  state,
  answer,
}: {
  readonly state: ListState
  readonly answer: ListAnswer<unknown>
}): ReactElement => {
  const { t } = useMessages()
  const { next } = answer
  return (
    <div className="list-paging">
      <output className="small quiet">{t('shell.list.count', { count: answer.items.length })}</output>
      {state.cursor === undefined ? null : (
        <button type="button" className="button compact" onClick={() => state.setCursor(undefined)}>
          {t('shell.list.first')}
        </button>
      )}
      {next === null ? null : (
        <button type="button" className="button compact" onClick={() => state.setCursor(next)}>
          {t('shell.more')}
        </button>
      )}
    </div>
  )
}

const Body = <Row,>({
  props,
  answer,
}: {
  readonly props: Props<Row>
  readonly answer: ListAnswer<Row>
}): ReactElement => {
  const { t } = useMessages()
  const { state } = props
  if (answer.items.length === 0)
    return Object.keys(state.filters).length === 0 && state.cursor === undefined ? (
      <>{props.empty}</>
    ) : (
      <Empty title={t('shell.list.none')} text={t('shell.list.noneText')}>
        <button type="button" className="button" onClick={state.reset}>
          {t('shell.list.reset')}
        </button>
      </Empty>
    )
  return (
    <>
      <div className="scroll">
        <ListTable
          caption={props.title}
          columns={shownColumns(props.columns, state.columns)}
          rows={answer.items}
          keyOf={props.keyOf}
          order={state.order}
          onOrder={state.setOrder}
          onOpen={props.onOpen}
        />
      </div>
      <Paging state={state} answer={answer} />
      {props.source === undefined ? null : <p className="source">{props.source}</p>}
    </>
  )
}

/** A list with everything lists share: filters, order, columns, views and paging in the address, export, keyboard, print. */
export const ListPage = <Row,>(props: Props<Row>): ReactElement => {
  const { t } = useMessages()
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="page-title">
        <h1>{props.title}</h1>
        <div className="buttons push no-print">
          {props.actions}
          {props.views ? <ViewChoice kept={props.views} /> : <LocalViewChoice list={props.id} />}
          <ColumnChoice columns={props.columns} chosen={props.state.columns} onChoose={props.state.setColumns} />
          {props.exportTo === undefined ? null : (
            <a className="button compact" href={props.exportTo} download>
              {t('shell.list.export')}
            </a>
          )}
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      <section className="card">
        <ListFilters filters={props.filters} state={props.state} />
        <Loaded query={props.query}>{(answer) => <Body props={props} answer={answer} />}</Loaded>
      </section>
    </main>
  )
}
