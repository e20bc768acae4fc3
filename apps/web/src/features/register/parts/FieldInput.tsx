import { type RegisterFieldInfo, listRecords } from '@ceyuan/contract'
import { type ReactElement, useId } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage } from '../value.ts'

type Props = {
  readonly id: string
  readonly field: RegisterFieldInfo
  readonly value: string
  readonly isFixed: boolean
  readonly describedBy: string
  readonly isWrong: boolean
  readonly onChange: (value: string) => void
}

const common = ({ id, isFixed, describedBy, isWrong, field }: Props) => ({
  id,
  className: 'control',
  disabled: isFixed,
  required: field.required,
  'aria-describedby': describedBy,
  'aria-invalid': isWrong,
})

const Choice = (props: Props): ReactElement => {
  const { t, language } = useMessages()
  const { field, value, onChange } = props
  const options =
    field.type === 'boolean'
      ? [
          { id: 'true', text: t('register.yes') },
          { id: 'false', text: t('register.no') },
        ]
      : (field.values ?? []).map(({ id, label }) => ({ id, text: inLanguage(label, language) }))
  return (
    <select {...common(props)} value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('shell.absent.empty')}</option>
      {options.map(({ id, text }) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  )
}

const Reference = (props: Props): ReactElement => {
  const { field, value, onChange } = props
  const list = useId()
  const register = field.register ?? ''
  const query = useOperation(
    listRecords,
    { params: { register }, query: { limit: 20, ...(value === '' ? {} : { q: value.slice(0, 60) }) } },
    { keep: true },
  )
  return (
    <>
      <input {...common(props)} list={list} value={value} onChange={(event) => onChange(event.target.value)} />
      <datalist id={list}>
        {query.data?.items.map(({ id, key, fields }) => (
          <option key={id} value={key}>
            {Object.values(fields).find((each) => typeof each === 'string')}
          </option>
        ))}
      </datalist>
    </>
  )
}

const typeOf = ({ type }: RegisterFieldInfo): string => {
  if (type === 'date' || type === 'url') return type
  return type === 'phone' ? 'tel' : 'text'
}

/** The input that a field's type calls for. */
export const FieldInput = (props: Props): ReactElement => {
  const { field, value, onChange } = props
  if (field.type === 'boolean' || field.type === 'enum' || (field.type === 'region' && field.values))
    return <Choice {...props} />
  if (field.type === 'reference') return <Reference {...props} />
  if (field.type === 'longText' || field.type === 'list') {
    return (
      <textarea
        {...common(props)}
        rows={field.type === 'list' ? 3 : 4}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  return (
    <input
      {...common(props)}
      type={typeOf(field)}
      inputMode={field.type === 'money' || field.type === 'decimal' || field.type === 'integer' ? 'decimal' : undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
