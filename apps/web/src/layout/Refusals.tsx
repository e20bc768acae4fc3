import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../i18n/use-messages.ts'

/** Sends a visitor without account to the sign-in page, which brings them back here. */
export const SignInFirst = (): ReactElement => {
  const { t } = useMessages()
  const here = useRouterState({ select: (state) => state.location.href })
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="state">
        <h1>{t('shell.signInFirst.title')}</h1>
        <p>{t('shell.signInFirst.text')}</p>
        <div className="buttons">
          <Link className="button primary" to="/sign-in" search={{ to: here }}>
            {t('shell.signIn')}
          </Link>
          <Link className="button" to="/">
            {t('shell.notFound.home')}
          </Link>
        </div>
      </div>
    </main>
  )
}

/** Tells someone signed in that this page is not part of their role. */
export const Forbidden = (): ReactElement => {
  const { t } = useMessages()
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="state">
        <h1>{t('shell.forbidden.title')}</h1>
        <p>{t('shell.forbidden.text')}</p>
      </div>
    </main>
  )
}
