import type { EntitlementInfo, Locale, NearMiss as NearMissView, PolicySubject } from '@ceyuan/contract'
import {
  type Amount,
  type Entitlement,
  type NearMiss,
  type PolicySet,
  type RequirementFinding,
  type Subject,
  versionOn,
} from '@ceyuan/policy'
import type { CivilDate } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import { toProblemItem } from '../http/problem-reply.ts'
import { isToVerify, toPart, unitsIn } from './clause-view.ts'
import { type Origins, toTrace } from './trace-view.ts'
import { toRuleValue } from './value-view.ts'

/** What findings are shown with: the policies, the names of subjects, the origins of values, the language. */
export type Shown = {
  readonly set: PolicySet
  readonly city: Pick<City, 'units' | 'registers'>
  readonly subjects: readonly PolicySubject[]
  readonly origins: Origins
  readonly locale: Locale
  readonly on: CivilDate
}

/** A subject with its name. */
export const toSubject = ({ kind, id }: Subject, { subjects }: Pick<Shown, 'subjects'>): PolicySubject => ({
  kind,
  id,
  name: subjects.find((subject) => subject.kind === kind && subject.id === id)?.name ?? null,
})

/** An amount as the API gives it. */
export const toAmount = (amount: Amount | null): EntitlementInfo['amount'] => {
  if (!amount) return null
  return amount.kind === 'known'
    ? {
        kind: 'known',
        fen: amount.fen.toString(),
        computedFen: amount.computedFen.toString(),
        lostFen: amount.lostFen.toString(),
      }
    : {
        kind: 'unknown',
        why: amount.why,
        missing: [...amount.missing],
        atMostFen: amount.atMostFen?.toString() ?? null,
      }
}

/** A clause's id and title as of a day. */
export const clauseNamed = (id: string, { set, on }: Pick<Shown, 'set' | 'on'>) => ({
  id,
  title: versionOn(set.clauses.get(id) ?? [], on)?.version.clause.title ?? { zh: id, en: id },
})

const toRequirement = (
  { id, status, isPartlyUnseen, finding }: RequirementFinding,
  shown: Shown,
): EntitlementInfo['requirements'][number] => {
  const version = versionOn(shown.set.clauses.get(id) ?? [], shown.on)?.version
  return {
    clause: clauseNamed(id, shown),
    status,
    isPartlyUnseen,
    trace: toTrace(finding, version?.condition, shown.origins),
  }
}

/** What a clause gives to a subject, as the API gives it. */
export const toEntitlement = (found: Entitlement, shown: Shown): EntitlementInfo => {
  const { ready, status, reasons, missing, problems } = found
  const { clause, policy } = ready
  return {
    clause: { id: clause.id, title: clause.title, kind: clause.kind },
    policy: { id: policy.id, title: policy.title, number: policy.number },
    subject: toSubject(found.subject, shown),
    status,
    reasons: [...reasons],
    missing: [...missing],
    amount: toAmount(found.amount),
    wouldPay: toAmount(found.wouldPay),
    capFen: clause.cap?.toString() ?? null,
    frequency: clause.frequency,
    shares: clause.shares.map(({ payer, part }) => ({ payer, part: toPart(part) })),
    groups: clause.groups.map((id) => ({ id, title: shown.set.groups.get(id)?.title ?? { zh: id, en: id } })),
    condition: toTrace(found.condition, ready.condition, shown.origins),
    calculation: toTrace(found.calculation, ready.amount, shown.origins),
    requirements: found.requirements.map((requirement) => toRequirement(requirement, shown)),
    units: unitsIn(shown.city, clause.units, shown.locale),
    quote: clause.quote,
    source: clause.source,
    certainty: clause.certainty,
    standing: clause.standing,
    isToVerify: found.isToVerify,
    unseen: [...clause.unseen],
    problems: problems.map((problem) => toProblemItem(problem, shown.locale)),
  }
}

type ChangeView = NearMissView['changes'][number]

const toDifference = ({ difference }: NearMiss['changes'][number]): ChangeView['difference'] => {
  switch (difference.kind) {
    case 'increase':
    case 'decrease':
      return { kind: difference.kind, by: toRuleValue(difference.by) }
    case 'earlier':
    case 'later':
      return { kind: difference.kind, days: difference.days }
    case 'become':
      return { kind: 'become' }
  }
}

/** A change of a fact as the API gives it. */
export const toChange = (change: NearMiss['changes'][number], { set }: Pick<Shown, 'set'>): ChangeView => {
  const fact = set.book.facts.get(change.fact)
  return {
    fact: change.fact,
    kind: fact?.kind ?? 'text',
    unit: fact?.unit ?? null,
    from: toRuleValue(change.from),
    to: toRuleValue(change.to),
    difference: toDifference(change),
  }
}

/** A near miss as the API gives it. */
export const toNearMiss = (found: NearMiss, shown: Shown): NearMissView => {
  const version = versionOn(shown.set.clauses.get(found.id) ?? [], shown.on)?.version
  return {
    clause: clauseNamed(found.id, shown),
    subject: toSubject(found.subject, shown),
    kind: found.kind,
    changes: found.changes.map((change) => toChange(change, shown)),
    amount: toAmount(found.amount),
    gainFen: found.gainFen?.toString() ?? null,
    isToVerify: version ? isToVerify(version) : true,
  }
}
