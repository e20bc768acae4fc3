import type { Problem } from '@ceyuan/values'
import type { Choice } from '../choice/choose.ts'
import type { Label, Source } from '../clause/clause.ts'
import type { Amount, Entitlement, RequirementFinding } from '../entitle/entitlement.ts'
import { versionOn } from '../clause/version.ts'
import type { CriterionFinding, LadderFinding, PointsFinding, RungFinding } from '../ladder/finding.ts'
import { lacksOf } from '../near/lacks.ts'
import type { Difference, FactChange, NearMiss } from '../near/near-miss.ts'
import type { PolicySet } from '../set/policy-set.ts'
import type { Explanation } from './explain.ts'
import { type Plain, plainFinding, plainValue, shownValue } from './plain.ts'

const plainLabel = ({ zh, en }: Label): Plain => ({ zh, en })

const plainSource = ({ title, link, date }: Source): Plain => ({ title, link, date })

const plainProblem = ({ code, values, at }: Problem): Plain => ({
  code,
  values: { ...values },
  at: at === undefined ? null : { path: at.path ?? null, offset: at.offset ?? null },
})

/** An amount as JSON holds it, fen as text. */
export const plainAmount = (amount: Amount | null): Plain => {
  if (amount === null) return null
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
        missing: amount.missing,
        atMostFen: amount.atMostFen === null ? null : amount.atMostFen.toString(),
      }
}

const plainRequirement = (set: PolicySet, { on }: Entitlement, found: RequirementFinding): Plain => {
  const inForce = versionOn(set.clauses.get(found.id) ?? [], on)
  const { clause, condition } = inForce?.version ?? {}
  return {
    id: found.id,
    status: found.status,
    isPartlyUnseen: found.isPartlyUnseen,
    title: clause ? plainLabel(clause.title) : null,
    quote: clause?.quote ?? null,
    condition: found.finding && condition ? plainFinding(condition.text, found.finding, set.book) : null,
  }
}

/** One entitlement as JSON holds it, with the text it rests on. */
export const plainEntitlement = (set: PolicySet, entitlement: Entitlement): Plain => {
  const { ready, condition, calculation, subject } = entitlement
  const { clause, policy } = ready
  return {
    id: entitlement.id,
    title: plainLabel(clause.title),
    kind: clause.kind,
    subject: { ...subject },
    status: entitlement.status,
    reasons: entitlement.reasons,
    missing: entitlement.missing,
    amount: plainAmount(entitlement.amount),
    wouldPay: plainAmount(entitlement.wouldPay),
    condition: condition && ready.condition ? plainFinding(ready.condition.text, condition, set.book) : null,
    calculation: calculation && ready.amount ? plainFinding(ready.amount.text, calculation, set.book) : null,
    capFen: clause.cap === null ? null : clause.cap.toString(),
    rounding: {
      stepFen: clause.rounding.stepFen.toString(),
      mode: clause.rounding.mode,
      basis: plainLabel(clause.rounding.basis),
    },
    frequency: clause.frequency,
    shares: clause.shares.map(({ payer, part }) => ({
      payer: plainLabel(payer),
      part: `${part.numerator}/${part.denominator}`,
    })),
    requirements: entitlement.requirements.map((found) => plainRequirement(set, entitlement, found)),
    policy: { id: policy.id, title: policy.title, number: policy.number, level: policy.level },
    from: clause.from,
    until: clause.until,
    quote: clause.quote,
    source: plainSource(clause.source),
    certainty: clause.certainty,
    standing: clause.standing,
    isToVerify: entitlement.isToVerify,
    unseen: clause.unseen.map(({ part, what }) => ({ part, what: plainLabel(what) })),
    units: clause.units,
    problems: entitlement.problems.map(plainProblem),
  }
}

const plainDifference = (difference: Difference): Plain => {
  switch (difference.kind) {
    case 'increase':
    case 'decrease':
      return { kind: difference.kind, by: plainValue(difference.by) }
    case 'become':
      return { kind: 'become' }
    default:
      return { kind: difference.kind, days: difference.days }
  }
}

const plainChange = (set: PolicySet, { fact, from, to, difference }: FactChange): Plain => ({
  fact,
  from: plainValue(from),
  to: plainValue(to),
  shownFrom: shownValue(from, set.book.facts.get(fact)),
  shownTo: shownValue(to, set.book.facts.get(fact)),
  difference: plainDifference(difference),
})

/** One near miss as JSON holds it. */
export const plainNearMiss = (set: PolicySet, { id, subject, kind, changes, amount, gainFen }: NearMiss): Plain => ({
  id,
  subject: { ...subject },
  kind,
  changes: changes.map((change) => plainChange(set, change)),
  amount: plainAmount(amount),
  gainFen: gainFen === null ? null : gainFen.toString(),
})

/** Who stands on a ladder, on which day. */
type Standing = Pick<Explanation, 'applicant' | 'on'> & { readonly set: PolicySet; readonly rung: RungFinding }

const plainPoints = ({ id, title, most, low, high, band, missing, lines }: PointsFinding): Plain => ({
  id,
  title: plainLabel(title),
  most,
  low,
  high,
  band,
  missing,
  lines: lines.map(plainPoints),
})

const plainLacks = ({ set, applicant, on, rung }: Standing, { criterion, status }: CriterionFinding): Plain => {
  const text = criterion.demand.kind === 'condition' ? criterion.demand.when : null
  const compiled = text === null ? undefined : rung.ready.compiled.get(text)
  if (status !== 'notMet' || !compiled) return []
  return lacksOf(set, applicant, compiled.step, on).map((change) => plainChange(set, change))
}

const plainCriterion = (standing: Standing, found: CriterionFinding): Plain => {
  const { criterion, status, missing, finding, points, parts } = found
  const { demand } = criterion
  const text = demand.kind === 'condition' ? demand.when : null
  return {
    id: criterion.id,
    title: plainLabel(criterion.title),
    status,
    missing,
    certainty: criterion.certainty ?? standing.rung.ready.rung.certainty,
    quote: criterion.quote,
    atLeast: demand.kind === 'points' ? demand.atLeast : null,
    unseen: demand.kind === 'unseen' ? plainLabel(demand.what) : null,
    condition: finding && text !== null ? plainFinding(text, finding, standing.set.book) : null,
    lacks: plainLacks(standing, found),
    points: points && plainPoints(points),
    join: demand.kind === 'all' || demand.kind === 'any' ? demand.kind : null,
    parts: parts.map((part) => plainCriterion(standing, part)),
  }
}

const plainRung = (standing: Standing): Plain => {
  const { rung } = standing
  return {
    id: rung.id,
    version: rung.ready.rung.version,
    title: plainLabel(rung.ready.rung.title),
    status: rung.status,
    isRecognised: rung.isRecognised,
    missing: rung.missing,
    certainty: rung.ready.rung.certainty,
    quote: rung.ready.rung.quote,
    source: plainSource(rung.ready.rung.source),
    criteria: rung.criteria.map((criterion) => plainCriterion(standing, criterion)),
  }
}

/** Where an enterprise stands on a ladder as JSON holds it, with the least change for each point that is not met. */
export const plainLadder = (
  set: PolicySet,
  { applicant, on }: Pick<Explanation, 'applicant' | 'on'>,
  found: LadderFinding,
): Plain => ({
  id: found.ladder.id,
  title: plainLabel(found.ladder.title),
  recognised: found.recognised,
  estimated: found.estimated,
  next: found.next,
  rungs: found.rungs.map((rung) => plainRung({ set, applicant, on, rung })),
})

/** The best bundle as JSON holds it, fen as text. */
export const plainChoice = ({ bundle, excluded, payers, toVerifyFen, grants }: Choice): Plain => ({
  paidFen: bundle.paidFen.toString(),
  boundFen: bundle.boundFen.toString(),
  method: bundle.method,
  ties: bundle.ties,
  toVerifyFen: toVerifyFen.toString(),
  chosen: bundle.chosen.map(({ id, fen, paidFen }) => ({
    id,
    clause: grants.get(id)?.id ?? null,
    subject: grants.get(id)?.subject.id ?? null,
    fen: fen.toString(),
    paidFen: paidFen.toString(),
  })),
  rejected: bundle.rejected.map(({ id, reason, against, lowerFen }) => ({
    id,
    reason,
    against,
    lowerFen: lowerFen === null ? null : lowerFen.toString(),
  })),
  excluded: excluded.map(({ id, reason, payment }) => ({
    id,
    reason,
    payment: { ...payment, fen: payment.fen.toString() },
  })),
  payers: payers.map(({ payer, fen }) => ({ payer: payer && plainLabel(payer), fen: fen.toString() })),
})

/** Everything said to an applicant, as JSON holds it. */
export const plainExplanation = (set: PolicySet, explanation: Explanation): Plain => ({
  applicant: explanation.applicant.id,
  on: explanation.on,
  entitlements: explanation.entitlements.map((one) => plainEntitlement(set, one)),
  nearMisses: explanation.nearMisses.map((one) => plainNearMiss(set, one)),
  ladders: explanation.ladders.map((one) => plainLadder(set, explanation, one)),
  bundle: plainChoice(explanation.choice),
})
