import { listSuppliedFacts, type SuppliedFact } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { formatInstant } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loaded } from '../../../parts/States.tsx'
import { useTimeZone } from '../../../session/session.ts'
import { ObjectTo } from '../../objection/parts/ObjectTo.tsx'
import { useFacts } from '../use-facts.ts'
import { inLanguage, subjectText, valueText } from '../words.ts'
import { Evidence } from './Evidence.tsx'

const Finding = ({ verdict }: Pick<SuppliedFact, 'verdict'>): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  if (verdict === null) return <span className="quiet">{t('policy.facts.notJudged')}</span>
  return (
    <>
      <b className={verdict.holds ? undefined : 'status doesNotApply'}>
        {t(verdict.holds ? 'policy.facts.holds' : 'policy.facts.holdsNot')}
      </b>{' '}
      {[verdict.unit, verdict.by, formatInstant(verdict.at, timeZone)].filter((each) => each !== null).join(' ')}
      {verdict.note === null ? null : <span className="second-line">{verdict.note}</span>}
    </>
  )
}

const Row = ({ item }: { readonly item: SuppliedFact }): ReactElement => {
  const { t, language } = useMessages()
  const timeZone = useTimeZone()
  const fact = useFacts().get(item.fact)
  const title = fact === undefined ? item.fact : inLanguage(fact.label, language)
  return (
    <tr>
      <th scope="row">
        {title}
        {item.subject.id === null ? null : (
          <span className="small quiet second-line">{subjectText(item.subject, t)}</span>
        )}
      </th>
      <td>{valueText(item.value, fact, { t, language })}</td>
      <td className="small">
        {item.by} {formatInstant(item.at, timeZone)}
        <Evidence document={item.document} />
      </td>
      <td className="small">
        <Finding verdict={item.verdict} />
        {item.verdict?.holds === false ? (
          <ObjectTo subject={{ kind: 'suppliedFact', id: item.id }} title={title} />
        ) : null}
      </td>
    </tr>
  )
}

/** Everything an enterprise has said, the latest first, with its evidence and what was found of it. */
export const Judged = ({ creditCode }: { readonly creditCode: string | undefined }): ReactElement => {
  const { t } = useMessages()
  const query = useOperation(listSuppliedFacts, { query: { creditCode } })
  return (
    <section className="card">
      <header>
        <h2>{t('policy.facts.view.judged')}</h2>
        <Link
          className="small push"
          to="/my-policies/facts"
          search={creditCode === undefined ? {} : { of: creditCode }}
        >
          {t('policy.facts.title')}
        </Link>
      </header>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="body quiet">{t('policy.facts.none.supplied')}</p>
          ) : (
            <div className="scroll">
              <table className="table facts-table">
                <caption className="vh">{t('policy.facts.view.judged')}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t('policy.facts.fact')}</th>
                    <th scope="col">{t('policy.facts.value')}</th>
                    <th scope="col">{t('policy.facts.from')}</th>
                    <th scope="col">{t('policy.facts.finding')}</th>
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <Row key={item.id} item={item} />
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </section>
  )
}
