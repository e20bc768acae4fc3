import type { CivilDate, Problem } from '@ceyuan/values'
import type { Known } from '../expression/known.ts'
import { type Finding, run } from '../expression/run.ts'
import type { PolicySet, ReadyClause } from '../set/policy-set.ts'
import { amountOf } from './amount.ts'
import { requiredFor } from './required.ts'
import type { Entitlement, ReasonCode, RequirementFinding, Status, Subject } from './entitlement.ts'

/** A clause, whom it is asked for, on which day, over which facts. */
export type Case = {
  readonly ready: ReadyClause
  readonly subject: Subject
  readonly on: CivilDate
  readonly known: Known
}

type Judgement = {
  readonly status: Status
  readonly reasons: readonly ReasonCode[]
  readonly missing: readonly string[]
  readonly problems: readonly Problem[]
}

const unseenCondition = ({ clause, condition }: ReadyClause): ReasonCode | null => {
  if (!condition) return 'condition-unseen'
  return clause.unseen.some(({ part }) => part === 'condition') ? 'condition-partly-unseen' : null
}

/** Whether nobody knows that a clause of unknown beginning was in force: it is before the day its source was written. */
export const isBeforeSource = ({ clause }: ReadyClause, on: CivilDate): boolean =>
  clause.from === 'unknown' && clause.source.date !== null && on < clause.source.date

const ofCondition = (ready: ReadyClause, finding: Finding | null): Judgement => {
  const unseen = unseenCondition(ready)
  if (!finding) return { status: 'unknown', reasons: unseen ? [unseen] : [], missing: [], problems: [] }
  const { value, missing, problems } = finding
  if (value === false) return { status: 'doesNotApply', reasons: [], missing: [], problems: [] }
  if (value === true && !unseen) return { status: 'applies', reasons: [], missing: [], problems: [] }
  const noValue: readonly ReasonCode[] = value === null && missing.length === 0 ? ['no-value'] : []
  return { status: 'unknown', reasons: [...noValue, ...(unseen ? [unseen] : [])], missing, problems }
}

const requirementsOf = (set: PolicySet, { ready, known, on }: Case): readonly RequirementFinding[] =>
  requiredFor(set, ready, on).map(({ id, condition, clause }) => {
    const finding = condition ? run(condition.step, known, on) : null
    const isPartlyUnseen = clause.unseen.some(({ part }) => part === 'condition')
    const status = finding?.value === false ? 'doesNotApply' : finding?.value === true ? 'applies' : 'unknown'
    return { id, status, isPartlyUnseen, finding }
  })

// A requirement that fails decides; one of which the seen part holds does not stand in the way, and is told.
const withRequirements = (judged: Judgement, requirements: readonly RequirementFinding[]): Judgement => {
  if (judged.status === 'doesNotApply' || requirements.length === 0) return judged
  const reasons = [...judged.reasons]
  if (requirements.some(({ status }) => status === 'doesNotApply')) {
    return { ...judged, status: 'doesNotApply', reasons: ['requirement-fails'], missing: [] }
  }
  const open = requirements.filter(({ status }) => status === 'unknown')
  if (requirements.some(({ isPartlyUnseen }) => isPartlyUnseen)) reasons.push('requirement-partly-unseen')
  if (open.length === 0) return { ...judged, reasons }
  return {
    status: 'unknown',
    reasons: [...reasons, 'requirement-unknown'],
    missing: [...new Set([...judged.missing, ...open.flatMap(({ finding }) => finding?.missing ?? [])])],
    problems: [...judged.problems, ...open.flatMap(({ finding }) => finding?.problems ?? [])],
  }
}

const isToVerify = ({ clause, policy }: ReadyClause): boolean =>
  clause.certainty !== 'verbatim' || clause.standing === 'draft' || policy.standing === 'draft'

const outOfForce = (one: Case, reason: ReasonCode, status: Status): Entitlement => ({
  id: one.ready.id,
  ready: one.ready,
  subject: one.subject,
  on: one.on,
  status,
  reasons: [reason],
  missing: [],
  amount: null,
  wouldPay: null,
  condition: null,
  calculation: null,
  requirements: [],
  isToVerify: isToVerify(one.ready),
  problems: [],
})

/** An entitlement where the clause is not asked at all: not in force, or without such a subject. */
export const unasked = (one: Case, reason: 'not-yet-in-force' | 'no-longer-in-force' | 'no-subject'): Entitlement =>
  outOfForce(one, reason, 'doesNotApply')

/** Judges a clause in force for one subject. */
export const judge = (set: PolicySet, one: Case): Entitlement => {
  const { ready, subject, on, known } = one
  if (isBeforeSource(ready, on)) return outOfForce(one, 'from-unseen', 'unknown')
  const condition = ready.condition ? run(ready.condition.step, known, on) : null
  const requirements = requirementsOf(set, one)
  const judged = withRequirements(ofCondition(ready, condition), requirements)
  const found = { id: ready.id, ready, subject, on, ...judged, condition, requirements, isToVerify: isToVerify(ready) }
  const none = { amount: null, wouldPay: null, calculation: null }
  if (judged.status === 'doesNotApply' || ready.clause.kind !== 'grant') return { ...found, ...none }
  const calculation = ready.amount ? run(ready.amount.step, known, on) : null
  const { amount, problems } = amountOf(ready.clause, calculation)
  if (judged.status === 'unknown') return { ...found, ...none, wouldPay: amount }
  const missing = amount.kind === 'unknown' ? amount.missing : []
  return { ...found, amount, wouldPay: null, calculation, missing, problems }
}
