import type { IndicatorDefinition } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { figureText } from '../../../parts/target-words.ts'

type Props = {
  readonly definition: IndicatorDefinition
  readonly asOf: string
  readonly actual: number | null
  readonly lastYear: { readonly on: string; readonly actual: number | null } | null
}

const Change = ({ actual, lastYear, unit }: Pick<Props, 'actual' | 'lastYear'> & { readonly unit: string }): string => {
  const { t } = useMessages()
  if (lastYear === null || lastYear.actual === null || actual === null) return ''
  const difference = actual - lastYear.actual
  const direction = difference > 0 ? 'up' : difference < 0 ? 'down' : 'same'
  return t(`plan.provenance.${direction}`, {
    before: figureText(lastYear.actual, t),
    difference: figureText(Math.abs(difference), t),
    unit,
  })
}

/** Where a figure comes from: definition, rule, source and its freshness, as-of date, the same day a year before. */
export const Provenance = ({ definition, asOf, actual, lastYear }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <dl className="panel-provenance small">
      <dt>{t('plan.provenance.definition')}</dt>
      <dd>
        {definition.definition}
        <details>
          <summary>{t('plan.provenance.rule')}</summary>
          <code>{definition.filter}</code>
        </details>
      </dd>
      <dt>{t('plan.provenance.source')}</dt>
      <dd>
        {definition.source}
        {definition.latestRecordOn === null ? '' : t('plan.provenance.latest', { date: definition.latestRecordOn })}
      </dd>
      <dt>{t('shell.asOf')}</dt>
      <dd>
        {asOf} <Change actual={actual} lastYear={lastYear} unit={definition.unit} />
      </dd>
    </dl>
  )
}
