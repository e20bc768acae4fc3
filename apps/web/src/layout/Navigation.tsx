import { Link, useRouterState } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { NavigationEntry } from '../feature.ts'
import { useFeatures } from '../features-context.ts'
import { useMessages } from '../i18n/use-messages.ts'
import { type Session, mayEnter } from '../session/session.ts'
import { useFitting } from './use-fitting.ts'

type Entries = { readonly entries: readonly NavigationEntry[] }

const Items = ({ entries }: Entries): ReactElement[] => {
  const { t } = useMessages()
  return entries.map((entry) => (
    <li key={entry.to}>
      <Link to={entry.to} activeOptions={{ exact: entry.to === '/' || entry.to === '/plan', includeSearch: false }}>
        {t(entry.label)}
      </Link>
    </li>
  ))
}

/** The entries that the bar has no room for. */
const Rest = ({ entries }: Entries): ReactElement => {
  const { t } = useMessages()
  return (
    <details className="nav-rest">
      <summary>{t('shell.moreEntries')}</summary>
      <ul>
        <Items entries={entries} />
      </ul>
    </details>
  )
}

const Row = ({ entries }: Entries): ReactElement => {
  const { row, fitting } = useFitting(entries.length)
  // A menu left open is closed again where the reader goes on.
  const here = useRouterState({ select: (state) => state.location.pathname })
  return (
    <>
      <ul ref={row}>
        <Items entries={entries.slice(0, fitting)} />
      </ul>
      {fitting < entries.length ? <Rest key={here} entries={entries.slice(fitting)} /> : null}
    </>
  )
}

/** The entries that the reader may open, as many as there is room for; the others in a menu. */
export const Navigation = (props: {
  readonly session: Session | undefined
  readonly isPublic: boolean
}): ReactElement => {
  const { t, language } = useMessages()
  const { session, isPublic } = props
  const isVisitor = session === undefined || session.actor === null
  const entries = useFeatures()
    .flatMap((feature) => feature.entries)
    .filter((entry) => mayEnter(session, entry.access) && (isPublic || isVisitor || entry.access !== 'public'))
    .toSorted((a, b) => a.order - b.order)
  return (
    <nav aria-label={t('shell.navigation')}>
      <Row key={`${language} ${entries.map(({ to }) => to).join(' ')}`} entries={entries} />
    </nav>
  )
}
