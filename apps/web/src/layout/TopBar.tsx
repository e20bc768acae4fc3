import { Link, useRouterState } from '@tanstack/react-router'
import { type ReactElement, Suspense } from 'react'
import { languages } from '../i18n/language.ts'
import { showLanguage } from '../i18n/messages.ts'
import { useMessages } from '../i18n/use-messages.ts'
import { LazyNoticeBell } from '../notices/LazyNoticeBell.tsx'
import { type Session, useSession } from '../session/session.ts'
import { Navigation } from './Navigation.tsx'

const LanguageSwitch = (): ReactElement => {
  const { t, language } = useMessages()
  const other = languages.find((each) => each !== language) ?? language
  return (
    <button type="button" lang={other} onClick={() => void showLanguage(other)}>
      {t(`shell.language.${other}`)}
    </button>
  )
}

type Place = { readonly session: Session | undefined; readonly isPublic: boolean }

const Person = ({ session, isPublic }: Place): ReactElement | null => {
  const { t } = useMessages()
  const here = useRouterState({ select: (state) => state.location.href })
  if (session === undefined) return null
  if (session.actor === null)
    return (
      <Link className="name" to="/sign-in" search={isPublic ? {} : { to: here }}>
        {t('shell.signIn')}
      </Link>
    )
  const { unit, role, name } = session.actor
  return (
    <>
      <span className="unit">
        {unit === null ? role.label : t('shell.unitAndRole', { unit: unit.name, role: role.label })}
      </span>
      <Link className="name" to="/account">
        {name}
      </Link>
    </>
  )
}

/** The bar at the top: brand, city, only those entries the reader may open, sample mark, language, person. */
export const TopBar = ({ isPublic }: { readonly isPublic: boolean }): ReactElement => {
  const { t } = useMessages()
  const session = useSession().data
  const isVisitor = session === undefined || session.actor === null
  return (
    <header className="header">
      <Link className="brand" to={isVisitor || isPublic ? '/' : '/cockpit'}>
        {t('shell.brand')}
      </Link>
      {session === undefined ? null : <span className="city">{session.city.product}</span>}
      <Navigation session={session} isPublic={isPublic} />
      <div className="me">
        {session?.city.sample === true ? <span className="sample">{t('shell.sample')}</span> : null}
        {isVisitor ? null : (
          <Suspense>
            <LazyNoticeBell />
          </Suspense>
        )}
        <Person session={session} isPublic={isPublic} />
        <LanguageSwitch />
      </div>
    </header>
  )
}
