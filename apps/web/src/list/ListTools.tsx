import { useNavigate, useRouterState } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useMessages } from '../i18n/use-messages.ts'
import { parseSearch } from '../router/url.ts'
import { type ListColumn, shownColumns } from './list-column.ts'
import { type KeptViews, useSavedViews } from './saved-views.ts'

/** Chooses the columns of a list; the choice lives in the address. */
export const ColumnChoice = <Row,>(props: {
  readonly columns: readonly ListColumn<Row>[]
  readonly chosen: readonly string[] | undefined
  readonly onChoose: (columns: readonly string[] | undefined) => void
}): ReactElement => {
  const { t } = useMessages()
  const shown = new Set(shownColumns(props.columns, props.chosen).map((column) => column.id))
  return (
    <details className="list-menu">
      <summary className="button compact">{t('shell.list.columns')}</summary>
      <div className="list-menu-body">
        {props.columns.map((column) => (
          <label key={column.id}>
            <input
              type="checkbox"
              checked={shown.has(column.id)}
              onChange={() =>
                props.onChoose(
                  props.columns.map(({ id }) => id).filter((id) => (id === column.id ? !shown.has(id) : shown.has(id))),
                )
              }
            />{' '}
            {column.label}
          </label>
        ))}
      </div>
    </details>
  )
}

/** The reader's named views of a list as this browser keeps them. */
export const LocalViewChoice = ({ list }: { readonly list: string }): ReactElement => (
  <ViewChoice kept={useSavedViews(list)} />
)

/** The reader's named views of a list: open, save what is shown now, remove. */
export const ViewChoice = ({ kept }: { readonly kept: KeptViews }): ReactElement => {
  const { t } = useMessages()
  const { views, save, remove } = kept
  const [name, setName] = useState('')
  const search = useRouterState({ select: (state) => state.location.searchStr })
  const navigate = useNavigate()
  return (
    <details className="list-menu">
      <summary className="button compact">{t('shell.list.views')}</summary>
      <div className="list-menu-body">
        {views.map((view) => (
          <span key={view.name} className="list-view">
            <button
              type="button"
              className="button text"
              onClick={() => void navigate({ to: '.', search: parseSearch(view.search) })}
            >
              {view.name}
            </button>
            <button
              type="button"
              className="button text"
              aria-label={t('shell.list.removeView', { name: view.name })}
              onClick={() => remove(view.name)}
            >
              ×
            </button>
          </span>
        ))}
        <form
          className="list-view"
          onSubmit={(event) => {
            event.preventDefault()
            if (name.trim() === '') return
            save({ name: name.trim(), search })
            setName('')
          }}
        >
          <input
            className="control"
            aria-label={t('shell.list.viewName')}
            placeholder={t('shell.list.viewName')}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="button compact">
            {t('shell.list.saveView')}
          </button>
        </form>
      </div>
    </details>
  )
}
