import { signIn } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { problemsOf } from '../form-problems.ts'
import { Field } from './Field.tsx'
import { Others } from './Others.tsx'

const fields = ['/body/username', '/body/password']

type Props = {
  readonly username: string
  readonly onUsername: (username: string) => void
  readonly onDone: () => void
  readonly onCodeNeeded: () => void
}

/** The first step: username and password. */
export const PasswordForm = ({ username, onUsername, onDone, onCodeNeeded }: Props): ReactElement => {
  const { t } = useMessages()
  const [password, setPassword] = useState('')
  const command = useCommand(signIn)
  const problems = problemsOf(command.error, fields)
  const send = (): void =>
    command.mutate(
      { body: { username, password } },
      { onSuccess: ({ kind }) => (kind === 'codeNeeded' ? onCodeNeeded() : onDone()) },
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <Others problems={problems.others} />
      <Field
        label={t('identity.username')}
        value={username}
        onChange={onUsername}
        problems={problems.at('/body/username')}
        complete="username"
      />
      <Field
        label={t('identity.password')}
        value={password}
        onChange={setPassword}
        problems={problems.at('/body/password')}
        type="password"
        complete="current-password"
      />
      <button type="submit" className="button primary" disabled={command.isPending}>
        {t('identity.signIn.action')}
      </button>
    </form>
  )
}
