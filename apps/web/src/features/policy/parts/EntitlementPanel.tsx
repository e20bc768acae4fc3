import type { EntitlementInfo } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useFactNames } from '../use-facts.ts'
import { inLanguage, moneyText, subjectText } from '../words.ts'
import { AmountWords } from './AmountWords.tsx'
import { Money } from './Money.tsx'
import { SourceQuote } from './SourceQuote.tsx'
import { Trace } from './Trace.tsx'

type Props = { readonly entitlement: EntitlementInfo }

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement => (
  <section className="panel-part">
    <h3>{title}</h3>
    {children}
  </section>
)

const Verdict = ({ entitlement }: Props): ReactElement => {
  const { t } = useMessages()
  const namesOf = useFactNames()
  const { status, amount, reasons } = entitlement
  return (
    <>
      <p className={`status ${status}`}>
        <b>{t(`policy.status.${status}`)}</b>
        {amount?.kind === 'known' ? (
          <>
            {' '}
            <Money fen={amount.fen} isAlone />
          </>
        ) : null}
        {amount?.kind === 'unknown' && amount.atMostFen !== null
          ? ` ${t('policy.atMost', { amount: moneyText(amount.atMostFen, t) })}`
          : null}
      </p>
      {reasons.length === 0 ? null : (
        <ul className="reasons">
          {reasons.map((reason) => (
            <li key={reason}>{t(`policy.reason.${reason}`)}</li>
          ))}
        </ul>
      )}
      {entitlement.missing.length === 0 ? null : (
        <p>{t('policy.lacksFacts', { facts: namesOf(entitlement.missing) })}</p>
      )}
      {entitlement.problems.map((problem) => (
        <p key={problem.code} className="fault">
          {problem.detail}
        </p>
      ))}
    </>
  )
}

const standingOf = { applies: 'met', doesNotApply: 'notMet', unknown: 'unknown' } as const

const Requirements = ({ entitlement }: Props): ReactElement | null => {
  const { t, language } = useMessages()
  if (entitlement.requirements.length === 0) return null
  return (
    <Part title={t('policy.requirements')}>
      {entitlement.requirements.map(({ clause, status, trace, isPartlyUnseen }) => (
        <div key={clause.id}>
          <p>
            <Link to="/policies/$clause" params={{ clause: clause.id }}>
              {inLanguage(clause.title, language)}
            </Link>{' '}
            <b className={`status ${status}`}>{t(`policy.standing.${standingOf[status]}`)}</b>
            {isPartlyUnseen ? <span className="small quiet"> {t('policy.partlyUnseen')}</span> : null}
          </p>
          <Trace lines={trace} label={inLanguage(clause.title, language)} />
        </div>
      ))}
    </Part>
  )
}

const Terms = ({ entitlement }: Props): ReactElement => {
  const { t, language } = useMessages()
  const { groups, shares, units } = entitlement
  return (
    <dl className="terms">
      {shares.length === 0 ? null : (
        <>
          <dt>{t('policy.shares')}</dt>
          <dd>{shares.map(({ payer, part }) => `${inLanguage(payer, language)} ${part}`).join(t('policy.and'))}</dd>
        </>
      )}
      {groups.length === 0 ? null : (
        <>
          <dt>{t('policy.groups')}</dt>
          <dd>{groups.map(({ title }) => inLanguage(title, language)).join(t('policy.and'))}</dd>
        </>
      )}
      <dt>{t('policy.units')}</dt>
      <dd>{units.map(({ name }) => name).join(t('policy.and')) || t('policy.unitsUnseen')}</dd>
    </dl>
  )
}

/** One clause for one enterprise: the verdict, every part of the condition with the values found, the amount, the words of the text. */
export const EntitlementPanel = ({ entitlement }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <div className="entitlement">
      <p className="quiet">
        {entitlement.clause.id} · {subjectText(entitlement.subject, t)} · {entitlement.policy.title}
        {entitlement.policy.number === null ? '' : t('policy.bracketed', { text: entitlement.policy.number })}
      </p>
      <Verdict entitlement={entitlement} />
      <Part title={t('policy.condition')}>
        {entitlement.condition.length === 0 ? (
          <p className="quiet">{t('policy.conditionUnseen')}</p>
        ) : (
          <Trace lines={entitlement.condition} label={t('policy.condition')} />
        )}
      </Part>
      <Requirements entitlement={entitlement} />
      <Part title={t('policy.amount')}>
        <p>
          <AmountWords entitlement={entitlement} />
        </p>
        {entitlement.calculation.length > 1 ? (
          <Trace lines={entitlement.calculation} label={t('policy.amount')} />
        ) : null}
      </Part>
      <Part title={t('policy.quote')}>
        <SourceQuote {...entitlement} />
      </Part>
      <Terms entitlement={entitlement} />
      <p>
        <Link to="/policies/$clause" params={{ clause: entitlement.clause.id }}>
          {t('policy.openClause')}
        </Link>
      </p>
    </div>
  )
}
