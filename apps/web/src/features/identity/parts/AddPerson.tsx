import { createPerson } from '@ceyuan/contract'
import { type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { type FormProblems, problemsOf } from '../form-problems.ts'
import { Field } from './Field.tsx'
import { Others } from './Others.tsx'
import type { Roles } from './people-columns.tsx'
import { PlaceFields, toPlace } from './PlaceFields.tsx'

const shown = ['username', 'name', 'email', 'role', 'unitId', 'creditCode', 'password'].map((name) => `/body/${name}`)
const empty = { username: '', name: '', email: '', password: '', unitId: '', creditCode: '' }

type Own = { readonly username: string; readonly name: string; readonly email: string; readonly password: string }

const OwnFields = (props: {
  readonly values: Own
  readonly problems: FormProblems
  readonly onChange: (values: Own) => void
}): ReactElement => {
  const { t } = useMessages()
  const { username, name, email, password } = props.values
  return (
    <>
      {Object.entries({ username, name, email, password }).map(([field, value]) => (
        <Field
          key={field}
          label={t(`identity.people.${field}`)}
          value={value}
          onChange={(changed) => props.onChange({ username, name, email, password, [field]: changed })}
          problems={props.problems.at(`/body/${field}`)}
          isOptional={field === 'email'}
          {...(field === 'password' ? { help: t('identity.password.help') } : {})}
        />
      ))}
    </>
  )
}

/** Makes an account. */
export const AddPerson = ({
  roles,
  onClose,
}: {
  readonly roles: Roles
  readonly onClose: () => void
}): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [values, setValues] = useState({ ...empty, role: roles.items[0]?.id ?? '' })
  const command = useCommand(createPerson)
  const problems = problemsOf(command.error, shown)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const send = (): void => {
    const { username, name, password } = values
    const email = values.email.trim() === '' ? null : values.email.trim()
    command.mutate({ body: { username, name, password, email, ...toPlace(values) } }, { onSuccess: onClose })
  }
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <div className="body">
          <h2 id={id}>{t('identity.people.add')}</h2>
          <Others problems={problems.others} />
          <OwnFields values={values} problems={problems} onChange={(own) => setValues({ ...values, ...own })} />
          <PlaceFields
            roles={roles}
            value={values}
            onChange={(place) => setValues({ ...values, ...place })}
            problems={problems}
          />
        </div>
        <footer>
          <button type="button" className="button" onClick={onClose}>
            {t('shell.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={command.isPending}>
            {t('identity.people.addAction')}
          </button>
        </footer>
      </form>
    </dialog>
  )
}
