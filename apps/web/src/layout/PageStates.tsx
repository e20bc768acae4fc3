import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../i18n/use-messages.ts'
import { Failure, Loading } from '../parts/States.tsx'
import { TopBar } from './TopBar.tsx'

/** Shown while a page and its messages load. */
export const PageLoading = (): ReactElement => (
  <main className="page" id="content" tabIndex={-1}>
    <Loading />
  </main>
)

/** Shown where a page broke: the reader can try again, and nothing is hidden. */
export const PageCrash = ({ error }: { readonly error: unknown }): ReactElement => (
  <>
    <TopBar isPublic={false} />
    <main className="page" id="content" tabIndex={-1}>
      <Failure error={error} onRetry={() => location.reload()} />
    </main>
  </>
)

/** Shown for an address that is no page. */
export const NotFound = (): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      <TopBar isPublic={false} />
      <main className="page" id="content" tabIndex={-1}>
        <div className="state">
          <h1>{t('shell.notFound.title')}</h1>
          <p>{t('shell.notFound.text')}</p>
          <div className="buttons">
            <Link className="button" to="/">
              {t('shell.notFound.home')}
            </Link>
          </div>
        </div>
      </main>
    </>
  )
}
