import { CivilDate } from '@ceyuan/values'
import type { EarlierYear } from '@ceyuan/plan'
import { lastWrittenOn, standingsAt, type EvidenceTimeline, type StandingRecord } from './evidence-timeline.ts'
import type { Counted } from './counted.ts'

/** What an indicator says on a day. Unit: the indicator's. */
export type IndicatorFacts = {
  readonly value: number | null
  readonly counted: readonly StandingRecord[]
  readonly standings: readonly StandingRecord[]
  /** The day of the newest counted record. */
  readonly dataTo: CivilDate | null
  readonly latestWrittenOn: CivilDate | null
}

const sumOf = ({ divisor }: Counted, records: readonly StandingRecord[]): number =>
  records.reduce((sum, { version }) => sum + version.amount, 0) / divisor

const onOf = ({ version }: StandingRecord): CivilDate | null => version.on

const newest = (records: readonly StandingRecord[]): StandingRecord | undefined =>
  records.reduce<StandingRecord | undefined>(
    (last, record) => (!last || (onOf(record) ?? '') > (onOf(last) ?? '') ? record : last),
    undefined,
  )

const ratioOf = (records: readonly StandingRecord[], isPercent: boolean): number | null => {
  if (records.length === 0) return null
  const share = records.filter(({ version }) => version.inNumerator).length / records.length
  return isPercent ? share * 100 : share
}

const inYearOf = (records: readonly StandingRecord[], day: CivilDate): readonly StandingRecord[] =>
  records.filter((record) => onOf(record)?.slice(0, 4) === day.slice(0, 4))

const valueOf = (counting: Counted, records: readonly StandingRecord[], asOf: CivilDate): number | null => {
  switch (counting.measure) {
    case 'count':
    case 'countDistinct':
      return records.length
    case 'sum':
      return sumOf(counting, counting.model === 'yearSum' ? inYearOf(records, asOf) : records)
    case 'latest': {
      const last = newest(records)
      return last ? last.version.amount / counting.divisor : null
    }
    case 'ratio':
      return ratioOf(records, counting.unit === '%')
  }
}

/** What an indicator says at the end of a day. */
export const factsAt = (counting: Counted, timeline: EvidenceTimeline, asOf: CivilDate): IndicatorFacts => {
  const standings = standingsAt(timeline, asOf)
  const counted = standings.filter(({ standing }) => standing === 'counted')
  const last = newest(counting.model === 'yearSum' ? inYearOf(counted, asOf) : counted)
  return {
    value: valueOf(counting, counted, asOf),
    counted,
    standings,
    dataTo: (last && onOf(last)) ?? null,
    latestWrittenOn: lastWrittenOn(timeline, asOf),
  }
}

/** How many counted records came on or after a day. */
export const arrivalsSince = ({ counted }: IndicatorFacts, start: CivilDate): number =>
  counted.filter((record) => (onOf(record) ?? '') >= start).length

const dayOfYear = (day: CivilDate): string => (day.slice(5) === '02-29' ? '02-28' : day.slice(5))

/** How many reports there are: records of one day are one. */
const reports = (records: readonly StandingRecord[]): number => new Set(records.map(onOf)).size

/** The complete years before that of `dataTo`, with what each had reached by the same day. Rule: plan SPEC 3.5. */
export const earlierYears = (
  counting: Counted,
  { counted }: IndicatorFacts,
  dataTo: CivilDate,
): readonly EarlierYear[] => {
  const before = counted.filter((record) => (onOf(record) ?? '').slice(0, 4) < dataTo.slice(0, 4))
  const years = Array.from(Map.groupBy(before, (record) => (onOf(record) ?? '').slice(0, 4)))
  const most = Math.max(0, ...years.map(([, records]) => reports(records)))
  return years
    .filter(([, records]) => reports(records) === most && records.some((record) => onOf(record)?.slice(5, 7) === '12'))
    .map(([year, records]) => ({
      year: Number(year),
      byThen: sumOf(
        counting,
        records.filter(({ version }) => version.on !== null && dayOfYear(version.on) <= dayOfYear(dataTo)),
      ),
      total: sumOf(counting, records),
    }))
}

/** The value after each day on which it changed, by the dates of the records counted now. */
export const courseOf = (
  counting: Counted,
  facts: IndicatorFacts,
): readonly { readonly on: CivilDate; readonly value: number }[] => {
  const byDay = Array.from(Map.groupBy(facts.counted, onOf)).flatMap(([on, records]) => (on ? [{ on, records }] : []))
  let [total, members, within] = [0, 0, 0]
  let year = ''
  return byDay
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .map(({ on, records }) => {
      if (counting.model === 'yearSum' && on.slice(0, 4) !== year) [year, total] = [on.slice(0, 4), 0]
      members += records.length
      within += records.filter(({ version }) => version.inNumerator).length
      total += counting.measure === 'sum' ? sumOf({ ...counting, divisor: 1 }, records) : records.length
      if (counting.measure === 'latest') return { on, value: (records[0]?.version.amount ?? 0) / counting.divisor }
      return counting.measure === 'ratio'
        ? { on, value: (within / members) * (counting.unit === '%' ? 100 : 1) }
        : { on, value: total / counting.divisor }
    })
}
