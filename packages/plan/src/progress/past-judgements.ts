import { CivilDate } from '@ceyuan/values'
import type { Judgement } from './back-test.ts'
import { assessCounting } from './counting.ts'
import { assessYearSum, type EarlierYear } from './year-sum.ts'

/** Factors by which a stated target lies below or above what the pace of the day would bring. */
const countFactors = [0.75, 0.9, 1, 1.1, 1.3]
const sumFactors = [0.94, 0.97, 1, 1.03, 1.06]
/** How far ahead a stated deadline lies. Unit: days. */
const horizons = [38, 90, 180, 365]
/** Before so many days a pace says little. */
const leastDays = 90

const monthEnds = (from: CivilDate, to: CivilDate): readonly CivilDate[] => {
  const ends: CivilDate[] = []
  for (let end = CivilDate.endOfMonth(from); end <= to; end = CivilDate.endOfMonth(CivilDate.addDays(end, 1)))
    ends.push(end)
  return ends
}

/**
 * What the counting model would have said on past month ends of targets whose outcome is known by now: each day, each horizon, and
 * targets stated around the pace of that day. `events` are the days of what was counted from `start` on.
 */
export const pastCounting = (
  events: readonly CivilDate[],
  start: CivilDate,
  today: CivilDate,
): readonly Judgement[] => {
  const upTo = (day: CivilDate): number => events.filter((on) => on >= start && on <= day).length
  return monthEnds(CivilDate.addDays(start, leastDays), today).flatMap((asOf) =>
    horizons.flatMap((days) => {
      const by = CivilDate.addDays(asOf, days)
      if (by > today) return []
      const [actual, reached, observed] = [upTo(asOf), upTo(by), CivilDate.daysBetween(start, asOf) + 1]
      const paced = (actual * (observed + days)) / observed
      const mins = new Set(countFactors.map((factor) => Math.max(actual + 1, Math.round(paced * factor))))
      return Array.from(mins, (min): Judgement => {
        const target = { min, max: null, strict: false, unit: '', by }
        const { light, probability } = assessCounting({ target, start, asOf, actual, arrivals: actual })
        return { light, probability, cameTrue: reached >= min }
      })
    }),
  )
}

/** A sum reported for a period, by the last day of the period. */
export type Report = { readonly on: CivilDate; readonly value: number }

const total = (reports: readonly Report[]): number => reports.reduce((sum, { value }) => sum + value, 0)

/**
 * What the year-sum model would have said after each report of past complete years, taught by the complete years before, of targets
 * stated around what the year came to.
 */
export const pastYearSums = (years: readonly (readonly Report[])[]): readonly Judgement[] =>
  years.flatMap((year, index) => {
    const whole = total(year)
    return year.slice(1, -1).flatMap(({ on: dataTo }) => {
      const upTo = (reports: readonly Report[]): number =>
        total(reports.filter(({ on }) => on.slice(5, 7) <= dataTo.slice(5, 7)))
      const earlier = years.slice(0, index).map((reports): EarlierYear => ({
        year: Number((reports[0]?.on ?? '').slice(0, 4)),
        byThen: upTo(reports),
        total: total(reports),
      }))
      const by = CivilDate.create(CivilDate.year(dataTo), 12, 31)
      return sumFactors.map((factor): Judgement => {
        const target = { min: whole * factor, max: null, strict: false, unit: '', by }
        const facts = { target, asOf: dataTo, dataTo, actual: upTo(year), earlier }
        const { light, probability } = assessYearSum(facts)
        return { light, probability, cameTrue: factor <= 1 }
      })
    })
  })
