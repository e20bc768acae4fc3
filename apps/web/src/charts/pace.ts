import { dateScale, linear, withAir } from './scale.ts'

/** A value on a day. */
export type ChartPoint = { readonly on: string; readonly value: number }

/** What a pace chart shows; words come from the page. */
export type PaceValues = {
  readonly from: string
  readonly asOf: string
  readonly deadline: string | null
  readonly actual: readonly ChartPoint[]
  /** Where it should stand, from the beginning to the deadline. */
  readonly expected: readonly ChartPoint[]
  readonly forecast: readonly {
    readonly on: string
    readonly low: number
    readonly middle: number
    readonly high: number
  }[]
  readonly bound: number | null
  /** The day the bound would be reached at this pace, if it is known and missed. */
  readonly reachedOn: string | null
}

/** The words of a pace chart, said by the page. */
export type PaceWords = {
  readonly label: string
  readonly bound: string
  readonly actual: string
  readonly expected: string
  readonly forecast: string
  readonly deadline: string
  readonly reached: string
}

/** The drawing's own size and the edges of its plot. Unit: pixels. */
export type Frame = {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** A frame that leaves room for the axes. */
export const frameOf = (width: number, height: number): Frame => ({
  width,
  height,
  left: 34,
  right: width - 8,
  top: 12,
  bottom: height - 26,
})

/** A path that goes up in steps, as counts do. */
export const stepPath = (points: readonly (readonly [number, number])[]): string =>
  points
    .map(([x, y], index) => (index === 0 ? `M${x.toFixed(1)} ${y.toFixed(1)}` : `H${x.toFixed(1)}V${y.toFixed(1)}`))
    .join('')

/** A path through points. */
export const linePath = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')

const lastDay = (values: PaceValues): string => {
  const days = [values.asOf, values.deadline, values.reachedOn, values.forecast.at(-1)?.on].filter(
    (day) => typeof day === 'string',
  )
  return days.toSorted().at(-1) ?? values.asOf
}

const highest = (values: PaceValues): number =>
  Math.max(
    values.bound ?? 0,
    ...values.actual.map(({ value }) => value),
    ...values.forecast.map(({ high }) => high),
    1,
  ) * 1.12

/** Where dates and values stand in a frame. */
export type Axes = {
  readonly frame: Frame
  readonly x: (day: string) => number
  readonly y: (value: number) => number
  readonly until: string
  readonly low: number
  readonly top: number
}

/** The axis begins at nought unless the whole line runs high above it. */
const lowest = (values: PaceValues, top: number): number => {
  const least = Math.min(...[...values.actual, ...values.expected].map(({ value }) => value), top)
  return least > top * 0.35 ? least * 0.85 : 0
}

/** The axes that hold everything a pace chart shows, with air on the right. */
export const axesOf = (values: PaceValues, frame: Frame): Axes => {
  const until = withAir(values.from, lastDay(values), 0.06)
  const top = highest(values)
  const low = lowest(values, top)
  return {
    frame,
    until,
    low,
    top,
    x: dateScale(values.from, until, [frame.left, frame.right]),
    y: linear([low, top], [frame.bottom, frame.top]),
  }
}
