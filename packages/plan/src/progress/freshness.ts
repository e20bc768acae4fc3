import { CivilDate } from '@ceyuan/values'
import { bare, type Assessment } from './assessment.ts'

/** How often a source speaks, and how many days late it may be. */
export type Rhythm = {
  readonly every: 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year'
  readonly graceDays: number
}

const steps: Readonly<Record<Rhythm['every'], { readonly days: number; readonly months: number }>> = Object.freeze({
  day: { days: 1, months: 0 },
  week: { days: 7, months: 0 },
  month: { days: 0, months: 1 },
  quarter: { days: 0, months: 3 },
  half: { days: 0, months: 6 },
  year: { days: 0, months: 12 },
})

/** The last day on which a source that spoke on `latest` can still be relied on. */
export const freshUntil = (latest: CivilDate, { every, graceDays }: Rhythm): CivilDate => {
  const { days, months } = steps[every]
  return CivilDate.addDays(CivilDate.addMonths(latest, months), days + graceDays)
}

/** Why a source cannot tell on a day; undefined where it can. `latest` is the day that its newest record was written. */
export const unableToTell = (latest: CivilDate | null, rhythm: Rhythm, asOf: CivilDate): Assessment | undefined => {
  if (latest === null) return bare('unknown', 'progress.silent', { asOf })
  const until = freshUntil(latest, rhythm)
  if (asOf <= until) return undefined
  return bare('unknown', 'progress.stale', {
    latest,
    until,
    every: rhythm.every,
    days: CivilDate.daysBetween(until, asOf),
  })
}
