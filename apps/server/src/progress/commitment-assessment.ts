import {
  assessCounting,
  assessLevel,
  assessMilestone,
  assessRecords,
  assessYearSum,
  bare,
  unableToTell,
  type Assessment,
  type Rhythm,
  type Target,
} from '@ceyuan/plan'
import { CivilDate } from '@ceyuan/values'
import type { Confirmation } from './confirmation-store.ts'
import type { Counted } from './counted.ts'
import type { EvidenceTimeline } from './evidence-timeline.ts'
import { arrivalsSince, earlierYears, factsAt, type IndicatorFacts } from './indicator-facts.ts'
import type { PlanCommitment } from './plan-commitment.ts'

/** What is needed to judge a commitment on a day. */
export type Grounds = {
  readonly asOf: CivilDate
  /** The plan's date, from which paces are measured. */
  readonly start: CivilDate
  /** The deadline where a commitment names none. */
  readonly deadline: CivilDate
  readonly counted: Counted | null
  readonly rhythm: Rhythm | null
  readonly timeline: EvidenceTimeline
  readonly confirmation: Confirmation | null
}

/** A commitment judged on a day, with the facts that it was judged by. */
export type Judged = {
  readonly assessment: Assessment
  readonly facts: IndicatorFacts | null
  readonly dueOn: CivilDate | null
  readonly dataTo: CivilDate | null
}

const toTarget = (commitment: PlanCommitment, deadline: CivilDate): Target => {
  const { min = null, max = null, strict = false, unit = '', by = null } = commitment.target ?? {}
  return { min, max, strict, unit, by: CivilDate.is(by) ? by : deadline }
}

const leastLevels = 12

const levelHistory = (counted: Counted, { timeline, asOf }: Grounds): readonly number[] =>
  Array.from({ length: leastLevels + 1 }, (_, index) =>
    factsAt(counted, timeline, CivilDate.addMonths(asOf, index - leastLevels)),
  ).flatMap(({ value }) => (value === null ? [] : [value]))

const byModel = (target: Target, counted: Counted, facts: IndicatorFacts, grounds: Grounds): Assessment => {
  const { asOf, start } = grounds
  const actual = facts.value ?? 0
  switch (counted.model) {
    case 'counting': {
      const pending = facts.standings.filter(({ standing }) => standing === 'pending').length
      return assessCounting({ target, start, asOf, actual, arrivals: arrivalsSince(facts, start), pending })
    }
    case 'yearSum': {
      const dataTo = facts.dataTo ?? asOf
      return assessYearSum({ target, asOf, dataTo, actual, earlier: earlierYears(counted, facts, dataTo) })
    }
    case 'level':
      return assessLevel({ target, asOf, actual, history: levelHistory(counted, grounds) })
  }
}

const judgeIndicator = (commitment: PlanCommitment, counted: Counted, grounds: Grounds): Judged => {
  const target = toTarget(commitment, grounds.deadline)
  const facts = factsAt(counted, grounds.timeline, grounds.asOf)
  const dataTo = counted.model === 'yearSum' ? facts.dataTo : facts.latestWrittenOn
  const base = { facts, dueOn: target.by, dataTo }
  const unable = grounds.rhythm && unableToTell(facts.latestWrittenOn, grounds.rhythm, grounds.asOf)
  if (unable) return { ...base, assessment: unable }
  return { ...base, assessment: byModel(target, counted, facts, grounds) }
}

/** Judges a commitment on a day by what was known then. */
export const judge = (commitment: PlanCommitment, grounds: Grounds): Judged => {
  const { binding } = commitment
  const { asOf, start, deadline, counted, confirmation, timeline } = grounds
  if (binding?.kind === 'milestone') {
    const due = CivilDate.is(binding.due) ? binding.due : deadline
    const said = confirmation && {
      on: confirmation.on,
      unit: confirmation.unitId,
      document: confirmation.documentTitle,
    }
    return { assessment: assessMilestone({ due, confirmation: said }, asOf), facts: null, dueOn: due, dataTo: null }
  }
  if (!binding || !counted) {
    return { assessment: bare('unknown', 'progress.unbound', {}), facts: null, dueOn: null, dataTo: null }
  }
  if (binding.kind === 'indicator') return judgeIndicator(commitment, counted, grounds)
  const facts = factsAt(counted, timeline, asOf)
  const by = CivilDate.is(binding.expect.by) ? binding.expect.by : deadline
  const [actual, arrivals] = [facts.counted.length, arrivalsSince(facts, start)]
  const assessment = assessRecords({ actual, arrivals, min: binding.expect.min, by, start }, asOf)
  return { assessment, facts, dueOn: by, dataTo: facts.latestWrittenOn }
}
