import { type ReactElement, useId } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { inLanguage } from '../../policy/words.ts'
import type { FieldSchema, FormShape } from '../form/form-shape.ts'
import {
  asKind,
  fieldKinds,
  kindOf,
  optionsOf,
  withField,
  withOptions,
  withoutField,
  withSchema,
} from './field-kind.ts'
import './editor.css'

type FieldProps = {
  readonly field: string
  readonly schema: FieldSchema
  readonly isRequired: boolean
  readonly onChange: (schema: FieldSchema, isRequired: boolean) => void
  readonly onRemove: () => void
}

const OfKind = (props: {
  readonly schema: FieldSchema
  readonly onChange: (schema: FieldSchema) => void
}): ReactElement | null => {
  const { t } = useMessages()
  const { schema, onChange } = props
  const kind = kindOf(schema)
  if (kind === 'choice' || kind === 'several')
    return (
      <TextField
        label={t('matter.editor.options')}
        value={optionsOf(schema).join('\n')}
        rows={4}
        maxLength={2000}
        onChange={(text) => onChange(withOptions(schema, text.split('\n')))}
      />
    )
  if (kind !== 'integer' && kind !== 'number' && kind !== 'money') return null
  return (
    <TextField
      label={t('matter.editor.unit')}
      value={schema['x-unit'] ?? ''}
      maxLength={20}
      onChange={(unit) => onChange({ ...schema, 'x-unit': unit })}
    />
  )
}

const OneField = ({ field, schema, isRequired, onChange, onRemove }: FieldProps): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const kind = kindOf(schema)
  const set = (patch: Partial<FieldSchema>): void => onChange({ ...schema, ...patch }, isRequired)
  const help = schema['x-help'] ?? { zh: '', en: '' }
  return (
    <details className="field-editor" name="field-editor">
      <summary>
        {schema.title === '' ? field : schema.title} <span className="small quiet">{t(`matter.kind.${kind}`)}</span>
      </summary>
      <div className="stack">
        <TextField
          label={t('matter.editor.title')}
          value={schema.title}
          maxLength={60}
          onChange={(title) => set({ title })}
        />
        <TextField
          label={t('matter.editor.english')}
          value={schema['x-en'] ?? ''}
          maxLength={120}
          onChange={(english) => set({ 'x-en': english })}
        />
        <ChoiceField
          label={t('matter.editor.kind')}
          none={t('matter.form.choose')}
          value={kind}
          options={fieldKinds.map((value) => ({ value, label: t(`matter.kind.${value}`) }))}
          onChange={(value) => {
            const chosen = fieldKinds.find((each) => each === value)
            if (chosen !== undefined) onChange(asKind(schema, chosen), isRequired)
          }}
        />
        <OfKind schema={schema} onChange={(next) => onChange(next, isRequired)} />
        <TextField
          label={t('matter.editor.help')}
          value={help.zh}
          maxLength={300}
          onChange={(zh) => set({ 'x-help': { ...help, zh } })}
        />
        <p className="buttons">
          <label htmlFor={id}>
            <input
              id={id}
              type="checkbox"
              checked={isRequired}
              onChange={({ target }) => onChange(schema, target.checked)}
            />{' '}
            {t('matter.editor.required')}
          </label>
          <button type="button" className="button compact push" onClick={onRemove}>
            {t('matter.editor.remove')}
          </button>
        </p>
      </div>
    </details>
  )
}

/** A form to change, field by field; how it will look stands beside it. */
export const FormEditor = (props: {
  readonly form: FormShape
  readonly onChange: (form: FormShape) => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { form, onChange } = props
  return (
    <div className="stack">
      {form.layout.map(({ title, fields }, section) => (
        <section key={title.zh} className="card">
          <header>
            <h3>{inLanguage(title, language)}</h3>
            <button type="button" className="button compact push" onClick={() => onChange(withField(form, section))}>
              {t('matter.editor.addField')}
            </button>
          </header>
          {fields.map((field) => {
            const schema = form.schema.properties[field]
            return schema === undefined ? null : (
              <OneField
                key={field}
                field={field}
                schema={schema}
                isRequired={form.schema.required?.includes(field) === true}
                onChange={(next, isRequired) => onChange(withSchema(form, field, next, isRequired))}
                onRemove={() => onChange(withoutField(form, field))}
              />
            )
          })}
        </section>
      ))}
    </div>
  )
}
