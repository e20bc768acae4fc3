import type { CommitmentLine, Locale } from '@ceyuan/contract'
import { compareLights } from '@ceyuan/plan'
import { CivilDate } from '@ceyuan/values'
import { latestEvidence, type TitleOf } from './latest-evidence.ts'
import { matrixOf } from './matrix.ts'
import { linesAt, planHeadOf } from './plan-page.ts'
import type { ProgressSnapshot } from './progress-snapshot.ts'

/** Until so many days past its due date, an unconfirmed milestone is first a matter of confirming it. */
const confirmWithin = 15

const nextOf = ({ light, binding, overdueDays, reason }: CommitmentLine) => {
  if (light === 'unknown')
    return reason.code === 'progress.stale' || reason.code === 'progress.silent' ? 'updateSource' : 'settleDefinition'
  return binding === 'milestone' && (overdueDays ?? 0) <= confirmWithin ? 'confirmMilestone' : 'raiseOrder'
}

const moreStuck = (a: CommitmentLine, b: CommitmentLine): number =>
  compareLights(a.light, b.light) ||
  (b.overdueDays ?? 0) - (a.overdueDays ?? 0) ||
  (a.probability ?? 1) - (b.probability ?? 1)

/** What is stuck: behind, then cannot be told; longest overdue first. */
export const stuckOf = (lines: readonly CommitmentLine[]) =>
  lines
    .filter(({ light }) => light === 'behind' || light === 'unknown')
    .toSorted(moreStuck)
    .map((commitment) => ({ commitment, next: nextOf(commitment) }) as const)

/** Where the plan stands, what is stuck, what is new. */
export const cockpitPage = async (
  snapshot: ProgressSnapshot,
  { asOf, today, locale }: { readonly asOf: CivilDate; readonly today: CivilDate; readonly locale: Locale },
  titleOf: TitleOf,
) => {
  const { model } = snapshot
  const lines = linesAt(snapshot, asOf, locale)
  const since = CivilDate.addDays(CivilDate.startOfMonth(asOf), -1)
  const [now, then] = [snapshot.at(asOf).counts, snapshot.at(since).counts]
  const { items, thisWeek } = await latestEvidence(snapshot, asOf, locale, titleOf)
  return {
    asOf,
    today,
    plan: planHeadOf(model, asOf),
    sample: model.isSample,
    counts: { ...now },
    change: {
      since,
      counts: {
        behind: now.behind - then.behind,
        atRisk: now.atRisk - then.atRisk,
        unknown: now.unknown - then.unknown,
        onCourse: now.onCourse - then.onCourse,
        met: now.met - then.met,
      },
    },
    targets: lines.filter(({ kind }) => kind === 'target'),
    matrix: matrixOf(model, lines, locale),
    stuck: stuckOf(lines),
    latest: [...items],
    evidenceThisWeek: thisWeek,
  }
}
