import { listClauses, type PolicyClause } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { AsOf, useAsOf } from '../../parts/AsOf.tsx'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useMay, useSession } from '../../session/session.ts'
import { BookGroups } from './parts/BookGroups.tsx'
import { ClauseFilters } from './parts/ClauseFilters.tsx'
import { Rule } from './parts/Rule.tsx'
import { Certainty } from './parts/SourceQuote.tsx'
import { matches } from './clause-filter.ts'
import { inLanguage, moneyText } from './words.ts'
import './policy.css'
import './ladder.css'

const Row = ({ clause }: { readonly clause: PolicyClause }): ReactElement => {
  const { t, language } = useMessages()
  return (
    <tr>
      <td className="small quiet nowrap clause-id">{clause.id}</td>
      <th scope="row">
        <Link to="/policies/$clause" params={{ clause: clause.id }}>
          {inLanguage(clause.title, language)}
        </Link>
        <span className="small quiet second-line">
          {t(`policy.subject.${clause.subject}`)}
          {clause.kind === 'grant' ? '' : ` · ${t(`policy.kind.${clause.kind}`)}`}
        </span>
      </th>
      <td className="how">
        {clause.amount === null ? (
          <span className="quiet">
            {clause.kind === 'grant' ? t('policy.amount.unseen') : t('shell.absent.notApplicable')}
          </span>
        ) : (
          <Rule text={clause.amount} />
        )}
        {clause.capFen === null ? null : (
          <span className="small quiet second-line">{t('policy.cap.is', { cap: moneyText(clause.capFen, t) })}</span>
        )}
      </td>
      <td className="small units">
        {clause.units.map(({ name }) => name).join(t('policy.and')) || t('policy.unitsUnseen')}
      </td>
      <td className="small basis">
        <Certainty {...clause} />
        {clause.unseen.length === 0 ? null : (
          <span className="second-line">{t('policy.unseenCount', { count: clause.unseen.length })}</span>
        )}
      </td>
    </tr>
  )
}

const Policy = ({ clauses }: { readonly clauses: readonly PolicyClause[] }): ReactElement | null => {
  const { t } = useMessages()
  const [first] = clauses
  if (first === undefined) return null
  const { policy } = first
  return (
    <section className="card">
      <header>
        <h2 lang="zh-CN">{policy.title}</h2>
        <span className="small quiet">
          {[policy.number, policy.issuer, policy.date].filter((each) => each !== null).join(' · ')}
        </span>
        {policy.standing === 'draft' ? <span className="tag">{t('policy.draftText')}</span> : null}
        <span className="small quiet push">{t('policy.book.count', { count: clauses.length })}</span>
      </header>
      <div className="scroll">
        <table className="table policy-table book-table">
          <caption className="vh">{policy.title}</caption>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {t('policy.support')}
              </th>
              <th scope="col">{t('policy.book.how')}</th>
              <th scope="col">{t('policy.units')}</th>
              <th scope="col">{t('policy.certaintyHead')}</th>
            </tr>
          </thead>
          <tbody>
            {clauses.map((clause) => (
              <Row key={clause.id} clause={clause} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const Shown = ({ clauses }: { readonly clauses: readonly PolicyClause[] }): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const found = clauses.filter((clause) => matches(clause, search))
  if (clauses.length === 0) return <Empty title={t('policy.book.empty')} text={t('policy.book.emptyText')} />
  if (found.length === 0)
    return (
      <Empty title={t('shell.list.none')} text={t('shell.list.noneText')}>
        <button
          type="button"
          className="button"
          onClick={() => change({ text: undefined, certainty: undefined, subject: undefined, unit: undefined })}
        >
          {t('shell.list.reset')}
        </button>
      </Empty>
    )
  return (
    <div className="stack">
      {[...Map.groupBy(found, ({ policy }) => policy.id).values()].map((group) => (
        <Policy key={group[0]?.policy.id ?? ''} clauses={group} />
      ))}
    </div>
  )
}

/** The clauses in force on a day, for anyone: what each pays, who answers for it, how sure its words are. */
export const ClausesPage = (): ReactElement => {
  const { t } = useMessages()
  const on = useAsOf()
  const query = useOperation(listClauses, { query: { on } }, { keep: true })
  const today = useSession().data?.city.today
  const mayEvaluate = useMay('policy.edit')
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <div className="page-title">
        <h1>{t('policy.book.title')}</h1>
        <span className="quiet small">{t('policy.book.note')}</span>
        <div className="buttons push no-print">
          <Link className="button compact" to="/calculator">
            {t('policy.book.calculate')}
          </Link>
          {mayEvaluate ? (
            <Link className="button compact" to="/policies/evaluate">
              {t('policy.book.evaluate')}
            </Link>
          ) : null}
          <AsOf today={today} />
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      <ClauseFilters clauses={query.data?.items ?? []} />
      <Loaded query={query}>{({ items }) => <Shown clauses={items} />}</Loaded>
      <BookGroups on={on} />
    </main>
  )
}
