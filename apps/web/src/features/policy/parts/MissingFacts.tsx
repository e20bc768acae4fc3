import type { MissingFact } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage, moneyText, subjectText } from '../words.ts'
import { AddSubject } from './AddSubject.tsx'
import { SupplyForm } from './SupplyForm.tsx'

const Item = ({ missing, maySupply }: { readonly missing: MissingFact; readonly maySupply: boolean }): ReactElement => {
  const { t, language } = useMessages()
  const { fact, subject, clauses, atMostFen } = missing
  return (
    <li>
      <p className="row-line">
        <b>{inLanguage(fact.label, language)}</b>
        {atMostFen === '0' ? (
          <span className="quiet push nowrap">{t('policy.gainUnknown')}</span>
        ) : (
          <b className="gain push nowrap">{t('policy.gainAtMost', { amount: moneyText(atMostFen, t) })}</b>
        )}
      </p>
      <p className="small quiet">
        {subjectText(subject, t)} · {t('policy.waits', { clauses })}
      </p>
      {!maySupply || fact.origin === 'register' ? (
        <p className="small">
          {fact.register === null
            ? t('policy.enterpriseSays')
            : t('policy.registerSays', { register: inLanguage(fact.register.label, language) })}
        </p>
      ) : (
        <SupplyForm fact={fact} subject={subject} />
      )}
    </li>
  )
}

/** The facts nobody has said, those on which most hangs first, each with the field to supply it. */
export const MissingFacts = (props: {
  readonly missing: readonly MissingFact[]
  readonly maySupply: boolean
}): ReactElement => {
  const { t } = useMessages()
  const { missing, maySupply } = props
  const [first, rest] = [missing.slice(0, 4), missing.slice(4)]
  const item = (each: MissingFact): ReactElement => (
    <Item
      key={`${each.subject.kind} ${each.subject.id ?? ''} ${each.fact.name}`}
      missing={each}
      maySupply={maySupply}
    />
  )
  return (
    <section className="card missing-facts" id="missing">
      <header>
        <h2>{t('policy.missing')}</h2>
        <span className="small quiet">{t('policy.missingNote', { count: missing.length })}</span>
      </header>
      {missing.length === 0 ? (
        <p className="body quiet">{t('policy.missingNone')}</p>
      ) : (
        <ul className="rows">{first.map(item)}</ul>
      )}
      {rest.length === 0 ? null : (
        <details className="more">
          <summary>{t('policy.moreOf', { count: rest.length })}</summary>
          <ul className="rows">{rest.map(item)}</ul>
        </details>
      )}
      {maySupply ? <AddSubject /> : null}
    </section>
  )
}
