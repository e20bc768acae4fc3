import { beginTwoFactor, confirmTwoFactor, endTwoFactor } from '@ceyuan/contract'
import { lazy, type ReactElement, Suspense, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loading } from '../../../parts/States.tsx'
import { problemsOf } from '../form-problems.ts'
import { Field } from './Field.tsx'
import { Others } from './Others.tsx'

const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }))

type Enrolment = { readonly uri: string; readonly secret: string; readonly recoveryCodes: readonly string[] }

const AskPassword = (props: {
  readonly action: string
  readonly error: unknown
  readonly isBusy: boolean
  readonly onSend: (password: string) => void
}): ReactElement => {
  const { t } = useMessages()
  const [password, setPassword] = useState('')
  const problems = problemsOf(props.error, ['/body/password'])
  return (
    <form
      className="form-narrow"
      onSubmit={(event) => {
        event.preventDefault()
        props.onSend(password)
        setPassword('')
      }}
    >
      <Others problems={problems.others} />
      <Field
        label={t('identity.password.current')}
        value={password}
        onChange={setPassword}
        problems={problems.at('/body/password')}
        type="password"
        complete="current-password"
      />
      <button type="submit" className="button" disabled={props.isBusy}>
        {props.action}
      </button>
    </form>
  )
}

const Confirm = ({
  enrolment,
  onDone,
}: {
  readonly enrolment: Enrolment
  readonly onDone: () => void
}): ReactElement => {
  const { t } = useMessages()
  const [code, setCode] = useState('')
  const command = useCommand(confirmTwoFactor)
  const problems = problemsOf(command.error, ['/body/code'])
  return (
    <>
      <p>{t('identity.twoFactor.scan')}</p>
      <Suspense fallback={<Loading />}>
        <QrCode text={enrolment.uri} />
      </Suspense>
      <p>
        {t('identity.twoFactor.secret')} <span className="secret-text">{enrolment.secret}</span>
      </p>
      <p>{t('identity.twoFactor.recovery')}</p>
      <ul className="recovery-codes">
        {enrolment.recoveryCodes.map((recovery) => (
          <li key={recovery}>{recovery}</li>
        ))}
      </ul>
      <form
        className="form-narrow"
        onSubmit={(event) => {
          event.preventDefault()
          command.mutate({ body: { code } }, { onSuccess: onDone })
        }}
      >
        <Others problems={problems.others} />
        <Field
          label={t('identity.code.label')}
          value={code}
          onChange={setCode}
          problems={problems.at('/body/code')}
          complete="one-time-code"
          inputMode="numeric"
        />
        <button type="submit" className="button primary" disabled={command.isPending}>
          {t('identity.twoFactor.confirm')}
        </button>
      </form>
    </>
  )
}

/** Two-step sign-in: on or off, and the way to change it. */
export const TwoFactor = ({ isOn }: { readonly isOn: boolean }): ReactElement => {
  const { t } = useMessages()
  const [enrolment, setEnrolment] = useState<Enrolment | undefined>()
  const begin = useCommand(beginTwoFactor)
  const end = useCommand(endTwoFactor)
  return (
    <section className="card">
      <header>
        <h2>{t('identity.twoFactor.title')}</h2>
      </header>
      <div className="body">
        <p>{t(isOn ? 'identity.twoFactor.on' : 'identity.twoFactor.off')}</p>
        {isOn ? (
          <AskPassword
            action={t('identity.twoFactor.end')}
            error={end.error}
            isBusy={end.isPending}
            onSend={(password) => end.mutate({ body: { password } })}
          />
        ) : null}
        {isOn || enrolment ? null : (
          <AskPassword
            action={t('identity.twoFactor.begin')}
            error={begin.error}
            isBusy={begin.isPending}
            onSend={(password) => begin.mutate({ body: { password } }, { onSuccess: setEnrolment })}
          />
        )}
        {!isOn && enrolment ? <Confirm enrolment={enrolment} onDone={() => setEnrolment(undefined)} /> : null}
      </div>
    </section>
  )
}
