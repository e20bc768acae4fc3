import type { ScenarioComparison, ScenarioResult } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { formatNumber } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Money } from '../../policy/parts/Money.tsx'
import { wanText } from '../../policy/words.ts'
import { Change } from './Change.tsx'
import { Scroll } from './Scroll.tsx'

type Effects = ScenarioComparison['effects']

const Bands = ({ bands }: Pick<Effects, 'bands'>): ReactElement => {
  const { t, language } = useMessages()
  const number = (value: number): string => formatNumber(value, 0, language)
  return (
    <table className="table">
      <caption className="vh">{t('scenario.bands')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('scenario.band')}</th>
          {(['gain', 'gainBy', 'lose', 'loseBy'] as const).map((head) => (
            <th key={head} scope="col" className="number">
              {t(`scenario.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bands.map(({ fromFen, toFen, gain, lose }) => (
          <tr key={fromFen}>
            <th scope="row">
              {toFen === null
                ? t('scenario.bandFrom', { from: wanText(fromFen) })
                : t('scenario.bandBetween', { from: wanText(fromFen), to: wanText(toFen) })}
            </th>
            <td className="number">{number(gain.count)}</td>
            <td className="number">
              <Money fen={gain.fen} />
            </td>
            <td className="number">{number(lose.count)}</td>
            <td className="number">
              <Money fen={lose.fen} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const List = (props: {
  readonly title: string
  readonly register: string
  readonly items: Effects['gainers']
}): ReactElement | null => {
  const { t } = useMessages()
  const { title, register, items } = props
  if (items.length === 0) return null
  return (
    <Scroll label={title}>
      <table className="table scenario-effects">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('scenario.enterprise')}</th>
            <th scope="col">{t('scenario.clause')}</th>
            {(['costNow', 'costThen', 'change'] as const).map((head) => (
              <th key={head} scope="col" className="number">
                {t(`scenario.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.creditCode}>
              <th scope="row">
                <Link to="/registers/$register/$id" params={{ register, id: item.record }}>
                  {item.name}
                </Link>
                <span className="small quiet second-line">{item.creditCode}</span>
              </th>
              <td>{item.clauses.map(({ id }) => id).join(' ')}</td>
              <td className="number">
                <Money fen={item.beforeFen} />
              </td>
              <td className="number">
                <Money fen={item.afterFen} />
              </td>
              <td className="number">
                <b>
                  <Change fen={item.changeFen} />
                </b>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** Who gains and who loses: how many by how much, and the greatest changes by name, each leading to its record. */
export const EffectList = ({
  effects,
  population,
}: {
  readonly effects: Effects
  readonly population: Pick<ScenarioResult['population'], 'register'>
}): ReactElement => {
  const { t } = useMessages()
  const { gainers, losers } = effects
  const isNobody = gainers.length === 0 && losers.length === 0
  return (
    <section className="card">
      <header>
        <h2>{t('scenario.effects')}</h2>
        <span className="small quiet">{t('scenario.effectsNote', { count: effects.same })}</span>
      </header>
      {isNobody ? (
        <p className="body">{t('scenario.nobody')}</p>
      ) : (
        <>
          <Scroll label={t('scenario.bands')}>
            <Bands bands={effects.bands} />
          </Scroll>
          <List title={t('scenario.gainers')} register={population.register.id} items={gainers} />
          <List title={t('scenario.losers')} register={population.register.id} items={losers} />
        </>
      )}
    </section>
  )
}
