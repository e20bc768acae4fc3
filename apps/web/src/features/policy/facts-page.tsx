import { getApplicantFacts, withdrawSuppliedFact } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { useCommand, useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { AsOf, useAsOf } from '../../parts/AsOf.tsx'
import { Loaded, Problems } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useMay, useSession, useTimeZone } from '../../session/session.ts'
import { Evidence } from './parts/Evidence.tsx'
import { Judged } from './parts/Judged.tsx'
import { SupplyForm } from './parts/SupplyForm.tsx'
import { VerifyDialog } from './parts/VerifyDialog.tsx'
import { provenanceText } from './provenance.ts'
import { useFactNames } from './use-facts.ts'
import { inLanguage, subjectText, valueText } from './words.ts'
import './policy.css'
import './ladder.css'

type Item = z.output<typeof getApplicantFacts.output>['items'][number]

type Supplied = Extract<NonNullable<Item['from']>, { readonly kind: 'supplied' }>

const Withdraw = ({ supplied }: { readonly supplied: Supplied }): ReactElement => {
  const { t } = useMessages()
  const withdraw = useCommand(withdrawSuppliedFact)
  return (
    <>
      <button
        type="button"
        className="button text"
        disabled={withdraw.isPending}
        onClick={() => withdraw.mutate({ params: { id: supplied.id } })}
      >
        {t('policy.facts.withdraw')}
      </button>
      {withdraw.isError ? <Problems error={withdraw.error} /> : null}
    </>
  )
}

const Verify = ({ supplied }: { readonly supplied: Supplied }): ReactElement | null => {
  const { t } = useMessages()
  const mayVerify = useMay('policy.verify')
  const [isVerifying, setVerifying] = useState(false)
  if (!mayVerify || supplied.verified !== null) return null
  return (
    <>
      <button type="button" className="button text" onClick={() => setVerifying(true)}>
        {t('policy.facts.verify')}
      </button>
      {isVerifying ? <VerifyDialog id={supplied.id} onClose={() => setVerifying(false)} /> : null}
    </>
  )
}

const Acts = ({ item, onChange }: { readonly item: Item; readonly onChange: () => void }): ReactElement => {
  const { t } = useMessages()
  const { from, maySupply } = item
  const supplied = from?.kind === 'supplied' ? from : null
  return (
    <>
      {maySupply ? (
        <button type="button" className="button text" onClick={onChange}>
          {t(item.value === null ? 'policy.facts.say' : 'policy.facts.change')}
        </button>
      ) : null}
      {supplied === null ? null : (
        <>
          {maySupply ? <Withdraw supplied={supplied} /> : null}
          <Verify supplied={supplied} />
        </>
      )}
    </>
  )
}

const Row = ({ item }: { readonly item: Item }): ReactElement => {
  const { t, language } = useMessages()
  const namesOf = useFactNames()
  const timeZone = useTimeZone()
  const [isChanging, setChanging] = useState(false)
  const { fact, value, from, subject } = item
  return (
    <tr>
      <th scope="row">
        {inLanguage(fact.label, language)}
        {subject.id === null ? null : <span className="small quiet second-line">{subjectText(subject, t)}</span>}
      </th>
      <td className="fact-value">
        {isChanging ? (
          <SupplyForm fact={fact} subject={subject} onDone={() => setChanging(false)} />
        ) : (
          <span className={value === null ? 'missing' : undefined}>{valueText(value, fact, { t, language })}</span>
        )}
      </td>
      <td className="small">
        {provenanceText(from, { t, language, timeZone, namesOf })}
        {from?.kind === 'supplied' ? <Evidence document={from.document} /> : null}
      </td>
      <td className="nowrap no-print">
        <Acts item={item} onChange={() => setChanging(!isChanging)} />
      </td>
    </tr>
  )
}

const views = ['known', 'supplied', 'missing'] as const
type View = (typeof views)[number]

const isIn = ({ value, from, fact }: Item, view: View): boolean => {
  if (view === 'missing') return value === null && fact.origin !== 'formula'
  return view === 'known' ? value !== null : from?.kind === 'supplied'
}

const JudgedLink = (): ReactElement => {
  const { t } = useMessages()
  const { search } = useUrl()
  return (
    <Link className="small push" to="/my-policies/facts" search={{ ...search, show: 'judged' }}>
      {t('policy.facts.view.judged')}
    </Link>
  )
}

const Table = ({ items }: { readonly items: readonly Item[] }): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const view = views.find((each) => each === search['show']) ?? 'known'
  const shown = items.filter((item) => isIn(item, view))
  return (
    <section className="card">
      <header>
        <fieldset className="chips no-print" aria-label={t('policy.facts.title')}>
          {views.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === view}
              onClick={() => change({ show: each === 'known' ? undefined : each })}
            >
              {t(`policy.facts.view.${each}`)} <b>{items.filter((item) => isIn(item, each)).length}</b>
            </button>
          ))}
        </fieldset>
        <span className="small quiet">{t('policy.facts.note')}</span>
        <JudgedLink />
      </header>
      {shown.length === 0 ? (
        <p className="body quiet">{t(`policy.facts.none.${view}`)}</p>
      ) : (
        <div className="scroll">
          <table className="table facts-table">
            <caption className="vh">{t(`policy.facts.view.${view}`)}</caption>
            <thead>
              <tr>
                <th scope="col">{t('policy.facts.fact')}</th>
                <th scope="col">{t('policy.facts.value')}</th>
                <th scope="col">{t('policy.facts.from')}</th>
                <th scope="col" className="no-print">
                  {t('policy.facts.acts')}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((item) => (
                <Row key={`${item.subject.kind} ${item.subject.id ?? ''} ${item.fact.name}`} item={item} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** Everything known of an enterprise with the origin of each value: what registers hold, what it said itself, what nobody has said. */
export const ApplicantFactsPage = (): ReactElement => {
  const { t } = useMessages()
  const { search } = useUrl()
  const on = useAsOf()
  const session = useSession().data
  const own = session?.actor?.creditCode ?? undefined
  const creditCode = search['of'] ?? own
  const query = useOperation(getApplicantFacts, {
    query: { creditCode: creditCode === own ? undefined : creditCode, on },
  })
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <div className="page-title">
        <h1>{t('policy.facts.title')}</h1>
        <Link to="/my-policies" search={creditCode === own || creditCode === undefined ? {} : { of: creditCode }}>
          {t('policy.facts.back')}
        </Link>
        <span className="push">
          <AsOf today={session?.city.today} />
        </span>
      </div>
      {search['show'] === 'judged' ? (
        <Judged creditCode={creditCode === own ? undefined : creditCode} />
      ) : (
        <Loaded query={query}>{({ items }) => <Table items={items} />}</Loaded>
      )}
    </main>
  )
}
