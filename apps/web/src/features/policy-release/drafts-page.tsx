import { type ClauseDraft, draftState, listClauseDrafts } from '@ceyuan/contract'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatInstant } from '../../format/date.ts'
import type { Language } from '../../i18n/language.ts'
import { type Say, useMessages } from '../../i18n/use-messages.ts'
import type { ListColumn, ListFilter } from '../../list/list-column.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { useListState } from '../../list/list-state.ts'
import { Empty } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useTimeZone } from '../../session/session.ts'
import { inLanguage } from '../policy/words.ts'
import { StartDraft } from './parts/StartDraft.tsx'
import '../policy/policy.css'
import './release.css'

type Showing = { readonly t: Say; readonly language: Language; readonly timeZone: string | undefined }

const columnsOf = ({ t, language, timeZone }: Showing): readonly ListColumn<ClauseDraft>[] => [
  {
    id: 'clause',
    label: t('release.clause'),
    cell: ({ id, clause, policy }) => (
      <>
        <Link to="/policy-drafts/$id" params={{ id }}>
          {clause.id} {inLanguage(clause.title, language)}
        </Link>
        <span className="small quiet second-line">{policy.title}</span>
      </>
    ),
  },
  { id: 'entry', label: t('release.entry'), cell: ({ entry }) => t(`policy.entry.${entry}`) },
  { id: 'from', label: t('release.from'), cell: ({ clause }) => <span className="nowrap">{clause.from}</span> },
  {
    id: 'state',
    label: t('release.state'),
    cell: ({ state, isOvertaken, conflicts }) => (
      <span>
        {t(`release.state.${state}`)} {isOvertaken ? <span className="tag">{t('release.overtaken')}</span> : null}
        {conflicts.length > 0 ? (
          <span className="tag">{t('release.conflicts', { count: conflicts.length })}</span>
        ) : null}
      </span>
    ),
  },
  {
    id: 'by',
    label: t('release.draftedBy'),
    cell: ({ draftedBy, draftedAt }) => (
      <>
        {draftedBy.name} <span className="small quiet nowrap">{formatInstant(draftedAt, timeZone)}</span>
      </>
    ),
  },
  { id: 'decided', label: t('release.decidedBy'), cell: ({ decidedBy }) => decidedBy?.name ?? t('shell.absent.empty') },
]

const filtersOf = (t: Say): readonly ListFilter[] => [
  {
    id: 'state',
    label: t('release.state'),
    options: draftState.options.map((value) => ({ value, label: t(`release.state.${value}`) })),
  },
]

/** The drafts of clauses, those that wait for a decision first; with `amend` in the address, the form to begin one. */
export const DraftsPage = (): ReactElement => {
  const { t, language } = useMessages()
  const timeZone = useTimeZone()
  const navigate = useNavigate()
  const { search, change } = useUrl()
  const all = useListState()
  const { amend: _amend, ...filters } = all.filters
  const state = draftState.options.find((each) => each === filters['state'])
  const query = useOperation(listClauseDrafts, { query: { state, cursor: all.cursor } }, { keep: true })
  const amend = search['amend']
  const begin = (
    <button type="button" className="button compact primary" onClick={() => change({ amend: 'any' }, 'push')}>
      {t('release.start')}
    </button>
  )
  return (
    <>
      <ListPage<ClauseDraft>
        id="policy-drafts"
        title={t('release.title')}
        query={query}
        state={{ ...all, filters }}
        columns={columnsOf({ t, language, timeZone })}
        filters={filtersOf(t)}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/policy-drafts/$id', params: { id } })}
        actions={
          <>
            {begin}
            <Link className="button compact" to="/policies">
              {t('policy.book.title')}
            </Link>
            <Link className="button compact" to="/my-policies">
              {t('policy.titleOf')}
            </Link>
          </>
        }
        empty={
          <Empty title={t('release.empty')} text={t('release.emptyText')}>
            {begin}
          </Empty>
        }
      />
      {amend === undefined ? null : (
        <StartDraft key={amend} clause={amend === 'any' ? '' : amend} onClose={() => change({ amend: undefined })} />
      )}
    </>
  )
}
