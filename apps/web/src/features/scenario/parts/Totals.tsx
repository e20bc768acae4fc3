import type { ScenarioResult } from '@ceyuan/contract'
import type { ReactElement, ReactNode } from 'react'
import { formatNumber } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Money } from '../../policy/parts/Money.tsx'
import { useFactNames } from '../../policy/use-facts.ts'
import { moneyText } from '../../policy/words.ts'
import { Change } from './Change.tsx'

const Figure = (props: {
  readonly label: string
  readonly children: ReactNode
  readonly note: string
}): ReactElement => (
  <div className="scenario-figure">
    <span className="small quiet">{props.label}</span>
    <strong>{props.children}</strong>
    <span className="small quiet">{props.note}</span>
  </div>
)

/** What the scenario brings in all: cost now and then, who gains and loses, and how many cannot be told. */
export const Totals = ({ result }: { readonly result: ScenarioResult }): ReactElement => {
  const { t, language } = useMessages()
  const nameFacts = useFactNames()
  const { totals, effects, population, families, unproved } = result
  const count = (value: number): string => formatNumber(value, 0, language)
  return (
    <section className="card" aria-label={t('scenario.totals')}>
      <div className="body scenario-figures">
        <Figure label={t('scenario.costNow')} note={t('scenario.paidTo', { count: count(totals.before.count) })}>
          <Money fen={totals.before.fen} />
        </Figure>
        <Figure label={t('scenario.costThen')} note={t('scenario.paidTo', { count: count(totals.after.count) })}>
          <Money fen={totals.after.fen} />
        </Figure>
        <Figure label={t('scenario.change')} note={t('scenario.overYears', { years: result.years.length })}>
          <Change fen={totals.changeFen} />
        </Figure>
        <Figure label={t('scenario.gain')} note={t('scenario.inAll', { fen: moneyText(effects.gain.fen, t) })}>
          {count(effects.gain.count)}
        </Figure>
        <Figure label={t('scenario.lose')} note={t('scenario.inAll', { fen: moneyText(effects.lose.fen, t) })}>
          {count(effects.lose.count)}
        </Figure>
        <Figure label={t('scenario.cannotTell')} note={t('scenario.cannotTellNote')}>
          {count(effects.cannotTell)}
        </Figure>
      </div>
      <p className="source">
        {t('scenario.population', {
          enterprises: population.enterprises,
          projects: population.projects,
          products: population.products,
          on: result.on,
        })}{' '}
        {population.samples > 0 ? `${t('scenario.samples', { count: population.samples })} ` : ''}
        {population.misfits > 0 ? `${t('scenario.misfits', { count: population.misfits })} ` : ''}
        {population.hidden.length > 0 ? `${t('scenario.hidden', { facts: nameFacts(population.hidden) })} ` : ''}
        {families.before.together + families.after.together > 0
          ? `${t('scenario.families', { now: families.before.together, cutNow: families.before.cut, later: families.after.together, cutLater: families.after.cut })} `
          : ''}
        {unproved > 0 ? t('scenario.unproved', { count: unproved }) : t('scenario.proved')}
      </p>
    </section>
  )
}
