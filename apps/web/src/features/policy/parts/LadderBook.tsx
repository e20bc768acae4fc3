import type { PolicyLadder } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage } from '../words.ts'
import { Certainty, SourceLink } from './SourceQuote.tsx'

type Rung = PolicyLadder['rungs'][number]

const Criteria = ({ rung }: { readonly rung: Rung }): ReactElement => {
  const { t, language } = useMessages()
  return (
    <details>
      <summary>{t('policy.ladder.criteria', { count: rung.criteria.length })}</summary>
      <ul className="small">
        {rung.criteria.map((criterion) => (
          <li key={criterion.id}>
            {inLanguage(criterion.title, language)}
            {criterion.demand === 'unseen' ? <span className="tag">{t('policy.standing.unseen')}</span> : null}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** A ladder as its texts set it, for anyone: its rungs in order, what each asks for, and by which words. */
export const LadderBook = ({ ladder }: { readonly ladder: PolicyLadder }): ReactElement => {
  const { t, language } = useMessages()
  return (
    <section className="card">
      <header>
        <h2>{inLanguage(ladder.title, language)}</h2>
        <span className="small quiet">{t('policy.ladder.rungs', { count: ladder.rungs.length })}</span>
      </header>
      <ol className="rows">
        {ladder.rungs.map((rung) => (
          <li key={`${rung.id} ${rung.version}`}>
            <p className="row-line">
              <b>{inLanguage(rung.title, language)}</b>
              <span className="small quiet">
                {rung.from === 'unknown' ? t('policy.dayUnknown') : t('policy.ladder.from', { on: rung.from })}
              </span>
              {rung.isInForce ? null : <span className="tag">{t('policy.clause.notInForce')}</span>}
            </p>
            <Criteria rung={rung} />
            <p className="small quiet">
              <SourceLink source={rung.source} />{' '}
              <Certainty certainty={rung.certainty} standing="inForce" isToVerify={false} />
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}
