import type { ObjectionDetail } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { formatInstant } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useTimeZone } from '../../../session/session.ts'
import { EntitlementPanel } from '../../policy/parts/EntitlementPanel.tsx'
import { useFacts } from '../../policy/use-facts.ts'
import { inLanguage, subjectText, valueText } from '../../policy/words.ts'

type SuppliedFact = NonNullable<ObjectionDetail['kept']['suppliedFact']>

const Finding = ({ said }: { readonly said: SuppliedFact }): ReactElement => {
  const { t, language } = useMessages()
  const timeZone = useTimeZone()
  const fact = useFacts().get(said.fact)
  const { verdict } = said
  return (
    <dl className="terms">
      <dt>{t('policy.facts.fact')}</dt>
      <dd>
        {fact === undefined ? said.fact : inLanguage(fact.label, language)}
        {said.subject.id === null ? '' : ` · ${subjectText(said.subject, t)}`}
      </dd>
      <dt>{t('policy.facts.value')}</dt>
      <dd>{valueText(said.value, fact, { t, language })}</dd>
      <dt>{t('objection.said')}</dt>
      <dd>
        {said.by} {formatInstant(said.at, timeZone)}
      </dd>
      {verdict === null ? null : (
        <>
          <dt>{t('policy.facts.finding')}</dt>
          <dd>
            {t(verdict.holds ? 'policy.facts.holds' : 'policy.facts.holdsNot')} · {verdict.unit} {verdict.by}{' '}
            {formatInstant(verdict.at, timeZone)}
            <br />
            {verdict.note}
          </dd>
        </>
      )}
    </dl>
  )
}

/** The explanation of the decision as it stood when it was objected to: the finding on a clause, or on a supplied fact. */
export const Kept = ({ kept }: Pick<ObjectionDetail, 'kept'>): ReactElement => {
  const { t } = useMessages()
  const { entitlement, suppliedFact, clauseFrom, on } = kept
  return (
    <section className="card">
      <header>
        <h2>{t('objection.kept')}</h2>
        <span className="small quiet">
          {t('objection.keptOn', { on })}
          {clauseFrom === null || clauseFrom === 'unknown' ? '' : t('objection.clauseFrom', { from: clauseFrom })}
        </span>
      </header>
      <div className="body">
        {entitlement === null ? null : <EntitlementPanel entitlement={entitlement} />}
        {suppliedFact === null ? null : <Finding said={suppliedFact} />}
        {entitlement === null && suppliedFact === null ? <p className="quiet">{t('objection.keptNone')}</p> : null}
      </div>
    </section>
  )
}
