import { changePerson, disablePerson, enablePerson, resetPassword } from '@ceyuan/contract'
import { type ReactElement, type ReactNode, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'
import { problemsOf } from '../form-problems.ts'
import { Field } from './Field.tsx'
import type { Act, Roles } from './people-columns.tsx'
import { PlaceFields, toPlace } from './PlaceFields.tsx'

type Props = { readonly act: Act; readonly roles: Roles; readonly onClose: () => void }
type Sending = { readonly error: Error | null; readonly isPending: boolean }

const Frame = (
  props: Props & {
    readonly sending: Sending
    readonly onConfirm: (reason: string) => void
    readonly children?: ReactNode
  },
): ReactElement => {
  const { t } = useMessages()
  const { kind, person } = props.act
  return (
    <ReasonDialog
      title={t(`identity.${kind}.title`, { name: person.name })}
      follows={[t(`identity.${kind}.follows`)]}
      action={t(`identity.${kind}.action`)}
      minimum={2}
      error={props.sending.error}
      isBusy={props.sending.isPending}
      onConfirm={props.onConfirm}
      onCancel={props.onClose}
    >
      {props.children}
    </ReasonDialog>
  )
}

const Change = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { person } = props.act
  const [name, setName] = useState(person.name)
  const [place, setPlace] = useState({
    role: person.role,
    unitId: person.unitId ?? '',
    creditCode: person.creditCode ?? '',
  })
  const command = useCommand(changePerson)
  const problems = problemsOf(command.error, ['/body/name', '/body/role', '/body/unitId', '/body/creditCode'])
  return (
    <Frame
      {...props}
      sending={command}
      onConfirm={(reason) =>
        command.mutate(
          { params: { id: person.id }, body: { name, reason, ...toPlace(place) } },
          { onSuccess: props.onClose },
        )
      }
    >
      <Field label={t('identity.people.name')} value={name} onChange={setName} problems={problems.at('/body/name')} />
      <PlaceFields roles={props.roles} value={place} onChange={setPlace} problems={problems} />
    </Frame>
  )
}

const Reset = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { person } = props.act
  const [password, setPassword] = useState('')
  const [removeTwoFactor, setRemove] = useState(false)
  const command = useCommand(resetPassword)
  const problems = problemsOf(command.error, ['/body/password'])
  return (
    <Frame
      {...props}
      sending={command}
      onConfirm={(reason) =>
        command.mutate(
          { params: { id: person.id }, body: { password, removeTwoFactor, reason } },
          { onSuccess: props.onClose },
        )
      }
    >
      <Field
        label={t('identity.reset.password')}
        value={password}
        onChange={setPassword}
        problems={problems.at('/body/password')}
        help={t('identity.password.help')}
      />
      {person.hasTwoFactor ? (
        <label className="field">
          <input type="checkbox" checked={removeTwoFactor} onChange={(event) => setRemove(event.target.checked)} />
          <span>{t('identity.reset.removeTwoFactor')}</span>
        </label>
      ) : null}
    </Frame>
  )
}

const Switch = (props: Props): ReactElement => {
  const { kind, person } = props.act
  const command = useCommand(kind === 'enable' ? enablePerson : disablePerson)
  return (
    <Frame
      {...props}
      sending={command}
      onConfirm={(reason) =>
        command.mutate({ params: { id: person.id }, body: { reason } }, { onSuccess: props.onClose })
      }
    />
  )
}

/** Carries out what is about to be done to a person, with a typed reason. */
export const PersonAct = (props: Props): ReactElement => {
  if (props.act.kind === 'change') return <Change {...props} />
  if (props.act.kind === 'reset') return <Reset {...props} />
  return <Switch {...props} />
}
