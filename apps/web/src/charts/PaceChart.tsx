import { type ReactElement, useId } from 'react'
import { formatPlain } from '../format/number.ts'
import { asImage } from './as-image.ts'
import { type Axes, type PaceValues, type PaceWords, axesOf, frameOf, linePath, stepPath } from './pace.ts'
import { monthTicks, ticks } from './scale.ts'
import './charts.css'

const Grid = ({ axes, from }: { readonly axes: Axes; readonly from: string }): ReactElement => {
  const { frame } = axes
  return (
    <g className="chart-axis">
      {ticks(axes.low, axes.top).map((value) => (
        <g key={value}>
          <path className="chart-grid" d={`M${frame.left} ${axes.y(value)}H${frame.right}`} />
          <text x={frame.left - 5} y={axes.y(value) + 4} textAnchor="end">
            {formatPlain(value)}
          </text>
        </g>
      ))}
      {monthTicks(from, axes.until, Math.floor(frame.width / 75)).map((day) => (
        <g key={day}>
          <path className="chart-tick" d={`M${axes.x(day)} ${frame.bottom}v4`} />
          <text x={axes.x(day)} y={frame.bottom + 16} textAnchor={axes.x(day) > frame.right - 24 ? 'end' : 'middle'}>
            {day.slice(0, 7)}
          </text>
        </g>
      ))}
      <path className="chart-tick" d={`M${frame.left} ${frame.bottom}H${frame.right}`} />
    </g>
  )
}

const Forecast = ({
  values,
  axes,
  hatch,
}: {
  readonly values: PaceValues
  readonly axes: Axes
  readonly hatch: string
}): ReactElement => {
  const upper = values.forecast.map(({ on, high }) => [axes.x(on), axes.y(high)] as const)
  const lower = values.forecast.map(({ on, low }) => [axes.x(on), axes.y(low)] as const)
  const middle = values.forecast.map(({ on, middle: value }) => [axes.x(on), axes.y(value)] as const)
  return (
    <>
      <path fill={`url(#${hatch})`} d={`${linePath([...upper, ...lower.toReversed()])}Z`} />
      <path className="chart-forecast" d={linePath(middle)} />
    </>
  )
}

const Labels = ({
  values,
  words,
  axes,
}: {
  readonly values: PaceValues
  readonly words: PaceWords
  readonly axes: Axes
}): ReactElement => {
  const { frame } = axes
  const now = values.actual.at(-1)
  const deadlineX = values.deadline === null ? frame.right : axes.x(values.deadline)
  return (
    <g className="chart-words">
      {values.bound === null ? null : (
        <text x={frame.left + 4} y={axes.y(values.bound) - 5}>
          {words.bound}
        </text>
      )}
      {values.deadline === null ? null : (
        <text className="chart-late" x={deadlineX - 5} y={frame.bottom - 6} textAnchor="end">
          {words.deadline}
        </text>
      )}
      {now === undefined ? null : (
        <text className="chart-strong" x={axes.x(now.on) - 6} y={axes.y(now.value) + 20} textAnchor="end">
          {words.actual}
        </text>
      )}
      {values.forecast.length === 0 ? null : (
        <text
          className="chart-future"
          x={frame.right}
          y={Math.min(axes.y(values.forecast.at(-1)?.low ?? 0) + 20, frame.bottom - 22)}
          textAnchor="end"
        >
          {words.forecast}
        </text>
      )}
      {values.reachedOn === null ? null : (
        <text className="chart-future" x={frame.right} y={frame.top + 2} textAnchor="end">
          {words.reached}
        </text>
      )}
    </g>
  )
}

type Props = {
  readonly values: PaceValues
  readonly words: PaceWords
  /** The drawing's own size; it scales with its place. */
  readonly width?: number
  readonly height?: number
}

/** How it went, where it should stand, and where it is going: solid, dotted and hatched, legible in grey. */
export const PaceChart = ({ values, words, width = 376, height = 190 }: Props): ReactElement => {
  const frame = frameOf(width, height)
  const hatch = useId()
  const axes = axesOf(values, frame)
  const now = values.actual.at(-1)
  return (
    <svg className="pace-chart" viewBox={`0 0 ${frame.width} ${frame.height}`} {...asImage(words.label)}>
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="chart-soft" width="6" height="6" />
        <path className="chart-hatch thin" d="M0 0V6" />
      </pattern>
      <Grid axes={axes} from={values.from} />
      {values.forecast.length > 1 ? <Forecast values={values} axes={axes} hatch={hatch} /> : null}
      <path
        className="chart-expected"
        d={linePath(values.expected.map(({ on, value }) => [axes.x(on), axes.y(value)]))}
      />
      {values.bound === null ? null : (
        <path className="chart-bound" d={`M${frame.left} ${axes.y(values.bound)}H${frame.right}`} />
      )}
      {values.deadline === null ? null : (
        <path className="chart-deadline" d={`M${axes.x(values.deadline)} ${frame.top}V${frame.bottom}`} />
      )}
      <path className="chart-actual" d={stepPath(values.actual.map(({ on, value }) => [axes.x(on), axes.y(value)]))} />
      {now === undefined ? null : <circle className="chart-now" cx={axes.x(now.on)} cy={axes.y(now.value)} r="4" />}
      {values.reachedOn === null || values.bound === null ? null : (
        <circle className="chart-reached" cx={axes.x(values.reachedOn)} cy={axes.y(values.bound)} r="4" />
      )}
      <Labels values={values} words={words} axes={axes} />
    </svg>
  )
}
