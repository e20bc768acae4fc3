import type { ProgressSeries } from '@ceyuan/contract'
import {
  countAfter,
  expectedCount,
  expectedSum,
  leastCount,
  levelAfter,
  yearTotal,
  type CountingFacts,
  type Target,
  type YearSumFacts,
} from '@ceyuan/plan'
import { CivilDate } from '@ceyuan/values'
import type { Counted } from './counted.ts'
import { arrivalsSince, courseOf, earlierYears, type IndicatorFacts } from './indicator-facts.ts'

/** What a chart is drawn from. */
export type SeriesGrounds = {
  readonly counted: Counted
  readonly facts: IndicatorFacts
  readonly target: Target | null
  readonly start: CivilDate
  readonly asOf: CivilDate
  /** The level's value month by month, for a level. */
  readonly levels: readonly number[]
}

type Band = { readonly on: CivilDate; readonly low: number; readonly middle: number; readonly high: number }

const stepDays = 15
/** How far past the deadline a forecast is drawn. Unit: days. */
const pastDeadline = 180

const actualOf = ({ counted, facts, start, asOf }: SeriesGrounds): ProgressSeries['actual'] => {
  const course = courseOf(counted, facts)
  if (counted.model === 'yearSum') return course.map(({ on, value }) => ({ on, value }))
  const before = course.findLast(({ on }) => on < start)?.value ?? 0
  const since = course.filter(({ on }) => on >= start)
  const isFlow = counted.measure === 'count' || counted.measure === 'countDistinct' || counted.measure === 'sum'
  const first = isFlow && start <= asOf ? [{ on: start, value: before }] : []
  const last = facts.value === null ? [] : [{ on: asOf, value: facts.value }]
  return [...first, ...since.filter(({ on }) => on > start && on < asOf), ...last]
}

/** Days ahead to draw a forecast at: even steps past the deadline, and the deadline itself. */
const daysAhead = (asOf: CivilDate, by: CivilDate): readonly number[] => {
  const left = Math.max(0, CivilDate.daysBetween(asOf, by))
  const steps = Array.from({ length: Math.ceil((left + pastDeadline) / stepDays) + 1 }, (_, index) => index * stepDays)
  return Array.from(new Set([...steps, left])).toSorted((a, b) => a - b)
}

/** The first day, at most `last` days ahead, on which the middle of the forecast reaches the target; it only ever rises. */
const reachedOn = (counting: CountingFacts, last: number): CivilDate | null => {
  const least = leastCount(counting.target) ?? Number.POSITIVE_INFINITY
  const isThere = (days: number): boolean => countAfter(counting, days).middle >= least
  if (!isThere(last)) return null
  let [before, after] = [-1, last]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (isThere(middle)) after = middle
    else before = middle
  }
  return CivilDate.addDays(counting.asOf, after)
}

const countingSeries = (target: Target, grounds: SeriesGrounds): Omit<ProgressSeries, 'actual'> => {
  const { facts, start, asOf } = grounds
  const counting: CountingFacts = {
    target,
    start,
    asOf,
    actual: facts.value ?? 0,
    arrivals: arrivalsSince(facts, start),
  }
  const expected = [start, target.by].flatMap((on) => {
    const value = expectedCount(counting, on)
    return value === null ? [] : [{ on, value }]
  })
  if (asOf < start) return { expected, forecast: [], reachedOn: null }
  const ahead = daysAhead(asOf, target.by)
  const forecast = ahead.map((days): Band => ({ on: CivilDate.addDays(asOf, days), ...countAfter(counting, days) }))
  return { expected, forecast, reachedOn: reachedOn(counting, ahead.at(-1) ?? 0) }
}

const yearSeries = (target: Target, { counted, facts, asOf }: SeriesGrounds): Omit<ProgressSeries, 'actual'> => {
  const dataTo = facts.dataTo ?? asOf
  const known: YearSumFacts = {
    target,
    asOf,
    dataTo,
    actual: facts.value ?? 0,
    earlier: earlierYears(counted, facts, dataTo),
  }
  const byNow = expectedSum(known)
  const pace = byNow === null ? [] : [{ on: dataTo, value: byNow }]
  const expected = [
    { on: CivilDate.startOfYear(target.by), value: 0 },
    ...pace.filter(({ on }) => on < target.by),
    { on: target.by, value: target.min ?? 0 },
  ]
  const isTold = known.actual > 0 && CivilDate.year(dataTo) === CivilDate.year(target.by)
  if (!isTold) return { expected, forecast: [], reachedOn: null }
  const here: Band = { on: dataTo, low: known.actual, middle: known.actual, high: known.actual }
  return { expected, forecast: [here, { on: target.by, ...yearTotal(known) }], reachedOn: null }
}

const levelSeries = (target: Target, { facts, asOf, levels }: SeriesGrounds): Omit<ProgressSeries, 'actual'> => {
  if (facts.value === null || levels.length < 4) return { expected: [], forecast: [], reachedOn: null }
  const level = { target, asOf, actual: facts.value, history: levels }
  const forecast = daysAhead(asOf, target.by).map((days): Band => ({
    on: CivilDate.addDays(asOf, days),
    ...levelAfter(level, Math.max(days, 1)),
  }))
  return { expected: [], forecast, reachedOn: null }
}

/** The lines of a chart: what was, what should be, and where it is heading. */
export const seriesOf = (grounds: SeriesGrounds): ProgressSeries => {
  const { target, counted } = grounds
  const actual = actualOf(grounds)
  if (!target) return { actual, expected: [], forecast: [], reachedOn: null }
  switch (counted.model) {
    case 'counting':
      return { actual, ...countingSeries(target, grounds) }
    case 'yearSum':
      return { actual, ...yearSeries(target, grounds) }
    case 'level':
      return { actual, ...levelSeries(target, grounds) }
  }
}
