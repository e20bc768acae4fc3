import type { RecordInfo, RegisterFieldInfo } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Language } from '../../../i18n/language.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useMay } from '../../../session/session.ts'
import { useUnits } from '../../coordination/use-units.ts'
import { exactValue, type Showing, showValue } from '../value.ts'

type Props = {
  readonly field: RegisterFieldInfo
  readonly record: Pick<RecordInfo, 'fields' | 'titles'>
  /** Shows long text whole; lists cut it. */
  readonly isWhole?: boolean
}

// Codes of regions and industries have official names in Chinese alone: a reader of English has the code, and the name as it is.
const CodeAndName = ({ code, name }: { readonly code: string; readonly name: string }): ReactElement => (
  <span className="nowrap">
    {code} <span lang="zh-CN">{name}</span>
  </span>
)

// The city says what its units are called in English; a register of units does not.
const KnownUnit = ({ id, name }: { readonly id: string; readonly name: string }): ReactElement => {
  const known = useUnits().find((unit) => unit.id === id)
  return known === undefined ? <span lang="zh-CN">{name}</span> : <>{known.name}</>
}

const UnitName = (props: { readonly id: string; readonly name: string }): ReactElement =>
  useMay('progress.read') ? <KnownUnit {...props} /> : <span lang="zh-CN">{props.name}</span>

const unitRegister = 'unit'

const hasForeignName = ({ type, register }: RegisterFieldInfo, language: Language): boolean =>
  language === 'en' && (type === 'region' || type === 'industry' || register === unitRegister)

const linkOf = ({ type, register }: RegisterFieldInfo): 'page' | 'record' | null => {
  if (type === 'url') return 'page'
  return type === 'reference' && register !== null ? 'record' : null
}

const Linked = (props: {
  readonly field: RegisterFieldInfo
  readonly value: string
  readonly text: string
}): ReactElement => {
  const { field, value, text } = props
  return field.register === null ? (
    <a href={value} rel="noreferrer noopener" target="_blank">
      {text}
    </a>
  ) : (
    <Link to="/registers/$register" params={{ register: field.register }} search={{ q: text }}>
      {text}
    </Link>
  )
}

/** A field of a record: formatted, referring records as links, absent values by their mark. */
export const ShowValue = ({ field, record, isWhole = false }: Props): ReactElement => {
  const { t, language } = useMessages()
  const showing: Showing = { field, titles: record.titles, language, t }
  const value = record.fields[field.id]
  const text = showValue(showing, value)
  if (text === undefined) return <span className="quiet">{t('shell.absent.empty')}</span>
  const name = record.titles[field.id]
  if (name !== undefined && typeof value === 'string' && hasForeignName(field, language))
    return field.type === 'reference' ? <UnitName id={value} name={name} /> : <CodeAndName code={value} name={name} />
  if (typeof value === 'string' && linkOf(field) !== null) return <Linked field={field} value={value} text={text} />
  const exact = exactValue(showing, value)
  return (
    <span className={isWhole ? 'register-whole' : 'register-cell'} title={exact ?? (isWhole ? undefined : text)}>
      {text}
    </span>
  )
}
