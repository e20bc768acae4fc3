import type { CommitmentLine, LightCounts, ReportFigures } from '@ceyuan/contract'
import { CivilDate } from '@ceyuan/values'
import type { PlanProgress } from '../ledger/progress-reader.ts'
import { civil } from './order-clock.ts'

/** The days of a month: its first, its last, and the last of the month before. */
export const daysOfMonth = (
  month: string,
): { readonly first: CivilDate; readonly last: CivilDate; readonly before: CivilDate } => {
  const first = civil(`${month}-01`)
  return { first, last: CivilDate.endOfMonth(first), before: CivilDate.addDays(first, -1) }
}

/** The months from one day to another, ends included, latest first. */
export const monthsBetween = (from: string, to: string): readonly string[] => {
  const months: string[] = []
  for (
    let day = CivilDate.startOfMonth(civil(to));
    day.slice(0, 7) >= from.slice(0, 7);
    day = CivilDate.addMonths(day, -1)
  ) {
    months.push(day.slice(0, 7))
  }
  return months
}

const stuckLights = ['behind', 'unknown'] as const

const toTarget = (line: CommitmentLine): ReportFigures['targets'][number] => ({
  id: line.id,
  title: line.title,
  light: line.light,
  target: line.target,
  actual: line.actual,
  completion: line.completion,
  forecast: line.forecast,
  probability: line.probability,
  dataAsOf: line.dataAsOf,
})

const toStuck = (line: CommitmentLine): ReportFigures['stuck'][number] => ({
  id: line.id,
  section: line.section,
  title: line.title,
  light: line.light,
  reason: line.reason.sentence,
  lead: line.lead,
  overdueDays: line.overdueDays,
})

/** Gathers the numbers of a month: lights then and a month before, targets, what is stuck, orders and meetings. */
export const figuresOf = (
  now: PlanProgress,
  before: { readonly asOf: string; readonly counts: LightCounts },
  work: Pick<ReportFigures, 'orders' | 'meetings'>,
): ReportFigures => ({
  asOf: now.asOf,
  counts: now.counts,
  before: { asOf: before.asOf, counts: before.counts },
  targets: now.commitments.filter(({ kind }) => kind === 'target').map(toTarget),
  stuck: stuckLights.flatMap((light) => now.commitments.filter((line) => line.light === light).map(toStuck)),
  ...work,
})
