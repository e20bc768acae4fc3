import { Outlet, useRouterState } from '@tanstack/react-router'
import { type ReactElement, useEffect, useRef } from 'react'
import { useMessages } from '../i18n/use-messages.ts'

/** What every page stands in: the way past the navigation, and the focus moved to a new page. */
export const Root = (): ReactElement => {
  const { t } = useMessages()
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const seen = useRef(pathname)
  useEffect(() => {
    if (seen.current !== pathname) document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true })
    seen.current = pathname
  }, [pathname])
  return (
    <>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      <Outlet />
    </>
  )
}
