import type { CivilDate } from '@ceyuan/values'
import type { Applicant } from '../applicant/applicant.ts'
import { versionOn } from '../clause/version.ts'
import type { Known } from '../expression/known.ts'
import { run } from '../expression/run.ts'
import type { PolicySet, ReadyLadder } from '../set/policy-set.ts'
import { createKnown } from '../set/sheet.ts'
import type { CriterionFinding, CriterionStatus, LadderFinding, RungFinding } from './finding.ts'
import { partOf } from './points.ts'
import type { ReadyRung } from './ready-rung.ts'
import type { Criterion } from './rung.ts'
import { score, type Scoring } from './score.ts'

const statusOf = (value: unknown): CriterionStatus => (value === true ? 'met' : value === false ? 'notMet' : 'unknown')

const joined = (parts: readonly CriterionFinding[], kind: 'all' | 'any'): CriterionStatus => {
  const [deciding, other] = kind === 'all' ? (['notMet', 'met'] as const) : (['met', 'notMet'] as const)
  if (parts.some(({ status }) => status === deciding)) return deciding
  return parts.some(({ status }) => status === 'unknown') ? 'unknown' : other
}

const missingOf = (status: CriterionStatus, parts: readonly CriterionFinding[]): readonly string[] =>
  status === 'unknown' ? [...new Set(parts.flatMap(({ missing }) => missing))] : []

const assessPoints = (
  criterion: Criterion,
  demand: Extract<Criterion['demand'], { kind: 'points' }>,
  scoring: Scoring,
): CriterionFinding => {
  const part = partOf(scoring.ready.rung, demand.table, demand.part)
  if (!part) throw new Error(`the set was made with no table ${demand.table}`)
  const points = score(part, scoring)
  const status = points.low >= demand.atLeast ? 'met' : points.high < demand.atLeast ? 'notMet' : 'unknown'
  const missing = status === 'unknown' ? points.missing : []
  return { criterion, status, missing, finding: null, points, parts: [] }
}

const assess = (criterion: Criterion, scoring: Scoring): CriterionFinding => {
  const { demand } = criterion
  const empty = { criterion, missing: [], finding: null, points: null, parts: [] }
  switch (demand.kind) {
    case 'condition': {
      const compiled = scoring.ready.compiled.get(demand.when)
      const finding = compiled ? run(compiled.step, scoring.known, scoring.on) : null
      return { ...empty, status: statusOf(finding?.value), missing: finding?.missing ?? [], finding }
    }
    case 'points':
      return assessPoints(criterion, demand, scoring)
    case 'unseen':
      return { ...empty, status: 'unknown' }
    default: {
      const parts = demand.of.map((one) => assess(one, scoring))
      const status = joined(parts, demand.kind)
      return { ...empty, status, missing: missingOf(status, parts), parts }
    }
  }
}

const recognition = ({ rung }: ReadyRung, known: Known): boolean | null => {
  if (rung.recognised === null) return null
  const found = known.find(rung.recognised)
  return found.kind === 'known' && typeof found.value === 'boolean' ? found.value : null
}

const assessRung = (id: string, versions: readonly ReadyRung[], known: Known, on: CivilDate): RungFinding | null => {
  const inForce = versionOn(versions, on)
  if (!inForce) return null
  const ready = inForce.version
  const isRecognised = recognition(ready, known)
  if (inForce.kind !== 'inForce') {
    return { id, ready, status: 'notInForce', isRecognised, criteria: [], missing: [] }
  }
  const criteria = ready.rung.criteria.map((criterion) => assess(criterion, { ready, known, on }))
  const status = joined(criteria, 'all')
  // What is not met needs no more facts, but the points still open are of use to who wants to climb.
  return {
    id,
    ready,
    status,
    isRecognised,
    criteria,
    missing: [...new Set(criteria.flatMap(({ missing }) => missing))],
  }
}

const assessLadder = ({ ladder, rungs }: ReadyLadder, known: Known, on: CivilDate): LadderFinding => {
  const found = ladder.order.flatMap((id) => assessRung(id, rungs.get(id) ?? [], known, on) ?? [])
  const last = found.findLastIndex(({ isRecognised }) => isRecognised === true)
  return {
    ladder,
    rungs: found,
    recognised: found[last]?.id ?? null,
    estimated: found.findLast(({ status }) => status === 'met')?.id ?? null,
    next: found[last + 1]?.id ?? null,
  }
}

/** Where an applicant stands on each ladder on a day: every rung point by point, what is recognised, and which rung is next. */
export const climb = (set: PolicySet, applicant: Applicant, on: CivilDate): readonly LadderFinding[] => {
  const known = createKnown(set.book, [applicant.facts], on)
  return set.ladders.map((ladder) => assessLadder(ladder, known, on))
}
