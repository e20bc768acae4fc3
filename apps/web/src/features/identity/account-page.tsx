import { signOut } from '@ceyuan/contract'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { useSession } from '../../session/session.ts'
import { ChangePassword } from './parts/ChangePassword.tsx'
import { Sessions } from './parts/Sessions.tsx'
import { TwoFactor } from './parts/TwoFactor.tsx'
import './identity.css'

const SignOut = (): ReactElement => {
  const { t } = useMessages()
  const command = useCommand(signOut)
  const navigate = useNavigate()
  return (
    <button
      type="button"
      className="button push"
      disabled={command.isPending}
      onClick={() => void command.mutateAsync({}).then(() => navigate({ to: '/' }))}
    >
      {t('identity.signOut')}
    </button>
  )
}

/** The own account: who one is here, password, two-step sign-in, sessions. */
export const AccountPage = (): ReactElement => {
  const { t } = useMessages()
  const actor = useSession().data?.actor
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="page-title">
        <h1>{t('identity.account.title')}</h1>
        {actor ? (
          <span className="quiet">
            {t('identity.account.who', { name: actor.name, username: actor.username, role: actor.role.label })}
          </span>
        ) : null}
        {actor?.creditCode ? <Link to="/own-record">{t('identity.account.ownRecord')}</Link> : null}
        <SignOut />
      </div>
      {actor?.mustChangePassword === true ? (
        <p className="fault" role="alert">
          {t('identity.account.mustChange')}
        </p>
      ) : null}
      <div className="stack">
        <ChangePassword />
        {actor ? <TwoFactor isOn={actor.hasTwoFactor} /> : null}
        <Sessions />
      </div>
    </main>
  )
}
