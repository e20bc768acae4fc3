import { type ReactElement, useEffect, useState } from 'react'
import { useMessages } from '../i18n/use-messages.ts'
import type { ListFilter } from './list-column.ts'
import type { ListState } from './list-state.ts'

const TextFilter = (props: {
  readonly filter: ListFilter
  readonly value: string
  readonly onChange: (value: string) => void
}): ReactElement => {
  const { value, onChange } = props
  const [typed, setTyped] = useState(value)
  const [seen, setSeen] = useState(value)
  const [sent, setSent] = useState(value)
  if (seen !== value) {
    setSeen(value)
    if (value !== sent) setTyped(value)
  }
  useEffect(() => {
    if (typed === value) return undefined
    const timer = setTimeout(() => {
      setSent(typed)
      onChange(typed)
    }, 300)
    return () => clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <label className="field">
      <span>{props.filter.label}</span>
      <input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
    </label>
  )
}

const OptionFilter = (props: {
  readonly filter: ListFilter
  readonly value: string
  readonly onChange: (value: string) => void
}): ReactElement => {
  const { t } = useMessages()
  return (
    <label className="field">
      <span>{props.filter.label}</span>
      <select value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        <option value="">{t('shell.list.all')}</option>
        {props.filter.options?.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The filters of a list, each kept in the address. */
export const ListFilters = (props: {
  readonly filters: readonly ListFilter[]
  readonly state: ListState
}): ReactElement => {
  const { t } = useMessages()
  const { filters, state } = props
  return (
    <search className="filters-row" aria-label={t('shell.list.filters')}>
      {filters.map((filter) => {
        const Control = filter.options ? OptionFilter : TextFilter
        return (
          <Control
            key={filter.id}
            filter={filter}
            value={state.filters[filter.id] ?? ''}
            onChange={(value) => state.setFilter(filter.id, value === '' ? undefined : value)}
          />
        )
      })}
      {Object.keys(state.filters).length > 0 ? (
        <button type="button" className="button text" onClick={state.reset}>
          {t('shell.list.reset')}
        </button>
      ) : null}
    </search>
  )
}
