import type { PolicyClause } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage, moneyText } from '../words.ts'
import { Rule } from './Rule.tsx'
import { SourceQuote } from './SourceQuote.tsx'

type Props = { readonly clause: PolicyClause }

const Term = ({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

const Others = ({ ids }: { readonly ids: readonly string[] }): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      {ids.map((id, index) => (
        <span key={id}>
          {index === 0 ? '' : t('policy.and')}
          <Link to="/policies/$clause" params={{ clause: id }}>
            {id}
          </Link>
        </span>
      ))}
    </>
  )
}

const RuleTerms = ({ clause }: Props): ReactElement => {
  const { t, language } = useMessages()
  const { condition, amount, capFen, kind, shares, rounding } = clause
  const unsaid = <span className="quiet">{t('policy.conditionUnseen')}</span>
  return (
    <>
      <Term name={t('policy.condition')}>{condition === null ? unsaid : <Rule text={condition} />}</Term>
      {kind === 'grant' ? (
        <>
          <Term name={t('policy.amount')}>
            {amount === null ? <span className="quiet">{t('policy.amount.unseen')}</span> : <Rule text={amount} />}
          </Term>
          <Term name={t('policy.clause.cap')}>{capFen === null ? t('policy.clause.noCap') : moneyText(capFen, t)}</Term>
          <Term name={t('policy.clause.frequency')}>{t(`policy.frequency.${clause.frequency}`)}</Term>
          <Term name={t('policy.shares')}>
            {shares.map(({ payer, part }) => `${inLanguage(payer, language)} ${part}`).join(t('policy.and')) ||
              t('policy.payerUnsaid')}
          </Term>
          <Term name={t('policy.clause.rounding')}>{inLanguage(rounding.basis, language)}</Term>
        </>
      ) : null}
    </>
  )
}

const Card = ({ clause }: Props): ReactElement => {
  const { t } = useMessages()
  const { requires, incompatible, units } = clause
  return (
    <section className="card">
      <header>
        <h2>{t('policy.clause.rule')}</h2>
        <span className="small quiet">{t('policy.clause.ruleNote')}</span>
      </header>
      <dl className="terms body">
        <Term name={t('policy.book.subject')}>
          {t(`policy.subject.${clause.subject}`)}
          {clause.kind === 'grant' ? '' : ` · ${t(`policy.kind.${clause.kind}`)}`}
        </Term>
        <RuleTerms clause={clause} />
        {requires.length === 0 ? null : (
          <Term name={t('policy.requirements')}>
            <Others ids={requires} />
          </Term>
        )}
        {incompatible.length === 0 ? null : (
          <Term name={t('policy.clause.incompatible')}>
            <Others ids={incompatible} />
          </Term>
        )}
        <Term name={t('policy.units')}>
          {units.map(({ name }) => name).join(t('policy.and')) || t('policy.unitsUnseen')}
        </Term>
      </dl>
    </section>
  )
}

/** The words of a clause with their source, and what the rule makes of them in words people read. */
export const ClauseBody = ({ clause }: Props): ReactElement => {
  const { t } = useMessages()
  const { policy } = clause
  return (
    <>
      <section className="card">
        <header>
          <h2>{t('policy.quote')}</h2>
          <span className="small quiet" lang="zh-CN">
            {[policy.title, policy.number, policy.issuer].filter((each) => each !== null).join(' · ')}
          </span>
        </header>
        <div className="body">
          <SourceQuote {...clause} />
        </div>
      </section>
      <Card clause={clause} />
    </>
  )
}
