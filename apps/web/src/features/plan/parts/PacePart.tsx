import type { CommitmentLine, ProgressSeries } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import type { PaceValues } from '../../../charts/pace.ts'
import { PaceChart } from '../../../charts/PaceChart.tsx'
import { formatPlain } from '../../../format/number.ts'
import { type Say, useMessages } from '../../../i18n/use-messages.ts'
import { figureText, targetText } from '../../../parts/target-words.ts'

type Points = ProgressSeries['actual']

/** The points of a line from a day on; the value that held on that day stands at its beginning. */
export const since = (points: Points, from: string): Points => {
  const before = points.findLast((point) => point.on <= from)
  const later = points.filter((point) => point.on > from)
  return before === undefined ? later : [{ on: from, value: before.value }, ...later]
}

const between = (points: Points, from: string): Points => {
  const next = points.findIndex((point) => point.on >= from)
  const [left, right] = [points[next - 1], points[next]]
  if (left === undefined || right === undefined) return points.filter((point) => point.on >= from)
  const share = (Date.parse(from) - Date.parse(left.on)) / (Date.parse(right.on) - Date.parse(left.on))
  return [{ on: from, value: left.value + share * (right.value - left.value) }, ...points.slice(next)]
}

const toValues = (line: CommitmentLine, series: ProgressSeries, asOf: string, from: string): PaceValues => ({
  from,
  asOf,
  deadline: line.target?.by ?? line.dueOn,
  actual: since(series.actual, from),
  expected: between(series.expected, from),
  forecast: series.forecast,
  bound: line.target?.min ?? line.target?.max ?? null,
  reachedOn: series.reachedOn,
})

const labelOf = (line: CommitmentLine, asOf: string, t: Say): string =>
  t('plan.chart.label', {
    title: line.title,
    asOf,
    actual: figureText(line.actual, t),
    forecast: line.forecast === null ? t('shell.absent.empty') : formatPlain(line.forecast, 0),
  })

type Props = { readonly line: CommitmentLine; readonly series: ProgressSeries; readonly asOf: string }

/** Pace: how it went, where it should stand, and where it is going; the whole course or this year. */
export const PacePart = ({ line, series, asOf }: Props): ReactElement | null => {
  const { t } = useMessages()
  const [isWhole, setIsWhole] = useState(false)
  const first = [...series.actual, ...series.expected].map(({ on }) => on).toSorted()[0]
  if (first === undefined) return null
  const year = `${asOf.slice(0, 4)}-01-01`
  const from = isWhole || first > year ? first : year
  const unit = line.target?.unit ?? ''
  return (
    <figure className="panel-pace">
      <figcaption>
        <b>{t('plan.chart.title')}</b>
        <span className="small quiet">{unit === '' ? '' : t('plan.chart.unit', { unit })}</span>
        <fieldset className="chips push no-print" aria-label={t('plan.chart.span')}>
          <button type="button" aria-pressed={isWhole} onClick={() => setIsWhole(true)}>
            {t('plan.chart.whole')}
          </button>
          <button type="button" aria-pressed={!isWhole} onClick={() => setIsWhole(false)}>
            {t('plan.chart.sinceYear', { year: asOf.slice(0, 4) })}
          </button>
        </fieldset>
      </figcaption>
      <PaceChart
        values={toValues(line, series, asOf, from)}
        words={{
          label: labelOf(line, asOf, t),
          bound: line.target === null ? '' : t('plan.chart.bound', { target: targetText(line.target, t) }),
          actual: t('plan.chart.actual', { value: figureText(line.actual, t) }),
          expected: t('plan.chart.expected'),
          forecast: t('plan.chart.forecast'),
          deadline: t('plan.chart.deadline', { date: line.target?.by ?? line.dueOn ?? '' }),
          reached: series.reachedOn === null ? '' : t('plan.chart.reached', { month: series.reachedOn.slice(0, 7) }),
        }}
      />
      <p className="small quiet">{t('plan.chart.key')}</p>
    </figure>
  )
}
