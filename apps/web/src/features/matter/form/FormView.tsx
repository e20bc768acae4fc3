import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage } from '../../policy/words.ts'
import { FormField, fieldId, fieldLabel, type Sources } from './FormField.tsx'
import type { FormState } from './use-form.ts'
import '../../coordination/coordination.css'
import './form.css'

type Props = { readonly state: FormState; readonly sources?: Sources }

const Gathered = ({ state }: Pick<Props, 'state'>): ReactElement | null => {
  const { t, language } = useMessages()
  const { problems, form } = state
  if (problems.size === 0) return null
  return (
    <div className="fault" role="alert">
      <p>{t('matter.form.problems', { count: problems.size })}</p>
      <ul>
        {[...problems].map(([field, text]) => {
          const schema = form.schema.properties[field]
          return (
            <li key={field}>
              <a
                href={`#${fieldId(field)}`}
                onClick={(event) => {
                  event.preventDefault()
                  document.querySelector<HTMLElement>(`#${CSS.escape(fieldId(field))}`)?.focus()
                }}
              >
                {schema === undefined ? field : fieldLabel(schema, language)}
              </a>{' '}
              {text}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

/** A form to fill in, as the city laid it out; problems stand at their fields and gathered at the top. */
export const FormView = ({ state, sources = {} }: Props): ReactElement => {
  const { language } = useMessages()
  const { form, typed, problems, set } = state
  return (
    <div className="form-view">
      <Gathered state={state} />
      {form.layout.map(({ title, fields }) => (
        <section key={title.zh}>
          <h3>{inLanguage(title, language)}</h3>
          {fields.map((field) => {
            const schema = form.schema.properties[field]
            return schema === undefined ? null : (
              <FormField
                key={field}
                field={field}
                schema={schema}
                value={typed[field]}
                isRequired={form.schema.required?.includes(field) === true}
                problem={problems.get(field)}
                source={sources[field]}
                onChange={(value) => set(field, value)}
              />
            )
          })}
        </section>
      ))}
    </div>
  )
}
