import { type ReactElement, useId } from 'react'
import { asImage } from './as-image.ts'
import './charts.css'

/** The values of a progress bar, all in the unit of the target. */
export type BarValues = {
  readonly actual: number
  readonly expected: number | null
  readonly min: number | null
  readonly max: number | null
  /** The 80 % forecast for the deadline. */
  readonly low: number | null
  readonly high: number | null
}

type Props = { readonly values: BarValues; readonly label: string; readonly width?: number; readonly isTall?: boolean }

const topOf = (values: BarValues): number => {
  const known = [values.actual, values.expected, values.min, values.max, values.high].filter((value) => value !== null)
  const bound = values.max ?? values.min ?? 0
  return Math.max(...known, bound * 1.2, 1e-9)
}

type Drawn = {
  readonly values: BarValues
  readonly x: (value: number) => number
  readonly y: number
  readonly bar: number
}

const Interval = ({ values: { min, max }, x, y, bar }: Drawn): ReactElement | null =>
  min === null || max === null ? null : (
    <rect className="bar-interval" x={x(min)} y={y} width={Math.max(x(max) - x(min), 0)} height={bar} />
  )

const Outlook = ({ values, x, y, bar, hatch }: Drawn & { readonly hatch: string }): ReactElement | null => {
  const { actual, low, high } = values
  if (low === null || high === null || high <= actual) return null
  const from = Math.max(low, actual)
  return (
    <>
      <rect fill={`url(#${hatch})`} x={x(from)} y={y} width={Math.max(x(high) - x(from), 1)} height={bar} />
      <rect className="bar-link" x={x(actual)} y={y + bar / 2 - 1} width={x(from) - x(actual)} height={2} />
    </>
  )
}

/** One bar, one meaning: dark actual, hatched 80 % forecast, ▼ where it should be today, thick line the lower bound, grey the interval. */
export const ProgressBar = ({ values, label, width = 124, isTall = true }: Props): ReactElement => {
  const id = useId()
  const top = topOf(values)
  const x = (value: number): number => Math.min((value / top) * width, width)
  const [height, y, bar] = isTall ? [18, 5, 8] : [12, 4, 6]
  const { actual, expected, min } = values
  const drawn = { values, x, y, bar }
  return (
    <svg className="progress-bar" viewBox={`0 0 ${width} ${height}`} {...asImage(label)}>
      <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="chart-paper" width="4" height="4" />
        <path className="chart-hatch" d="M0 0V4" />
      </pattern>
      <rect className="bar-track" y={y} width={width} height={bar} />
      <Interval {...drawn} />
      <Outlook {...drawn} hatch={id} />
      <rect className="bar-actual" y={y} width={x(actual)} height={bar} />
      {min === null ? null : <path className="bar-bound" d={`M${x(min)} ${y - 3}V${height - 1}`} />}
      {expected === null || !isTall ? null : <path className="bar-expected" d={`M${x(expected) - 4} 0h8l-4 5z`} />}
    </svg>
  )
}
