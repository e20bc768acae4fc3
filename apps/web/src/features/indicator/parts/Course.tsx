import type { TargetFigure } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { PaceChart } from '../../../charts/PaceChart.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'
import { figureText, targetText } from '../../../parts/target-words.ts'
import type { Indicator } from './Facts.tsx'

const Change = ({ data }: { readonly data: Indicator }): string => {
  const { t } = useMessages()
  const before = data.lastYear?.value ?? null
  if (before === null || data.value === null) return ''
  const difference = data.value - before
  const direction = difference > 0 ? 'up' : difference < 0 ? 'down' : 'same'
  return t(`indicator.year.${direction}`, {
    before: figureText(before, t),
    difference: figureText(Math.abs(difference), t),
    unit: data.definition.unit,
  })
}

const deadlineOf = (target: TargetFigure | null): string | null => target?.by ?? null

const boundOf = (target: TargetFigure | null): number | null => target?.min ?? target?.max ?? null

const Drawn = ({ data, from }: { readonly data: Indicator; readonly from: string }): ReactElement => {
  const { t } = useMessages()
  const { series, definition } = data
  const target = data.commitments.find((line) => line.target !== null)?.target ?? null
  const value = figureText(data.value, t)
  const { reachedOn } = series
  return (
    <PaceChart
      width={880}
      height={260}
      values={{
        ...series,
        from,
        asOf: data.asOf,
        deadline: deadlineOf(target),
        bound: boundOf(target),
      }}
      words={{
        label: t('indicator.chart', { label: definition.label, asOf: data.asOf, value }),
        bound: target === null ? '' : t('indicator.bound', { target: targetText(target, t) }),
        actual: t('indicator.actual', { value }),
        expected: t('indicator.expected'),
        forecast: t('indicator.forecast'),
        deadline: t('indicator.deadline', { date: deadlineOf(target) ?? '' }),
        reached: reachedOn === null ? '' : t('indicator.reached', { month: reachedOn.slice(0, 7) }),
      }}
    />
  )
}

/** The value now, against the year before, and its whole course. */
export const Course = ({ data }: { readonly data: Indicator }): ReactElement => {
  const { t } = useMessages()
  const { series, definition } = data
  const [from] = [...series.actual, ...series.expected].map(({ on }) => on).toSorted()
  return (
    <section className="card">
      <header>
        <h2>{t('indicator.course')}</h2>
        <span className="small quiet">{t('indicator.unit', { unit: definition.unit })}</span>
      </header>
      <div className="body">
        <p className="indicator-value">
          <b>{figureText(data.value, t)}</b> {definition.unit}{' '}
          <span className="small quiet">
            {t('indicator.asOf', { asOf: data.asOf })} <Change data={data} />
          </span>
        </p>
        {from === undefined ? <p className="quiet">{t('indicator.noCourse')}</p> : <Drawn data={data} from={from} />}
      </div>
    </section>
  )
}
