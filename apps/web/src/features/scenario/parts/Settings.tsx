import type { ScenarioContent } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage } from '../../policy/words.ts'
import { useFacts } from '../../policy/use-facts.ts'

type Props = { readonly content: ScenarioContent; readonly onChange: (content: ScenarioContent) => void }

const ranking: ReadonlySet<string> = new Set(['money', 'number', 'integer', 'rate', 'date'])

const Ranking = ({ content, onChange }: Props): ReactElement => {
  const { t, language } = useMessages()
  const facts = [...useFacts().values()].filter(
    ({ kind, subject, origin }) => subject === 'applicant' && origin !== 'formula' && ranking.has(kind),
  )
  const { by, fact, descending } = content.ranking
  const value = by === 'fact' ? `${descending ? 'most' : 'least'} ${fact ?? ''}` : by
  const choose = (chosen: string): void => {
    const [order = '', name = ''] = chosen.split(' ')
    if (order === 'lowestAmount' || order === 'highestAmount') {
      onChange({ ...content, ranking: { by: order, fact: null, descending: false } })
    } else onChange({ ...content, ranking: { by: 'fact', fact: name, descending: order === 'most' } })
  }
  return (
    <label className="field">
      <span>{t('scenario.ranking')}</span>
      <select value={value} onChange={(event) => choose(event.target.value)}>
        <option value="lowestAmount">{t('scenario.ranking.lowestAmount')}</option>
        <option value="highestAmount">{t('scenario.ranking.highestAmount')}</option>
        {facts.flatMap(({ name, label }) =>
          (['most', 'least'] as const).map((order) => (
            <option key={`${order} ${name}`} value={`${order} ${name}`}>
              {t(`scenario.ranking.${order}`, { fact: inLanguage(label, language) })}
            </option>
          )),
        )}
      </select>
    </label>
  )
}

/** The day and years of a scenario, and who goes first where money is short. */
export const Settings = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { content, onChange } = props
  return (
    <div className="scenario-fields">
      <label className="field">
        <span>{t('scenario.on')}</span>
        <input
          type="date"
          required
          value={content.on}
          onChange={(event) => event.target.value !== '' && onChange({ ...content, on: event.target.value })}
        />
      </label>
      <label className="field">
        <span>{t('scenario.years')}</span>
        <select value={content.years} onChange={(event) => onChange({ ...content, years: Number(event.target.value) })}>
          {[1, 2, 3, 4, 5].map((years) => (
            <option key={years} value={years}>
              {years}
            </option>
          ))}
        </select>
      </label>
      <Ranking {...props} />
    </div>
  )
}
