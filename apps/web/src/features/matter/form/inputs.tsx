import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import type { FieldSchema } from './form-shape.ts'
import { isNumeric } from './read-form.ts'
import type { TypedField } from './typed.ts'

/** What every control of a field is given. */
export type InputProps = {
  readonly id: string
  readonly schema: FieldSchema
  readonly value: TypedField | undefined
  readonly isRequired: boolean
  readonly isWrong: boolean
  /** Ids of the help, source and problem that belong to the field. */
  readonly describedBy: string | undefined
  readonly onChange: (value: TypedField) => void
}

const longFrom = 120

const textOf = (value: TypedField | undefined): string => (typeof value === 'string' ? value : '')

const Text = (props: InputProps): ReactElement => {
  const { id, schema, value, isRequired, isWrong, describedBy, onChange } = props
  const shared = {
    id,
    value: textOf(value),
    'aria-required': isRequired,
    'aria-invalid': isWrong,
    'aria-describedby': describedBy,
  }
  if (!isNumeric(schema) && schema.format !== 'date' && (schema.maxLength ?? 0) > longFrom)
    return <textarea className="control" rows={3} {...shared} onChange={(event) => onChange(event.target.value)} />
  return (
    <input
      className={isNumeric(schema) || schema.format === 'date' ? 'control short' : 'control'}
      type={schema.format === 'date' ? 'date' : 'text'}
      inputMode={isNumeric(schema) ? 'decimal' : 'text'}
      {...shared}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

const Choice = ({ id, schema, value, isRequired, isWrong, describedBy, onChange }: InputProps): ReactElement => {
  const { t } = useMessages()
  return (
    <select
      id={id}
      className="control"
      value={textOf(value)}
      aria-required={isRequired}
      aria-invalid={isWrong}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('matter.form.choose')}</option>
      {schema.enum?.map((each) => (
        <option key={each}>{each}</option>
      ))}
    </select>
  )
}

const YesNo = ({ id, value, onChange }: InputProps): ReactElement => {
  const { t } = useMessages()
  return (
    <span className="form-options">
      {[true, false].map((each) => (
        <label key={String(each)}>
          <input type="radio" name={id} checked={value === each} onChange={() => onChange(each)} />{' '}
          {t(`matter.form.${each ? 'yes' : 'no'}`)}
        </label>
      ))}
    </span>
  )
}

const Several = ({ schema, value, onChange }: InputProps): ReactElement => {
  const chosen = typeof value === 'object' ? value : []
  return (
    <span className="form-options">
      {schema.items?.enum?.map((each) => (
        <label key={each}>
          <input
            type="checkbox"
            checked={chosen.includes(each)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, each] : chosen.filter((other) => other !== each))
            }
          />{' '}
          {each}
        </label>
      ))}
    </span>
  )
}

const Lines = ({ id, value, isRequired, isWrong, describedBy, onChange }: InputProps): ReactElement => (
  <textarea
    id={id}
    className="control"
    rows={4}
    value={typeof value === 'object' ? value.join('\n') : ''}
    aria-required={isRequired}
    aria-invalid={isWrong}
    aria-describedby={describedBy}
    onChange={(event) => onChange(event.target.value === '' ? [] : event.target.value.split('\n'))}
  />
)

/** Whether a field has several controls, which then stand in a group with a legend. */
export const isGroup = ({ type, items }: FieldSchema): boolean =>
  type === 'boolean' || (type === 'array' && items?.enum !== undefined)

/** The control of a field, by what it holds. */
export const Input = (props: InputProps): ReactElement => {
  const { type, enum: options, items } = props.schema
  if (type === 'boolean') return <YesNo {...props} />
  if (type === 'array') return items?.enum === undefined ? <Lines {...props} /> : <Several {...props} />
  return options === undefined ? <Text {...props} /> : <Choice {...props} />
}
