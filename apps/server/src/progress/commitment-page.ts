import type { Locale } from '@ceyuan/contract'
import type { Target } from '@ceyuan/plan'
import { CivilDate } from '@ceyuan/values'
import type { Actor, Scope } from '../database/database.ts'
import { inLanguage, toLine, unitRefOf } from './commitment-line.ts'
import { definitionOf, evidenceCountsOf } from './definition.ts'
import { inOrder, toEvidenceItems } from './evidence-page.ts'
import { factsAt } from './indicator-facts.ts'
import type { PlanCommitment } from './plan-commitment.ts'
import { countedOf, indicatorOf, type ProgressModel, type ProgressSnapshot } from './progress-snapshot.ts'
import { seriesOf } from './series.ts'

/** As of when, seen from which day, in which language. */
export type View = { readonly asOf: CivilDate; readonly today: CivilDate; readonly locale: Locale }

const shownEvidence = 8

/** The target of a commitment with its deadline; of records, the number expected. */
const targetOf = (model: ProgressModel, { target, binding }: PlanCommitment): Target | null => {
  if (target) return { ...target, by: CivilDate.is(target.by) ? target.by : model.deadline }
  if (binding?.kind !== 'records') return null
  const by = CivilDate.is(binding.expect.by) ? binding.expect.by : model.deadline
  return { min: binding.expect.min, max: null, strict: false, unit: '', by }
}

const levelsOf = (snapshot: ProgressSnapshot, countedId: string, asOf: CivilDate): readonly number[] => {
  const counted = snapshot.model.counted.get(countedId)
  if (counted?.model !== 'level') return []
  return Array.from({ length: 13 }, (_, index) => CivilDate.addMonths(asOf, index - 12)).flatMap((on) => {
    const { value } = factsAt(counted, snapshot.timelineOf(countedId), on)
    return value === null ? [] : [value]
  })
}

/** The chart of what is counted, as of a day, against a target where there is one. */
export const chartOf = (snapshot: ProgressSnapshot, countedId: string, target: Target | null, asOf: CivilDate) => {
  const counted = snapshot.model.counted.get(countedId)
  if (!counted) throw new Error(`Nothing is counted as ${countedId}`)
  const facts = factsAt(counted, snapshot.timelineOf(countedId), asOf)
  return seriesOf({
    counted,
    facts,
    target,
    start: snapshot.model.start,
    asOf,
    levels: levelsOf(snapshot, countedId, asOf),
  })
}

/** The same day a year before. */
export const yearBefore = (asOf: CivilDate): CivilDate => CivilDate.addMonths(asOf, -12)

/** The ends of the months from the plan's date up to a day, and the day itself. */
const monthEnds = (start: CivilDate, asOf: CivilDate): readonly CivilDate[] => {
  const ends: CivilDate[] = []
  for (let end = CivilDate.endOfMonth(start); end < asOf; end = CivilDate.endOfMonth(CivilDate.addDays(end, 1)))
    ends.push(end)
  return [...ends, asOf]
}

const placeOf = ({ plan }: ProgressModel, commitment: PlanCommitment) => {
  const same = plan.commitments.filter(({ kind }) => kind === commitment.kind)
  const index = plan.commitments.indexOf(commitment)
  return {
    number: same.indexOf(commitment) + 1,
    of: same.length,
    previous: plan.commitments[index - 1]?.id ?? null,
    next: plan.commitments[index + 1]?.id ?? null,
  }
}

/** Whether a person may confirm a milestone: of the lead unit, with the scope. */
export const mayConfirm = (commitment: PlanCommitment, actor: Actor): boolean =>
  actor.scopes.has('milestone.confirm') && actor.unitId !== null && commitment.lead === actor.unitId

const milestoneOf = (
  snapshot: ProgressSnapshot,
  commitment: PlanCommitment,
  { asOf, today, locale }: View,
  actor: Actor,
) => {
  const { binding, id } = commitment
  if (binding?.kind !== 'milestone') return null
  const said = snapshot.confirmationOf(id, asOf)
  const isOpen = snapshot.confirmationOf(id, today) === null && asOf === today
  return {
    title: inLanguage(binding.title, locale),
    dueOn: CivilDate.is(binding.due) ? binding.due : snapshot.model.deadline,
    mayConfirm: isOpen && mayConfirm(commitment, actor),
    confirmation: said && {
      id: said.id,
      on: said.on,
      by: said.by,
      unit: unitRefOf(snapshot.model.city, said.unitId, locale).name,
      document: said.documentTitle,
      reason: said.reason,
      at: said.at,
    },
  }
}

/** What is the same for everyone who looks: the chart, and the light at the end of every month. */
const courseOf = (snapshot: ProgressSnapshot, commitment: PlanCommitment, asOf: CivilDate) =>
  snapshot.page(`course ${commitment.id} ${asOf}`, async () => {
    const { model } = snapshot
    const counted = countedOf(model, commitment)
    return {
      series: counted ? chartOf(snapshot, counted.id, targetOf(model, commitment), asOf) : null,
      lights: monthEnds(model.start, asOf).map((on) => ({
        on,
        light: snapshot.judgeOne(commitment, on).assessment.light,
      })),
    }
  })

/** What is counted for a commitment: definition, evidence, and the same day a year before. */
const countedPart = async (
  scope: Scope,
  snapshot: ProgressSnapshot,
  commitment: PlanCommitment,
  { asOf, locale }: View,
) => {
  const { model } = snapshot
  const counted = countedOf(model, commitment)
  if (!counted) return { definition: null, lastYear: null, evidence: null }
  const timeline = snapshot.timelineOf(counted.id)
  const facts = factsAt(counted, timeline, asOf)
  const indicator = indicatorOf(model, commitment)
  const before = yearBefore(asOf)
  const shown = inOrder(facts.standings, undefined)
  const counting = shown.filter(({ standing }) => standing === 'counted').slice(0, shownEvidence)
  const others = shown.filter(({ standing }) => standing === 'withdrawn' || standing === 'duplicate').slice(0, 3)
  const items = await toEvidenceItems(scope, counted, [...counting, ...others], locale)
  return {
    definition: indicator ? definitionOf(indicator, counted, facts, locale) : null,
    lastYear: { on: before, actual: before < model.start ? null : factsAt(counted, timeline, before).value },
    evidence: { counts: evidenceCountsOf(facts), items: [...items] },
  }
}

/** One commitment in full. */
export const commitmentPage = async (
  scope: Scope,
  snapshot: ProgressSnapshot,
  commitment: PlanCommitment,
  view: View,
) => {
  const { asOf, today, locale } = view
  const { model } = snapshot
  return {
    asOf,
    today,
    sample: model.isSample,
    commitment: toLine(model, { commitment, judged: snapshot.judgeOne(commitment, asOf) }, asOf, locale),
    place: placeOf(model, commitment),
    ...(await countedPart(scope, snapshot, commitment, view)),
    ...(await courseOf(snapshot, commitment, asOf)),
    milestone: milestoneOf(snapshot, commitment, view, scope.actor),
  }
}
