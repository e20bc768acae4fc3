import {
  exportFundingCommitments,
  type FundingCommitment,
  fundingCommitmentState,
  listFundingCommitments,
} from '@ceyuan/contract'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { addressOf } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import type { Language } from '../../i18n/language.ts'
import { type Say, useMessages } from '../../i18n/use-messages.ts'
import type { ListColumn, ListFilter } from '../../list/list-column.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { useListState } from '../../list/list-state.ts'
import { Empty } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useMay } from '../../session/session.ts'
import { Money } from '../policy/parts/Money.tsx'
import { inLanguage, moneyText, subjectText } from '../policy/words.ts'
import { Commit } from './parts/Commit.tsx'
import { FundingTabs } from './parts/FundingHead.tsx'

const columnsOf = (t: Say, language: Language): readonly ListColumn<FundingCommitment>[] => [
  {
    id: 'number',
    label: t('funding.number'),
    cell: ({ id, year, number }) => (
      <Link className="nowrap" to="/funding/commitments/$id" params={{ id }}>
        {t('funding.numberOf', { year: String(year), number: String(number) })}
      </Link>
    ),
  },
  {
    id: 'applicant',
    label: t('funding.applicant'),
    cell: ({ applicant, subject }) => (
      <>
        {applicant.name}
        {subject.id === null ? null : <span className="small quiet second-line">{subjectText(subject, t)}</span>}
      </>
    ),
  },
  {
    id: 'clause',
    label: t('funding.clause'),
    cell: ({ clause }) => (
      <Link to="/policies/$clause" params={{ clause: clause.id }}>
        {clause.id} {inLanguage(clause.title, language)}
      </Link>
    ),
  },
  {
    id: 'fen',
    label: t('funding.committed'),
    unit: t('shell.unit.tenThousand'),
    isNumber: true,
    cell: ({ fen }) => <Money fen={fen} />,
  },
  {
    id: 'paid',
    label: t('funding.paid'),
    unit: t('shell.unit.tenThousand'),
    isNumber: true,
    cell: ({ paidFen }) => <Money fen={paidFen} />,
  },
  {
    id: 'state',
    label: t('funding.state'),
    cell: ({ state, origin }) => (
      <span className="nowrap">
        {t(`funding.state.${state}`)}{' '}
        {origin === 'automatic' ? <span className="tag">{t('funding.automatic')}</span> : null}
      </span>
    ),
  },
  {
    id: 'decided',
    label: t('funding.decidedOn'),
    cell: ({ decidedOn }) => <span className="nowrap">{decidedOn}</span>,
  },
]

const filtersOf = (t: Say): readonly ListFilter[] => [
  { id: 'text', label: t('shell.list.search') },
  {
    id: 'state',
    label: t('funding.state'),
    options: fundingCommitmentState.options.map((value) => ({ value, label: t(`funding.state.${value}`) })),
  },
]

/** What has been committed; with `commit` in the address, the form that commits. */
export const CommitmentsPage = (): ReactElement => {
  const { t, language } = useMessages()
  const { search, change } = useUrl()
  const navigate = useNavigate()
  const all = useListState()
  const mayCommit = useMay('funding.commit')
  const { commit: _commit, ...filters } = all.filters
  const state = fundingCommitmentState.options.find((each) => each === filters['state'])
  const { text, line, clause, creditCode } = filters
  const shown = { state, text, line, clause, creditCode }
  const query = useOperation(listFundingCommitments, { query: { ...shown, cursor: all.cursor } }, { keep: true })
  const totals = query.data?.totals
  return (
    <>
      <div className="page funding-tabs-above">
        <FundingTabs />
      </div>
      <ListPage<FundingCommitment>
        id="commitments"
        title={t('funding.commitments')}
        query={query}
        state={{ ...all, filters }}
        columns={columnsOf(t, language)}
        filters={filtersOf(t)}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: '/funding/commitments/$id', params: { id } })}
        exportTo={addressOf(exportFundingCommitments, { query: { ...shown, columns: all.columns?.join('.') } })}
        actions={
          mayCommit ? (
            <button type="button" className="button primary compact" onClick={() => change({ commit: '1' }, 'push')}>
              {t('funding.commit')}
            </button>
          ) : null
        }
        empty={<Empty title={t('funding.commitmentsEmpty')} text={t('funding.commitmentsEmptyText')} />}
        {...(totals === undefined
          ? {}
          : {
              source: t('funding.totals', {
                count: totals.count,
                fen: moneyText(totals.fen, t),
                paid: moneyText(totals.paidFen, t),
              }),
            })}
      />
      {search['commit'] === '1' && mayCommit ? <Commit onClose={() => change({ commit: undefined })} /> : null}
    </>
  )
}
