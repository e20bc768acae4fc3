import { type ReactElement, type ReactNode, Suspense, lazy, useEffect } from 'react'
import type { FeatureRoute } from '../feature.ts'
import { useMessages } from '../i18n/use-messages.ts'
import { mayEnter, useSession } from '../session/session.ts'
import { PageLoading } from './PageStates.tsx'
import { PrintLine } from './PrintLine.tsx'
import { Failure } from '../parts/States.tsx'
import { Forbidden, SignInFirst } from './Refusals.tsx'
import { TopBar } from './TopBar.tsx'

const AntDesign = lazy(async () => ({ default: (await import('../theme/AntDesign.tsx')).AntDesign }))

type Props = { readonly route: FeatureRoute; readonly children: ReactNode }

/** Lets in those who may; everyone else reads why not and what to do. */
const Gate = ({ route, children }: Props): ReactNode => {
  const session = useSession()
  if (route.access === 'public') return children
  if (session.isPending) return <PageLoading />
  if (session.isError) return <Failure error={session.error} onRetry={() => void session.refetch()} />
  if (session.data.actor === null) return <SignInFirst />
  return mayEnter(session.data, route.access) ? children : <Forbidden />
}

/** A page in its frame: title, top bar, gate, and Ant Design only where the page uses it. */
export const Frame = ({ route, children }: Props): ReactElement => {
  const { t } = useMessages()
  const title = t(route.title)
  useEffect(() => {
    document.title = `${title} · ${t('shell.brand')}`
  }, [title, t])
  return (
    <>
      <TopBar isPublic={route.layout === 'public'} />
      <Gate route={route}>
        <Suspense fallback={<PageLoading />}>
          {route.plain === true ? children : <AntDesign>{children}</AntDesign>}
        </Suspense>
      </Gate>
      <PrintLine />
    </>
  )
}
