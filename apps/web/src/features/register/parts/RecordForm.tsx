import type { RecordInfo, RegisterFieldInfo, RegisterInfo } from '@ceyuan/contract'
import { type FormEvent, type ReactElement, useId } from 'react'
import { ApiProblem } from '../../../api/problem.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems, problemSentence } from '../../../parts/States.tsx'
import { fromInput, toInput } from '../form-value.ts'
import { useDraft } from '../use-draft.ts'
import { headUnit, inLanguage, type Value } from '../value.ts'
import { FieldInput } from './FieldInput.tsx'

type Props = {
  readonly register: RegisterInfo
  /** The record to change; undefined where one is added. */
  readonly record: RecordInfo | undefined
  /** Names what is typed, so that it survives leaving the page. */
  readonly draftKey: string
  readonly action: string
  readonly error: unknown
  readonly isBusy: boolean
  /** Called with the fields that were changed; `finish` forgets the draft once they were taken. */
  readonly onSubmit: (fields: Record<string, Value>, finish: () => void) => void
  readonly onCancel: () => void
}

const FormRow = (props: {
  readonly field: RegisterFieldInfo
  readonly value: string
  readonly isFixed: boolean
  readonly problem: string | undefined
  readonly onChange: (value: string) => void
}): ReactElement => {
  const { t, language } = useMessages()
  const id = useId()
  const { field, problem } = props
  const unit = headUnit(field, t)
  const notes = [field.help, field.source].flatMap((label) => (label ? [inLanguage(label, language)] : []))
  return (
    <div className="register-input">
      <label htmlFor={id}>
        {inLanguage(field.label, language)}
        {unit === undefined ? null : <span className="small quiet">{t('shell.unitInHead', { unit })}</span>}
        {field.required ? <span className="small quiet">{t('register.form.required')}</span> : null}
      </label>
      <FieldInput
        id={id}
        field={field}
        value={props.value}
        isFixed={props.isFixed}
        describedBy={`${id}-note`}
        isWrong={problem !== undefined}
        onChange={props.onChange}
      />
      <p id={`${id}-note`} className={problem === undefined ? 'small quiet' : 'small fault'}>
        {problem ?? (props.isFixed ? t('register.form.fixed') : notes.join(' · '))}
      </p>
    </div>
  )
}

/** The form of a record: labels with units, help and source at the field, problems beside the field and gathered at the top. */
export const RecordForm = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { register, record, error } = props
  const { draft, set, clear } = useDraft(props.draftKey)
  const problems = error instanceof ApiProblem ? error.problems : []
  const problemOf = (id: string): string | undefined => {
    const found = problems.find(({ at }) => at?.path === `/body/fields/${id}`)
    return found && problemSentence(found, t)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const changed = register.fields.flatMap((field) => {
      const typed = draft[field.id]
      return typed === undefined || typed === toInput(field, record?.fields[field.id])
        ? []
        : [[field.id, fromInput(field, typed)] as const]
    })
    props.onSubmit(Object.fromEntries(changed), clear)
  }
  return (
    <form className="card register-form" noValidate onSubmit={submit}>
      {error === null || error === undefined ? null : <Problems error={error} />}
      <div className="register-inputs">
        {register.fields.map((field) => (
          <FormRow
            key={field.id}
            field={field}
            value={draft[field.id] ?? toInput(field, record?.fields[field.id])}
            isFixed={field.key && record !== undefined}
            problem={problemOf(field.id)}
            onChange={(text) => set(field.id, text)}
          />
        ))}
      </div>
      <footer className="buttons register-act">
        <button type="submit" className="button primary" disabled={props.isBusy}>
          {props.action}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            clear()
            props.onCancel()
          }}
        >
          {t('shell.cancel')}
        </button>
        <span className="small quiet">{t('register.form.kept')}</span>
      </footer>
    </form>
  )
}
