import type { ScenarioResult } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { formatNumber } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Money } from '../../policy/parts/Money.tsx'
import { useFactNames } from '../../policy/use-facts.ts'
import { inLanguage } from '../../policy/words.ts'
import { Change } from './Change.tsx'
import { Scroll } from './Scroll.tsx'

type Clause = ScenarioResult['clauses'][number]

const Missing = ({ clause }: { readonly clause: Clause }): ReactElement | null => {
  const { t } = useMessages()
  const nameFacts = useFactNames()
  if (clause.missing.length === 0) return null
  const facts = clause.missing.map(({ fact, rows }) => t('scenario.lacks', { fact: nameFacts([fact]), rows }))
  return (
    <span className="small quiet second-line">{t('scenario.missing', { facts: facts.join(t('policy.and')) })}</span>
  )
}

const Row = ({ clause }: { readonly clause: Clause }): ReactElement => {
  const { t, language } = useMessages()
  const number = (value: number): string => formatNumber(value, 0, language)
  const pair = (before: number, after: number): string =>
    before === after ? number(before) : t('scenario.fromTo', { before: number(before), after: number(after) })
  const { before, after } = clause
  const isIn = before.isInForce === after.isInForce
  return (
    <tr>
      <th scope="row">
        {clause.clause.id} {inLanguage(clause.clause.title, language)}{' '}
        {clause.isChanged ? <span className="tag">{t('scenario.changed')}</span> : null}{' '}
        {isIn ? null : <span className="tag">{t(after.isInForce ? 'scenario.begins' : 'scenario.stops')}</span>}
        <Missing clause={clause} />
      </th>
      <td className="number">{pair(before.applies, after.applies)}</td>
      <td className="number">{pair(before.unknown, after.unknown)}</td>
      <td className="number">{pair(before.unpriced, after.unpriced)}</td>
      <td className="number">{pair(before.paid, after.paid)}</td>
      <td className="number">
        <Money fen={before.fen} />
      </td>
      <td className="number">
        <Money fen={after.fen} />
      </td>
      <td className="number">
        <b>
          <Change fen={clause.changeFen} />
        </b>
      </td>
    </tr>
  )
}

const heads = ['applies', 'unknown', 'unpriced', 'paid', 'costNow', 'costThen', 'change'] as const

/** What becomes of each clause, those that change first; clauses that neither pay nor change are left out. */
export const ClauseTable = ({ clauses }: { readonly clauses: readonly Clause[] }): ReactElement => {
  const { t } = useMessages()
  const shown = clauses.filter(({ isChanged, before, after }) => isChanged || before.fen !== '0' || after.fen !== '0')
  return (
    <section className="card">
      <header>
        <h2>{t('scenario.byClause')}</h2>
        <span className="small quiet">{t('scenario.byClauseNote')}</span>
      </header>
      <Scroll label={t('scenario.byClause')}>
        <table className="table scenario-clauses">
          <caption className="vh">{t('scenario.byClause')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('scenario.clause')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="number">
                  {t(`scenario.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((clause) => (
              <Row key={clause.clause.id} clause={clause} />
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="source">{t('scenario.otherClauses', { count: clauses.length - shown.length })}</p>
    </section>
  )
}
