import type { ReactElement, ReactNode } from 'react'
import { type Say, useMessages } from '../../../i18n/use-messages.ts'
import type { FieldSchema } from './form-shape.ts'
import { Input, isGroup } from './inputs.tsx'
import type { TypedField } from './typed.ts'

/** Where a value that was filled in beforehand comes from, in words. */
export type Sources = Readonly<Record<string, string>>

/** The id of a field's control, so that a problem at the top of a form leads to it. */
export const fieldId = (field: string): string => `field-${field}`

/** The label of a field in the reader's language. */
export const fieldLabel = (schema: FieldSchema, language: string): string =>
  language === 'en' ? (schema['x-en'] ?? schema.title) : schema.title

type Props = {
  readonly field: string
  readonly schema: FieldSchema
  readonly value: TypedField | undefined
  readonly isRequired: boolean
  readonly problem: string | undefined
  readonly source: string | undefined
  readonly onChange: (value: TypedField) => void
}

const Words = ({ schema, isRequired, t }: Pick<Props, 'schema' | 'isRequired'> & { readonly t: Say }): ReactNode => {
  const { language } = useMessages()
  const unit = schema['x-unit']
  return (
    <>
      {fieldLabel(schema, language)}
      {unit === undefined ? null : <span className="quiet">{t('matter.form.unit', { unit })}</span>}
      {isRequired ? null : <span className="quiet"> {t('matter.form.optional')}</span>}
    </>
  )
}

/** One field of a form: label with unit, control, help, where a known value comes from, and what is wrong with it. */
export const FormField = (props: Props): ReactElement => {
  const { t, language } = useMessages()
  const { field, schema, value, isRequired, problem, source, onChange } = props
  const id = fieldId(field)
  const help = schema['x-help']?.[language === 'en' ? 'en' : 'zh']
  const notes = [
    { key: 'help', text: help, kind: 'small quiet' },
    {
      key: 'source',
      text: source === undefined ? undefined : t('matter.form.source', { source }),
      kind: 'small quiet',
    },
    { key: 'problem', text: problem, kind: 'small wrong' },
  ].filter(({ text }) => text !== undefined)
  const describedBy = notes.length === 0 ? undefined : notes.map(({ key }) => `${id}-${key}`).join(' ')
  const control = (
    <Input {...{ id, schema, value, isRequired, describedBy, onChange }} isWrong={problem !== undefined} />
  )
  const below = notes.map(({ key, text, kind }) => (
    <p key={key} id={`${id}-${key}`} className={kind}>
      {text}
    </p>
  ))
  return isGroup(schema) ? (
    <fieldset id={id} className="form-field" tabIndex={-1} aria-describedby={describedBy}>
      <legend>
        <Words schema={schema} isRequired={isRequired} t={t} />
      </legend>
      {control}
      {below}
    </fieldset>
  ) : (
    <div className="form-field">
      <label htmlFor={id}>
        <Words schema={schema} isRequired={isRequired} t={t} />
      </label>
      {control}
      {below}
    </div>
  )
}
