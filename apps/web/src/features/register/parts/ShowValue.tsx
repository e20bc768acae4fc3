import type { RecordInfo, RegisterFieldInfo } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { exactValue, type Showing, showValue } from '../value.ts'

type Props = {
  readonly field: RegisterFieldInfo
  readonly record: Pick<RecordInfo, 'fields' | 'titles'>
  /** Shows long text whole; lists cut it. */
  readonly isWhole?: boolean
}

/** A field of a record: formatted, referring records as links, absent values by their mark. */
export const ShowValue = ({ field, record, isWhole = false }: Props): ReactElement => {
  const { t, language } = useMessages()
  const showing: Showing = { field, titles: record.titles, language, t }
  const value = record.fields[field.id]
  const text = showValue(showing, value)
  if (text === undefined) return <span className="quiet">{t('shell.absent.empty')}</span>
  if (field.type === 'url' && typeof value === 'string') {
    return (
      <a href={value} rel="noreferrer noopener" target="_blank">
        {text}
      </a>
    )
  }
  if (field.type === 'reference' && field.register !== null && typeof value === 'string') {
    return (
      <Link to="/registers/$register" params={{ register: field.register }} search={{ q: text }}>
        {text}
      </Link>
    )
  }
  const exact = exactValue(showing, value)
  return (
    <span className={isWhole ? 'register-whole' : 'register-cell'} title={exact ?? (isWhole ? undefined : text)}>
      {text}
    </span>
  )
}
